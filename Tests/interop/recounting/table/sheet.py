"""A file of separated values, cut into rows of cells with their line numbers."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

SEPARATORS = ",;\t"


@dataclass(frozen=True)
class Row:
    """One row: the line it starts in (from 1), its cells, a fault of its quotes."""

    line: int
    cells: tuple[str, ...]
    fault: str | None = None

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in any cell."""
        return all(not text.strip() for text in self.cells)


def decoded(data: bytes) -> str:
    """The text of a file."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def separator(text: str) -> str:
    """The separator that is most frequent in the first line that is not blank."""
    for line in text.splitlines():
        if line.strip():
            return max(SEPARATORS, key=line.count)
    return ","


def rows(text: str) -> list[Row]:
    """All rows, blank ones too; quotes may hold separators, quotes and line ends."""
    mark = separator(text)
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
    fault: str | None = None
    here = line
    while True:
        if text[position:position + 1] == '"':
            content, position, problem = _quoted(text, position)
            fault = fault or problem
            here += content.count("\n")
        else:
            end = position
            while end < len(text) and text[end] not in (mark, "\n"):
                end += 1
            content, position = text[position:end], end
        cells.append(content)
        if position < len(text) and text[position] == mark:
            position += 1
            continue
        return Row(line, tuple(cells), fault), position + 1, here + 1


def _quoted(text: str, position: int) -> tuple[str, int, str | None]:
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
        while behind < len(text) and text[behind] not in SEPARATORS + "\n":
            behind += 1
        fault = "sheet-quote-trailing" if text[end:behind].strip() else None
        return "".join(content), behind, fault
