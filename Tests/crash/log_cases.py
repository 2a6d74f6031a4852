"""The commands that write into the log: import, resolve, close, publish."""

import hashlib
import random
from pathlib import Path
from typing import Any

from command_kills import Case
from killing import Words
from stage import Stage, copied


def pages(journal: bytes) -> bytes:
    """A write-ahead journal of SQLite without its random salts, and the sums made with them: page, size, content."""
    if len(journal) < 32:
        return journal
    frame = 24 + int.from_bytes(journal[8:12], "big")
    frames = [journal[at:at + frame] for at in range(32, len(journal), frame)]
    return b"".join(one[:8] + one[24:] for one in frames)


def state_of(centre: Path) -> str:
    """A digest of all that a folder holds, but for what the first to open the database makes anew."""
    digest = hashlib.sha256()
    for file in sorted(centre.rglob("*")):
        if file.is_file() and not file.name.endswith("-shm"):
            data = file.read_bytes()
            data = pages(data) if file.name.endswith("-wal") else data
            digest.update(f"{file.relative_to(centre)} {len(data)}\n".encode() + hashlib.sha256(data).digest())
    return digest.hexdigest()


class CentreCase(Case):
    """A command that writes into the log: the leaves and the merged state say what it did."""

    partly = False

    def __init__(self, stage: Stage, kills: int, seed: int) -> None:
        super().__init__(stage, kills, seed)
        self.centre = self.work / "centre"
        self.start, self.end = self.folders()
        self.before, self.after = stage.log(self.start), stage.log(self.end)
        assert self.after.leaves[:len(self.before.leaves)] == self.before.leaves

    def folders(self) -> tuple[Path, Path]:
        """The centre before the command, and after one that nobody killed."""
        raise NotImplementedError

    def words(self, centre: Path) -> Words:
        """The command line."""
        raise NotImplementedError

    def prepare(self, chance: random.Random) -> Words:
        return self.words(copied(self.start, self.centre))

    def after_kill(self) -> str:
        problem = self.stage.fsck(self.centre)
        leaves = self.stage.leaves(self.centre)
        committed = leaves == self.after.leaves
        size = len(leaves)
        if leaves != self.after.leaves[:size] or size < len(self.before.leaves):
            problem = problem or f"{size} leaves that are no beginning of those without a kill"
        if not self.partly and not committed and leaves != self.before.leaves:
            problem = problem or f"{size} leaves: a part of what is one act"
        new = "all" if committed else "nothing" if leaves == self.before.leaves else "a part"
        self.left(f"left {new} in the log")
        return problem

    def state(self) -> str | None:
        return state_of(self.centre)

    def after_again(self, out: Any) -> str:
        problem = self.stage.fsck(self.centre) or self.same(out)
        now = self.stage.log(self.centre)
        if now.leaves != self.after.leaves:
            return problem or f"{len(now.leaves)} leaves, {len(self.after.leaves)} without a kill"
        return problem or ("" if now.dump == self.after.dump else "another merged state than without a kill")

    def same(self, out: Any) -> str:
        """The same id as without a kill."""
        return "" if out == self.stage.took[self.name].out else f"says {out}"


class Import(CentreCase):
    """A bundle of many batches."""
    name = "aggregator import"
    partly = True

    def folders(self) -> tuple[Path, Path]:
        return self.stage.c0, self.stage.c1

    def words(self, centre: Path) -> Words:
        return ("aggregator", "import", "--folder", centre, self.stage.bundle)

    def same(self, out: Any) -> str:
        """Each batch is taken now or was held before."""
        found = sorted(out["taken"] + out["held"])
        return "" if found == sorted(self.stage.sealed) and not out["refused"] else f"says {out}"


class Resolve(CentreCase):
    """One person settles a conflict."""
    name, keys = "aggregator resolve", 1

    def folders(self) -> tuple[Path, Path]:
        return self.stage.c1, self.stage.c2

    def words(self, centre: Path) -> Words:
        return self.stage.resolve(centre)


class Close(CentreCase):
    """One person ends a period."""
    name, keys = "aggregator close", 1

    def folders(self) -> tuple[Path, Path]:
        return self.stage.c2, self.stage.c3

    def words(self, centre: Path) -> Words:
        return self.stage.close(centre)


class Publish(CentreCase):
    """Two persons publish several groups."""
    name, keys = "aggregator publish", 2

    def folders(self) -> tuple[Path, Path]:
        return self.stage.c3, self.stage.c4

    def words(self, centre: Path) -> Words:
        return self.stage.publish(centre)

    def same(self, out: Any) -> str:
        """One edition of each group, the one that there is without a kill."""
        def editions(said: Any) -> list[tuple[Any, ...]]:
            return [tuple(one[key] for key in ("group", "edition", "id", "root")) for one in said["standings"]]
        found, wanted = editions(out), editions(self.stage.took[self.name].out)
        if len(found) != 3 or any(edition != 1 for _, edition, _, _ in found):
            return f"editions {found}"
        return "" if found == wanted else f"says {found}"
