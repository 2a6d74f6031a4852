"""One period for all subjects: leaves, comparisons, trees."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..scheme.extent import applies
from ..scheme.model import Indicator, Period, Scheme, Subject
from ..table.cells import Cells, Finding
from .leaf import LeafResult, Outcome, Result, leaf_result
from .roles import Where
from .rules import compared
from .tree import summed


@dataclass(frozen=True)
class PeriodResult:
    """By subject: the results of its leaves, of its whole tree, its missing roles."""

    leaves: dict[str, dict[str, Result]]
    trees: dict[str, dict[str, Result]]
    missing: dict[str, int]


def period_result(
    scheme: Scheme, cells: Cells, period: Period, provisional: bool, findings: list[Finding]
) -> PeriodResult:
    """The results of a period; findings are added to the list."""
    leaves: dict[str, dict[str, Result]] = {subject.id: {} for subject in scheme.subjects}
    missing = dict.fromkeys(leaves, 0)
    for leaf in scheme.leaves():
        if leaf.is_event:
            continue
        found: dict[str, LeafResult] = {}
        for subject in scheme.subjects:
            if not applies(leaf, subject, period):
                continue
            where = Where(leaf, subject.id, period.id)
            entries = cells.entries.get((period.id, leaf.id, subject.id), [])
            found[subject.id] = leaf_result(
                where, entries, scheme.missing, provisional, findings
            )
            missing[subject.id] += found[subject.id].missing
        for name, result in _compared(scheme.subjects, leaf, found).items():
            leaves[name][leaf.id] = result
    trees = {name: summed(scheme.indicators, own) for name, own in leaves.items()}
    return PeriodResult(leaves, trees, missing)


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
