"""All subjects of a standing with their totals, ranks, grades and awards."""

from __future__ import annotations

from ..scheme.extent import listed, rests_on
from ..scheme.model import Period, Scheme, Subject
from ..table.cells import Cells, Finding
from .events import events_of
from .grades import give_awards, give_grades
from .leaf import Result
from .period import PeriodResult, period_results
from .ranks import give_ranks
from .total import Assessed, give_totals, units_of
from .tree import over_periods, summed
from .waiting import grading_order

CYCLE = "cycle"


def assess(
    scheme: Scheme, cells: Cells, period: Period | None, provisional: bool,
    findings: list[Finding],
) -> list[Assessed]:
    """Everyone in the standing of a period; without a period that of the cycle."""
    weighted = [each for each in scheme.periods if each.weight is not None]
    chosen = weighted if period is None else [period]
    base = rests_on(scheme, period)
    by_period = period_results(scheme, cells, base, provisional, findings)
    results = [(each, by_period[each.id]) for each in chosen]
    spans = list(scheme.periods) if period is None else base
    everyone: list[Assessed] = []
    for subject in listed(scheme, period):
        events = events_of(scheme, cells, subject, spans)
        missing = sum(sum(result.missing[subject.id].values()) for _, result in results)
        tree = _tree(scheme, subject, period, results)
        everyone.append(Assessed(subject, tree, events, missing))
    give_totals(scheme, everyone, provisional)
    _rank_and_grade(scheme, everyone)
    return everyone


def _tree(
    scheme: Scheme, subject: Subject, period: Period | None,
    results: list[tuple[Period, PeriodResult]],
) -> dict[str, Result]:
    """The tree of a subject in the one period, or over those of the cycle."""
    if period is not None:
        return results[0][1].trees[subject.id]
    if scheme.compose == "leaves" or not results:
        leaves = [(each.weight, result.leaves[subject.id]) for each, result in results
                  if each.weight is not None]
        return summed(scheme.indicators, over_periods(leaves))
    return over_periods([
        (each.weight, result.trees[subject.id]) for each, result in results
        if each.weight is not None
    ])


def _rank_and_grade(scheme: Scheme, everyone: list[Assessed]) -> None:
    """Ranks within groups, then grades group after group, then awards."""
    groups: dict[str, list[Assessed]] = {group: [] for group in scheme.groups}
    for each in everyone:
        groups[each.subject.group].append(each)
    for group in groups.values():
        give_ranks(scheme, group)
    units = units_of(everyone)
    for name in grading_order(scheme, everyone):
        # Of the units of one office the first by id that has a grade by now.
        grades = {
            office: unit.grade for office, own in units.items() for unit in reversed(own)
            if unit.grade is not None
        }
        give_grades(scheme, groups[name], grades)
        give_awards(scheme, groups[name])
