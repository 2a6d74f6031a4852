#!/usr/bin/env python3
"""The workbooks that Shangji writes, as openpyxl and LibreOffice read them.

Prints `ok - …`, `not ok - …` or `skip - … # reason` a case.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parent.parent.parent
SHANGJI = os.environ.get("SHANGJI", str(ROOT / ".build/debug/shangji"))
SCHEMES = ["scheme/everything", "tangshan/scheme", "cadres/scheme", "leadership/scheme", "departments/scheme",
           "judge-ratings/scheme"]
# What a spreadsheet would take for a formula, or for something else than the text that it is.
NASTY = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "_x0041_", "1.10", "TRUE", "'quoted", "2026-01-01"]

failed = 0


def say(holds: bool, name: str, why: object = "") -> None:
    """One line of the outcome."""
    global failed
    failed += not holds
    print(f"{'ok' if holds else 'not ok'} - {name}{'' if holds else f': {why}'}", flush=True)


def run(*arguments: object) -> tuple[int, dict]:
    """Runs the command; its exit code and its JSON."""
    ran = subprocess.run([SHANGJI, *map(str, arguments), "--json"], capture_output=True, text=True, check=False)
    try:
        return ran.returncode, json.loads(ran.stdout)
    except json.JSONDecodeError:
        return ran.returncode, {"text": ran.stdout + ran.stderr}


def digest(path: Path) -> str:
    """The hash of a scheme's canonical bytes; what went wrong where it has none."""
    answer = run("scheme", "show", path)[1]
    return answer.get("hash", json.dumps(answer, ensure_ascii=False)[:600])


def by_libreoffice(files: list[Path], folder: Path) -> bool:
    """Has LibreOffice open workbooks and save them again into a folder, with a profile of its own."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        return False
    profile = folder / "profile"
    subprocess.run([program, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), *map(str, files)],
                   capture_output=True, check=False, timeout=240)
    return True


def round_trips(work: Path) -> None:
    """Each scheme as a workbook has the bytes of its YAML, also after others have saved it again."""
    books = []
    for name in SCHEMES:
        source = ROOT / "fixtures" / f"{name}.yaml"
        book = work / f"{name.replace('/', '-')}.xlsx"
        code, answer = run("scheme", "template", "--from", source, book)
        say(code == 0, f"{name} becomes a workbook", answer)
        if code:
            continue
        want = digest(source)
        say(digest(book) == want, f"{name} as a workbook has the bytes of its YAML", digest(book))
        again = work / f"openpyxl-{book.name}"
        openpyxl.load_workbook(book).save(again)
        say(digest(again) == want, f"{name} has them still after openpyxl saved it", digest(again))
        books.append((book, want))
    saved = work / "libreoffice"
    saved.mkdir()
    if not by_libreoffice([book for book, _ in books], saved):
        print("skip - after LibreOffice saved it # there is no LibreOffice", flush=True)
        return
    for book, want in books:
        path = saved / book.name
        say(path.exists() and digest(path) == want, f"{book.stem} has them still after LibreOffice saved it",
            digest(path))


def fixtures() -> None:
    """The four systems' schemes in Excel say what their YAML says: `bash fixtures/workbooks.sh` makes them."""
    for name in ("cadres", "leadership", "departments", "tangshan"):
        folder = ROOT / "fixtures" / name
        say(digest(folder / "scheme.xlsx") == digest(folder / "scheme.yaml"),
            f"{name}: scheme.xlsx and scheme.yaml give the same bytes", digest(folder / "scheme.xlsx"))


def imported(work: Path) -> None:
    """`scheme import` gives YAML that says the same; `score` takes the workbook as it takes the YAML."""
    folder, made = ROOT / "fixtures/tangshan", work / "imported.yaml"
    code, answer = run("scheme", "import", folder / "scheme.xlsx", "--to", made)
    say(code == 0 and digest(made) == digest(folder / "scheme.yaml"), "an imported scheme says the same", answer)
    code, answer = run("scheme", "import", folder / "scheme.xlsx", "--to", made)
    say(code == 2 and answer["error"]["code"] == "file-exists", "an import overwrites nothing", answer)
    rest = ["--values", folder / "values-april.csv", "--period", "april"]
    say(run("score", "--scheme", folder / "scheme.xlsx", *rest) == run("score", "--scheme", folder / "scheme.yaml", *rest),
        "a standing is the same from either form")
    book = openpyxl.load_workbook(folder / "scheme.xlsx")
    book["考核对象"]["C2"] = "nowhere"
    book["指标"]["H1"] = "oops"
    book.save(work / "wrong.xlsx")
    code, answer = run("scheme", "check", work / "wrong.xlsx")
    places = [finding["at"] for finding in answer["findings"]]
    say(code == 1 and "指标!H1" in places, "what is wrong is told at its cell", answer)


def template(work: Path) -> None:
    """The empty template: sheets, notes, drop-downs, and the same bytes each time."""
    first, second, text = work / "t1.xlsx", work / "t2.xlsx", work / "t.yaml"
    for path in (first, second, text):
        say(run("scheme", "template", path)[0] == 0, f"a template is written as {path.suffix}")
    say(first.read_bytes() == second.read_bytes(), "the same template has the same bytes")
    say(digest(first) == digest(text), "both templates say the same scheme", digest(first))
    code, answer = run("scheme", "template", first)
    say(code != 0 and answer["error"]["code"] == "file-exists", "a template overwrites nothing", answer)
    book = openpyxl.load_workbook(first)
    names = ["说明", "设置", "单位", "分组", "考核对象", "考核期", "指标", "主体类别", "目标", "等级分", "等次", "修订"]
    say(book.sheetnames == names, "the template has a sheet for every list", book.sheetnames)
    for sheet in book.worksheets[2:]:
        say(all(cell.comment for cell in sheet[1]), f"each head of {sheet.title} has a note")
    kinds = [rule.formula1 for rule in book["考核期"].data_validations.dataValidation]
    say(any("month,quarter" in (formula or "") for formula in kinds), "kinds of periods drop down", kinds)
    lists = [rule.formula1 for rule in book["考核对象"].data_validations.dataValidation]
    say("'分组'!$A$2:$A$20000" in lists, "groups drop down from their sheet", lists)
    english = work / "e.xlsx"
    run("scheme", "template", "--lang", "en", english)
    say(openpyxl.load_workbook(english).sheetnames[1] == "settings", "the tabs speak English with --lang en")
    say(digest(english) == digest(first), "and say the same scheme", digest(english))
    with zipfile.ZipFile(first) as archive:
        say(archive.testzip() is None and not any("vba" in name for name in archive.namelist()),
            "the file is a sound zip without macros")


def nasty_scheme() -> str:
    """A scheme whose names try to be formulas."""
    subjects = "\n".join(f"  - {{id: s{n}, name: {json.dumps(name)}, group: g}}" for n, name in enumerate(NASTY))
    return f"""id: nasty
title: "=cmd|' /C calc'!A0"
note: " spaces and a tab\\t "
offices: [{{id: o, name: "+o"}}]
groups: [{{id: g, name: "=A1:B2*?"}}]
subjects:
{subjects}
periods: [{{id: y, name: "-y", kind: year, weight: 1}}]
indicators:
  - {{id: a, title: "@a", weight: 1, responsible: o, rule: {{direct: {{max: 999999999999.999999}}}}}}
grades: [{{id: x, name: "=x"}}]
"""


def never_a_formula(work: Path) -> None:
    """Texts are texts in every workbook, whatever they begin with, and numbers keep all their digits."""
    scheme, values, book = work / "nasty.yaml", work / "nasty.csv", work / "nasty.xlsx"
    scheme.write_text(nasty_scheme(), encoding="utf-8")
    rows = [f"y,a,s{n},,{number}" for n, number in enumerate(
        ["0.1", "9.95", "92.3", "999999999999.999999", "123456789.123456", "0.000001", "100", "0", "33.333333", "7"])]
    values.write_text("period,indicator,subject,role,value\n" + "\n".join(rows) + "\n", encoding="utf-8")
    _, standing = run("score", "--scheme", scheme, "--values", values, "--period", "y", "--xlsx", book)
    read = openpyxl.load_workbook(book)
    cells = [cell for sheet in read.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    say(not [cell for cell in cells if cell.data_type == "f"], "no cell of a standing is a formula")
    texts = [cell.value for cell in cells if cell.data_type == "s"]
    say(all(name in texts for name in NASTY if name != "_x0041_"), "names stand as they are", texts)
    sheet = read.worksheets[0]
    say(all(cell.number_format == "@" for cell in cells if cell.data_type == "s"),
        "a text stays one when it is edited")
    found = {row[1].value: (row[3].value, row[7].value) for row in sheet.iter_rows(min_row=3)}
    for subject in standing["groups"][0]["subjects"]:
        total, score = found[subject["id"]]
        say(Decimal(str(total)) == Decimal(subject["total"]) and Decimal(str(score)) == Decimal(subject["scores"]["a"]),
            f"the total of {subject['id']} is exact", (total, score, subject))
    code, answer = run("scheme", "template", "--from", scheme, work / "nasty-scheme.xlsx")
    say(code == 0 and digest(work / "nasty-scheme.xlsx") == digest(scheme), "and so in a scheme's workbook", answer)
    formulas = [cell.coordinate for sheet in openpyxl.load_workbook(work / "nasty-scheme.xlsx").worksheets
                for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    say(not formulas, "no cell of a scheme is a formula", formulas)


def standings(work: Path) -> None:
    """The standing of Tangshan: a sheet a group, figures, findings, as in the JSON."""
    book = work / "standing.xlsx"
    arguments = ["--scheme", ROOT / "fixtures/tangshan/scheme.yaml", "--values",
                 ROOT / "fixtures/tangshan/values-year.csv", "--period", "year"]
    _, standing = run("score", *arguments, "--xlsx", book)
    read = openpyxl.load_workbook(book)
    say(read.sheetnames[-2:] == ["指标数据", "问题"], "figures and findings stand at the end", read.sheetnames)
    for sheet, group in zip(read.worksheets, standing["groups"]):
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        want = [(subject["rank"], subject["id"]) for subject in group["subjects"]]
        say([(row[0], row[1]) for row in rows] == want, f"{sheet.title} has ranks and ids in order", rows)
        totals = all(Decimal(str(row[3])) == Decimal(subject["total"]) for row, subject in zip(rows, group["subjects"]))
        say(totals, f"{sheet.title} has the totals")
    count = sum(len(group["feedback"]) for group in standing["groups"])
    say(read["指标数据"].max_row == count + 1, "every indicator of every group has its figures", count)
    run("score", *arguments, "--xlsx", work / "standing2.xlsx")
    say(book.read_bytes() == (work / "standing2.xlsx").read_bytes(), "the same standing has the same bytes")


def main() -> int:
    """All of it in one folder that is removed."""
    with tempfile.TemporaryDirectory(prefix="workbook-out-") as folder:
        work = Path(folder)
        template(work)
        fixtures()
        imported(work)
        round_trips(work)
        never_a_formula(work)
        standings(work)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
