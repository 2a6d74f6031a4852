"""A command is killed at seeded moments, each time in a fresh folder; run again it does the same, once."""

import random
import statistics
from typing import Any, Iterator

from centre_kills import Outcome
from killing import Words, run_until
from refusals.place import Place
from stage import Stage


class Case:
    """A command whose folder is a fresh copy each time."""

    name = "?"
    keys = 0

    def __init__(self, stage: Stage, kills: int, seed: int) -> None:
        self.stage, self.kills, self.seed = stage, kills, seed
        self.work = stage.work / self.name.replace(" ", "-")
        self.work.mkdir()
        self.place: Place = stage.place
        self.tally: dict[str, int] = {}
        self.states: set[str | None] = set()
        self.agains = 0

    def prepare(self, chance: random.Random) -> Words:
        """A fresh folder; the command line."""
        raise NotImplementedError

    def after_kill(self) -> str:
        """What is wrong with what the kill left."""
        raise NotImplementedError

    def after_again(self, out: Any) -> str:
        """What is wrong after the command was run again and said this."""
        raise NotImplementedError

    def again(self, words: Words) -> str:
        """Runs the command again."""
        ran = self.place.run(*words)
        if ran.exit != 0:
            return f"run again: exit {ran.exit} {ran.text[:300]}"
        return self.after_again(ran.out)

    def left(self, what: str) -> None:
        """Counts in which state a kill left things."""
        self.tally[what] = self.tally.get(what, 0) + 1

    def usual(self) -> float:
        """The work of the command in seconds, its keys being open: the middle of three; with keys as on the stage."""
        if self.keys:
            return self.stage.took[self.name].worked
        times = []
        for number in range(3):
            done = run_until(120, self.prepare(random.Random(number)), 0)
            assert done.exit == 0, f"{self.name}: exit {done.exit}"
            times.append(done.worked)
        return statistics.median(times)

    def one(self, number: int, usual: float) -> str | None:
        """The kill of a seed; what is wrong then, None where the command ended before its moment."""
        chance = random.Random(f"{self.name} {number}")
        words, keys = self.prepare(chance), self.keys
        # With keys most moments are in the work, every second one is anywhere in the command.
        if keys and number % 2 == 0:
            keys, usual = 0, usual + self.stage.took[self.name].waited
        moment = chance.uniform(0.02, 0.98) * usual
        if run_until(moment, words, keys).exit is not None:
            return None
        state, problem = self.state(), ""
        if state is None or state not in self.states:
            problem = self.after_kill() or self.again(words)
            self.states.add(state)
            self.agains += 1
        else:
            self.left("left what a kill before had left, byte for byte")
        print(f"# {self.name}: seed {number}, killed after {moment * 1000:.0f} of {usual * 1000:.0f} ms"
              f"{', its keys being open' if keys else ''} {problem}", flush=True)
        return f"seed {number}: {problem}" if problem else ""

    def state(self) -> str | None:
        """A digest of all that the next run depends on: what was judged and run again once is not judged twice."""
        return None

    def run(self) -> Iterator[Outcome]:
        """So many kills, each at the moment of its seed."""
        usual, done, problems = self.usual(), 0, []
        for number in range(self.seed, self.seed + 3 * self.kills):
            problem = self.one(number, usual)
            done += problem is not None
            problems += [problem] if problem else []
            if done == self.kills:
                break
        left = ", ".join(f"{count} {what}" for what, count in sorted(self.tally.items()))
        yield not problems, f"{done} kills of {self.name}: {left}; run again from {self.agains} states {problems or ''}"
        yield done >= self.kills, f"{done} of {self.kills} kills of {self.name} met a running command"
