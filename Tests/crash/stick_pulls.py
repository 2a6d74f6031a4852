"""The courier pulls the stick while `agent export` writes to it, or at once afterwards; or it is too small."""

import os
import random
import shutil
import statistics
import subprocess
import time
from pathlib import Path
from typing import Iterator, NamedTuple

from centre_kills import Outcome
from killing import Words
from refusals.place import SHANGJI, decoded
from stage import Stage, copied
from stick import Stick, any_stick

NAME, SAFE = "x.bundle", "safe to remove"


class Wrote(NamedTuple):
    """An export that ended: its exit code, what it said, and whether its stick was pulled before its end."""
    exit: int
    said: str
    took: float
    was_pulled: bool


class Courier:
    """Exports to a stick."""

    def __init__(self, stage: Stage, stick: Stick) -> None:
        self.stage, self.stick = stage, stick
        self.folder = copied(stage.tjj, stick.work / "office")

    def command(self) -> Words:
        """The export."""
        return (SHANGJI, "agent", "export", "--folder", self.folder, self.stick.point / NAME)

    def export(self, moment: float | None, written: bool = False) -> Wrote:
        """Exports; pulls the stick so many seconds after the start, or after the first piece is on it."""
        began = time.monotonic()
        process = subprocess.Popen(
            [*map(str, self.command()), "--lang", "en"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        pulled = False
        if moment is not None:
            while written and process.poll() is None and not any(
                    name.endswith(".new") for name in os.listdir(self.stick.point)):
                time.sleep(0.0002)
            try:
                process.wait(moment)
            except subprocess.TimeoutExpired:
                self.stick.pull()
                pulled = True
        said, _ = process.communicate(timeout=120)
        return Wrote(process.returncode, said, time.monotonic() - began, pulled)

    def usual(self) -> float:
        """How long an export takes when nobody pulls anything."""
        times = []
        for _ in range(3):
            self.stick.put_in()
            wrote = self.export(None)
            assert wrote.exit == 0 and SAFE in wrote.said, wrote
            times.append(wrote.took)
            self.stick.take_out()
        return statistics.median(times)

    def pulled(self, number: int, usual: float) -> tuple[str, str]:
        """One stick by its seed: what became of it, and what is wrong."""
        chance = random.Random(f"stick {number}")
        self.stick.put_in()
        try:
            # Every fourth stick is pulled when the command has said that it may be; half of the others
            # from the first piece on, which is the last part of the command.
            moment = {0: None, 2: chance.uniform(0, 0.15) * usual}.get(number % 4, chance.uniform(0.02, 0.98) * usual)
            wrote = self.export(moment, written=number % 4 == 2)
            if not wrote.was_pulled:
                self.stick.pull()
            return self.judged(wrote, self.stick.put_back() / NAME)
        finally:
            self.stick.take_out()

    def judged(self, wrote: Wrote, file: Path) -> tuple[str, str]:
        """Done is whole; not whole is not done, and no word that it is safe."""
        fault = self.stage.whole(file) if file.exists() else "is not there"
        when = "pulled before the end" if wrote.was_pulled else "pulled after it"
        what = f"{when}, exit {wrote.exit}, the file {'is whole' if not fault else 'is not there or not whole'}"
        if wrote.exit == 0 and fault:
            return what, f"done, said the command, but the file {fault}"
        if (SAFE in wrote.said) != (wrote.exit == 0):
            return what, f"exit {wrote.exit}, yet it said: {wrote.said}"
        # 2 where the whole place is gone by then, and with it the path that was given.
        if wrote.exit not in (0, 2, 3) or not wrote.said.strip():
            return what, f"exit {wrote.exit} and the words {wrote.said!r}"
        return what, ""

    def too_small(self, left: int) -> str:
        """Exports to a stick with so many bytes left; what is wrong."""
        self.stick.put_in()
        try:
            fill(self.stick.point / "fill", left)
            ran = self.stage.place.run(*self.command()[1:])
            names = [name for name in os.listdir(self.stick.point) if NAME in name]
            error = (ran.out or {}).get("error", {})
            if ran.exit != 3 or error.get("code") != "disk-full" or not error.get("zh") or not error.get("en"):
                return f"{left} bytes left: exit {ran.exit} {ran.text[:300]}"
            if names:
                return f"{left} bytes left: {names} are there"
            (self.stick.point / "fill").unlink()
            again = self.export(None)
            fault = self.stage.whole(self.stick.point / NAME)
            return f"with room again: {again} {fault}" if again.exit != 0 or fault else ""
        finally:
            self.stick.take_out()

    def plain_copy(self) -> str:
        """A copy that nobody syncs, then the pull: what the whole check says of it."""
        self.stick.put_in()
        try:
            shutil.copyfile(self.stage.bundle, self.stick.point / NAME)
            self.stick.pull()
            file = self.stick.put_back() / NAME
            return self.stage.whole(file) if file.exists() else "is not there"
        finally:
            self.stick.take_out()


def fill(file: Path, left: int) -> None:
    """Takes all room but so many bytes."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
    size, step = 0, 1 << 16
    try:
        while step >= 512:
            try:
                size += os.write(handle, b"\0" * step)
            except OSError:
                step //= 2
        os.ftruncate(handle, max(0, size - left))
        os.fsync(handle)
    finally:
        os.close(handle)


def run(stage: Stage, pulls: int, seed: int) -> Iterator[Outcome | str]:
    """All pulls, then sticks without room; a text is the reason why no stick can be had."""
    work = stage.work / "sticks"
    work.mkdir()
    try:
        stick = any_stick(work)
    except OSError as error:
        yield str(error)
        return
    try:
        yield from outcomes(Courier(stage, stick), pulls, seed)
    finally:
        stick.close()


def outcomes(courier: Courier, pulls: int, seed: int) -> Iterator[Outcome]:
    """What the pulls of a courier show."""
    stick, problems, tally = courier.stick, [], dict[str, int]()
    usual = courier.usual()
    for number in range(seed, seed + pulls):
        what, problem = courier.pulled(number, usual)
        tally[what] = tally.get(what, 0) + 1
        print(f"# stick: seed {number}, {what} {problem}", flush=True)
        problems += [f"seed {number}: {problem}"] if problem else []
    left = "; ".join(f"{count} {what}" for what, count in sorted(tally.items()))
    yield not problems, f"{pulls} sticks pulled, each {stick.name}: {left} {problems or ''}"
    early = sum(count for what, count in tally.items() if "before" in what)
    yield early >= pulls // 3, f"{early} of {pulls} sticks were pulled while the export ran"
    full = [problem for left in (0, 200_000) if (problem := courier.too_small(left))]
    yield not full, f"too small a stick, {stick.name}, gives disk-full and no file {full or ''}"
    if stick.name.startswith("a loop"):
        fault = courier.plain_copy()
        yield bool(fault), f"a copy that was not synced is not whole after the pull: {fault}"
