"""Reading the rule of a leaf."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ..numbers import decimal
from .model import Rule, Table

DEFAULTS: dict[str, dict[str, str]] = {
    "direct": {"max": "100"},
    "linear": {},
    "deduct": {"from": "100"},
    "efficacy": {"base": "60", "span": "40"},
    "place": {"first": "100", "floor": "0"},
    "bonus": {"per": "1"},
    "penalty": {"per": "1"},
}
NUMBERS: dict[str, tuple[str, ...]] = {
    "direct": ("max",),
    "deduct": ("from", "per"),
    "efficacy": ("base", "span"),
    "place": ("first", "step", "floor"),
    "bonus": ("per",),
    "penalty": ("per",),
}


def read_table(written: Any) -> Table:
    """One decimal for all, or decimals by subject, or those by period."""
    if not isinstance(written, dict):
        return {"*": {"*": decimal(written)}}
    table: Table = {}
    for subject, row in written.items():
        if isinstance(row, dict):
            table[subject] = {period: decimal(number) for period, number in row.items()}
        else:
            table[subject] = {"*": decimal(row)}
    return table


def read_rule(written: Any) -> Rule:
    """A rule written as one word, or as the word with its parameters."""
    if not isinstance(written, dict):
        written = {written: {}}
    ((kind, given),) = written.items()
    given = given or {}
    if kind == "steps":
        pairs = sorted((decimal(step["from"]), decimal(step["score"])) for step in given)
        return Rule(kind, steps=tuple(pairs))
    if kind in ("grades", "votes"):
        return _graded(kind, given)
    chosen = {**DEFAULTS.get(kind, {}), **given}
    numbers = {key: decimal(chosen[key]) for key in NUMBERS.get(kind, ())}
    cap = decimal(given["cap"]) if "cap" in given else None
    higher = given.get("better", "higher") == "higher"
    if kind == "linear":
        target = read_table(given["target"])
        floor = read_table(given.get("floor", "0"))
        return Rule(kind, cap=Fraction(100) if cap is None else cap, target=target, floor=floor)
    return Rule(kind, numbers=numbers, cap=cap, higher_is_better=higher)


def _graded(kind: str, given: dict[str, Any]) -> Rule:
    """The grades of a `grades` or `votes` rule with their scores and names."""
    scores: dict[str, Fraction] = {}
    names: dict[str, str] = {}
    for grade, row in given.items():
        if isinstance(row, dict):
            scores[grade] = decimal(row["score"])
            if "name" in row:
                names[grade] = row["name"]
        else:
            scores[grade] = decimal(row)
    return Rule(kind, grades=scores, grade_names=names)


def looked_up(table: Table, subject: str, period: str) -> Fraction | None:
    """The decimal of a subject in a period; the first row that is there counts."""
    for row in (subject, "*"):
        for column in (period, "*"):
            if column in table.get(row, {}):
                return table[row][column]
    return None
