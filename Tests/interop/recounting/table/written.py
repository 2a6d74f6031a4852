"""One value as people write it into a table."""

from __future__ import annotations

import re

from ..numbers import DIGITS, decimal
from ..scheme.model import BALLOT_ABSTAIN, Indicator, Rule
from .cells import MISSING, Value
from .names import Names
from .text import Unread, half_width, trimmed, without_spaces

MISSING_WORDS = ("-", "--", "–", "—", "——", "－", "缺", "缺失", "空")
NOT_APPLICABLE = ("n/a", "不适用")
ABSTENTION = "弃权"
WHOLE_DIGITS = 12
_SIGNS = str.maketrans({
    "−": "-", "–": "-", "﹣": "-", "。": ".", "·": ".", "、": ",", "٬": ",",
})
_NUMBER = re.compile(r"([+-]?)(?:([0-9]+)\.?([0-9]*)|\.([0-9]+))")
_THOUSANDS = re.compile(r"[+-]?(?!0,)[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?")
_COUNT = re.compile(r"0|[1-9][0-9]{0,11}")
_COLON = re.compile(r"[:：]")


def read_value(text: str, leaf: Indicator, grade_names: dict[str, str]) -> Value:
    """The value of a cell of a leaf; the names are those of the scheme's grades, by id."""
    text = trimmed(text)
    if not text or text in MISSING_WORDS:
        return MISSING
    reason = _reason(text)
    if reason is not None:
        return Value("n/a", reason=reason)
    rule = leaf.rule
    assert rule is not None
    if rule.kind == "grades":
        return Value("grade", grade=_grade(text, rule, grade_names))
    if rule.kind == "votes":
        return _ballot(text, rule, grade_names)
    return _number(text, leaf)


def _reason(text: str) -> str | None:
    """The reason behind `n/a:`; none for a text of another kind."""
    plain = half_width(text)
    for word in NOT_APPLICABLE:
        rest = trimmed(plain[len(word):])
        if not plain.lower().startswith(word) or (rest and rest[0] != ":"):
            continue
        reason = trimmed(_COLON.split(text, maxsplit=1)[1]) if rest else ""
        if not reason:
            raise Unread("sheet-reason-missing")
        return reason
    return None


def _book(rule: Rule, grade_names: dict[str, str]) -> Names:
    """The grades of a rule: by the name there, else by that of the scheme's grade."""
    return Names([
        (grade, rule.grade_names.get(grade, grade_names.get(grade, grade)))
        for grade in rule.grades
    ] + ([(BALLOT_ABSTAIN, ABSTENTION)] if rule.kind == "votes" else []))


def _grade(text: str, rule: Rule, grade_names: dict[str, str]) -> str:
    """A grade by its id, or by a name that only one has."""
    try:
        return _book(rule, grade_names).find(text)
    except Unread as refused:
        raise Unread("sheet-value-unknown") from refused


def _ballot(text: str, rule: Rule, grade_names: dict[str, str]) -> Value:
    """Counts by grade."""
    counts: dict[str, int] = {}
    for part in filter(None, half_width(text).split(";")):
        name, equals, count = part.partition("=")
        if not equals or not _COUNT.fullmatch(trimmed(count)):
            raise Unread("sheet-ballot")
        try:
            grade = _grade(trimmed(name), rule, grade_names)
        except Unread as refused:
            raise Unread("sheet-ballot") from refused
        if grade in counts:
            raise Unread("sheet-ballot")
        counts[grade] = int(trimmed(count))
    return Value("ballot", ballot=tuple(sorted(counts.items())))


def _number(text: str, leaf: Indicator) -> Value:
    """A number, also with the marks that people put into numbers."""
    plain = half_width(text).translate(_SIGNS)
    plain = without_spaces(plain[:1].replace("'", "") + plain[1:].replace("'", ","))
    is_percent = plain.endswith("%")
    if is_percent:
        plain = plain[:-1]
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    parts = _NUMBER.fullmatch(plain)
    if parts is None:
        raise Unread("sheet-number")
    whole = (parts[2] or "").lstrip("0")
    fraction = (parts[3] or parts[4] or "").rstrip("0")
    if len(whole) > WHOLE_DIGITS or len(fraction) > DIGITS:
        raise Unread("sheet-number-precision")
    if is_percent and "%" not in half_width(leaf.unit):
        raise Unread("sheet-percent")
    number = decimal(f"{whole or 0}.{fraction or 0}")
    return Value("number", number=-number if parts[1] == "-" else number)
