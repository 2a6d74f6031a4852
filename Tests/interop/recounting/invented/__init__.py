"""Schemes and values made up from a seed, with every feature of scoring mixed in."""

from __future__ import annotations

from typing import Any

from .dice import Dice
from .features import FEATURES
from .periods import composed, make_periods
from .subjects import OFFICES, make_subjects
from .tree import Tree
from .values import Row, make_values
from .whole import add_whole

__all__ = ["FEATURES", "Invented"]


class Invented:
    """A scheme (as PyYAML would read it), its values, and what to ask for."""

    def __init__(self, seed: int) -> None:
        """The case of this seed, always the same."""
        dice = Dice(seed)
        periods = make_periods(dice)
        groups = [{"id": f"g{at}", "name": f"组{at}"} for at in range(dice.randint(1, 3))]
        subjects = make_subjects(dice, groups, len(periods))
        self.scheme: dict[str, Any] = {
            "id": "invented", "title": "随机方案",
            "decimals": dice.choice([0, 0, 0, 1, 2, 3, 6]),
            "missing": dice.choose(("block", "zero", "exclude"), "missing"),
            "cycle": {"compose": dice.choose(("totals", "leaves"), "compose")},
            "offices": [{"id": id_, "name": id_} for id_ in OFFICES],
            "periods": periods, "groups": groups, "subjects": subjects}
        tree = Tree(dice, subjects, periods)
        self.scheme["indicators"] = tree.top()
        add_whole(dice, self.scheme, tree)
        self.rows: list[Row] = make_values(dice, self.scheme, tree)
        self.period = self._asked(dice, periods)
        self.provisional = dice.chance(0.25)
        self.seen = dice.seen

    def _asked(self, dice: Dice, periods: list[dict[str, Any]]) -> str:
        """A period, or the cycle: those that are composed more often."""
        names = [one["id"] for one in periods]
        made = [one["id"] for one in periods if "of" in one]
        chosen = dice.choice(names + made * 3 + ["cycle"] * 2)
        if chosen == "cycle" and not any("weight" in one for one in periods):
            chosen = names[-1]
        if chosen in made:
            dice.seen.add("composed, asked for")
            if composed(periods, chosen, twice=True):
                dice.seen.add("composed of composed, asked for")
        if chosen == "cycle" and any("of" in one and "weight" in one for one in periods):
            dice.seen.add("composed, in the cycle")
        return chosen
