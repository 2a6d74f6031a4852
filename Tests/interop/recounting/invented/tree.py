"""Indicators: nodes, leaves with their roles, event leaves."""

from __future__ import annotations

from typing import Any

from .dice import Dice
from .features import EVENTS, RULES
from .rules import parameters
from .subjects import OFFICES

Indicator = dict[str, Any]


class Tree:
    """Makes indicators; `leaves` and `nodes` hold what was made, by itself and by id."""

    def __init__(
        self, dice: Dice, subjects: list[dict[str, Any]], periods: list[dict[str, Any]]
    ) -> None:
        """Nothing yet."""
        self.dice, self.subjects, self.periods = dice, subjects, periods
        self.leaves: list[Indicator] = []
        self.nodes: list[str] = []

    def top(self) -> list[Indicator]:
        """The top indicators, one with a weight at least."""
        top = [self._node(1) for _ in range(self.dice.randint(1, 4))]
        if all("weight" not in node for node in top):
            top.append(self._leaf())
        return top + [self._event() for _ in range(self.dice.randint(0, 3))]

    def _named(self, title: str) -> Indicator:
        """The keys that all have, with an id of its own."""
        self.nodes.append(f"n{len(self.nodes)}")
        return {"id": self.nodes[-1], "title": title, "responsible": ["o1"], **self._applies()}

    def _applies(self) -> Indicator:
        """Where an indicator applies; now and then a composed period by its name."""
        made = [one["id"] for one in self.periods if "of" in one]
        if made and self.dice.sometimes(0.2, "names a composed period"):
            among = self.dice.sample([one["id"] for one in self.periods], 1)
            return {"appliesTo": {"periods": sorted({self.dice.choice(made), *among})}}
        if not self.dice.sometimes(0.12, "appliesTo"):
            return {}
        some = self.dice.choice(["groups", "offices", "subjects", "periods"])
        among = {"groups": sorted({one["group"] for one in self.subjects}),
                 "offices": OFFICES, "subjects": [one["id"] for one in self.subjects],
                 "periods": [one["id"] for one in self.periods]}[some]
        return {"appliesTo": {some: sorted(self.dice.sample(
            among, self.dice.randint(1, len(among))))}}

    def _warn(self) -> Indicator:
        """Scores that are warned of."""
        if not self.dice.sometimes(0.2, "warn"):
            return {}
        return {"warn": self.dice.choice(["60", {"p1": "80", "*": "50"}, {"p1": "90.5"}])}

    def _node(self, depth: int) -> Indicator:
        """A node, or a leaf, the deeper the more often."""
        if depth >= 4 or self.dice.chance(0.35 + 0.15 * depth):
            return self._leaf()
        node = self._named("节")
        if depth == 3:
            self.dice.seen.add("four levels")
        if self.dice.sometimes(0.08, "node of events"):
            return {**node, "children": [self._event()]}
        children = [self._node(depth + 1) for _ in range(self.dice.randint(1, 3))]
        if all("weight" not in child for child in children):
            children.append(self._leaf())
        children += [self._event()] if self.dice.chance(0.1) else []
        return {**node, "weight": self.dice.weight(), **self._warn(), "children": children}

    def _leaf(self) -> Indicator:
        """A leaf with a score."""
        rule = self.dice.choose(RULES, "rule")
        leaf = {**self._named("项"), "weight": self.dice.weight(), **self._warn(),
                "rule": {rule: parameters(self.dice, rule, self.subjects)}}
        self.leaves.append(leaf)
        if rule not in ("direct", "grades", "votes"):
            leaf.update(self._bounds())
        if self.dice.chance(0.5):
            leaf["roles"] = self._roles(rule not in ("grades", "votes"))
        return leaf

    def _bounds(self) -> Indicator:
        """Bounds of a value beside those of the rule."""
        bounds: Indicator = {}
        if self.dice.sometimes(0.05, "digits"):
            bounds["digits"] = 2
        if self.dice.sometimes(0.05, "least"):
            bounds["least"] = "1.5"
        if self.dice.sometimes(0.05, "greatest"):
            bounds["greatest"] = "95"
        return bounds

    def _roles(self, numbers: bool) -> list[Indicator]:
        """One to three roles."""
        dice, roles = self.dice, []
        for at in range(dice.randint(1, 3)):
            role: Indicator = {"id": f"r{at}", "weight": dice.weight()}
            combine = dice.choose(("single", "mean", "median", "trimmed"), "combine")
            deep = combine == "trimmed" and dice.sometimes(0.4, "trimmed by 2")
            role["combine"] = {"trimmed": 2} if deep else combine
            if combine != "single" and dice.sometimes(0.4, "raters"):
                role["raters"] = ["x1", "x2", "x3"]
            singles = [one["id"] for one in roles if one["combine"] == "single"]
            if combine == "single" and numbers and singles and dice.sometimes(0.6, "checked"):
                role["checked"] = {"against": dice.choice(singles),
                                   "tolerance": dice.choice(["0", "5", "20.5", "60"])}
            roles.append(role)
        return roles

    def _event(self) -> Indicator:
        """A leaf that takes events."""
        rule = self.dice.choose(EVENTS, "rule")
        leaf = {**self._named("事"), "rule": {rule: parameters(self.dice, rule, self.subjects)}}
        self.leaves.append(leaf)
        return leaf


def everything(nodes: list[Indicator]) -> list[Indicator]:
    """All indicators of a tree."""
    return [below for node in nodes for below in [node, *everything(node.get("children", []))]]
