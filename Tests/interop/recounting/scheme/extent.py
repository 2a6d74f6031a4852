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


def listed(scheme: Scheme, period: Period | None) -> list[Subject]:
    """The subjects of a standing, by id; without a period those of the cycle."""
    chosen = scheme.periods if period is None else (period,)
    found = [
        subject for subject in scheme.subjects if any(exists(subject, each) for each in chosen)
    ]
    return sorted(found, key=lambda subject: subject.id.encode())
