"""What one value is worth, and which values cannot be used."""

from __future__ import annotations

from fractions import Fraction

from ..numbers import fraction_digits, mean, rounded
from ..scheme.model import BALLOT_ABSTAIN, Indicator, Rule
from ..scheme.rulebook import looked_up
from ..table.cells import Value

HUNDRED = Fraction(100)
VALUE_KINDS = {"grades": "grade", "votes": "ballot"}


def is_missing(value: Value) -> bool:
    """Whether the value is none: an empty cell, or a ballot without votes."""
    if value.kind == "ballot":
        return not any(count for grade, count in value.ballot if grade != BALLOT_ABSTAIN)
    return value.kind == "missing"


def objections(value: Value, leaf: Indicator) -> list[str]:
    """The codes of why a value of the leaf cannot be used; none if it can."""
    rule = leaf.rule
    assert rule is not None
    if value.kind == "missing" or (value.kind == "n/a" and not rule.is_event):
        return []
    if value.kind != VALUE_KINDS.get(rule.kind, "number"):
        return ["value-kind-wrong"]
    if value.kind == "grade":
        return [] if value.grade in rule.grades else ["grade-unknown"]
    if value.kind == "ballot":
        return []
    codes: list[str] = []
    if fraction_digits(value.number) > leaf.digits:
        codes.append("value-not-whole")
    if not _within(value.number, leaf, rule):
        codes.append("value-out-of-range")
    return codes


def _within(number: Fraction, leaf: Indicator, rule: Rule) -> bool:
    """Whether a number is within the bounds of its rule and of its leaf."""
    if rule.kind == "direct" and not 0 <= number <= rule.numbers["max"]:
        return False
    if (rule.kind == "deduct" or rule.is_event) and number < 0:
        return False
    if leaf.least is not None and number < leaf.least:
        return False
    return leaf.greatest is None or number <= leaf.greatest


def score_of(value: Value, rule: Rule, subject: str, period: str) -> Fraction:
    """The score of one usable value; for the rules that compare, the value itself."""
    if rule.compares:
        return value.number
    if rule.kind == "grades":
        return rule.grades[value.grade]
    if rule.kind == "votes":
        votes = [
            (Fraction(count), rule.grades[grade])
            for grade, count in value.ballot if grade != BALLOT_ABSTAIN
        ]
        return rounded(mean(votes))
    return rounded(_numeric(value.number, rule, subject, period))


def _numeric(number: Fraction, rule: Rule, subject: str, period: str) -> Fraction:
    """The exact score of a number."""
    if rule.kind == "direct":
        return HUNDRED * number / rule.numbers["max"]
    if rule.kind == "deduct":
        return max(Fraction(0), rule.numbers["from"] - rule.numbers["per"] * number)
    if rule.kind == "steps":
        reached = [score for start, score in rule.steps if start <= number]
        return reached[-1] if reached else Fraction(0)
    target = looked_up(rule.target, subject, period)
    floor = looked_up(rule.floor, subject, period) or Fraction(0)
    assert rule.kind == "linear" and target is not None and rule.cap is not None
    return min(rule.cap, max(Fraction(0), HUNDRED * (number - floor) / (target - floor)))


def compared(values: dict[str, Fraction], rule: Rule) -> dict[str, Fraction]:
    """The scores by subject of one group's values under a rule that compares."""
    if not values:
        return {}
    if rule.kind == "place":
        return {subject: _placed(value, values, rule) for subject, value in values.items()}
    least, greatest = min(values.values()), max(values.values())
    base, span = rule.numbers["base"], rule.numbers["span"]
    scores: dict[str, Fraction] = {}
    for subject, value in values.items():
        if least == greatest:
            part = Fraction(1)
        else:
            gain = value - least if rule.higher_is_better else greatest - value
            part = gain / (greatest - least)
        scores[subject] = rounded(base + span * part)
    return scores


def _placed(value: Fraction, values: dict[str, Fraction], rule: Rule) -> Fraction:
    """The score for how many in the group have a better value."""
    if rule.higher_is_better:
        better = sum(1 for other in values.values() if other > value)
    else:
        better = sum(1 for other in values.values() if other < value)
    return rounded(
        max(rule.numbers["floor"], rule.numbers["first"] - rule.numbers["step"] * better)
    )
