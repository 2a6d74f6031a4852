"""In which order groups are graded, where people's places hang on their office's grade."""

from __future__ import annotations

from ..scheme.model import Scheme
from .total import Assessed


def office_units(everyone: list[Assessed]) -> dict[str, Assessed]:
    """The unit whose result is that of an office; of several the one of the least id."""
    found: dict[str, Assessed] = {}
    for each in sorted(everyone, key=lambda one: one.subject.id.encode()):
        if not each.subject.is_person and each.subject.office is not None:
            found.setdefault(each.subject.office, each)
    return found


def grading_order(scheme: Scheme, everyone: list[Assessed]) -> list[str]:
    """The groups: one that holds an office's unit before that of its people."""
    waits: dict[str, set[str]] = {group: set() for group in scheme.groups}
    if any(grade.quota_by_office is not None for grade in scheme.grades):
        units = office_units(everyone)
        for each in everyone:
            unit = units.get(each.subject.office) if each.subject.office else None
            if each.subject.is_person and unit is not None and _are_ranked(each, unit):
                if unit.subject.group != each.subject.group:
                    waits[each.subject.group].add(unit.subject.group)
    order: list[str] = []
    left = set(scheme.groups)
    while left:
        group = _next(left, waits)
        order.append(group)
        left.remove(group)
    return order


def _are_ranked(person: Assessed, unit: Assessed) -> bool:
    """Whether both have a rank: who has none gets no grade, and makes nobody wait."""
    return person.rank is not None and unit.rank is not None


def _next(left: set[str], waits: dict[str, set[str]]) -> str:
    """The first group by id that waits for none but those that wait for it in turn."""
    reached = {group: _behind(group, left, waits) for group in left}
    for group in sorted(left):
        if all(group in reached[other] for other in reached[group]):
            return group
    raise AssertionError("some group waits for nobody outside its circle")


def _behind(start: str, left: set[str], waits: dict[str, set[str]]) -> set[str]:
    """All groups that a group waits for, near and far."""
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        for group in waits[ahead.pop()] & left:
            if group not in seen:
                seen.add(group)
                ahead.append(group)
    return seen
