"""Values from a CSV table with the header `period,indicator,subject,role,rater,value`.

Reads UTF-8 with commas, ids and plain numbers: tables in other clothes are the program's own
business. Further columns are not looked at.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from .numbers import read
from .scheme import Node, Role, Scheme

MISSING, NOT_APPLICABLE, BLOCKED = "missing", "n/a", "blocked"
# A number, the name of a grade, the counts of a ballot, or one of the three words above.
Value = Any


class Place(NamedTuple):
    """The place of one value; leaves without roles have an empty role."""

    period: str
    leaf: str
    subject: str
    role: str
    rater: str

    def __str__(self) -> str:
        return "/".join(part for part in self if part)


class Finding(NamedTuple):
    """What is wrong, and where; `placed` says whether the row names a place for its value."""

    at: str
    code: str
    period: str = ""
    event: bool = False
    placed: bool = True


class Unread(Exception):
    """A row that cannot be read, with the code of the finding."""


@dataclass
class Cells:
    """All values by their place, and what is wrong with them."""

    values: dict[tuple[str, str, str, str], dict[str, Value]] = field(
        default_factory=lambda: defaultdict(dict))
    events: dict[tuple[str, str, str], list[Value]] = field(
        default_factory=lambda: defaultdict(list))
    findings: list[Finding] = field(default_factory=list)

    def of(self, period: str, leaf: str, subject: str, role: str | None) -> dict[str, Value]:
        """A role's values by rater; the rater of a `single` role is the empty text."""
        return self.values.get((period, leaf, subject, role or ""), {})

    def note(self, place: Place, code: str, event: bool = False) -> None:
        """Keeps a finding about a place."""
        self.findings.append(
            Finding(str(place), code, place.period, event, code != "role-missing"))


def _value(text: str, leaf: Node) -> Value:
    """A value as it stands in a cell."""
    if not text:
        return MISSING
    if text.startswith("n/a:"):
        if not text[4:]:
            raise Unread("sheet-reason-missing")
        return NOT_APPLICABLE
    if leaf.rule == "grades":
        if text not in leaf.parameters:
            raise Unread("sheet-value-unknown")
        return text
    if leaf.rule == "votes":
        return _ballot(text, leaf)
    try:
        return read(text)
    except ValueError:
        precise = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text)
        raise Unread("sheet-number-precision" if precise else "sheet-number") from None


def _ballot(text: str, leaf: Node) -> Value:
    """The counts by grade, all named."""
    counts: dict[str, Fraction] = {}
    for part in text.split(";"):
        found = re.fullmatch(r"([^=]+)=([0-9]{1,9})", part)
        if not found or found[1] not in [*leaf.parameters, "abstain"] or found[1] in counts:
            raise Unread("sheet-ballot")
        counts[found[1]] = Fraction(found[2])
    return {grade: counts.get(grade, Fraction(0)) for grade in [*leaf.parameters, "abstain"]}


def _counted(value: Value) -> Value:
    """A ballot without any vote is missing."""
    if isinstance(value, dict) and not any(
            count for grade, count in value.items() if grade != "abstain"):
        return MISSING
    return value


def wrong(value: Value, leaf: Node) -> list[str]:
    """The codes of what is wrong with a value that could be read."""
    if not isinstance(value, Fraction):
        return ["value-kind-wrong"] if leaf.is_event and value == NOT_APPLICABLE else []
    codes = []
    least, greatest = leaf.least, leaf.greatest
    bounds = [least is None or value >= least, greatest is None or value <= greatest,
              leaf.rule != "direct" or 0 <= value <= leaf.parameters["max"],
              value >= 0 or not (leaf.rule == "deduct" or leaf.is_event)]
    if not all(bounds):
        codes.append("value-out-of-range")
    if (value * 10 ** leaf.digits).denominator != 1:
        codes.append("value-not-whole")
    return codes


def _place_wrong(place: Place, role: Role | None) -> list[str]:
    """The codes of what is wrong with the role and rater of a value."""
    if role is None:
        return ["role-missing"]
    if role.combine == "single":
        return []
    if not place.rater:
        return ["rater-missing"]
    known = role.raters is None or place.rater in role.raters
    return [] if known else ["rater-unknown"]


class Reader:
    """Takes the rows of a table one by one, then checks the cells."""

    def __init__(self, scheme: Scheme):
        self.scheme, self.cells = scheme, Cells()
        self.leaves = {leaf.id: leaf for leaf in scheme.root.leaves()}
        self.numbers = {period.id: at for at, period in enumerate(scheme.periods)}
        self.rows: dict[Place, list[tuple[int, Value]]] = defaultdict(list)
        self.given: dict[Place, Value] = {}

    def take(self, line: int, row: dict[str, str]) -> None:
        """One row: an event at once, a value into its cell."""
        names = ("period", "indicator", "subject", "role", "rater")
        place = Place(*(row.get(name) or "" for name in names))
        roles = {role.id or "" for role in self.leaves[place.leaf].roles} \
            if place.leaf in self.leaves else set()
        known = [place.period in self.numbers, place.leaf in self.leaves,
                 place.subject in self.scheme.subjects, not place.role or place.role in roles]
        leaf = self.leaves.get(place.leaf)
        for column in (at for at, one in enumerate(known, 1) if not one):
            self.cells.findings.append(
                Finding(f"line {line}, column {column}", "sheet-name-unknown", placed=False))
        try:
            value = _value(row["value"], leaf) if leaf else MISSING
        except Unread as unread:
            period = place.period if all(known) else ""
            placed = all(known) and (leaf.is_event or self._role(place) is not None)
            self.cells.findings.append(
                Finding(f"line {line}, column 6", str(unread), period, leaf.is_event, placed))
            value = BLOCKED
        if not all(known):
            return
        if leaf.is_event:
            self._event(place, leaf, value)
        else:
            self.rows[place].append((line, value))

    def _event(self, place: Place, leaf: Node, value: Value) -> None:
        """An event is a row of its own."""
        if value == MISSING:
            return
        codes = wrong(value, leaf) + ["rater-unexpected"] * bool(place.rater)
        applies = self._applies(place, leaf)
        unasked = not applies and value != BLOCKED
        for code in codes or ["indicator-does-not-apply"] * unasked:
            self.cells.note(place, code, True)
        if applies:
            self.cells.events[place[:3]].append(BLOCKED if codes else value)

    def _applies(self, place: Place, leaf: Node) -> bool:
        return self.scheme.applies(leaf, self.scheme.subjects[place.subject],
                                   self.numbers[place.period])

    def finish(self) -> Cells:
        """All cells, with the findings of roles and conflicts."""
        for place, rows in self.rows.items():
            readable = [(line, value) for line, value in rows if value != BLOCKED]
            if any(value != readable[0][1] for _, value in readable):
                self.cells.findings += [Finding(f"line {line}", "sheet-cell-twice", place.period)
                                        for line, _ in readable]
                self._keep(place, BLOCKED)
                continue
            if readable:
                self._cell(place, readable[0][1])
            if len(readable) < len(rows):
                self._keep(place, BLOCKED)
        for period in self.scheme.periods:
            for leaf in self.leaves.values():
                for subject in self.scheme.subjects:
                    self._check_apart(period.id, leaf, subject)
        return self.cells

    def _cell(self, place: Place, value: Value) -> None:
        """One value that could be read, of a known place."""
        leaf = self.leaves[place.leaf]
        role = self._role(place)
        if role and role.combine == "single":
            place = place._replace(rater="")
        codes = wrong(value, leaf) + _place_wrong(place, role)
        applies = self._applies(place, leaf)
        for code in codes or ["indicator-does-not-apply"] * (not applies and value != MISSING):
            self.cells.note(place, code)
        self._keep(place, BLOCKED if codes else _counted(value))
        if applies and role and self.given.setdefault(place, value) != value:
            self.cells.note(place, "score-conflict")
            self._keep(place, BLOCKED)

    def _role(self, place: Place) -> Role | None:
        roles = self.leaves[place.leaf].roles
        return next((role for role in roles if (role.id or "") == place.role), None)

    def _keep(self, place: Place, value: Value) -> None:
        """Puts a value where it is asked for; what is blocked once stays so."""
        role = self._role(place)
        if role is None or not self._applies(place, self.leaves[place.leaf]):
            return
        among = self.cells.values[place[:4]]
        rater = "" if role.combine == "single" else place.rater
        if among.get(rater) != BLOCKED:
            among[rater] = value

    def _check_apart(self, period: str, leaf: Node, subject: str) -> None:
        """Values of two roles that are further apart than allowed block both."""
        apart = []
        for role in leaf.roles:
            if role.against is None:
                continue
            pair = [self.cells.of(period, leaf.id, subject, id_).get("")
                    for id_ in (role.id, role.against)]
            numbers = [value for value in pair if isinstance(value, Fraction)]
            if len(numbers) == 2 and abs(numbers[0] - numbers[1]) > role.tolerance:
                self.cells.note(Place(period, leaf.id, subject, role.id or "", ""), "score-apart")
                apart += [role.id, role.against]
        for id_ in apart:
            self.cells.values[(period, leaf.id, subject, id_)][""] = BLOCKED


def read_values(path: Path, scheme: Scheme) -> Cells:
    """Reads and checks a table of values."""
    reader = Reader(scheme)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            reader.take(rows.line_num, row)
    return reader.finish()
