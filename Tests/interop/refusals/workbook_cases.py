"""Workbooks that an office may bring, each with one thing to be told of; the code that `draft import` tells it by.

Each row changes a sound sheet of two columns of values, or is a file of bytes.
"""

import io
import re
import zipfile
from typing import Any, Callable

import openpyxl

from .agent_cases import agent
from .parties import World
from .place import Seen, codes_in

CASES: dict[str, Callable[[World], Seen]] = {}
Change = Callable[[openpyxl.Workbook, Any], object]
ROWS = [["考核对象", "增速", "收入"], ["单位", "分", "万元"], ["路南区", 5, 60]]


def book(change: Change = lambda made, sheet: None) -> bytes:
    """The sheet, changed."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "汇总"
    for row in ROWS:
        sheet.append(row)
    change(made, sheet)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def put(place: str, value: Any, form: str = "General") -> Change:
    """Another value in a cell."""
    def change(_: openpyxl.Workbook, sheet: Any) -> None:
        sheet[place], sheet[place].number_format = value, form
    return change


def second(made: openpyxl.Workbook, _: Any) -> None:
    """A second sheet of the same form."""
    other = made.create_sheet("副表")
    for row in ROWS:
        other.append(row)


def notes(made: openpyxl.Workbook, _: Any) -> None:
    """A sheet of notes."""
    made.create_sheet("说明").append(["本表由统计局填报"])


def hidden_row(_: openpyxl.Workbook, sheet: Any) -> None:
    """A row that is not shown."""
    sheet.append(["路南区", 7, 8])
    sheet.row_dimensions[4].hidden = True


def hidden_column(_: openpyxl.Workbook, sheet: Any) -> None:
    """A column that is not shown."""
    sheet.column_dimensions["C"].hidden = True


def merged(_: openpyxl.Workbook, sheet: Any) -> None:
    """A value over two cells."""
    sheet.merge_cells("B3:B4")


def deep() -> bytes:
    """A list of relations with a hundred levels."""
    return swapped(b"<Relationships>" + b"<x>" * 100)


def swapped(data: bytes) -> bytes:
    """The sheet with another list of relations."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            new.writestr(name, data if name == "_rels/.rels" else old.read(name))
    return kept.getvalue()


def computed() -> bytes:
    """A formula with a stored value, in a file that does not ask to be computed again."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(b"<v>60</v>", b"<f>30*2</f><v>60</v>")
            elif name == "xl/workbook.xml":
                data = re.sub(rb"<calcPr[^>]*>", b"", data)
            new.writestr(name, data)
    return kept.getvalue()


OLD = bytes.fromhex("d0cf11e0a1b11ae1")
# code, the file, more words of the command
WORKBOOKS: list[tuple[str, bytes, tuple[str, ...]]] = [
    ("workbook-damaged", book()[:2000], ()),
    ("workbook-too-large", deep(), ()),
    ("workbook-doctype", swapped(b"<!DOCTYPE x><Relationships/>"), ()),
    ("workbook-locked", OLD + "EncryptedPackage".encode("utf-16-le"), ()),
    ("workbook-other-kind", OLD + bytes(600), ()),
    ("workbook-sheet-unknown", book(), ("--sheet", "汇总表")),
    ("workbook-sheet-unclear", book(second), ()),
    ("sheet-map-wrong", book(), ("--map", "增速=没有的指标")),
    ("sheet-formula-unsaved", book(put("B3", "=1+1")), ()),
    ("sheet-row-hidden", book(hidden_row), ()),
    ("mark-formula", computed(), ()),
    ("mark-shown", book(put("B3", 5.5, "0")), ()),
    ("mark-merged", book(merged), ()),
    ("mark-hidden", book(hidden_column), ()),
    ("mark-row-ignored", book(), ()),
    ("mark-sheet-unread", book(notes), ()),
]


def workbook_case(code: str, data: bytes, words: tuple[str, ...]) -> Callable[[World], Seen]:
    """`draft import` of the file; what could be read is cleared again."""
    def run(world: World) -> Seen:
        file, folder = world.place.work / "wrong.xlsx", agent(world)
        file.write_bytes(data)
        april = ("--folder", folder, "--period", "april")
        ran = world.place.run("agent", "draft", "import", file, *april, "--scheme", "small", *words)
        world.place.must("agent", "draft", "clear", *april)
        codes = codes_in(ran.out)
        return Seen(code if code in codes else ",".join(codes) or "-", "-", str(ran.exit))
    return run


for row in WORKBOOKS:
    CASES[row[0]] = workbook_case(*row)
