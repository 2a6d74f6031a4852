"""The JSON value of a standing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .feedback import feedback, warnings
from .numbers import text
from .scheme.extent import rests_on
from .scheme.model import Period, Scheme
from .scoring.faults import remarks, roleless_periods
from .scoring.ranks import shown_order
from .scoring.standing import CYCLE, assess
from .scoring.total import Assessed
from .table.cells import Cells, Finding


def score(scheme: Scheme, values: Cells, period: str, provisional: bool) -> dict[str, Any]:
    """What `shangji score --json` prints, each finding only with its place and code."""
    chosen = None if period == CYCLE else scheme.period(period)
    findings = list(values.findings) + remarks(scheme, values)
    everyone = assess(scheme, values, chosen, provisional, findings)
    groups = [
        _group(scheme, name, [each for each in everyone if each.subject.group == name],
               chosen, provisional)
        for name in scheme.groups
    ]
    roleless = any(
        _concerns(scheme, chosen, period, False) for period in roleless_periods(scheme, values)
    )
    incomplete = values.has_placeless or roleless or any(
        group["status"] == "incomplete" for group in groups
    )
    return {
        "period": period,
        "status": _status(incomplete, provisional),
        "groups": groups,
        "findings": _findings(scheme, chosen, findings),
    }


def _status(incomplete: bool, provisional: bool) -> str:
    """The status of a standing."""
    if provisional:
        return "provisional"
    return "incomplete" if incomplete else "final"


def _concerns(scheme: Scheme, chosen: Period | None, period: str, is_event: bool) -> bool:
    """Whether what is said about a period belongs into the standing."""
    if chosen is None and is_event:
        return True
    return any(each.id == period for each in rests_on(scheme, chosen))


def _findings(
    scheme: Scheme, chosen: Period | None, findings: list[Finding]
) -> list[dict[str, str]]:
    """The findings that are shown, by place, then by code, none twice."""
    shown = {
        (each.at, each.code) for each in findings
        if each.period is None or _concerns(scheme, chosen, each.period, each.is_event)
    }
    return [
        {"at": at, "code": code}
        for at, code in sorted(shown, key=lambda pair: (pair[0].encode(), pair[1].encode()))
    ]


def _group(
    scheme: Scheme, name: str, group: list[Assessed], chosen: Period | None, provisional: bool
) -> dict[str, Any]:
    """The standing of one group."""
    shown: dict[str, Any] = {
        "group": name,
        "status": _status(any(each.incomplete for each in group), provisional),
        "subjects": [_subject(scheme, each) for each in shown_order(group)],
        "feedback": feedback(scheme, group),
    }
    if chosen is not None and chosen.warns:
        warned = warnings(scheme, group, chosen)
        if warned:
            shown["warnings"] = warned
    return shown


def _subject(scheme: Scheme, each: Assessed) -> dict[str, Any]:
    """One subject of a standing."""
    shown: dict[str, Any] = {
        "id": each.subject.id,
        "total": _decimal(each.total),
        "rank": each.rank,
        "grade": each.grade,
        "vetoed": each.events.vetoed,
        "share": _decimal(each.root.share),
        "missing": each.missing,
        "scores": {
            indicator.id: _score(each, indicator.id) for indicator in scheme.everything()
        },
    }
    if each.award is not None:
        shown["award"] = text(each.award)
    return shown


def _decimal(value: Fraction | None) -> str | None:
    """The canonical text of a decimal, or nothing."""
    return None if value is None else text(value)


def _score(each: Assessed, indicator: str) -> str | None:
    """The score of an indicator, `n/a`, or nothing."""
    if each.is_not_applicable(indicator):
        return "n/a"
    return _decimal(each.score(indicator))
