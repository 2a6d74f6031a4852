"""Standings in the form of `shangji score --json`."""

from typing import Any

from .feedback import feedback, of_node, warnings
from .numbers import plain
from .scheme import Scheme
from .standing import Line, Standings, award
from .tree import Book
from .values import Cells, Finding


def _maybe(number: Any) -> str | None:
    return None if number is None else plain(number)


def _scores(scheme: Scheme, line: Line) -> dict[str, str | None]:
    """The score of every node: a number, `n/a`, or nothing."""
    scores: dict[str, str | None] = {}
    for node in scheme.root.nodes():
        if node.is_event:
            scores[node.id] = _maybe(line.points[node.id]) if node.id in line.points else "n/a"
        elif node.id:
            score = line.scores[node.id]
            scores[node.id] = "n/a" if score.state == "n/a" else \
                plain(score.number) if score.scored else None
    return scores


def _subject(scheme: Scheme, line: Line) -> dict[str, Any]:
    applies = line.root.state != "n/a"
    money = award(scheme, line)
    return {
        **({} if money is None else {"award": plain(money)}),
        "id": line.subject.id, "total": _maybe(line.total), "rank": line.rank,
        "grade": line.grade, "vetoed": line.vetoed, "missing": line.root.missing,
        "share": plain(line.root.share) if applies else None, "scores": _scores(scheme, line)}


def _group(standings: Standings, group: str) -> dict[str, Any]:
    scheme, lines = standings.scheme, standings.group(group)
    status = "provisional" if standings.book.provisional else \
        "incomplete" if any(line.incomplete for line in lines) else "final"
    result = {
        "group": group, "status": status,
        "subjects": [_subject(scheme, line) for line in standings.shown(group)],
        "feedback": {node.id: feedback(of_node(lines, node)) for node in scheme.root.nodes()
                     if node.id and not node.is_event}}
    if standings.period is not None and scheme.periods[standings.period].weight is None:
        found = warnings(standings, lines)
        return {**result, "warnings": found} if found else result
    return result


def _findings(scheme: Scheme, cells: Cells, period: str) -> list[Finding]:
    """Those of rows without a place, and of the periods of this standing."""
    weighted = {one.id for one in scheme.periods if one.weight}
    return [finding for finding in cells.findings
            if not finding.period or finding.period == period or
            period == "cycle" and (finding.period in weighted or finding.event)]


def score(scheme: Scheme, cells: Cells, period: str, provisional: bool) -> dict[str, Any]:
    """The whole answer for a period or `cycle`; findings carry place and code, but no words."""
    number = None if period == "cycle" else [one.id for one in scheme.periods].index(period)
    standings = Standings(Book(scheme, cells, provisional), number)
    groups = [_group(standings, group)
              for group in sorted(scheme.groups, key=lambda group: group.encode())]
    found = {group["status"] for group in groups}
    findings = _findings(scheme, cells, period)
    if not all(finding.placed for finding in findings) and not provisional:
        found.add("incomplete")
    status = next(word for word in ("provisional", "incomplete", "final") if word in found)
    return {"period": period, "status": status, "groups": groups,
            "findings": [{"at": at, "code": code} for at, code in
                         sorted({(one.at, one.code) for one in findings})]}
