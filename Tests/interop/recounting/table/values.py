"""Reading a table of values against a scheme."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..scheme.model import Indicator, Scheme
from .cells import Cells, Entry, Finding, UNREADABLE, Value
from .names import Names, columns
from .sheet import Row, decoded, filled_rows
from .text import Unread, half_width, trimmed, without_spaces
from .written import read_value

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Reader:
    """Reads the rows of one table; every fault of a row is said."""

    def __init__(self, scheme: Scheme, header: Row) -> None:
        """For a scheme and the row that names the columns."""
        self.leaves = {leaf.id: leaf for leaf in scheme.leaves()}
        self.names = {
            "period": Names([(period.id, period.name) for period in scheme.periods]),
            "indicator": Names([(each.id, each.title) for each in self.leaves.values()]),
            "subject": Names([(subject.id, subject.name) for subject in scheme.subjects]),
        }
        self.grade_names = {grade.id: grade.name for grade in scheme.grades}
        self.cells = Cells()
        self.width = len(header.cells)
        self.columns = columns(header.cells)
        self.said: list[tuple[str, str]] = []
        self.read_rows: list[tuple[int, Entry]] = []

    def _say(self, line: int, column: str | None, code: str) -> None:
        """Notes a finding about a line, or what stands in a column of it."""
        where = f"line {line}"
        if column is not None and column in self.columns:
            where += f", column {self.columns[column] + 1}"
        self.said.append((where, code))

    def _keep(self, place: Entry | None) -> None:
        """Keeps what was noted, for the period of a place; without one for all standings."""
        for where, code in self.said:
            if place is None:
                self.cells.findings.append(Finding(where, code, None))
            else:
                is_event = self.leaves[place.indicator].is_event
                self.cells.findings.append(Finding(where, code, place.period, is_event))
        self.said = []

    def _text(self, row: Row, name: str) -> str:
        """What a row has in a column, trimmed; nothing where it has no such cell."""
        index = self.columns.get(name)
        return "" if index is None or index >= len(row.cells) else trimmed(row.cells[index])

    def read(self, row: Row) -> None:
        """Reads one row that is not blank."""
        if row.fault is not None or any(row.cells[self.width:]):
            code, column = row.fault or ("sheet-row-too-long", 0)
            where = f"line {row.line}" + (f", column {column}" if column else "")
            self.cells.findings.append(Finding(where, code, None))
            self.cells.has_placeless = True
            return
        found = {name: self._named(row, name) for name in self.names}
        leaf = self.leaves.get(found["indicator"] or "")
        role = self._role(row, leaf)
        rater, value = "", UNREADABLE
        if leaf is not None:
            rater, value = self._rater(row), self._value(row, leaf)
            value = UNREADABLE if rater is None else value
        period, subject = found["period"], found["subject"]
        if None in (period, subject, role) or leaf is None:
            self.cells.has_placeless = True
            self._keep(None)
            return
        entry = Entry(period or "", leaf.id, subject or "", role or "", rater or "", value)
        self._keep(entry)
        self.read_rows.append((row.line, entry))

    def _named(self, row: Row, name: str) -> str | None:
        """The id of the period, the indicator or the subject of a row."""
        text = self._text(row, name)
        try:
            if not text:
                raise Unread("sheet-cell-empty")
            return self.names[name].find(text)
        except Unread as refused:
            self._say(row.line, name, str(refused))
            return None

    def _role(self, row: Row, leaf: Indicator | None) -> str | None:
        """The role that a row says, "" where it says none."""
        said = self._text(row, "role")
        if not said or leaf is None:
            return ""
        try:
            return Names([
                (each.id, each.name or each.id) for each in leaf.roles if each.id
            ]).find(said)
        except Unread as refused:
            self._say(row.line, "role", str(refused))
            return None

    def _rater(self, row: Row) -> str | None:
        """The rater that a row says, "" where it says none."""
        rater = without_spaces(half_width(self._text(row, "rater")))
        if rater and not _ID.fullmatch(rater):
            self._say(row.line, "rater", "sheet-id-malformed")
            return None
        return rater

    def _value(self, row: Row, leaf: Indicator) -> Value:
        """The value of a row."""
        value = UNREADABLE
        try:
            value = read_value(self._text(row, "value"), leaf, self.grade_names)
            value = replace(value, reason=value.reason or self._text(row, "reason"))
        except Unread as refused:
            self._say(row.line, "value", str(refused))
        day = self._text(row, "date")
        if day and not _is_date(day):
            self._say(row.line, "date", "sheet-date")
            value = UNREADABLE
        return value

    def finish(self) -> Cells:
        """Puts all entries into their cells; of values that differ neither is taken."""
        given: dict[Entry, list[tuple[int, Value]]] = {}
        for line, entry in self.read_rows:
            place = (entry.period, entry.indicator, entry.subject)
            if self.leaves[entry.indicator].is_event or entry.value is UNREADABLE:
                self.cells.entries.setdefault(place, []).append(entry)
            else:
                given.setdefault(replace(entry, value=UNREADABLE), []).append((line, entry.value))
        for blank, values in given.items():
            first = values[0][1]
            different = [line for line, value in values if value != first]
            for line in [values[0][0], *different] if different else []:
                self._say(line, None, "sheet-cell-twice")
            self._keep(blank)
            entry = blank if different else replace(blank, value=first)
            place = (entry.period, entry.indicator, entry.subject)
            self.cells.entries.setdefault(place, []).append(entry)
        return self.cells


def _is_date(text: str) -> bool:
    """Whether the text is a day of the calendar, `2026-04-30`."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_values(path: Path, scheme: Scheme) -> Cells:
    """All values of the table in the file; `Unread` where it is refused as a whole."""
    filled = filled_rows(decoded(path.read_bytes()))
    if not filled:
        raise Unread("sheet-header-missing")
    reader = Reader(scheme, filled[0])
    for row in filled[1:]:
        reader.read(row)
    return reader.finish()
