"""What is to be seen of stories beside the standings that `test_stories.py` compares.

The two of system D, `demo.sh` and `year.sh`, as a whole; of `departments.sh` warnings and reports.
Each function yields a name and whether it holds. What is expected comes from `expected*.json` of
the fixtures and from `Tests/interop/recount.py`, never from the program.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
FIXTURE = ROOT / "fixtures/tangshan"
Seen = Iterator[tuple[str, bool]]
DISTRICT = "130202"
# What year.sh counts, and whether it publishes it.
COUNTED = {"april": True, "response": False, "august": True, "year": True, "2027": True}


def read(path: Path) -> Any:
    """A JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def rows(standing: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The rows of all groups."""
    return {row["id"]: row for group in standing["groups"] for row in group["subjects"]}


def demo(kept: Path, told: str) -> Seen:
    """The year's scores, and receipts that anybody verified."""
    expected = rows(read(FIXTURE / "expected-year.json"))
    yield "14 rows of the year as expected", rows(read(kept / "standing.json")) == expected != {}
    sent = sum(len(list(kept.glob(f"{name}-receipts/*.receipt"))) for name in ("tjj", "mzj"))
    yield "every receipt verified by itself", told.count("回执有效") == sent == 4


def year(kept: Path, told: str) -> Seen:
    """Standings, the book, the warning that was closed, the history."""
    totals = []
    for name, published in COUNTED.items():
        printed, counted = (rows(read(kept / f"standings/{name}{more}.json"))
                            for more in ("", "-recount"))
        yield f"14 rows of {name} as counted", printed == counted and len(counted) == 14
        totals += [counted[DISTRICT]["total"]] * published
    yield from same_as_before(rows(read(kept / "standings/april-recount.json")))
    history = [line["total"] for line in read(kept / "standings/history.json")]
    yield "the history has every total", history == totals
    later = rows(read(FIXTURE / "expected-august.json"))[DISTRICT]["scores"]["petitions"]
    [warning] = read(kept / "standings/warning.json")
    yield "the warning went its whole way", warning["state"] == "closed" and [
        word["kind"] for word in warning["words"]] == [
            "acknowledgement", "answer", "rejection", "answer", "approval"]
    yield "and shows the score of August", warning["later"] == [
        {"period": "august", "score": later}]
    book = (kept / "book.md").read_text(encoding="utf-8")
    agreed = (FIXTURE / "year/air-2.md").read_text(encoding="utf-8").splitlines()
    yield "the book has the rules that were agreed", all(f"> {line}" in book for line in agreed)
    yield "the plan names the double", "两次：tangshan-2026/august/air, tangshan-air-2026/" in told
    picture = ElementTree.parse(kept / f"{DISTRICT}.svg").getroot()
    yield "the history is drawn", picture.tag.endswith("svg") and len(picture) > 20
    reports = (kept / "reports.html").read_text(encoding="utf-8")
    yield "a report for each of 14", reports.count("<h1>") == 14


def same_as_before(april: dict[str, dict[str, Any]]) -> Seen:
    """What was admitted changes nothing but what is above it."""
    touched = {"water", "ledger", "environment"}
    before = rows(read(FIXTURE / "expected-april.json"))
    yield "admitted indicators leave the others alone", all(
        april[name]["scores"][key] == score for name, row in before.items()
        for key, score in row["scores"].items() if key not in touched)


def departments(kept: Path, told: str) -> Seen:
    """Advice below the threshold, followed up; a report for each person."""
    expected = read(ROOT / "fixtures/departments/expected.json")
    again = rows(expected["q3"])
    below = {(f"{name}/goals", row["scores"]["goals"], again[name]["scores"]["goals"])
             for name, row in rows(expected["half"]).items() if row["scores"]["goals"] != "n/a"
             and float(row["scores"]["goals"]) < 75}
    cases = read(kept / "standings/warnings.json")
    yield "advice to all below 75, with the score of the third quarter", below == {
        (one["at"], one["score"], one["later"][0]["score"]) for one in cases} and len(below) > 2
    yield "one is closed, who has not answered is known", sorted(
        one["state"] for one in cases) == ["closed", *["open"] * (len(below) - 1)]
    reports = (kept / "reports.html").read_text(encoding="utf-8")
    yield "a report for each of 16", reports.count("<h1>") == 16
    yield "two persons signed their goals, the others are named", "尚未议定 14：fgj-1 " in told


HOLDS = {"demo": demo, "year": year, "departments": departments}
