"""The stage of the kills of commands: a centre and two offices without a network, before and after each command."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from killing import Killed, run_until
from refusals.place import Place, Ran

HERE = Path(__file__).resolve().parent
SUBJECTS = [f"{group}{number}" for group in "dcz" for number in range(1, 5)]
LEAVES = ("growth", "income", "safety", "letters")
BATCHES = 16
# As long as a comment may be, so that the bundle has several chunks and pieces.
COMMENT = "依据统计公报和现场核查记录，数字已与上年同口径比较。" * 76
CELL = "april/growth/d1"
DRAFT = "77.7"


class Log(NamedTuple):
    """What a centre has acknowledged: its leaves in order, and their merged state."""
    leaves: list[str]
    dump: str


def copied(folder: Path, to: Path) -> Path:
    """A copy of a folder that nobody writes."""
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(folder, to))


class Stage:
    """The folders c0 … c4 of the centre: offices, bundles, resolve, close, publish; the office tjj beside them."""

    def __init__(self, place: Place) -> None:
        self.place, self.work = place, place.work
        self.took: dict[str, Killed] = {}
        self.stick = self.work / "hand"
        self.stick.mkdir()
        self.found()
        self.offices = {name: self.work / name for name in ("tjj", "kjj")}
        self.join()
        self.fill()
        self.send()
        self.decide()

    def call(self, *words: object) -> Any:
        """A command that has to work."""
        return self.place.must(*words)

    def found(self) -> None:
        """The centre and its two persons."""
        centre = self.place.centre
        self.call("aggregator", "init", "--folder", centre, "--centre", "tangshan", "--name", "考核办")

        def add(person: str, role: str) -> None:
            self.call("aggregator", "person", "add", "--folder", centre, "--id", person, "--name", person,
                      "--role", role)

        with ThreadPoolExecutor() as pool:
            list(pool.map(add, ("wang", "li"), ("clerk", "head")))

    def join(self) -> None:
        """Both offices ask by hand, are enrolled, and read the answer, while the scheme is published."""
        def ask(name: str) -> str:
            invitation = self.call("aggregator", "invite", "--folder", self.place.centre, "--office", name,
                                   "--name", name, "--server", "https://127.0.0.1:9")["invitation"]
            return self.call("agent", "join", invitation, "--person", f"{name}-clerk", "--name", "经办人",
                             "--folder", self.offices[name])["key"]

        with ThreadPoolExecutor() as pool:
            scheme = pool.submit(self.call, "aggregator", "scheme", "publish", HERE / "stage.yaml", *self.place.two())
            keys = list(pool.map(ask, self.offices))
            scheme.result()
        for name in self.offices:
            self.carry(name, "join")
        self.call("aggregator", "approve", *keys, *self.place.two())
        for name in self.offices:
            self.answer(name, self.place.centre, f"answer-{name}")

    def carry(self, name: str, what: str) -> Path:
        """What an office has, to the centre."""
        file = self.stick / f"{name}-{what}.bundle"
        self.call("agent", "export", "--folder", self.offices[name], file)
        self.call("aggregator", "import", "--folder", self.place.centre, file)
        return file

    def answer(self, name: str, centre: Path, what: str) -> Path:
        """The answer of a centre, read by the office."""
        file = self.stick / f"{what}.bundle"
        self.call("aggregator", "export", "--folder", centre, "--office", name, file)
        self.call("agent", "import", "--folder", self.offices[name], file)
        return file

    def fill(self) -> None:
        """Every cell in one of many batches of tjj, one cell also by kjj, and a draft that stays one."""
        cells = [(leaf, subject) for leaf in LEAVES for subject in SUBJECTS]
        tjj, share = self.offices["tjj"], len(cells) // BATCHES
        sheet = self.work / "sheet.csv"
        for at in range(0, len(cells), share):
            rows = [f"april,{leaf},{subject},{50 + at}.5,{COMMENT}" for leaf, subject in cells[at:at + share]]
            sheet.write_text("\n".join(["period,indicator,subject,value,comment", *rows, ""]), encoding="utf-8")
            self.call("agent", "draft", "import", "--folder", tjj, sheet)
            self.call("agent", "seal", "--folder", tjj, "--period", "april")
        self.call("agent", "draft", "set", "--folder", tjj, "--period", "year", "growth", "d1", DRAFT)
        self.call("agent", "draft", "set", "--folder", self.offices["kjj"], "--period", "april", "growth", "d1", "9")
        self.call("agent", "seal", "--folder", self.offices["kjj"], "--period", "april")
        self.sealed = [one["id"] for one in self.call("agent", "outbox", "--folder", tjj)]
        assert len(self.sealed) == BATCHES, self.sealed

    def timed(self, name: str, keys: int, *words: object) -> None:
        """A command that nobody kills: how long it takes and what it says is kept."""
        done = run_until(120, words, keys)
        assert done.exit == 0, f"{words}: exit {done.exit} {done.out}"
        self.took[name] = done

    def send(self) -> None:
        """The bundle of tjj after that of kjj; c0 has the second, c1 both."""
        self.carry("kjj", "april")
        self.c0 = copied(self.place.centre, self.work / "c0")
        self.reader = copied(self.c0, self.work / "reader")
        self.tjj = copied(self.offices["tjj"], self.work / "tjj-sealed")
        self.bundle = self.stick / "april.bundle"
        self.timed("agent export", 0, "agent", "export", "--folder", self.offices["tjj"], self.bundle)
        self.timed("aggregator import", 0, "aggregator", "import", "--folder", self.place.centre, self.bundle)
        self.c1 = copied(self.place.centre, self.work / "c1")

    def decide(self) -> None:
        """Settle the conflict, close the period, publish; then the answer to tjj."""
        centre = self.place.centre
        self.timed("aggregator resolve", 1, *self.resolve(centre))
        self.c2 = copied(centre, self.work / "c2")
        self.timed("aggregator close", 1, *self.close(centre))
        self.c3 = copied(centre, self.work / "c3")
        self.timed("aggregator publish", 2, *self.publish(centre))
        self.c4 = copied(centre, self.work / "c4")
        self.reply = self.stick / "answer.bundle"
        self.timed("aggregator export", 0, "aggregator", "export", "--folder", centre,
                   "--office", "tjj", self.reply)
        self.timed("agent import", 0, "agent", "import", "--folder", self.offices["tjj"], self.reply)

    # The commands by name

    def resolve(self, centre: Path) -> tuple[object, ...]:
        """One person takes what tjj gave."""
        return ("aggregator", "resolve", CELL, "--office", "tjj", "--reason", "核对", "--folder", centre,
                "--as", "wang")

    def close(self, centre: Path) -> tuple[object, ...]:
        """One person ends the period."""
        return ("aggregator", "close", "--period", "april", "--folder", centre, "--as", "wang")

    def publish(self, centre: Path) -> tuple[object, ...]:
        """Two persons publish three groups."""
        return ("aggregator", "publish", "--period", "april", "--folder", centre, "--as", "wang", "--with", "li")

    # What can be asked of folders and files

    def fsck(self, centre: Path) -> str:
        """What fsck has to say of a centre; empty where it is clean."""
        ran = self.place.run("aggregator", "fsck", "--folder", centre)
        return "" if ran.exit == 0 else f"fsck: {ran.text[:300]}"

    def leaves(self, centre: Path) -> list[str]:
        """The leaves in order, from a folder for auditors."""
        out = centre.with_name(f"{centre.name}-audit")
        shutil.rmtree(out, ignore_errors=True)
        self.call("aggregator", "bundle", "--folder", centre, out)
        leaves = (out / "log.ids").read_text().split()
        shutil.rmtree(out)
        return leaves

    def log(self, centre: Path) -> Log:
        """The leaves, and the merged state."""
        dump = self.place.run("aggregator", "dump", "--folder", centre)
        assert dump.exit == 0, dump.words
        return Log(self.leaves(centre), dump.text)

    def office(self, folder: Path) -> dict[str, Any]:
        """All that an office has, without what its own clock said."""
        def ids(*words: str) -> list[str]:
            return [one["id"] for one in self.call("agent", *words, "--folder", folder)]
        drafts = self.call("agent", "draft", "show", "--folder", folder)["entries"]
        sent = self.call("agent", "outbox", "--all", "--folder", folder)
        return {"drafts": [one["value"] for one in drafts], "sealed": [one["id"] for one in sent],
                "receipts": ids("receipts", "--all")}

    def preview(self, file: Path) -> Ran:
        """What a centre that has none of it says of a bundle of tjj."""
        return self.place.run("aggregator", "import", "--preview", "--folder", self.reader, file)

    def whole(self, file: Path) -> str:
        """Empty where the bundle holds every batch that tjj sealed, else what is wrong."""
        ran = self.preview(file)
        if ran.exit != 0 or not isinstance(ran.out, dict):
            return f"exit {ran.exit} {ran.seen.code}"
        found = sorted(ran.out["taken"] + ran.out["held"])
        return "" if found == sorted(self.sealed) else f"{len(found)} of {len(self.sealed)} batches"

