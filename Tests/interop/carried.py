"""Bundles that are carried by hand, written from docs/bundle-format.md alone; `age` and another tar do the work."""

import base64
import io
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from records import canonical, parsed_canonical, sha256

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
Members = dict[str, bytes]


def checksum(values: list[int]) -> int:
    """The polynomial of BIP 173."""
    state = 1
    for value in values:
        top, state = state >> 25, (state & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            state ^= generator if top >> place & 1 else 0
    return state


def bech32(kind: str, data: bytes) -> str:
    """BIP 173 without its limit of length; `kind` in lower case."""
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    values = [int(bits[place:place + 5], 2) for place in range(0, len(bits), 5)]
    head = [ord(c) >> 5 for c in kind] + [0] + [ord(c) & 31 for c in kind]
    sum_of = checksum(head + values + [0] * 6) ^ 1
    values += [sum_of >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{kind}1" + "".join(ALPHABET[value] for value in values)


def age(*words: str, data: bytes) -> bytes:
    """What `age` makes of the bytes."""
    done = subprocess.run(["age", *words], input=data, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def identity(key_file: Path) -> str:
    """The secret key of a folder in the spelling of `age`."""
    secret = base64.b64decode(json.loads(key_file.read_bytes())["secret"])
    return bech32("age-secret-key-", secret).upper()


def recipient(key_file: Path) -> str:
    """The public half of the same."""
    return json.loads(key_file.read_bytes())["recipient"]


def archive(members: list[tuple[str, bytes]]) -> bytes:
    """A ustar archive of plain files in this order."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size, info.mode = len(data), 0o600
            tar.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def manifest(members: Members, /, **fields: Any) -> dict[str, Any]:
    """What a right manifest of the members says; `None` takes a key away."""
    listed = [{"bytes": len(members[name]), "name": name, "sha256": sha256(members[name]).hex()}
              for name in sorted(members)]
    made = {"made": "2026-04-30T08:00:00Z", "members": listed, "v": 1} | fields
    return {key: value for key, value in made.items() if value is not None}


def packed(members: Members, /, **fields: Any) -> bytes:
    """The archive around a manifest and its members."""
    head = canonical(manifest(members, **fields))
    return archive([("manifest.json", head), *((name, members[name]) for name in sorted(members))])


def sealed(plain: bytes, to: str, *more: str) -> bytes:
    """Any bytes as an age file to a recipient."""
    return age("-r", to, *more, data=plain)


def opened(file: bytes, key_file: Path) -> tuple[dict[str, Any], Members]:
    """Manifest and members of a bundle, each as the manifest says."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as secret:
        secret.write(identity(key_file) + "\n")
        secret.flush()
        plain = age("-d", "-i", secret.name, data=file)
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        members = {info.name: tar.extractfile(info).read() for info in tar.getmembers()}  # type: ignore[union-attr]
    head = parsed_canonical(members.pop("manifest.json"))
    assert head == manifest(members, **{k: v for k, v in head.items() if k not in ("members", "v")})
    return head, members
