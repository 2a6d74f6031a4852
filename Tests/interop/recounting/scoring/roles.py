"""From the values of one role to what the role says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from ..numbers import rounded
from ..scheme.model import Indicator, Role
from ..table.cells import Entry, Finding, Value, cell
from .faults import is_blocked
from .rules import is_missing, score_of



class State(Enum):
    """What there is of a role."""

    PRESENT = "present"
    NOT_APPLICABLE = "not applicable"
    MISSING = "missing"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class RoleResult:
    """The state of a role, its score where present, the number of a `single` one."""

    state: State
    score: Fraction = Fraction(0)
    number: Fraction | None = None


@dataclass(frozen=True)
class Where:
    """A leaf for one subject in one period."""

    leaf: Indicator
    subject: str
    period: str

    def finding(self, code: str, role: str = "", rater: str = "") -> Finding:
        """A finding about a cell of this leaf."""
        at = cell(self.period, self.leaf.id, self.subject, role, rater)
        return Finding(at, code, self.period, self.leaf.is_event)


def role_result(
    where: Where, role: Role, entries: list[Entry], findings: list[Finding]
) -> RoleResult:
    """What a role says with its entries; findings are added to the list."""
    leaf = where.leaf
    blocked = any(is_blocked(leaf, entry) for entry in entries)
    values: list[Value] = []
    for rater, given in _by_cell(role, entries).items():
        readable = [entry for entry in given if entry.value.kind != "unreadable"]
        # Two raters may say n/a for different reasons: that is one value.
        distinct = list(dict.fromkeys(replace(each.value, reason="") for each in readable))
        if len(distinct) > 1:
            findings.append(where.finding("score-conflict", role.id, rater))
            blocked = True
        values.extend(distinct[:1])
    return RoleResult(State.BLOCKED) if blocked else _combined(where, role, values)


def _by_cell(role: Role, entries: list[Entry]) -> dict[str, list[Entry]]:
    """The entries by cell: one for a `single` role, else one for each rater."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault("" if role.combine == "single" else entry.rater, []).append(entry)
    return found


def _combined(where: Where, role: Role, values: list[Value]) -> RoleResult:
    """The result of usable values, one for each cell."""
    rule = where.leaf.rule
    assert rule is not None
    present = [each for each in values if not is_missing(each) and each.kind != "n/a"]
    if present:
        scores = [score_of(value, rule, where.subject, where.period) for value in present]
        number = present[0].number if role.combine == "single" else None
        return RoleResult(State.PRESENT, rounded(_one(scores, role)), number)
    some_missing = any(is_missing(value) for value in values) or len(role.raters) > len(values)
    if values and not some_missing:
        return RoleResult(State.NOT_APPLICABLE)
    return RoleResult(State.MISSING)


def _one(scores: list[Fraction], role: Role) -> Fraction:
    """The raters' scores as one, exactly."""
    ordered = sorted(scores)
    count = len(ordered)
    if role.combine == "median":
        return (ordered[(count - 1) // 2] + ordered[count // 2]) / 2
    if role.combine == "trimmed" and count >= 2 * role.trim + 1:
        ordered = ordered[role.trim:count - role.trim]
    return sum(ordered, Fraction(0)) / len(ordered)
