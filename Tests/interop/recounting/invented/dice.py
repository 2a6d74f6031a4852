"""Chance, and what it brought up in a case."""

from __future__ import annotations

import random
from decimal import Decimal


class Dice(random.Random):
    """Numbers, words and turns from one seed; `seen` holds the features that came up."""

    def __init__(self, seed: int) -> None:
        """Always the same for a seed."""
        super().__init__(seed)
        self.seen: set[str] = set()
        self.coarse = self.chance(0.4)
        self.round = self.chance(0.35)

    def chance(self, part: float) -> bool:
        """True in about this part of all calls."""
        return self.random() < part

    def sometimes(self, part: float, feature: str) -> bool:
        """A chance whose outcome is kept as a feature of the case."""
        happened = self.chance(part)
        if happened:
            self.seen.add(feature)
        return happened

    def choose(self, words: tuple[str, ...], kind: str) -> str:
        """One of the words, kept as a feature."""
        word = self.choice(words)
        self.seen.add(f"{kind} {word}")
        return word

    def decimal(self, low: float, high: float, digits: int) -> str:
        """A canonical number between two bounds, with at most so many fraction digits."""
        number = self.randint(round(low * 10 ** digits), round(high * 10 ** digits))
        text = format(Decimal(number).scaleb(-digits), "f")
        return text.rstrip("0").rstrip(".") if "." in text else text

    def number(self, low: float, high: float) -> str:
        """Round or whole numbers in some cases, for ties and bounds met exactly; else any."""
        if self.round and high >= 50:
            return self.choice(["40", "50", "50", "80"] + ["0"] * (low <= 0))
        return self.decimal(low, high, 0 if self.coarse else self.choice((0, 1, 2, 6)))

    def weight(self) -> str:
        """A weight: often a small whole number, now and then a tiny or an odd one."""
        if self.round:
            return "1"
        return self.choice(["1", "2", "3", "7", "40", "0.000001", "33.333333", "12.5"])
