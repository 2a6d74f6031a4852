"""Bonus, penalty, veto and ledger leaves: what their events add up to."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from ..numbers import rounded
from ..scheme.extent import applies
from ..scheme.model import Indicator, Period, Scheme, Subject
from ..table.cells import Cells
from .faults import is_blocked


@dataclass
class Events:
    """The events of one subject: points by leaf, None for a veto or where none applies."""

    points: dict[str, Fraction] = field(default_factory=dict)
    nowhere: set[str] = field(default_factory=set)
    above_zero: dict[str, int] = field(default_factory=dict)
    bonus: Fraction = Fraction(0)
    penalty: Fraction = Fraction(0)
    vetoed: bool = False
    blocked: bool = False


def events_of(
    scheme: Scheme, cells: Cells, subject: Subject, periods: list[Period]
) -> Events:
    """The events of a subject in the periods."""
    events = Events()
    for leaf in scheme.leaves():
        if not leaf.is_event:
            continue
        inside = [period for period in periods if applies(leaf, subject, period)]
        if not inside:
            events.nowhere.add(leaf.id)
            continue
        counts = _counts(leaf, cells, subject, inside, events)
        _add(leaf, counts, events)
    if scheme.bonus_cap is not None:
        events.bonus = min(events.bonus, scheme.bonus_cap)
    if scheme.penalty_cap is not None:
        events.penalty = min(events.penalty, scheme.penalty_cap)
    return events


def _counts(
    leaf: Indicator, cells: Cells, subject: Subject, periods: list[Period], events: Events
) -> list[Fraction]:
    """The counts of the usable events of a leaf."""
    counts: list[Fraction] = []
    for period in periods:
        for entry in cells.entries.get((period.id, leaf.id, subject.id), []):
            if entry.value.kind == "missing":
                continue
            if is_blocked(leaf, entry):
                events.blocked = True
            else:
                counts.append(entry.value.number)
    return counts


def _add(leaf: Indicator, counts: list[Fraction], events: Events) -> None:
    """Adds the counts of one leaf to the events of the subject."""
    rule = leaf.rule
    assert rule is not None
    events.above_zero[leaf.id] = sum(1 for count in counts if count > 0)
    if rule.kind == "veto":
        events.vetoed = events.vetoed or events.above_zero[leaf.id] > 0
        return
    if rule.kind == "ledger":
        events.points[leaf.id] = rounded(sum(counts, Fraction(0)))
        return
    points = rule.numbers["per"] * sum(counts, Fraction(0))
    points = rounded(points if rule.cap is None else min(points, rule.cap))
    if rule.kind == "bonus":
        events.bonus += points
        events.points[leaf.id] = points
    else:
        events.penalty += points
        events.points[leaf.id] = -points
