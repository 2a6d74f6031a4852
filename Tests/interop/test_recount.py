#!/usr/bin/env python3
"""`shangji score` and `recount.py` print the same standing, digit for digit.

First the fixtures, the examples of docs/scoring.md and cases reckoned by hand, then 2,000 invented
schemes with values. The environment: SHANGJI is the program, RECOUNT_SEEDS how many schemes,
RECOUNT_FROM the first seed. Prints a line `ok - …` or `not ok - …` a check; exit code 1 when one
fails.
"""

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.dont_write_bytecode = True

from recounting.cases import CASES, Case  # noqa: E402
from recounting.invented import FEATURES, Invented  # noqa: E402
from recounting.output import score  # noqa: E402
from recounting.scheme.reading import read_scheme  # noqa: E402
from recounting.table.values import read_values  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
SHANGJI = os.environ.get("SHANGJI", str(ROOT / ".build/debug/shangji"))
HEADER = ["period", "indicator", "subject", "role", "rater", "value"]
# Values, scheme, period, provisional, what is expected.
EXPECTED = [(f"tangshan/values-{name}.csv", "tangshan/scheme.yaml", period, provisional,
             f"tangshan/expected-{name}{'-provisional' * provisional}.json")
            for name, period, provisional in (
                ("april", "april", False), ("august", "august", False), ("year", "year", False),
                ("unfinished", "august", False), ("unfinished", "august", True))]
EXPECTED += [("judge-ratings/values.csv", "judge-ratings/scheme.yaml", "y1977", False,
              "judge-ratings/expected.json")]
LEAST = 0.03
failed = 0


def say(holds: bool, name: str, why: str = "") -> None:
    """One line of the outcome."""
    global failed
    failed += not holds
    print(f"{'ok' if holds else 'not ok'} - recount: {name}{'' if holds else ': ' + why}",
          flush=True)


def by_program(scheme: Path, values: Path, period: str, provisional: bool) -> dict[str, Any]:
    """What the program prints; of its findings the place and the code."""
    command = [SHANGJI, "score", "--json", "--scheme", str(scheme), "--values", str(values),
               "--period", period]
    run = subprocess.run(command + ["--provisional"] * provisional, check=False,
                         stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    answer = json.loads(run.stdout)
    assert "error" not in answer, run.stdout[:800]
    assert run.returncode == (answer["status"] == "incomplete"), run.returncode
    answer["findings"] = [{key: one[key] for key in ("at", "code")} for one in answer["findings"]]
    for group in answer["groups"]:
        for told in ("places", "ties"):  # what explains the figures is tested beside the program
            group.pop(told, None)
    return answer


def by_recount(scheme: Path, values: Path, period: str, provisional: bool) -> dict[str, Any]:
    """What the second program makes of the same files."""
    read = read_scheme(scheme)
    return score(read, read_values(values, read), period, provisional)


def difference(one: Any, other: Any, at: str = "") -> str:
    """The first place where two JSON values differ; nothing where they are equal."""
    if one == other:
        return ""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return next(filter(None, (difference(one[key], other[key], f"{at}/{key}") for key in one)))
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return next(filter(None, (difference(*both, f"{at}/{number}")
                                  for number, both in enumerate(zip(one, other)))))
    return f"{at} recount {json.dumps(one)[:200]} program {json.dumps(other)[:200]}"


def fixture(values: str, scheme: str, period: str, provisional: bool, expected: str) -> None:
    """The program prints what stands in the file, and so does the second program."""
    paths = FIXTURES / scheme, FIXTURES / values
    kept = json.loads((FIXTURES / expected).read_text(encoding="utf-8"))
    say(kept == by_recount(*paths, period, provisional), f"{expected} is what recount.py prints")
    why = difference(kept, by_program(*paths, period, provisional))
    say(not why, f"{expected} is what the program prints", why)


def fixture_cycle() -> None:
    """All values of Tangshan together, as a cycle and provisionally."""
    with tempfile.TemporaryDirectory() as folder:
        values = Path(folder) / "all.csv"
        texts = [(FIXTURES / f"tangshan/values-{period}.csv").read_text(encoding="utf-8")
                 for period in ("april", "august", "year")]
        values.write_text(texts[0] + "".join(text.split("\n", 1)[1] for text in texts[1:]),
                          encoding="utf-8")
        scheme = FIXTURES / "tangshan/scheme.yaml"
        for period, provisional in (("cycle", False), ("cycle", True), ("april", True)):
            asked = scheme, values, period, provisional
            why = difference(by_recount(*asked), by_program(*asked))
            say(not why, f"Tangshan, {period}{', provisional' * provisional}", why)


def worked_examples() -> None:
    """The examples of docs/scoring.md: a scheme, values, and the figures that come out."""
    text = (ROOT / "docs/scoring.md").read_text(encoding="utf-8")
    found = re.findall(r"```yaml\n(.*?)```\s+```csv\n(.*?)```\s+```json\n(.*?)```", text, re.S)
    say(len(found) >= 4, "docs/scoring.md has examples that a machine can read")
    for number, (scheme, values, expected) in enumerate(found, 1):
        with tempfile.TemporaryDirectory() as folder:
            paths = Path(folder) / "scheme.yaml", Path(folder) / "values.csv"
            for path, content in zip(paths, (scheme, values)):
                path.write_text(content, encoding="utf-8")
            told = json.loads(expected)
            for name, program in (("program", by_program), ("recount.py", by_recount)):
                answer = program(*paths, told["period"], told["status"] == "provisional")
                why = difference(told, _like(told, answer))
                say(not why, f"example {number} of docs/scoring.md, by the {name}", why)


def _like(told: Any, answer: Any) -> Any:
    """The answer without what the example leaves out."""
    if isinstance(told, dict):
        return {key: _like(told[key], answer[key]) for key in told if key in answer}
    if isinstance(told, list) and len(told) == len(answer):
        return [_like(*both) for both in zip(told, answer)]
    return answer


# The unit of office o is in group z, with a person of another office; its people are in group a.
# By hand: u has the first grade, so its office may have floor(3 · 0.7) = 2 of it: a1 and a2.
WAITING = """
id: waiting
title: 等待
offices: [{id: o, name: 局}, {id: p, name: 局二}]
groups: [{id: a, name: 人}, {id: z, name: 单位}]
subjects:
  - {id: u, name: 甲, group: z, office: o}
  - {id: x, name: 外, group: z, kind: person, office: p}
  - {id: a1, name: 乙, group: a, kind: person, office: o}
  - {id: a2, name: 丙, group: a, kind: person, office: o}
  - {id: a3, name: 丁, group: a, kind: person, office: o}
periods: [{id: y, name: 年, kind: year, weight: 1}]
indicators: [{id: i, title: 项, weight: 1, responsible: o, rule: direct}]
grades:
  - {id: best, name: 优, min: 85, quotaByOffice: {best: 0.7, otherwise: 0.4}}
  - {id: rest, name: 其他}
"""


def waiting_groups() -> None:
    """The grade of an office counts for its people wherever its unit is ranked."""
    numbers = {"u": 90, "x": 70, "a1": 95, "a2": 90, "a3": 86}
    grades = {"u": "best", "x": "rest", "a1": "best", "a2": "best", "a3": "rest"}
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "scheme.yaml", Path(folder) / "values.csv"
        paths[0].write_text(WAITING, encoding="utf-8")
        rows = [f"y,i,{subject},,,{number}" for subject, number in numbers.items()]
        paths[1].write_text("\n".join([",".join(HEADER), *rows]), encoding="utf-8")
        for name, program in (("program", by_program), ("recount.py", by_recount)):
            found = {line["id"]: line["grade"] for group in program(*paths, "y", False)["groups"]
                     for line in group["subjects"]}
            say(found == grades, f"people wait for the grade of their office, by the {name}",
                str(found))


def fixed(case: Case) -> None:
    """Both programs find what the case says by hand."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder) / "scheme.yaml", Path(folder) / "values.csv"
        for path, content in zip(paths, (case.scheme, case.table)):
            path.write_text(content, encoding="utf-8")
        answers = [program(*paths, case.period, False) for program in (by_program, by_recount)]
    for name, answer in zip(("program", "recount.py"), answers):
        lines = [line for group in answer["groups"] for line in group["subjects"]]
        found = [(case.grades, {line["id"]: line["grade"] for line in lines}),
                 (case.scores, {line["id"]: line["scores"]["i"] for line in lines}),
                 (case.statuses, {group["group"]: group["status"] for group in answer["groups"]}),
                 (case.findings, answer["findings"])]
        wrong = [difference(told, seen) for told, seen in found if told and told != seen]
        say(not wrong, f"{case.name}, by the {name}", str(wrong))
    why = difference(answers[1], answers[0])
    say(not why, f"{case.name}, all of it by both programs", why)


def outcome_features(answer: dict[str, Any]) -> set[str]:
    """What the standing shows, beside what the scheme asked for."""
    seen = {f"status {answer['status']}"}
    for group in answer["groups"]:
        lines = group["subjects"]
        ranks = [line["rank"] for line in lines if line["rank"]]
        marks = {
            "empty group": not lines, "equal ranks": len(ranks) > len(set(ranks)),
            "warnings": "warnings" in group, "vetoed": any(line["vetoed"] for line in lines),
            "threshold passed": any(one["threshold"] for one in group.get("warnings", [])),
            "no rank": any(line["rank"] is None for line in lines),
            "nothing applies": any(line["share"] is None for line in lines),
            "roles missing": any(line["missing"] for line in lines),
            "n/a": any(one == "n/a" for line in lines for one in line["scores"].values()),
            "equal totals, other ranks": len(ranks) > 1 and any(
                one["total"] == other["total"] and one["rank"] != other["rank"]
                for one, other in zip(lines, lines[1:]) if one["rank"] and other["rank"]),
            "no grade": any(line["rank"] and not line["grade"] for line in lines),
            "total 0": any(line["total"] == "0" for line in lines)}
        seen |= {mark for mark, holds in marks.items() if holds}
    return seen | {f"finding {one['code']}" for one in answer["findings"]}


def invented(seed: int, folder: Path) -> tuple[str, set[str]]:
    """The difference over one invented scheme, and its features."""
    case = Invented(seed)
    paths = folder / f"{seed}.yaml", folder / f"{seed}.csv"
    paths[0].write_text(json.dumps(case.scheme, ensure_ascii=False), encoding="utf-8")
    with paths[1].open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *case.rows])
    seen = set(case.seen) | ({"provisional"} if case.provisional else set()) | \
        ({"cycle by " + case.scheme["cycle"]["compose"]} if case.period == "cycle" else set())
    asked = *paths, case.period, case.provisional
    try:
        ours, theirs = by_recount(*asked), by_program(*asked)
    except Exception as error:  # one broken case must not hide the others
        return f"{type(error).__name__} {error}", seen
    for path in paths:
        path.unlink()
    return difference(ours, theirs), seen | outcome_features(theirs)


def all_invented() -> None:
    """Every seed, two at a time; then the mix."""
    first = int(os.environ.get("RECOUNT_FROM", "1"))
    seeds = range(first, first + int(os.environ.get("RECOUNT_SEEDS", "2000")))
    began, mix, wrong = time.monotonic(), Counter[str](), []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda seed: invented(seed, Path(folder)), seeds)
        for seed, (why, seen) in zip(seeds, results):
            mix.update(seen)
            if why:
                wrong.append(f"seed {seed}: {why}")
    print(f"# {len(seeds)} schemes in {time.monotonic() - began:.0f} s")
    print("# " + ", ".join(f"{name} {count}" for name, count in sorted(mix.items())))
    say(not wrong, f"{len(seeds)} invented schemes, by both programs",
        f"{len(wrong)} differ: " + " | ".join(wrong[:5]))
    rare = [name for name in FEATURES if mix[name] < LEAST * len(seeds)]
    say(not rare, f"each of {len(FEATURES)} features is in at least 3 % of them", str(rare))


def main() -> int:
    """Fixtures, examples, cases by hand, invented schemes."""
    for case in EXPECTED:
        fixture(*case)
    fixture_cycle()
    worked_examples()
    waiting_groups()
    for one in CASES:
        fixed(one)
    all_invented()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
