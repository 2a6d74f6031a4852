"""A file of separated values, cut into rows of cells with their line numbers."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from .names import column_of
from .text import trimmed

SEPARATORS = ",;\t"
CHARACTERS_IN_CELL = 10_000
COLUMNS = 100
HEAD = 64 * 1024


@dataclass(frozen=True)
class Row:
    """One row: the line it starts in (from 1), its cells, a fault and its column (from 1)."""

    line: int
    cells: tuple[str, ...]
    fault: tuple[str, int] | None = None

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in any cell."""
        return self.fault is None and not any(trimmed(text) for text in self.cells)

    @property
    def is_hint(self) -> bool:
        """Whether it is the first line by which some spreadsheets name the separator."""
        return self.line == 1 and "".join(self.cells).lower().startswith("sep=")


def decoded(data: bytes) -> str:
    """The text of a file."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def filled_rows(text: str) -> list[Row]:
    """The header and all rows below it that are not blank."""
    return [row for row in _rows(text, _separator(text)) if not row.is_blank and not row.is_hint]


def _separator(text: str) -> str:
    """The one under which the header has most known columns, then most cells."""
    best, most = ",", (-1, 0)
    for mark in SEPARATORS:
        header = next((row for row in _rows(text[:HEAD], mark)
                       if not row.is_blank and not row.is_hint), None)
        if header is not None:
            known = sum(1 for cell in header.cells if column_of(cell) is not None)
            if (known, len(header.cells)) > most:
                best, most = mark, (known, len(header.cells))
    return best


def _rows(text: str, mark: str) -> list[Row]:
    """All rows, blank ones too; quotes may hold separators, quotes and line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found: list[Row] = []
    position, line = 0, 1
    while position < len(text):
        row, position, next_line = _row(text, position, line, mark)
        found.append(row)
        line = next_line
    return found


def _row(text: str, position: int, line: int, mark: str) -> tuple[Row, int, int]:
    """The row at a position, the position behind it and the line there."""
    cells: list[str] = []
    fault: tuple[str, int] | None = None
    here = line
    while True:
        problem = None
        if text[position:position + 1] == '"':
            content, position, problem = _quoted(text, position, mark)
            here += content.count("\n")
        else:
            end = position
            while end < len(text) and text[end] not in (mark, "\n"):
                end += 1
            content, position = text[position:end], end
        if len(content) > CHARACTERS_IN_CELL:
            problem = problem or "sheet-cell-too-long"
        if len(cells) == COLUMNS:
            problem = problem or "sheet-too-many-columns"
        if problem is not None and fault is None:
            fault = problem, len(cells) + 1
        if len(cells) < COLUMNS:
            cells.append(content)
        if position < len(text) and text[position] == mark:
            position += 1
            continue
        return Row(line, tuple(cells), fault), position + 1, here + 1


def _quoted(text: str, position: int, mark: str) -> tuple[str, int, str | None]:
    """The content of a quoted cell, the position behind it, a fault of the quotes."""
    content: list[str] = []
    position += 1
    while True:
        end = text.find('"', position)
        if end < 0:
            return "".join(content) + text[position:], len(text), "sheet-quote-open"
        content.append(text[position:end])
        if text[end + 1:end + 2] == '"':
            content.append('"')
            position = end + 2
            continue
        end += 1
        behind = end
        while behind < len(text) and text[behind] not in (mark, "\n"):
            behind += 1
        return "".join(content), behind, "sheet-quote-trailing" if behind > end else None
