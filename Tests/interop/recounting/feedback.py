"""What is told back about each indicator of a group, and the warnings of a pre-assessment."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .numbers import plain, rounded, step
from .scheme import Node
from .standing import Line, Standings


@dataclass(frozen=True)
class Scored:
    """One subject's score of one indicator."""

    id: str
    number: Fraction


def of_node(lines: list[Line], node: Node) -> list[Scored]:
    """All scores of a node within a group, by id."""
    return [Scored(line.subject.id, line.scores[node.id].number) for line in lines
            if node.id in line.scores and line.scores[node.id].scored]


def first(scored: list[Scored], number: int) -> list[Scored]:
    """Those of the first so many competition ranks, highest first, ties by id."""
    able = [one for one in scored
            if sum(other.number > one.number for other in scored) < number]
    return sorted(able, key=lambda one: -one.number)


def last(scored: list[Scored], number: int) -> list[Scored]:
    """Those of the last so many ranks counted from below, lowest first, ties by id."""
    able = [one for one in scored
            if sum(other.number < one.number for other in scored) < number]
    return sorted(able, key=lambda one: one.number)


def median(numbers: list[Fraction]) -> Fraction:
    """The middle one, or the mean of the middle two, to six digits."""
    numbers = sorted(numbers)
    half = len(numbers) // 2
    return step((numbers[half] + numbers[~half]) / 2)


def feedback(scored: list[Scored]) -> dict[str, Any]:
    """The figures of one indicator in the form of `score --json`."""
    numbers = [one.number for one in scored]
    figures = {
        "max": plain(max(numbers)), "min": plain(min(numbers)),
        "mean": plain(rounded(sum(numbers) / Fraction(len(numbers)), 2)),
        "median": plain(median(numbers)),
    } if numbers else dict.fromkeys(("max", "min", "mean", "median"))
    return {"number": len(numbers), **figures, "firstThree": [one.id for one in first(scored, 3)],
            "lastThree": [one.id for one in last(scored, 3)]}


def warnings(standings: Standings, lines: list[Line]) -> list[dict[str, Any]]:
    """The warnings of a group: the last of each indicator, and scores below its threshold.

    By subject, and for each in the order of the tree.
    """
    period = standings.scheme.periods[standings.period].id
    found: dict[str, list[dict[str, Any]]] = {line.subject.id: [] for line in lines}
    for node in standings.scheme.root.nodes():
        scored = of_node(lines, node)
        lowest = {one.id for one in last(scored, standings.scheme.warn_last)}
        limit = node.warn.get(period, node.warn.get("*"))
        for one in scored if node.id else []:
            below = limit is not None and one.number < limit
            if one.id in lowest or below:
                found[one.id].append({
                    "indicator": node.id, "subject": one.id, "score": plain(one.number),
                    "last": one.id in lowest, "threshold": plain(limit) if below else None})
    return [warning for line in lines for warning in found[line.subject.id]]
