"""The commands that write or read a courier's file: the office's import, both exports."""

import random
import shutil
from pathlib import Path
from typing import Any

from command_kills import Case
from killing import Words
from stage import DRAFT, Stage, copied


class OfficeImport(Case):
    """The answer of the centre, read by the office."""
    name = "agent import"

    def __init__(self, stage: Stage, kills: int, seed: int) -> None:
        super().__init__(stage, kills, seed)
        self.folder = self.work / "office"
        self.after = stage.office(stage.offices["tjj"])
        self.results = self.published(stage.offices["tjj"])
        assert set(stage.sealed) < set(self.after["receipts"]) and len(self.results) == 3, self.after

    def published(self, folder: Path) -> Any:
        """The office's rows of what is published."""
        return self.stage.call("agent", "results", "--folder", folder)

    def prepare(self, chance: random.Random) -> Words:
        return ("agent", "import", "--folder", copied(self.stage.tjj, self.folder), self.stage.reply)

    def after_kill(self) -> str:
        now = self.stage.office(self.folder)
        mine = len(set(now["receipts"]) & set(self.stage.sealed))
        self.left("left " + ("no receipt" if mine == 0 else
                             "all receipts" if mine == len(self.stage.sealed) else "some receipts"))
        if now["drafts"] != [DRAFT] or now["sealed"] != self.after["sealed"]:
            return f"{len(now['sealed'])} sealed, drafts {now['drafts']}"
        strange = set(now["receipts"]) - set(self.after["receipts"])
        return f"{len(strange)} receipts that are not in the answer" if strange else ""

    def after_again(self, out: Any) -> str:
        now = self.stage.office(self.folder)
        wrong = [f"{key} differ" for key in now if now[key] != self.after[key]]
        return "; ".join(wrong + ["results differ"] * (self.published(self.folder) != self.results))


class Export(Case):
    """A file for a courier; every second time there is an older one of that name."""

    def __init__(self, stage: Stage, kills: int, seed: int) -> None:
        super().__init__(stage, kills, seed)
        self.out = self.work / "out"
        self.file = self.out / "x.bundle"
        self.folder = copied(self.source(), self.work / "folder")
        self.has_old = False

    def source(self) -> Path:
        """The folder that writes."""
        raise NotImplementedError

    def words(self) -> Words:
        """The command line but for the file."""
        raise NotImplementedError

    def whole(self, file: Path) -> str:
        """Whether the reader finds everything in it."""
        raise NotImplementedError

    def old(self) -> Path:
        """A whole file that may stand there before."""
        raise NotImplementedError

    def prepare(self, chance: random.Random) -> Words:
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        self.has_old = chance.random() < 0.5
        if self.has_old:
            shutil.copyfile(self.old(), self.file)
        return (*self.words(), self.file)

    def after_kill(self) -> str:
        names = sorted(file.name for file in self.out.iterdir())
        strange = [name for name in names if name != self.file.name
                   and not (name.startswith(f"{self.file.name}.") and name.endswith(".new"))]
        if strange or self.has_old and self.file.name not in names:
            return f"the folder holds {names}, an older file stood there: {self.has_old}"
        state = "old" if self.has_old and self.file.read_bytes() == self.old().read_bytes() else "new"
        self.left(f"left a file under its name, the {state} one" if self.file.exists() else "left none")
        if len(names) > self.file.exists():
            self.left("left a piece named .new")
        return self.whole(self.file) if self.file.exists() else ""

    def after_again(self, out: Any) -> str:
        if self.file.stat().st_size != out["bytes"]:
            return f"{self.file.stat().st_size} bytes, said {out['bytes']}"
        return self.whole(self.file)


class OfficeExport(Export):
    """What waits in the office."""
    name = "agent export"

    def source(self) -> Path:
        return self.stage.tjj

    def words(self) -> Words:
        return ("agent", "export", "--folder", self.folder)

    def whole(self, file: Path) -> str:
        return self.stage.whole(file)

    def old(self) -> Path:
        return self.stage.bundle


class CentreExport(Export):
    """The answer to an office."""
    name = "aggregator export"

    def __init__(self, stage: Stage, kills: int, seed: int) -> None:
        super().__init__(stage, kills, seed)
        self.reader = copied(stage.tjj, self.work / "reader")

    def source(self) -> Path:
        return self.stage.c4

    def words(self) -> Words:
        return ("aggregator", "export", "--folder", self.folder, "--office", "tjj")

    def whole(self, file: Path) -> str:
        ran = self.place.run("agent", "import", "--preview", "--folder", self.reader, file)
        wanted = sorted(self.stage.sealed)
        if ran.exit == 0 and sorted(ran.out["receipts"]) == wanted and not ran.out["pending"]:
            return ""
        return f"exit {ran.exit} {ran.seen.code} {ran.text[:300]}"

    def old(self) -> Path:
        return self.stage.reply
