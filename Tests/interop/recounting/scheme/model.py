"""What a scheme consists of, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

EVENT_RULES = ("bonus", "penalty", "veto", "ledger")
COMPARING_RULES = ("efficacy", "place")
BALLOT_ABSTAIN = "abstain"

Table = dict[str, dict[str, Fraction]]
"""Decimals by subject, then by period; `*` stands for all others."""


@dataclass(frozen=True)
class Rule:
    """How one value becomes a score; only the fields of its kind are filled."""

    kind: str
    numbers: dict[str, Fraction] = field(default_factory=dict)
    cap: Fraction | None = None
    target: Table = field(default_factory=dict)
    floor: Table = field(default_factory=dict)
    steps: tuple[tuple[Fraction, Fraction], ...] = ()
    grades: dict[str, Fraction] = field(default_factory=dict)
    grade_names: dict[str, str] = field(default_factory=dict)
    higher_is_better: bool = True

    @property
    def is_event(self) -> bool:
        """Whether its values are events."""
        return self.kind in EVENT_RULES

    @property
    def compares(self) -> bool:
        """Whether the leaf's value is compared within the group."""
        return self.kind in COMPARING_RULES


@dataclass(frozen=True)
class Check:
    """A role's value must not be further from another's than the tolerance."""

    against: str
    tolerance: Fraction


@dataclass(frozen=True)
class Role:
    """Who gives values of a leaf, and how several become one; `id` "" has no name."""

    id: str
    name: str | None
    weight: Fraction
    combine: str
    trim: int
    raters: tuple[str, ...]
    check: Check | None


@dataclass(frozen=True)
class Extent:
    """Where an indicator applies: every set that is given must hold."""

    groups: frozenset[str] | None = None
    offices: frozenset[str] | None = None
    subjects: frozenset[str] | None = None
    periods: frozenset[str] | None = None


@dataclass(frozen=True)
class Indicator:
    """A node, which has children, or a leaf, which has a rule."""

    id: str
    title: str
    weight: Fraction | None
    extents: tuple[Extent, ...]
    warn: dict[str, Fraction]
    children: tuple[Indicator, ...]
    rule: Rule | None
    roles: tuple[Role, ...]
    digits: int
    least: Fraction | None
    greatest: Fraction | None
    unit: str

    @property
    def is_event(self) -> bool:
        """Whether it is a leaf that counts events."""
        return self.rule is not None and self.rule.is_event


@dataclass(frozen=True)
class Subject:
    """Who is assessed."""

    id: str
    name: str
    group: str
    is_person: bool
    office: str | None
    first: int
    last: int


@dataclass(frozen=True)
class Period:
    """A time that is assessed; `parts` are the periods it is composed of, with their weights."""

    id: str
    name: str
    index: int
    weight: Fraction | None
    parts: dict[str, Fraction]
    warns: bool


@dataclass(frozen=True)
class Grade:
    """A grade and what it takes to get it."""

    id: str
    name: str
    minimum: Fraction | None
    require: dict[str, Fraction]
    quota: Fraction | None
    quota_by_office: dict[str, Fraction] | None
    coefficient: Fraction


@dataclass(frozen=True)
class Award:
    """What a grade is worth; `parts` are the shares of the base that go by scores."""

    base: dict[str, Fraction]
    deduct: dict[str, Fraction]
    parts: dict[str, Fraction]


@dataclass(frozen=True)
class Scheme:
    """A whole scheme, as far as scores depend on it."""

    decimals: int
    missing: str
    compose: str
    groups: tuple[str, ...]
    subjects: tuple[Subject, ...]
    periods: tuple[Period, ...]
    indicators: tuple[Indicator, ...]
    grades: tuple[Grade, ...]
    veto_grade: str | None
    include_ties: bool
    tie_break: tuple[str, ...]
    award: Award | None
    inherit: Fraction | None
    bonus_cap: Fraction | None
    penalty_cap: Fraction | None
    warn_last: int

    def everything(self) -> list[Indicator]:
        """All indicators in the order of the tree, each node before its children."""
        found: list[Indicator] = []
        waiting = list(reversed(self.indicators))
        while waiting:
            indicator = waiting.pop()
            found.append(indicator)
            waiting.extend(reversed(indicator.children))
        return found

    def leaves(self) -> list[Indicator]:
        """All leaves in the order of the tree."""
        return [indicator for indicator in self.everything() if indicator.rule is not None]

    def period(self, name: str) -> Period:
        """The period of this id."""
        return next(period for period in self.periods if period.id == name)
