"""Where a subject exists and where an indicator applies."""

from __future__ import annotations

from .model import Indicator, Period, Scheme, Subject


def exists(subject: Subject, period: Period) -> bool:
    """Whether the subject is assessed in the period."""
    return subject.first <= period.index <= subject.last


def applies(indicator: Indicator, subject: Subject, period: Period) -> bool:
    """Whether the indicator, and all above it, applies to the subject in the period."""
    if not exists(subject, period):
        return False
    for extent in indicator.extents:
        if extent.groups is not None and subject.group not in extent.groups:
            return False
        if extent.offices is not None and subject.office not in extent.offices:
            return False
        if extent.subjects is not None and subject.id not in extent.subjects:
            return False
        if extent.periods is not None and period.id not in extent.periods:
            return False
    return True


def is_carried(leaf: Indicator, period: Period) -> bool:
    """Whether a leaf with a score has its score in a composed period from the parts.

    It takes values there where lists of periods on its way are given and all name the period.
    """
    if not period.parts or leaf.is_event:
        return False
    lists = [extent.periods for extent in leaf.extents if extent.periods is not None]
    return not lists or not all(period.id in each for each in lists)


def takes(leaf: Indicator, subject: Subject, period: Period) -> bool:
    """Whether values are taken for a leaf: where it applies and is not carried over."""
    return applies(leaf, subject, period) and not is_carried(leaf, period)


def rests_on(scheme: Scheme, period: Period | None) -> list[Period]:
    """The periods that a standing rests on, in the order of time; no period is the cycle.

    A part stands before what it is a part of, so one way back over the list finds all.
    """
    names = {
        each.id for each in scheme.periods
        if (each.weight is not None if period is None else each.id == period.id)
    }
    for each in reversed(scheme.periods):
        if each.id in names:
            names |= each.parts.keys()
    return [each for each in scheme.periods if each.id in names]


def listed(scheme: Scheme, period: Period | None) -> list[Subject]:
    """The subjects of a standing, by id; without a period those of the cycle."""
    chosen = scheme.periods if period is None else (period,)
    found = [
        subject for subject in scheme.subjects if any(exists(subject, each) for each in chosen)
    ]
    return sorted(found, key=lambda subject: subject.id.encode())
