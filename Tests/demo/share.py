#!/usr/bin/env python3
"""Shares the sheets of Tangshan among the offices of the demo.

The fixture has ten bureaus and fourteen counties. In the demo five bureaus answer for all leaves
and one county reports for itself: their names take the places of those who are not there, in the
scheme and in the sheets. No weight, target or value changes, so every score stays what
`fixtures/tangshan/expected-*.json` says. In `year.sh` (`few`) three bureaus answer for all, and the
sheets of `fixtures/tangshan/year` are shared too.

Usage: share.py FIXTURE OUT [few]. Writes OUT/scheme.yaml, OUT/OFFICE-SHEET.csv, and of few also
OUT/all-SHEET.csv.
"""

import csv
import sys
from pathlib import Path

Row = dict[str, str]

# Who answers for whom.
INSTEAD = {"kjj": "tjj", "rsj": "mzj", "xfj": "zzb", "sthjj": "fgj", "yjj": "fgj"}
FEWER = {"czj": "tjj", "mzj": "zzb"}
# The bureau of each leaf; that of a role goes first.
LEAVES = {
    "gdp-growth": "tjj", "industry": "tjj", "investment": "tjj", "research": "tjj",
    "revenue": "czj", "projects": "fgj", "air": "fgj", "safety": "fgj", "major-accident": "fgj",
    "employment": "mzj", "welfare": "mzj", "satisfaction": "mzj", "petitions": "zzb",
    "building": "zzb", "reform": "zzb", "commendation": "zzb", "criticism": "zzb",
    "water": "fgj", "plan": "fgj", "ledger": "zzb",
}
COUNTY = "130202"
# The files of each sheet; of one with several periods the rows of this one are taken.
SHEETS = {period: [f"values-{period}.csv"] for period in ("april", "august", "year")}
MORE = {period: [*files, "year/values-admitted.csv"] for period, files in SHEETS.items()}
MORE |= {"response": ["year/values-response.csv"], "2027": ["year/values-2027.csv"]}


def office(row: Row) -> str:
    """Who gives a value."""
    if row["indicator"] == "building" and row["role"] == "peers":
        return row["rater"]
    if row["indicator"] == "investment" and row["role"] == "reported":
        return COUNTY if row["subject"] == COUNTY else "tjj"
    return LEAVES[row["indicator"]]


def scheme(text: str, few: bool) -> str:
    """The scheme with the offices that are there."""
    if few:
        text = text.replace("by: [fgj, czj, zzb]", "by: [fgj, tjj, zzb]")
    for absent, present in (INSTEAD | FEWER if few else INSTEAD).items():
        there = FEWER.get(present, present) if few else present
        text = text.replace(f"[{absent}]", f"[{there}]")
    return text.replace("by: self", "by: [self, tjj]")


def rows(fixture: Path, sheet: str, files: list[str]) -> tuple[list[str], list[Row]]:
    """The head and the rows of a sheet."""
    head: list[str] = []
    found: list[Row] = []
    for name in files:
        with (fixture / name).open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            head = list(reader.fieldnames or [])
            found += [row for row in reader if row["period"] == sheet or len(files) == 1]
    return head, found


def write(path: Path, head: list[str], given: list[Row]) -> None:
    """A sheet."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head)
        writer.writeheader()
        writer.writerows(given)


def main() -> None:
    """Writes the scheme and the sheets."""
    fixture, out, few = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] == ["few"]
    out.mkdir(exist_ok=True)
    text = (fixture / "scheme.yaml").read_text(encoding="utf-8")
    (out / "scheme.yaml").write_text(scheme(text, few), encoding="utf-8")
    fewer = FEWER if few else {}
    for sheet, files in (MORE if few else SHEETS).items():
        head, given = rows(fixture, sheet, files)
        by = [fewer.get(office(row), office(row)) for row in given]
        for name in sorted(set(by)):
            write(out / f"{name}-{sheet}.csv", head,
                  [row for who, row in zip(by, given) if who == name])
        if few:
            write(out / f"all-{sheet}.csv", head, given)


if __name__ == "__main__":
    main()
