"""Commands of the centre and of whoever verifies, refused."""

import os
import shutil
import socket
import sqlite3
from pathlib import Path
from typing import Callable

from records import forty_digits

from .parties import World, identifier, put, read
from .place import Ran, Seen
from .wire_cases import Case, flipped

CASES: dict[str, Case] = {}


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def centre_case(name: str, *arguments: str, **env: str) -> None:
    """A case that is one command on the centre's folder; `@` is the folder, `%` the place."""
    def run(world: World) -> Seen:
        words = [a.replace("@", str(world.place.centre)).replace("%", str(world.place.work))
                 for a in arguments]
        return world.place.run(*words, env=env).seen
    CASES[name] = run


def copy_case(name: str, harm: Callable[[Path], None], *command: str) -> None:
    """A case on a harmed copy of the folder; `@` is the copy."""
    def run(world: World) -> Seen:
        folder = world.place.copy("copy")
        harm(folder)
        return world.place.run(*[a.replace("@", str(folder)) for a in command]).seen
    CASES[name] = run


PUBLISH = ("aggregator", "scheme", "publish", "%/small.yaml", "--folder", "@")
INIT = ("aggregator", "init", "--centre", "x", "--name", "x", "--folder")
SERVE = ("aggregator", "serve", "--folder", "@", "--listen")
PERSON = ("aggregator", "person", "add", "--folder", "@", "--name", "x", "--role")
FSCK = ("aggregator", "fsck", "--folder", "@")
APPROVE = ("aggregator", "approve", "0" * 64, "--folder", "@")
TWO = ("--as", "wang", "--with", "li")

centre_case("one-person-for-two", *PUBLISH, "--as", "wang", "--with", "wang")
centre_case("inspector-approves", *PUBLISH, "--as", "wang", "--with", "zhang")
centre_case("stranger-signs", *PUBLISH, "--as", "nobody", "--with", "li")
centre_case("passphrase-wrong", *PUBLISH, *TWO, SHANGJI_PASSPHRASE="another passphrase")
centre_case("passphrase-missing", *PUBLISH, *TWO, SHANGJI_PASSPHRASE="")
centre_case("passphrase-short", *PERSON, "clerk", "--id", "new", SHANGJI_PASSPHRASE="short")
centre_case("passphrase-file-missing", *PUBLISH, *TWO, "--passphrase-file", "%/none")
centre_case("person-twice", *PERSON, "clerk", "--id", "wang")
centre_case("root-key-wrong", *PERSON, "clerk", "--id", "new", "--root", "@/keys/log.json")
centre_case("folder-exists", *INIT, "@")
centre_case("centre-missing", *FSCK[:-1], "%/none")
centre_case("second-server", *SERVE, "127.0.0.1:0", "--plain")
centre_case("listen-malformed", *SERVE, "nowhere", "--plain")
centre_case("scheme-file-missing", *PUBLISH[:3], "%/none.yaml", *PUBLISH[4:], *TWO)
centre_case("scheme-file-is-a-folder", *PUBLISH[:3], "%", *PUBLISH[4:], *TWO)
centre_case("request-unknown", *APPROVE, *TWO)
centre_case("revoke-unknown-key", "aggregator", "revoke", "0" * 64, "--folder", "@", *TWO)
WANG = ("--folder", "@", "--reason", "x", "--as", "wang", "--scheme")
BY_WANG = (*WANG, "small")
CELL = ("aggregator", "resolve", "april/growth/130202")
RESOLVE = (*CELL, *BY_WANG)
centre_case("return-unknown-entry", "aggregator", "return", "0" * 64 + "#0", *BY_WANG)
centre_case("close-unknown-period", "aggregator", "close", "--period", "may", *BY_WANG)
centre_case("resolve-alone", *RESOLVE, "--none")
centre_case("resolve-unscorable", *RESOLVE, "--value", "good", "--with", "li")
centre_case("resolve-unknown-entry", *RESOLVE, "--take", "0" * 64 + "#0")
centre_case("resolve-other-scheme", *CELL, *WANG, "nosuch", "--none")
for act, more in (("close", ("--period", "april")), ("extend", ("--period", "april")),
                  ("seal-code", (forty_digits("0" * 64),)), ("order", ("april/growth/130202",))):
    centre_case(f"{act}-unknown-office", "aggregator", act, *more, "--office", "tjk", *BY_WANG)
for what, place in (("subject", "april/growth/130203"), ("leaf", "april/grow/130202"),
                    ("role", "april/building/130202/emperor")):
    centre_case(f"order-unknown-{what}", "aggregator", "order", place, "--office", "tjj", *BY_WANG)
centre_case("order-not-in-charge", "aggregator", "order", "april/growth/130202", "--office", "czj", *BY_WANG)
centre_case("order-unknown-event", "aggregator", "order", "april/praise/130202/" + "0" * 32, "--office", "tjj",
            *BY_WANG)
centre_case("preview-unknown-office", "aggregator", "extend", "--period", "april", "--office", "tjk", "--preview",
            *BY_WANG)
centre_case("invite-unknown-office", "aggregator", "invite", "--office", "tjk", "--name", "x", "--folder", "@")
EXPLAIN = ("aggregator", "explain", "--scheme", "small", "--period", "april", "--folder", "@")
centre_case("explain-unknown-subject", *EXPLAIN, "130203")
centre_case("explain-unknown-leaf", *EXPLAIN, "april/grow/130202")
centre_case("explain-another-period", *EXPLAIN, "year/growth/130202")
EXPORT = ("aggregator", "export", "--office", "tjj", "--folder", "@", "%/answer", "--after")
centre_case("export-after-the-end", *EXPORT, "1000000")
centre_case("export-before-the-start", *EXPORT, "-1")
centre_case("resolve-two-ways", *RESOLVE, "--none", "--value", "5")
centre_case("flag-unknown", *FSCK, "--frobnicate")
centre_case("command-unknown", "aggregator", "frobnicate")
centre_case("argument-missing", "aggregator", "fsck")
centre_case("role-unknown", *PERSON, "emperor", "--id", "new")
centre_case("id-malformed", *PERSON, "clerk", "--id", "a b")


def card(folder: Path) -> None:
    """The card cut in half."""
    file = folder / "card.json"
    file.write_bytes(file.read_bytes()[:40])


def opened(folder: Path) -> None:
    """A key file that others may read."""
    (folder / "persons/wang.json").chmod(0o644)


def key_cut(folder: Path) -> None:
    """A key file cut in half."""
    file = folder / "persons/wang.json"
    file.write_bytes(file.read_bytes()[:100])


def guard_gone(folder: Path) -> None:
    """The guard removed."""
    target = folder / "guard"
    shutil.rmtree(target) if target.is_dir() else target.unlink()


def sql(statement: str) -> Callable[[Path], None]:
    """A change of the database behind our back."""
    def run(folder: Path) -> None:
        base = sqlite3.connect(folder / "log.db")
        with base:
            base.execute(statement)
        base.close()
    return run


def database_zeros(folder: Path) -> None:
    """A page of the database overwritten."""
    for part in ("log.db-wal", "log.db-shm"):
        (folder / part).unlink(missing_ok=True)
    file = folder / "log.db"
    data = bytearray(file.read_bytes())
    data[:64] = os.urandom(64)
    file.write_bytes(data)


def log_key_other(folder: Path) -> None:
    """The root key in place of the log key."""
    shutil.copy(folder / "root.json", folder / "keys/log.json")


ALONE = ("aggregator", "serve", "--folder", "@", "--listen")
SIGN = ("aggregator", "person", "add", "--folder", "@", "--id", "new", "--name", "x", "--role", "clerk")
copy_case("card-damaged", card, *FSCK)
copy_case("key-file-open-to-others", opened, *PUBLISH[:3], "Tests/interop/refusals/small.yaml",
          "--folder", "@", *TWO)
copy_case("key-file-damaged", key_cut, *PUBLISH[:3], "Tests/interop/refusals/small.yaml",
          "--folder", "@", *TWO)
copy_case("plain-on-public-address", lambda folder: None, *ALONE, "0.0.0.0:0", "--plain")
copy_case("listen-on-foreign-address", lambda folder: None, *ALONE, "192.0.2.1:1")
copy_case("guard-gone", guard_gone, *SIGN)
copy_case("log-key-of-another", log_key_other, *FSCK)
copy_case("database-overwritten", database_zeros, *FSCK)


@case
def port_taken(world: World) -> Seen:
    folder = world.place.copy("copy")
    with socket.create_server(("127.0.0.1", 0)) as held:
        return world.place.run("aggregator", "serve", "--folder", folder, "--plain", "--listen",
                               f"127.0.0.1:{held.getsockname()[1]}").seen


@case
def database_older_than_guard(world: World) -> Seen:
    folder = world.place.copy("copy")
    old = world.place.work / "old"
    shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(folder, old)
    world.place.must("aggregator", "person", "add", "--folder", folder, "--id", "later", "--name", "x",
                     "--role", "clerk")
    for name in ("log.db", "log.db-wal", "log.db-shm"):
        (folder / name).unlink(missing_ok=True)
        if (old / name).exists():
            shutil.copy(old / name, folder / name)
    return world.place.run(*[a.replace("@", str(folder)) for a in SIGN]).seen


class Papers:
    """A record and its receipt, as files."""

    def __init__(self, world: World) -> None:
        data = world.tjj.batch()
        reply = put(world.place, data)
        assert reply.status in (200, 201), reply.body
        world.tjj.seq, world.tjj.prev = world.tjj.seq + 1, identifier(data)
        self.folder = world.place.work / "papers"
        self.folder.mkdir(exist_ok=True)
        self.data, self.receipt = data, reply.out["receipt"].encode()
        self.note = world.place.checkpoint()
        size = int(self.note.split(b"\n")[1])
        self.proof = world.place.http(
            "GET", f"/v1/log/proof/consistency?from={size - 1}&to={size}").body
        self.run = world.place.run
        self.card = str(world.place.centre / "card.json")

    def file(self, name: str, data: bytes) -> str:
        """A file with these bytes."""
        (self.folder / name).write_bytes(data)
        return str(self.folder / name)

    def receipt_verify(self, receipt: bytes, data: bytes, card_file: str = "") -> Ran:
        """`receipt verify` on these bytes."""
        return self.run("receipt", "verify", "--card", card_file or self.card,
                        self.file("r", receipt), self.file("d", data))

    def record_verify(self, data: bytes, key: str) -> Ran:
        """`record verify` on these bytes."""
        return self.run("record", "verify", self.file("d", data), "--key", key)


def paper_case(name: str, run: Callable[[Papers, World], Ran]) -> None:
    """A case of somebody who verifies."""
    CASES[name] = lambda world: run(world.papers, world).seen


def public(world: World) -> str:
    """The key of the office tjj."""
    import base64
    return base64.b64encode(world.tjj.device.public).decode()


def digit_changed(text: bytes) -> bytes:
    """One character of the first hash another one."""
    lines = text.split(b"\n")
    lines[2] = (b"B" if lines[2][:1] != b"B" else b"C") + lines[2][1:]
    return b"\n".join(lines)


paper_case("record-damaged", lambda p, w: p.record_verify(flipped(p.data, len(p.data) - 9), public(w)))
paper_case("record-of-another-key", lambda p, w: p.record_verify(
    p.data, "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="))
paper_case("record-weak-key", lambda p, w: p.record_verify(p.data, "AQ" + "A" * 41 + "="))
paper_case("record-cut", lambda p, w: p.record_verify(p.data[:60], public(w)))
paper_case("record-missing", lambda p, w: p.run("record", "show", "/nonexistent/record"))
paper_case("receipt-for-another-record", lambda p, w: p.receipt_verify(p.receipt, w.tjj.batch()))
paper_case("receipt-damaged", lambda p, w: p.receipt_verify(digit_changed(p.receipt), p.data))
paper_case("receipt-words", lambda p, w: p.receipt_verify(b"thank you\n", p.data))
paper_case("receipt-note-changed", lambda p, w: p.receipt_verify(
    p.receipt.replace(b"\nshangji/tangshan/1\n", b"\nshangji/elsewhere/1\n"), p.data))
paper_case("receipt-card-damaged", lambda p, w: p.receipt_verify(
    p.receipt, p.data, p.file("card", b'{"centre":"tangshan"}')))
paper_case("log-proof-wrong", lambda p, w: p.run(
    "log", "verify", "--card", p.card, p.file("old", w.first_note), p.file("new", p.note),
    p.file("p", b"")))
paper_case("log-proof-words", lambda p, w: p.run(
    "log", "verify", "--card", p.card, p.file("old", w.first_note), p.file("new", p.note),
    p.file("p", b"words\n")))
paper_case("log-note-wrong", lambda p, w: p.run(
    "log", "verify", "--card", p.card, p.file("old", p.note.replace(b"\n\n", b"\nx\n\n")),
    p.file("new", p.note), p.file("p", b"")))
paper_case("log-shorter", lambda p, w: p.run(
    "log", "verify", "--card", p.card, p.file("old", p.note), p.file("new", w.first_note),
    p.file("p", p.proof)))
