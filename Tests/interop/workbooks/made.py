"""Workbooks of the same values as three other programs make them; each is read as what its maker was told.

A case is a function that writes a file; what it returns is what has to be read: scores by subject and indicator, and
the codes of what is told. The three subjects and their values are those of `VALUES`, unless a case says otherwise.
"""

import datetime
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Callable

import openpyxl
import xlsxwriter

Scores = dict[str, dict[str, str]]
Expected = tuple[Scores, set[str]]
VALUES: Scores = {"e": {"growth": "5.5", "income": "80", "grade": "95"},
                  "w": {"growth": "6.25", "income": "70.5", "grade": "80"},
                  "s": {"growth": "0.3", "income": "60", "grade": "95"}}
GRADES = {"95": "a", "80": "b"}
LIST = [["period", "indicator", "subject", "value"]] + [
    ["april", leaf, subject, GRADES[score] if leaf == "grade" else float(score)]
    for subject, scores in VALUES.items() for leaf, score in scores.items()]
NAMES = {"e": "东镇", "w": "西镇", "s": "南镇"}
TABLE = [["考核期", "考核对象", "增速（%）", "收入", "等级"]] + [
    ["4 月", NAMES[subject], float(own["growth"]), float(own["income"]), GRADES[own["grade"]]]
    for subject, own in VALUES.items()]
CASES: dict[str, Callable[[Path], Expected]] = {}
Case = Callable[[Path], Expected]


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def book(rows: list[list[Any]]) -> openpyxl.Workbook:
    """A workbook of one sheet."""
    made = openpyxl.Workbook()
    made.active.title = "汇总"
    for row in rows:
        made.active.append(row)
    return made


@case
def openpyxl_list(file: Path) -> Expected:
    book(LIST).save(file)
    return VALUES, set()


@case
def openpyxl_table_under_titles(file: Path) -> Expected:
    made = book([["2026 年 4 月考核表"], ["填报单位：统计局", None, None, None, "单位：万元"]] + TABLE + [["填表人：甲"]])
    made.active.merge_cells("A1:E1")
    made.save(file)
    return VALUES, set()


@case
def openpyxl_write_only(file: Path) -> Expected:
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet("汇总")
    for row in TABLE:
        sheet.append(row)
    made.save(file)
    return VALUES, set()


@case
def openpyxl_percent_and_noise(file: Path) -> Expected:
    made = book(TABLE)
    sheet = made.active
    sheet["C2"], sheet["C2"].number_format = 0.055, "0.0%"
    sheet["C4"] = 0.1 * 3
    sheet["D2"], sheet["D2"].number_format = 80.04, "0.0"
    made.save(file)
    return VALUES | {"e": {"growth": "5.5", "income": "80.04", "grade": "95"}}, {"mark-understood", "mark-shown"}


@case
def openpyxl_full_width_and_dashes(file: Path) -> Expected:
    made = book(TABLE)
    made.active["C2"], made.active["D2"], made.active["E2"] = "５．５", "８０", "ａ"
    made.save(file)
    return VALUES, {"mark-understood"}


@case
def openpyxl_formula_never_computed(file: Path) -> Expected:
    made = book(TABLE)
    made.active["D2"] = "=40*2"
    made.save(file)
    return {}, {"sheet-formula-unsaved"}


@case
def openpyxl_hidden(file: Path) -> Expected:
    made = book(TABLE)
    made.active["F1"], made.active["F2"] = "备注", "x"
    made.active.column_dimensions["F"].hidden = True
    other = made.create_sheet("底稿")
    other.sheet_state = "hidden"
    other["A1"] = "x"
    made.save(file)
    return VALUES, {"mark-hidden"}


@case
def openpyxl_hidden_row(file: Path) -> Expected:
    made = book(TABLE)
    made.active.row_dimensions[3].hidden = True
    made.save(file)
    return {}, {"sheet-row-hidden"}


@case
def openpyxl_merged_names(file: Path) -> Expected:
    rows = [list(row) for row in LIST]
    for row in (3, 4):
        rows[row - 1][2] = None
    made = book(rows)
    made.active.merge_cells("C2:C4")
    made.save(file)
    return VALUES, {"mark-merged"}


@case
def openpyxl_event_with_a_day(file: Path) -> Expected:
    made = book([LIST[0] + ["date", "reason"]] + LIST[1:])
    made.active.append(["april", "praise", "w", 1, datetime.date(2026, 4, 9), "表彰"])
    made.save(file)
    return VALUES | {"w": VALUES["w"] | {"praise": "0.5"}}, set()


@case
def openpyxl_event_without_the_day(file: Path) -> Expected:
    made = book([LIST[0] + ["date", "reason"]] + LIST[1:])
    made.active.append(["april", "praise", "w", 1, datetime.datetime(2026, 4, 9, 8, 30), "表彰"])
    made.save(file)
    return {}, {"sheet-date"}


def by_xlsxwriter(file: Path, options: dict[str, Any], write: Callable[[Any, Any], None]) -> None:
    """A workbook of the table, with changes."""
    made = xlsxwriter.Workbook(str(file), options)
    sheet = made.add_worksheet("汇总")
    for number, row in enumerate(TABLE):
        sheet.write_row(number, 0, row)
    write(made, sheet)
    made.close()


@case
def xlsxwriter_table(file: Path) -> Expected:
    by_xlsxwriter(file, {}, lambda made, sheet: None)
    return VALUES, set()


@case
def xlsxwriter_in_constant_memory(file: Path) -> Expected:
    by_xlsxwriter(file, {"constant_memory": True}, lambda made, sheet: None)
    return VALUES, set()


@case
def xlsxwriter_rich_text(file: Path) -> Expected:
    by_xlsxwriter(file, {}, lambda made, sheet: sheet.write_rich_string(
        "B2", "东", made.add_format({"bold": True}), "镇", " "))
    return VALUES, set()


@case
def xlsxwriter_formula_of_a_text(file: Path) -> Expected:
    """Its stored results are made up, and it says so: the file asks to be computed when it is opened."""
    by_xlsxwriter(file, {}, lambda made, sheet: sheet.write_formula("D2", "=40*2", None, 80))
    return {}, {"sheet-formula-unsaved"}


@case
def xlsxwriter_days_from_1904(file: Path) -> Expected:
    made = xlsxwriter.Workbook(str(file), {"date_1904": True})
    sheet = made.add_worksheet()
    for number, row in enumerate([LIST[0] + ["日期", "事由"]] + LIST[1:]):
        sheet.write_row(number, 0, row)
    sheet.write_row(len(LIST), 0, ["april", "praise", "w", 1])
    sheet.write_datetime(len(LIST), 4, datetime.datetime(2026, 4, 9), made.add_format({"num_format": 14}))
    sheet.write(len(LIST), 5, "表彰")
    made.close()
    return VALUES | {"w": VALUES["w"] | {"praise": "0.5"}}, set()


@case
def xlsxwriter_zip64(file: Path) -> Expected:
    made = xlsxwriter.Workbook(str(file))
    made.use_zip64()
    sheet = made.add_worksheet()
    for number, row in enumerate(LIST):
        sheet.write_row(number, 0, row)
    made.close()
    return VALUES, set()


def converted(sources: dict[str, Path], folder: Path, to: str) -> None:
    """LibreOffice opens each file and saves it as another kind, under a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to,
             "--outdir", str(folder), *map(str, sources.values())],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180,
            env={**os.environ, "HOME": profile})


def by_libreoffice(folder: Path) -> dict[str, tuple[Path, Expected]]:
    """The table from other kinds of files, and a formula that LibreOffice computes, saved as `.xlsx`."""
    first = folder / "first"
    first.mkdir()
    sources = {name: first / f"{name}.xlsx" for name in ("table", "formula", "percent")}
    book(TABLE).save(sources["table"])
    made = book(TABLE)
    made.active["D2"] = "=40*2"
    made.save(sources["formula"])
    openpyxl_percent_and_noise(sources["percent"])
    sources["list"] = first / "list.csv"
    sources["list"].write_text("\n".join(",".join(map(str, row)) for row in LIST), encoding="utf-8")
    converted(sources, folder, "xlsx:Calc MS Excel 2007 XML")
    marked = {"mark-understood", "mark-shown"}
    percent = VALUES | {"e": {"growth": "5.5", "income": "80.04", "grade": "95"}}
    return {"libreoffice-table": (folder / "table.xlsx", (VALUES, set())),
            "libreoffice-formula-computed": (folder / "formula.xlsx", (VALUES, {"mark-formula"})),
            "libreoffice-percent": (folder / "percent.xlsx", (percent, marked)),
            "libreoffice-from-csv": (folder / "list.xlsx", (VALUES, set()))}
