"""Periods for all subjects: leaves, comparisons, what is carried over, trees."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..scheme.extent import exists, is_carried, takes
from ..scheme.model import Indicator, Period, Scheme, Subject
from ..table.cells import Cells, Finding
from .leaf import NOTHING, LeafResult, Outcome, Result, leaf_result
from .roles import Where
from .rules import compared
from .tree import combined, summed


@dataclass(frozen=True)
class PeriodResult:
    """By subject: the results of its leaves, its missing roles by leaf, its whole tree."""

    leaves: dict[str, dict[str, Result]]
    missing: dict[str, dict[str, int]]
    trees: dict[str, dict[str, Result]]


def period_results(
    scheme: Scheme, cells: Cells, periods: list[Period], provisional: bool,
    findings: list[Finding],
) -> dict[str, PeriodResult]:
    """The results by period, each after its parts; findings are added to the list."""
    results: dict[str, PeriodResult] = {}
    for period in periods:
        own = PeriodResult(
            {subject.id: {} for subject in scheme.subjects},
            {subject.id: {} for subject in scheme.subjects}, {},
        )
        for leaf in scheme.leaves():
            if is_carried(leaf, period):
                _carry(scheme, leaf, period, results, own)
            elif not leaf.is_event:
                _take(scheme, cells, leaf, period, provisional, findings, own)
        for name, leaves in own.leaves.items():
            own.trees[name] = summed(scheme.indicators, leaves)
        results[period.id] = own
    return results


def _take(
    scheme: Scheme, cells: Cells, leaf: Indicator, period: Period, provisional: bool,
    findings: list[Finding], own: PeriodResult,
) -> None:
    """Scores a leaf from the values given in the period."""
    found: dict[str, LeafResult] = {}
    for subject in scheme.subjects:
        if not takes(leaf, subject, period):
            continue
        where = Where(leaf, subject.id, period.id)
        entries = cells.entries.get((period.id, leaf.id, subject.id), [])
        found[subject.id] = leaf_result(where, entries, scheme.missing, provisional, findings)
        own.missing[subject.id][leaf.id] = found[subject.id].missing
    for name, result in _compared(scheme.subjects, leaf, found).items():
        own.leaves[name][leaf.id] = result


def _carry(
    scheme: Scheme, leaf: Indicator, period: Period, results: dict[str, PeriodResult],
    own: PeriodResult,
) -> None:
    """Scores a leaf of a composed period over its parts, for who exists in the period."""
    for subject in scheme.subjects:
        if not exists(subject, period):
            continue
        own.leaves[subject.id][leaf.id] = combined([
            (weight, results[part].leaves[subject.id].get(leaf.id, NOTHING))
            for part, weight in period.parts.items()
        ])
        own.missing[subject.id][leaf.id] = sum(
            results[part].missing[subject.id].get(leaf.id, 0) for part in period.parts
        )


def _compared(
    subjects: tuple[Subject, ...], leaf: Indicator, found: dict[str, LeafResult]
) -> dict[str, Result]:
    """The results of a leaf by subject, compared within groups where its rule compares."""
    results = {name: each.result for name, each in found.items()}
    rule = leaf.rule
    assert rule is not None
    if not rule.compares:
        return results
    groups: dict[str, dict[str, Fraction]] = {}
    for subject in subjects:
        own = found.get(subject.id)
        if own is not None and own.takes_part and own.result.score is not None:
            groups.setdefault(subject.group, {})[subject.id] = own.result.score
    for values in groups.values():
        for name, score in compared(values, rule).items():
            results[name] = Result(Outcome.SCORED, score, results[name].share)
    return results
