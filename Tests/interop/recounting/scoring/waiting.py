"""In which order groups are graded, where people's places hang on their office's grade."""

from __future__ import annotations

from ..scheme.model import Scheme
from .total import Assessed, units_of


def grading_order(scheme: Scheme, everyone: list[Assessed]) -> list[str]:
    """The groups: one that holds an office's unit before that of its people.

    Next is always the first by id of those that wait for none that is left; where all wait, the
    first by id.
    """
    waits = _waits(scheme, everyone)
    order: list[str] = []
    left = sorted(scheme.groups)
    while left:
        ready = [group for group in left if waits[group].isdisjoint(left)]
        order.append((ready or left)[0])
        left.remove(order[-1])
    return order


def _waits(scheme: Scheme, everyone: list[Assessed]) -> dict[str, set[str]]:
    """For each group the others that hold a ranked unit of an office of its ranked people."""
    waits: dict[str, set[str]] = {group: set() for group in scheme.groups}
    units = units_of(everyone)
    for each in everyone:
        if each.subject.is_person and each.rank is not None:
            waits[each.subject.group] |= {
                unit.subject.group for unit in units.get(each.subject.office or "", [])
                if unit.rank is not None
            } - {each.subject.group}
    return waits
