"""The cells of a table of values, as they were read."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

Place = tuple[str, str, str]
"""Period, indicator and subject."""


@dataclass(frozen=True)
class Value:
    """What one row gives: kind is number, grade, ballot, missing, n/a or unreadable.

    Reasons count between two rows of one cell only.
    """

    kind: str
    number: Fraction = Fraction(0)
    grade: str = ""
    ballot: tuple[tuple[str, int], ...] = ()
    reason: str = ""


MISSING = Value("missing")
UNREADABLE = Value("unreadable")


@dataclass(frozen=True)
class Entry:
    """One row that has a place; role and rater are "" where none was said."""

    period: str
    indicator: str
    subject: str
    role: str
    rater: str
    value: Value


@dataclass(frozen=True)
class Finding:
    """Something to say about a place; without a period it is said in every standing."""

    at: str
    code: str
    period: str | None
    is_event: bool = False


@dataclass
class Cells:
    """All entries by place, what reading had to say, and rows without a place."""

    entries: dict[Place, list[Entry]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    has_placeless: bool = False


def cell(period: str, indicator: str, subject: str, role: str = "", rater: str = "") -> str:
    """A cell as findings name it: `period/indicator/subject[/role[/rater]]`."""
    return "/".join(part for part in (period, indicator, subject, role, rater) if part)
