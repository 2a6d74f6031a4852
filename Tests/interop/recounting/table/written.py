"""One value as people write it into a table."""

from __future__ import annotations

import re

from ..numbers import DIGITS, LIMIT, decimal
from ..scheme.model import BALLOT_ABSTAIN, Indicator, Rule
from .cells import MISSING, Value

NOT_APPLICABLE = "n/a"
MISSING_MARKS = ("—", "-", "缺")
_FULL_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)}
_FULL_WIDTH |= {ord("．"): ".", ord("。"): ".", ord("％"): "%", ord("，"): ",", ord("－"): "-"}
_FULL_WIDTH |= {ord("＋"): "+"}
_PLAIN = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")


class Unread(Exception):
    """The text is no value; the argument is the code of the finding."""


def read_value(text: str, leaf: Indicator) -> Value:
    """The value of a cell of a leaf."""
    stripped = text.strip()
    if not stripped:
        return MISSING
    if stripped in MISSING_MARKS:
        return MISSING
    if stripped.lower().startswith(NOT_APPLICABLE):
        return _not_applicable(stripped)
    rule = leaf.rule
    assert rule is not None
    if rule.kind == "grades":
        return Value("grade", grade=_grade(stripped, rule))
    if rule.kind == "votes":
        return _ballot(stripped, rule)
    return _number(text, leaf)


def _not_applicable(text: str) -> Value:
    """`n/a:reason`; a reason has to be there."""
    head, _, reason = text.partition(":")
    if head.strip().lower() != NOT_APPLICABLE or not reason.strip():
        raise Unread("sheet-reason-missing")
    return Value("n/a", reason=reason.strip())


def _grade(text: str, rule: Rule) -> str:
    """A grade by its id, or by a name that only one has."""
    if text in rule.grades:
        return text
    named = [grade for grade, name in rule.grade_names.items() if name == text]
    if len(named) != 1:
        raise Unread("sheet-name-ambiguous" if named else "sheet-value-unknown")
    return named[0]


def _ballot(text: str, rule: Rule) -> Value:
    """Counts by grade; a grade left out is 0."""
    counts: dict[str, int] = {}
    for part in text.split(";"):
        if not part.strip():
            continue
        name, equals, count = part.partition("=")
        name, count = name.strip(), count.strip()
        if not equals or not re.fullmatch(r"[0-9]{1,12}", count):
            raise Unread("sheet-ballot")
        grade = _voted(name, rule)
        if grade in counts:
            raise Unread("sheet-ballot")
        counts[grade] = int(count)
    present = tuple(sorted((grade, count) for grade, count in counts.items() if count))
    return Value("ballot", ballot=present)


def _voted(name: str, rule: Rule) -> str:
    """The grade, or abstention, that a part of a ballot names."""
    if name == BALLOT_ABSTAIN:
        return name
    try:
        return _grade(name, rule)
    except Unread as refused:
        raise Unread("sheet-ballot") from refused


def _number(text: str, leaf: Indicator) -> Value:
    """A number, also with the marks that people put into numbers."""
    plain = re.sub(r"\s", "", text.translate(_FULL_WIDTH))
    if re.match(r"\+[0-9]", plain):
        plain = plain[1:]
    if plain.endswith("%"):
        if "%" not in leaf.unit:
            raise Unread("sheet-percent")
        plain = plain[:-1]
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    if not _PLAIN.fullmatch(plain):
        raise Unread("sheet-number")
    if len(plain.partition(".")[2]) > DIGITS:
        raise Unread("sheet-number-precision")
    if len(plain) > 64:
        raise Unread("sheet-number-precision")
    number = decimal(plain)
    if abs(number) >= LIMIT:
        raise Unread("sheet-number-precision")
    return Value("number", number=number)
