#!/usr/bin/env python3
"""Workbooks that other programs made, and damaged ones, read by `shangji score --values`.

`workbooks/made.py` has files of openpyxl, XlsxWriter and LibreOffice with the scores that have to come out;
`workbooks/damaged.py` one file a damage with the code that it is told by. Prints a line `ok - …`, `not ok - …` or
`skip - …` a case; exit code 1 when one fails. The environment: SHANGJI is the program.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.dont_write_bytecode = True

from workbooks import damaged, made  # noqa: E402
from workbooks.made import VALUES, Expected, Scores  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SHANGJI = os.environ.get("SHANGJI", str(ROOT / ".build/debug/shangji"))
SCHEME = Path(__file__).parent / "workbooks/scheme.yaml"
# Marks are told in words.
MARKS = {"mark-understood": "was read as", "mark-shown": "format makes another", "mark-hidden": "it is hidden",
         "mark-merged": "belongs to the merged cells", "mark-formula": "its stored value was read"}
failed = 0


def say(holds: bool, name: str, why: str = "") -> None:
    """One line of the outcome."""
    global failed
    failed += not holds
    print(f"{'ok' if holds else 'not ok'} - workbook: {name}{'' if holds else ': ' + why}", flush=True)


def read(file: Path) -> tuple[Scores, set[str], int]:
    """The scores of each subject that has any, the codes of everything told, and the exit code."""
    run = subprocess.run(
        [SHANGJI, "score", "--json", "--lang", "en", "--scheme", SCHEME, "--values", file, "--period", "april"],
        check=False, capture_output=True, encoding="utf-8", timeout=120)
    codes = set(re.findall(r'"code":"([^"]*)"', run.stdout + run.stderr))
    codes |= {code for code, words in MARKS.items() if words in run.stderr}
    scores: Scores = {}
    if run.returncode == 0:
        for group in json.loads(run.stdout)["groups"]:
            for subject in group["subjects"]:
                own = {leaf: score for leaf, score in subject["scores"].items() if (leaf, score) != ("praise", "0")}
                scores[subject["id"]] = own
    return scores, codes, run.returncode


def check(name: str, file: Path, expected: Expected) -> None:
    """A file against what has to be read; where no scores are expected the standing is not complete."""
    scores, codes = expected
    seen = read(file)
    holds = seen[1] == codes and seen[0] == scores if scores else codes <= seen[1] and seen[2] == 1
    say(holds, name, f"expected {expected}, saw {seen}")


def check_damage(name: str, data: bytes, code: str, folder: Path) -> None:
    """A damaged file against its code, or against the values where the damage touches none."""
    file = folder / f"{name}.xlsx"
    file.write_bytes(data)
    scores, codes, status = read(file)
    if code:
        say(code in codes and status == 1 and not scores, name, f"expected {code}, saw {codes}, exit {status}")
    else:
        say(scores == VALUES and not codes, name, f"expected the values, saw {scores} {codes}")


def main() -> int:
    """All files, two at a time."""
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(2) as pool:
        folder = Path(place)
        others = pool.submit(made.by_libreoffice, folder) if shutil.which("soffice") else None
        jobs = []
        for name, make in made.CASES.items():
            file = folder / f"{name}.xlsx"
            jobs.append(pool.submit(check, name, file, make(file)))
        for name, damage in damaged.CASES.items():
            jobs.append(pool.submit(check_damage, name, *damage(), folder))
        for job in jobs:
            job.result()
        if others:
            for name, (file, expected) in others.result().items():
                check(name, file, expected)
        else:
            print("skip - workbook: files of LibreOffice # there is no soffice")
    say(len(damaged.CASES) >= 40, "there are at least 40 damaged files", str(len(damaged.CASES)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
