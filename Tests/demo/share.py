#!/usr/bin/env python3
"""Shares the sheets of Tangshan among the six offices of the demo.

The fixture has ten bureaus and fourteen counties. In the demo five bureaus answer for all leaves
and one county reports for itself: their names take the places of those who are not there, in the
scheme and in the sheets. No weight, target or value changes, so every score stays what
`fixtures/tangshan/expected-*.json` says.

Usage: share.py FIXTURE OUT. Writes OUT/scheme.yaml and OUT/OFFICE-PERIOD.csv.
"""

import csv
import sys
from pathlib import Path

# Who answers for whom.
INSTEAD = {"kjj": "tjj", "rsj": "mzj", "xfj": "zzb", "sthjj": "fgj", "yjj": "fgj"}
# The bureau of each leaf; that of a role goes first.
LEAVES = {
    "gdp-growth": "tjj", "industry": "tjj", "investment": "tjj", "research": "tjj",
    "revenue": "czj", "projects": "fgj", "air": "fgj", "safety": "fgj", "major-accident": "fgj",
    "employment": "mzj", "welfare": "mzj", "satisfaction": "mzj", "petitions": "zzb",
    "building": "zzb", "reform": "zzb", "commendation": "zzb", "criticism": "zzb",
}
COUNTY = "130202"


def office(row: dict[str, str]) -> str:
    """Who gives a value."""
    if row["indicator"] == "building" and row["role"] == "peers":
        return row["rater"]
    if row["indicator"] == "investment" and row["role"] == "reported":
        return COUNTY if row["subject"] == COUNTY else "tjj"
    return LEAVES[row["indicator"]]


def scheme(text: str) -> str:
    """The scheme with the offices that are there."""
    for absent, present in INSTEAD.items():
        text = text.replace(f"[{absent}]", f"[{present}]")
    return text.replace("by: self", "by: [self, tjj]")


def main() -> None:
    """Writes the scheme and the sheets."""
    fixture, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(exist_ok=True)
    text = (fixture / "scheme.yaml").read_text(encoding="utf-8")
    (out / "scheme.yaml").write_text(scheme(text), encoding="utf-8")
    for period in ("april", "august", "year"):
        with (fixture / f"values-{period}.csv").open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            head, rows = reader.fieldnames or [], list(reader)
        for name in sorted({office(row) for row in rows}):
            with (out / f"{name}-{period}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, head)
                writer.writeheader()
                writer.writerows(row for row in rows if office(row) == name)


if __name__ == "__main__":
    main()
