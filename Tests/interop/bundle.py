"""An audit folder, read, damaged and made up, written from docs/audit.md alone."""

import base64
import json
from pathlib import Path
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from records import Holder, canonical, parsed_canonical, sha256, signing_string

TILE = 256


def node(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\1", left, right)


def leaf(data: bytes) -> bytes:
    """The hash of a leaf."""
    return sha256(b"\0", data)


def tree_root(row: list[bytes]) -> bytes:
    """The RFC 6962 root over leaf hashes."""
    if len(row) < 2:
        return row[0] if row else sha256()
    middle = 1
    while middle * 2 < len(row):
        middle *= 2
    return node(tree_root(row[:middle]), tree_root(row[middle:]))


def record_id(data: bytes) -> str:
    """The id of a wire form."""
    kind, _, body = data.split(b"\n", 2)
    return sha256(signing_string(kind.decode(), body)).hex()


def signed_note(origin: str, size: int, root: bytes, key: Holder) -> bytes:
    """A checkpoint signed by a key, whoever's it is."""
    text = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
    short = sha256(origin.encode(), b"\n\x01", key.public)[:4]
    signature = Ed25519PrivateKey.from_private_bytes(key.seed).sign(text.encode())
    return f"{text}\n— {origin} {base64.b64encode(short + signature).decode()}\n".encode()


def log_key(centre: Path) -> Holder:
    """The log key of a centre's folder."""
    return Holder(base64.b64decode(json.loads((centre / "keys/log.json").read_bytes())["secret"]))


class Row(NamedTuple):
    """A row of a standing that was made up."""

    subject: str
    member: str
    value: Any


class Bundle:
    """One folder on the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return (self.path / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Makes or replaces a file."""
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_bytes(data)

    def names(self) -> list[str]:
        """All files, in order."""
        found = (file for file in self.path.rglob("*") if not file.is_dir())
        return sorted(str(file.relative_to(self.path)) for file in found)

    @property
    def card(self) -> dict[str, Any]:
        """The card in it."""
        return parsed_canonical(self.read("card.json"))

    @property
    def ids(self) -> list[str]:
        """The leaves in their order."""
        return self.read("log.ids").decode().splitlines()

    @ids.setter
    def ids(self, ids: list[str]) -> None:
        self.write("log.ids", "".join(f"{one}\n" for one in ids).encode())

    def record(self, name: str) -> dict[str, Any]:
        """The payload of a record."""
        return parsed_canonical(self.read(f"records/{name}.record").split(b"\n", 2)[2])

    def root(self) -> bytes:
        """The root over the leaves."""
        return tree_root([leaf(bytes.fromhex(one)) for one in self.ids])

    def relist(self, root: str | None = None, size: int | None = None) -> None:
        """Writes the manifest anew, as if the files had always been so."""
        members = [{"bytes": len(data), "path": name, "sha256": sha256(data).hex()}
                   for name in self.names() if name != "manifest.json"
                   for data in [self.read(name)]]
        self.write("manifest.json", canonical({
            "centre": self.card["centre"], "members": members, "root": root or self.root().hex(),
            "size": size or len(self.ids), "v": 1}))

    def retile(self) -> None:
        """Makes the tiles anew from the leaves."""
        for name in self.names():
            if name.startswith("tile/"):
                (self.path / name).unlink()
        data = [bytes.fromhex(one) for one in self.ids]
        assert len(data) < TILE, "this writer knows small logs only"
        part = f"000.p/{len(data)}"
        self.write(f"tile/0/{part}", b"".join(map(leaf, data)))
        self.write(f"tile/entries/{part}", b"".join(b"\0\x20" + one for one in data))

    def resign(self, key: Holder) -> None:
        """Makes everything that follows from the leaves anew, as a centre with its log key can."""
        self.retile()
        note = signed_note(self.card["origin"], len(self.ids), self.root(), key)
        self.write("checkpoint", note)
        self.relist()

    def append(self, data: bytes) -> str:
        """One more leaf; `resign` has to follow."""
        name = record_id(data)
        self.write(f"records/{name}.record", data)
        self.ids = self.ids + [name]
        return name

    def standings(self) -> dict[str, dict[str, Any]]:
        """The standings in it by their record."""
        found = {}
        for name in self.ids:
            if b".standing." in self.read(f"records/{name}.record")[:64]:
                found[name] = self.record(name)
        return found

    def rows(self, root: str) -> list[bytes]:
        """The rows under a root."""
        return self.read(f"results/{root}.rows").splitlines()

    def publish(self, record: str, by: Holder, second: Holder | None, lie: Row | None = None,
                **changes: Any) -> str:
        """A further edition of a standing, by two, a row and members changed; not resigned."""
        payload = self.record(record)
        rows = self.rows(payload["root"])
        if lie:
            rows = [altered(row, lie) for row in rows]
            root = tree_root([leaf(row) for row in rows]).hex()
            self.write(f"results/{root}.rows", b"".join(row + b"\n" for row in rows))
            payload["root"] = root
        payload |= {"edition": payload["edition"] + 1, "replaces": record} | changes
        made = self.append(by.record("standing", payload))
        if second:
            self.append(second.record("statement", {
                "about": made, "centre": payload["centre"], "kind": "approval", "v": 1}))
        return made


def altered(row: bytes, lie: Row) -> bytes:
    """The row with one member changed, where it is the subject's."""
    value = parsed_canonical(row)
    if value.get("id") != lie.subject:
        return row
    return canonical(value | {lie.member: lie.value})
