"""Periods, some of them composed of earlier ones, none counted twice."""

from __future__ import annotations

from typing import Any

from .dice import Dice

Period = dict[str, Any]


def make_periods(dice: Dice) -> list[Period]:
    """One to five periods in the order of time."""
    periods: list[Period] = []
    whole: dict[str, set[str]] = {}
    for at in range(dice.choice([1, 2, 3, 3, 4, 4, 5])):
        name = f"p{at + 1}"
        period: Period = {"id": name, "name": f"期{at + 1}", "kind": "month"}
        whole[name] = {name}
        if dice.chance((0, 0.2, 0.6, 0.6, 0.6)[at]):
            parts = _disjoint(dice, whole, [one["id"] for one in periods])
            period["of"] = _written(dice, parts)
            whole[name].update(*(whole[part] for part in parts))
        if dice.sometimes(0.15, "warns"):
            period["warns"] = True
        periods.append(period)
    wanted = [one["id"] for one in periods if dice.chance(0.8 if "of" in one else 0.6)]
    weighted = _disjoint(dice, whole, wanted, all_of_them=True)
    for period in periods:
        if period["id"] in weighted:
            period["weight"] = dice.weight()
    return periods


def _disjoint(
    dice: Dice, whole: dict[str, set[str]], names: list[str], all_of_them: bool = False
) -> list[str]:
    """Some of the periods, no two of which rest on the same one; one at least, if there is."""
    found: list[str] = []
    for name in dice.sample(names, len(names)):
        if all(whole[name].isdisjoint(whole[other]) for other in found):
            if not found or all_of_them or dice.chance(0.85):
                found.append(name)
    return found


def _written(dice: Dice, parts: list[str]) -> Any:
    """The parts in one of the forms of `of`."""
    if len(parts) == 1 and dice.sometimes(0.5, "of one"):
        return parts[0]
    if dice.sometimes(0.6, "of with weights"):
        return {part: dice.weight() for part in parts}
    return parts


def composed(periods: list[Period], name: str, twice: bool = False) -> bool:
    """Whether a period is composed; `twice`: of one that is composed itself."""
    by_name = {one["id"]: one for one in periods}
    parts = by_name[name].get("of", [])
    parts = [parts] if isinstance(parts, str) else list(parts)
    return any(composed(periods, part) for part in parts) if twice else bool(parts)
