#!/usr/bin/env python3
"""The stories of systems A to D come to their end, and every row they print is as expected.

What is expected stands in `fixtures/NAME/expected.json` and was computed by
`Tests/interop/recount.py`, which has no line in common with the program. Prints a line `ok - …`
or `not ok - …` a check; exit code 1 when one fails. SHANGJI_STORIES names the stories to run, all
unless said otherwise.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import seen

ROOT = Path(__file__).resolve().parents[2]
# Periods whose standing a story compares, and those it publishes, with the number of excellent rows
# that an office receives of it.
STORIES: dict[str, dict[str, Any]] = {
    "cadres": {"compared": "m01 m02 m03 q1 q2 q3 q4 h1 h2 cycle", "received": {
        "q1-at-shb": (12, 3), "cycle-at-dzb": (12, 3)}},
    "leadership": {"compared": "mid year", "received": {
        "mid-at-t08": (67, 2), "year-at-t01": (67, 29), "year-at-t08": (67, 29)}},
    "departments": {"compared": "q1 q2 half q3 q4 cycle", "received": {
        "cycle-at-fgj": (5, 0), "cycle-at-zjj": (5, 2)}},
    "demo": {}, "year": {},  # seen.py
}
failed = 0


def say(holds: bool, name: str, why: str = "") -> None:
    """One line of the outcome."""
    global failed
    failed += not holds
    print(f"{'ok' if holds else 'not ok'} - story {name}{'' if holds else ': ' + why}", flush=True)


def play(name: str, kept: Path) -> subprocess.CompletedProcess[str]:
    """Runs a story; its folders stay in `kept`."""
    return subprocess.run(["bash", str(ROOT / f"Tests/demo/{name}.sh")], check=False,
                          env={**os.environ, "KEEP": str(kept)}, encoding="utf-8",
                          stdin=subprocess.DEVNULL, capture_output=True)


def recounted(name: str, period: str) -> dict[str, Any]:
    """What the second program makes of the fixture's bare figures now."""
    folder = ROOT / "fixtures" / name
    run = subprocess.run(
        [sys.executable, str(ROOT / "Tests/interop/recount.py"), "--period", period,
         "--scheme", str(folder / "scheme.yaml"), "--values", str(folder / "values.csv")],
        check=False, capture_output=True, encoding="utf-8")
    counted: dict[str, Any] = json.loads(run.stdout)
    return counted


def rows(standing: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """The rows of all groups."""
    return {(group["group"], row["id"]): row
            for group in standing["groups"] for row in group["subjects"]}


def standing_holds(name: str, period: str, expected: dict[str, Any], kept: Path) -> None:
    """Each row that the centre printed: its total, rank and grade, then all the rest of it."""
    say(recounted(name, period) == expected, f"{name}: {period} is what recount.py prints")
    printed = rows(json.loads((kept / f"standings/{period}.json").read_text(encoding="utf-8")))
    wanted = rows(expected)
    differ = [key for key in wanted.keys() | printed.keys() if not (
        key in wanted and key in printed and wanted[key] == printed[key]
        and all(wanted[key][part] == printed[key][part] for part in ("total", "rank", "grade")))]
    say(not differ and bool(wanted),
        f"{name}: {period}, total, rank and grade of {len(wanted)} rows",
        str(sorted(differ)[:5]))


def periods_hold(name: str, kept: Path, compared: str, received: dict[str, Any]) -> None:
    """Every period that is compared, and what offices received."""
    expected = json.loads((ROOT / f"fixtures/{name}/expected.json").read_text("utf-8"))
    say(sorted(expected) == sorted(compared.split()), f"{name}: every expected period is run")
    for period in compared.split():
        standing_holds(name, period, expected[period], kept)
    for place, (number, best) in received.items():
        told = (kept / f"standings/{place}.txt").read_text(encoding="utf-8")
        say(f" {number} rows received and verified" in told and f"excellent: {best}." in told,
            f"{name}: {number} published rows, {best} excellent, {place}", told)


def story(name: str, ended: subprocess.CompletedProcess[str], kept: Path) -> None:
    """All that is to be seen of one story."""
    say(ended.returncode == 0, f"{name}: comes to its end",
        f"exit code {ended.returncode}\n{ended.stdout[-3000:]}{ended.stderr[-1000:]}")
    if ended.returncode:
        return
    if STORIES[name]:
        periods_hold(name, kept, **STORIES[name])
    if name in seen.HOLDS:
        for what, holds in seen.HOLDS[name](kept, ended.stdout + ended.stderr):
            say(holds, f"{name}: {what}")
    say("结论：一切可由签名记录重新得出。" in ended.stdout,
        f"{name}: the audit counts all of it again")


def page_holds() -> None:
    """Every part of a story that docs/systems.md names is there."""
    text = (ROOT / "docs/systems.md").read_text(encoding="utf-8")
    named = {(name, part) for name, parts in re.findall(r"`(\w+)\.sh` ((?:[一二三四五六七八九十]+"
             r"(?:, | to | and )?)+)", text) for part in re.findall("[一二三四五六七八九十]+", parts)}
    missing = [f"{name}.sh {part}" for name, part in sorted(named) if f'title "{part}、' not in
               (ROOT / f"Tests/demo/{name}.sh").read_text(encoding="utf-8")]
    say(len(named) > 20 and not missing,
        f"pages: docs/systems.md names {len(named)} parts of stories, all there", str(missing))


def comparing_can_fail() -> None:
    """What the stories compare with says no when one rank of one row differs."""
    expected = ROOT / "fixtures/cadres/expected.json"
    standing = json.loads(expected.read_text(encoding="utf-8"))["q1"]
    for changed, wanted in ((False, 0), (True, 1)):
        standing["groups"][0]["subjects"][5]["rank"] += changed
        results = [{"period": "q1", "edition": 1, "rows": [
            {"row": json.dumps({key: one for key, one in row.items() if one is not None})}
            for row in standing["groups"][0]["subjects"]]}]
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump(standing, file)
            file.flush()
            for script, arguments, given in (
                    ("same.py", [file.name, str(expected), "q1"], ""),
                    ("received.py", [str(expected), "q1", "excellent"], json.dumps(results))):
                run = subprocess.run(
                    [sys.executable, str(ROOT / "Tests/demo" / script), *arguments], check=False,
                    input=given, encoding="utf-8", capture_output=True)
                say(run.returncode == wanted,
                    f"scripts: {script} says {'no' if wanted else 'yes'}", run.stdout + run.stderr)


def main() -> int:
    """Two stories at a time."""
    page_holds()
    comparing_can_fail()
    names = os.environ.get("SHANGJI_STORIES", " ".join(STORIES)).split()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        kept = [Path(folder) / name for name in names]
        for name, place, ended in zip(names, kept, pool.map(play, names, kept)):
            story(name, ended, place)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
