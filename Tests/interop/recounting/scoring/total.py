"""From the root's score to the total of a subject."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..numbers import rounded
from ..scheme.model import Scheme, Subject
from .events import Events
from .leaf import Outcome, Result
from .tree import ROOT

HUNDRED = Fraction(100)


@dataclass
class Assessed:
    """One subject of a standing; rank, grade and award come last."""

    subject: Subject
    results: dict[str, Result]
    events: Events
    missing: int
    total: Fraction | None = None
    incomplete: bool = False
    rank: int | None = None
    grade: str | None = None
    award: Fraction | None = None

    @property
    def root(self) -> Result:
        """The result of the root."""
        return self.results[ROOT]

    def score(self, indicator: str) -> Fraction | None:
        """The score that is shown for an indicator; none for n/a and for none."""
        if indicator in self.results:
            return self.results[indicator].score
        return self.events.points.get(indicator)

    def is_not_applicable(self, indicator: str) -> bool:
        """Whether an indicator is n/a for the subject."""
        if indicator in self.results:
            return self.results[indicator].outcome is Outcome.NOT_APPLICABLE
        return indicator in self.events.nowhere


def give_totals(scheme: Scheme, everyone: list[Assessed], provisional: bool) -> None:
    """Gives each subject its total, units before the persons who take a share."""
    for each in everyone:
        if not each.subject.is_person:
            _give(scheme, each, None, provisional)
    units = units_of(everyone)
    for each in everyone:
        if each.subject.is_person:
            own = units.get(each.subject.office or "", [])
            takes = own and scheme.inherit is not None and not provisional
            _give(scheme, each, own[0] if takes else None, provisional)


def units_of(everyone: list[Assessed]) -> dict[str, list[Assessed]]:
    """The units of each office, by id."""
    found: dict[str, list[Assessed]] = {}
    for each in sorted(everyone, key=lambda one: one.subject.id.encode()):
        if not each.subject.is_person and each.subject.office is not None:
            found.setdefault(each.subject.office, []).append(each)
    return found


def _give(
    scheme: Scheme, each: Assessed, office: Assessed | None, provisional: bool
) -> None:
    """The total of one subject, with a share of the office's, or that it is incomplete."""
    root = each.root
    each.incomplete = (
        root.outcome in (Outcome.INCOMPLETE, Outcome.LEFT_OUT)
        or (each.events.blocked and not provisional)
        or (office is not None and office.incomplete)
    )
    if root.score is None or each.incomplete:
        return
    score, part = root.score, scheme.inherit
    if office is not None and office.total is not None and part is not None:
        score = rounded(((HUNDRED - part) * score + part * office.total) / HUNDRED)
    exact = max(Fraction(0), score + each.events.bonus - each.events.penalty)
    each.total = rounded(rounded(exact), scheme.decimals)
