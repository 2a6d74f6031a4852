"""What keeps a single value from being used, wherever it stands."""

from __future__ import annotations

from ..scheme.extent import takes
from ..scheme.model import Indicator, Role, Scheme
from ..table.cells import Cells, Entry, Finding, cell
from .rules import objections


def role_of(leaf: Indicator, entry: Entry) -> Role | None:
    """The role of the leaf that an entry names; none where it names none of them."""
    return next((role for role in leaf.roles if role.id == entry.role), None)


def place_of(leaf: Indicator, entry: Entry) -> str:
    """The cell of an entry; a `single` role is one cell whoever gives the value."""
    role = role_of(leaf, entry)
    rater = "" if role is not None and role.combine == "single" else entry.rater
    return cell(entry.period, leaf.id, entry.subject, entry.role, rater)


def faults(leaf: Indicator, entry: Entry) -> list[str]:
    """The codes of why a value cannot be used; none for an unread one."""
    if entry.value.kind == "unreadable":
        return []
    codes: list[str] = []
    role = role_of(leaf, entry)
    if entry.value.kind == "missing":
        return ["role-missing"] if role is None and not leaf.is_event else []
    if leaf.is_event:
        if entry.rater:
            codes.append("rater-unexpected")
    elif role is None:
        codes.append("role-missing")
    elif role.combine != "single":
        if not entry.rater:
            codes.append("rater-missing")
        elif role.raters and entry.rater not in role.raters:
            codes.append("rater-unknown")
    return codes + objections(entry.value, leaf)


def is_blocked(leaf: Indicator, entry: Entry) -> bool:
    """Whether an entry blocks its cell."""
    return entry.value.kind == "unreadable" or bool(faults(leaf, entry))


def remarks(scheme: Scheme, cells: Cells) -> list[Finding]:
    """What is to be said of each value by itself, in every period."""
    leaves = {leaf.id: leaf for leaf in scheme.leaves()}
    subjects = {subject.id: subject for subject in scheme.subjects}
    periods = {period.id: period for period in scheme.periods}
    found: list[Finding] = []
    for (period, name, subject), entries in cells.entries.items():
        leaf = leaves[name]
        here = takes(leaf, subjects[subject], periods[period])
        for entry in entries:
            codes = faults(leaf, entry)
            if not codes and not here and entry.value.kind not in ("missing", "unreadable"):
                codes = ["indicator-does-not-apply"]
            at = place_of(leaf, entry)
            found.extend(Finding(at, code, period, leaf.is_event) for code in codes)
    return found


def roleless_periods(scheme: Scheme, cells: Cells) -> set[str]:
    """The periods with a row that had to say a role and did not: it has no place."""
    leaves = {leaf.id: leaf for leaf in scheme.leaves()}
    return {
        entry.period for entries in cells.entries.values() for entry in entries
        if not leaves[entry.indicator].is_event
        and role_of(leaves[entry.indicator], entry) is None
    }
