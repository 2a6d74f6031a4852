"""From the roles of a leaf to its result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from ..numbers import mean, rounded
from ..table.cells import Entry, Finding
from .roles import RoleResult, State, Where, role_result


class Outcome(Enum):
    """What there is of a leaf, a node or the root."""

    SCORED = "scored"
    NOT_APPLICABLE = "not applicable"
    LEFT_OUT = "left out"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True)
class Result:
    """An outcome, its score where scored, and the share of weight with values."""

    outcome: Outcome
    score: Fraction | None = None
    share: Fraction | None = None


NOTHING = Result(Outcome.NOT_APPLICABLE)


@dataclass(frozen=True)
class LeafResult:
    """A leaf's result; a leaf that takes no part in a comparison says so."""

    result: Result
    missing: int = 0
    takes_part: bool = True


def leaf_result(
    where: Where, entries: list[Entry], policy: str, provisional: bool, findings: list[Finding]
) -> LeafResult:
    """The leaf with its roles; before comparing, where its rule compares."""
    roles = where.leaf.roles
    results: dict[str, RoleResult] = {}
    for role in roles:
        own = [entry for entry in entries if entry.role == role.id]
        results[role.id] = role_result(where, role, own, findings)
    for name in _apart(where, results, findings):
        results[name] = RoleResult(State.BLOCKED)
    weighted = [(role.weight, results[role.id]) for role in roles]
    missing = sum(1 for _, each in weighted if each.state is State.MISSING)
    share = _share(weighted)
    if share is None:
        return LeafResult(NOTHING, missing)
    if provisional:
        return LeafResult(_present(weighted, share), missing)
    if any(each.state is State.BLOCKED for _, each in weighted):
        return LeafResult(Result(Outcome.INCOMPLETE, None, share), missing)
    if missing and policy == "block":
        return LeafResult(Result(Outcome.INCOMPLETE, None, share), missing)
    if missing and policy == "zero":
        return _zeroed(where, weighted, share, missing)
    return LeafResult(_present(weighted, share), missing)


def _apart(
    where: Where, results: dict[str, RoleResult], findings: list[Finding]
) -> set[str]:
    """The roles whose values are further apart than their tolerance."""
    found: set[str] = set()
    for role in where.leaf.roles:
        if role.check is None:
            continue
        own, other = results[role.id].number, results[role.check.against].number
        if own is None or other is None or abs(own - other) <= role.check.tolerance:
            continue
        findings.append(where.finding("score-apart", role.id))
        found |= {role.id, role.check.against}
    return found


def _share(weighted: list[tuple[Fraction, RoleResult]]) -> Fraction | None:
    """The weight of roles with a value over that of those that are not n/a."""
    there = [
        (weight, Fraction(each.state is State.PRESENT))
        for weight, each in weighted if each.state is not State.NOT_APPLICABLE
    ]
    return rounded(mean(there)) if there else None


def _present(weighted: list[tuple[Fraction, RoleResult]], share: Fraction) -> Result:
    """The mean over the roles that are present; with none it leaves the mean."""
    there = [
        (weight, each.score) for weight, each in weighted if each.state is State.PRESENT
    ]
    if not there:
        return Result(Outcome.LEFT_OUT, None, share)
    return Result(Outcome.SCORED, rounded(mean(there)), share)


def _zeroed(
    where: Where, weighted: list[tuple[Fraction, RoleResult]], share: Fraction, missing: int
) -> LeafResult:
    """The leaf with 0 for each missing role."""
    rule = where.leaf.rule
    assert rule is not None
    if rule.compares:
        return LeafResult(Result(Outcome.SCORED, Fraction(0), share), missing, False)
    there = [
        (weight, each.score) for weight, each in weighted
        if each.state is not State.NOT_APPLICABLE
    ]
    return LeafResult(Result(Outcome.SCORED, rounded(mean(there)), share), missing)
