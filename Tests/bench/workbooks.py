"""Reading a workbook of many rows: ours, openpyxl without styles and formulas, and python-calamine."""

import time
from pathlib import Path
from typing import Any, Callable

import openpyxl
import python_calamine

import centre


def made(file: Path, rows: int) -> int:
    """A list of values as an office has it; how many cells it has."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("汇总")
    sheet.append(["period", "indicator", "subject", "role", "rater", "value", "comment", "number"])
    for row in range(rows):
        sheet.append(["april", f"growth{row % 50}", f"13{row % 9000:04}", "peers", f"r{row % 7}",
                      row % 1000 / 10, f"说明{row}", row])
    book.save(file)
    return (rows + 1) * 8


def by_openpyxl(file: Path) -> int:
    """How many cells openpyxl reads."""
    book = openpyxl.load_workbook(file, read_only=True)
    return sum(len(row) for row in book.active.iter_rows(values_only=True))


def by_calamine(file: Path) -> int:
    """How many cells calamine reads."""
    book = python_calamine.CalamineWorkbook.from_path(str(file))
    return sum(len(row) for row in book.get_sheet_by_index(0).to_python())


def seconds(read: Callable[[Path], int], file: Path, times: int, cells: int) -> float:
    """Processor time of the middle run; all cells have to be read."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        count = read(file)
        taken.append(time.process_time() - began)
        assert count == cells, f"{read.__name__} read {count} of {cells} cells"
    return sorted(taken)[times // 2]


def run(tools: centre.Tools, rows: int) -> dict[str, Any]:
    """Processor seconds of each, for the same file."""
    file = tools.work / "values.xlsx"
    cells = made(file, rows)
    ours = tools.measure("workbook", f"file={file}")[0]
    assert ours["cells"] == cells, f"read {ours['cells']} of {cells} cells"
    return {"cells": cells, "ours": ours["readNs"] / 1e9,
            "calamine": seconds(by_calamine, file, 3, cells),
            "openpyxl": seconds(by_openpyxl, file, 1, cells)}
