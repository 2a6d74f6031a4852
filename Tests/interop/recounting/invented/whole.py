"""What concerns totals, ranks, grades and awards."""

from __future__ import annotations

from typing import Any

from .dice import Dice
from .tree import Tree, everything

Scheme = dict[str, Any]


def add_whole(dice: Dice, scheme: Scheme, tree: Tree) -> None:
    """Adds it to the scheme."""
    events = [leaf["id"] for leaf in tree.leaves if "weight" not in leaf]
    scored = [one["id"] for one in everything(scheme["indicators"]) if "weight" in one]
    for cap in ("bonusCap", "penaltyCap"):
        if dice.sometimes(0.3, cap):
            scheme[cap] = dice.choice(["0", "1.5", "5"])
    if dice.sometimes(0.4, "inherit"):
        scheme["inherit"] = dice.choice(["30", "33.333333", "100"])
    if dice.sometimes(0.6, "tieBreak"):
        scheme["tieBreak"] = dice.sample(scored, min(len(scored), 2))
    if dice.sometimes(0.3, "warnLast"):
        scheme["feedback"] = {"warnLast": dice.choice([0, 1, 5])}
    if dice.sometimes(0.8, "grades"):
        scheme["grades"] = [_grade(dice, at, scored) for at in range(dice.randint(1, 4))]
        scheme["tieAtQuota"] = dice.choose(("exclude", "include"), "tieAtQuota")
        if dice.sometimes(0.5, "vetoGrade"):
            scheme["vetoGrade"] = dice.choice(scheme["grades"])["id"]
    if dice.sometimes(0.3, "award"):
        scheme["award"] = _award(dice, scheme, events, scored)


def _grade(dice: Dice, at: int, scored: list[str]) -> Scheme:
    """One grade with its conditions."""
    grade: Scheme = {"id": f"k{at}", "name": f"等{at}"}
    if dice.sometimes(0.4, "coefficient"):
        grade["coefficient"] = dice.choice(["0", "1.2", "0.666667"])
    if dice.sometimes(0.4, "min"):
        grade["min"] = dice.number(10, 80)
    if dice.sometimes(0.3, "require"):
        grade["require"] = {dice.choice(scored): dice.number(0, 90)}
    if dice.sometimes(0.5, "quota"):
        grade["quota"] = dice.choice(["0", "0.2", "0.34", "0.5", "0.666667", "1"])
    mixed = "group of both" in dice.seen
    if not mixed and dice.sometimes(0.3, "quotaByOffice"):
        grade["quotaByOffice"] = {"k0": "0.7", "otherwise": dice.choice(["0.34", "0.5"])}
    return grade


def _award(dice: Dice, scheme: Scheme, events: list[str], scored: list[str]) -> Scheme:
    """The award, with what events deduct from it and what goes by scores."""
    base = {dice.choice(scheme["groups"])["id"]: "8000.555", "*": "1000"}
    if dice.chance(0.3):
        base.pop("*")
    award: Scheme = {"base": base}
    if events:
        award["deduct"] = {id_: dice.choice(["0.05", "0.333333", "1"]) for id_ in events}
        ledgers = {one["id"] for one in everything(scheme["indicators"])
                   if "ledger" in one.get("rule", {})}
        if ledgers & set(events):
            dice.seen.add("award deducted by a ledger")
    if dice.sometimes(0.5, "award.parts"):
        some = dice.sample(scored, min(len(scored), dice.randint(1, 3)))
        award["parts"] = {id_: dice.choice(["0.15", "0.333333", "0"]) for id_ in some}
    return award
