"""What a group is told about each indicator, and who is warned."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .numbers import rounded, text
from .scheme.model import Period, Scheme
from .scoring.total import Assessed

Scored = list[tuple[Fraction, str]]


def scores_of(group: list[Assessed], indicator: str) -> Scored:
    """(score, id) of those who have a score."""
    found: Scored = []
    for each in group:
        score = each.score(indicator)
        if score is not None:
            found.append((score, each.subject.id))
    return found


def foremost(scored: Scored, count: int, from_above: bool) -> list[str]:
    """Those of rank 1 to `count` from one end, all ties with them, ties by id."""
    sign = -1 if from_above else 1
    found: list[str] = []
    for score, name in sorted(scored, key=lambda pair: (sign * pair[0], pair[1].encode())):
        before = sum(1 for other, _ in scored if sign * other < sign * score)
        if before + 1 <= count:
            found.append(name)
    return found


def feedback(scheme: Scheme, group: list[Assessed]) -> dict[str, Any]:
    """The figures of a group for each indicator that is no event leaf."""
    return {
        indicator.id: _figures(scores_of(group, indicator.id))
        for indicator in scheme.everything() if not indicator.is_event
    }


def _figures(scored: Scored) -> dict[str, Any]:
    """The figures of one indicator."""
    numbers = sorted(score for score, _ in scored)
    count = len(numbers)
    if not count:
        return {
            "number": 0, "max": None, "min": None, "mean": None, "median": None,
            "firstThree": [], "lastThree": [],
        }
    middle = (numbers[(count - 1) // 2] + numbers[count // 2]) / 2
    return {
        "number": count,
        "max": text(numbers[-1]),
        "min": text(numbers[0]),
        "mean": text(rounded(sum(numbers, Fraction(0)) / count, 2)),
        "median": text(rounded(middle)),
        "firstThree": foremost(scored, 3, True),
        "lastThree": foremost(scored, 3, False),
    }


def warnings(scheme: Scheme, group: list[Assessed], period: Period) -> list[dict[str, Any]]:
    """Who is warned in a period that warns: by subject, then in tree order."""
    found: list[tuple[bytes, int, dict[str, Any]]] = []
    for index, indicator in enumerate(scheme.everything()):
        if indicator.is_event:
            continue
        threshold = indicator.warn.get(period.id, indicator.warn.get("*"))
        scored = scores_of(group, indicator.id)
        last = set(foremost(scored, scheme.warn_last, False))
        for score, name in scored:
            below = threshold is not None and score < threshold
            if name in last or below:
                shown = text(threshold) if below and threshold is not None else None
                found.append((name.encode(), index, {
                    "indicator": indicator.id, "subject": name, "score": text(score),
                    "last": name in last, "threshold": shown,
                }))
    return [row for _, _, row in sorted(found, key=lambda each: each[:2])]
