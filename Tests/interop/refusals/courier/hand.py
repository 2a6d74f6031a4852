"""What a courier brings: right bundles, the commands that read them, and what they may not change."""

import sqlite3
from pathlib import Path
from typing import Any

from carried import Members, opened, packed, recipient, sealed

from ..agent_cases import agent, twin
from ..parties import CENTRE, World, identifier
from ..place import Ran


def named(data: bytes) -> Members:
    """A record under its name."""
    return {f"records/{identifier(data)}.record": data}


def to_centre(members: Members, /, **fields: Any) -> bytes:
    """The archive of a submission, its manifest changed where told."""
    return packed(members, **({"centre": CENTRE, "from": "tjj", "kind": "submission", "to": "centre"} | fields))


def for_centre(world: World, plain: bytes, *more: str) -> bytes:
    """Any bytes, encrypted to the centre."""
    return sealed(plain, recipient(world.place.centre / "keys/age.json"), *more)


def submitted(world: World, *records: bytes, **fields: Any) -> bytes:
    """A bundle of these records, or of one right batch that nobody else has."""
    members: Members = {}
    for record in records or (world.tjj.batch(),):
        members |= named(record)
    return for_centre(world, to_centre(members, **fields))


def brought(world: World, file: bytes, *more: str, folder: Path | None = None) -> Ran:
    """`aggregator import` of these bytes."""
    path = world.place.work / "brought.age"
    path.write_bytes(file)
    return world.place.run("aggregator", "import", "--folder", folder or world.place.centre, path, *more)


class Desk:
    """A copy of the office `lunan`, and the answers that a courier brings there."""

    def __init__(self, world: World, of: Path | None = None) -> None:
        self.world, self.folder = world, twin(world, of or agent(world))
        self.file = world.place.work / "answer.age"

    @property
    def key(self) -> Path:
        """The key file to which answers are encrypted."""
        return self.folder / "keys/device-age.json"

    def answer(self, folder: Path | None = None) -> bytes:
        """The answer of the centre to this office."""
        self.world.place.must("aggregator", "export", "--folder", folder or self.world.place.centre,
                              "--office", "lunan", self.file)
        return self.file.read_bytes()

    def members(self, folder: Path | None = None) -> Members:
        """What is in it."""
        head, members = opened(self.answer(folder), self.key)
        assert head["kind"] == "answer" and head["to"] == "lunan", head
        return members

    def again(self, members: Members, /, **fields: Any) -> bytes:
        """An answer of other members."""
        plain = packed(members, **({"centre": CENTRE, "kind": "answer", "to": "lunan"} | fields))
        return sealed(plain, recipient(self.key))

    def take(self, file: bytes, *more: str) -> Ran:
        """`agent import` of these bytes."""
        self.file.write_bytes(file)
        return self.world.place.run("agent", "import", "--folder", self.folder, self.file, *more)

    def refuse(self, file: bytes, *more: str) -> Ran:
        """The same, and nothing may be kept of it."""
        before = self.kept()
        ran = self.take(file, *more)
        assert self.kept() == before, "the office's folder has changed"
        return ran

    def kept(self) -> list[str]:
        """Everything in the office's database, but for what it notes of rounds."""
        base = sqlite3.connect(self.folder / "agent.sqlite")
        lines = [line for line in base.iterdump() if not line.startswith('INSERT INTO "attempt"')]
        base.close()
        return lines

    def evidence(self) -> int:
        """How often this office holds that its centre has signed two logs."""
        base = sqlite3.connect(self.folder / "agent.sqlite")
        number = base.execute("SELECT count(*) FROM evidence").fetchone()[0]
        base.close()
        return number

    def seal(self) -> str:
        """One more batch in the outbox."""
        place, folder = self.world.place, ("--folder", self.folder)
        place.must("agent", "draft", "set", *folder, "--period", "april", "--scheme", "small", "growth",
                   "130202", "5")
        return place.must("agent", "seal", *folder, "--period", "april", "--scheme", "small",
                          "--despite-findings")["id"]
