"""What is to be seen of stories beside the standings that `test_stories.py` compares.

The two of system D, `demo.sh` and `year.sh`, as a whole; of `departments.sh` warnings and reports;
of `cadres.sh` composition, awards and the book; of `leadership.sh` contracts, warnings, appeals.
Each function yields a name and whether it holds. What is expected comes from `expected*.json` of
the fixtures and from `Tests/interop/recount.py`, never from the program.
"""

import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
FIXTURE = ROOT / "fixtures/tangshan"
Seen = Iterator[tuple[str, bool]]
DISTRICT = "130202"
# Who is in charge of petitions where few offices are there: share.py.
UNIT = "zzb"
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
        (word["kind"], word.get("office")) for word in warning["words"]] == [
            ("acknowledgement", DISTRICT), ("answer", DISTRICT), ("referral", None),
            ("rejection", UNIT), ("rejection", None), ("answer", DISTRICT), ("referral", None),
            ("approval", UNIT), ("approval", None)]
    yield "the unit in charge closed it, and the centre passed that on", (
        warning["responsible"] == warning["referredTo"] == [UNIT] and "toPassOn" not in warning)
    yield "what was to be passed on was named with its command", (
        "待转告被预警单位：shangji aggregator warning return " in told)
    ruled = [word["text"] for word in warning["words"] if word["kind"] in ("approval", "rejection")]
    yield "in the words of the unit", ruled[::2] == ruled[1::2] == [
        "没有措施、时限和责任人", "措施可行，八月再看"]
    files = [[file["name"] for file in word.get("evidence", [])] for word in warning["words"]
             if word["kind"] == "answer"]
    yield "the second answer has its evidence", files == [[], ["整改方案.txt"]]
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


def money(row: dict[str, Any]) -> Decimal:
    """An award of system A by hand: 15 % by office rules, the rest by the grade, less breaches."""
    coefficient = {"excellent": "1.2", "good": "1", "pass": "0.7", "fail": "0"}[row["grade"]]
    scores = row["scores"]
    by_rules = Decimal("0.15") * Decimal(scores["rules"]) / 100
    whole = Decimal("0.85") * Decimal(coefficient) + by_rules
    return (12000 * whole * (1 - Decimal("0.1") * Decimal(scores["breach"]))).quantize(
        Decimal("0.01"), ROUND_HALF_UP)


def points(row: dict[str, Any]) -> Decimal:
    """A total of system A by hand: 15 for rules and 85 for work, one more for a commendation."""
    scores = {key: Decimal(row["scores"][key]) for key in ("rules", "work", "commendation")}
    return ((15 * scores["rules"] + 85 * scores["work"]) / 100 + scores["commendation"]).quantize(
        Decimal("0.01"), ROUND_HALF_UP)


def composed(standings: Path, whole: str, leaf: str, parts: list[str]) -> bool:
    """Everybody's score of a leaf is the mean of the scores in the parts."""
    scores = [{name: Decimal(row["scores"][leaf]) for name, row in
               rows(read(standings / f"{period}.json")).items()} for period in (whole, *parts)]
    return len(scores[0]) == 12 and all(
        abs(score - sum((part[name] for part in scores[1:]), Decimal()) / len(parts))
        < Decimal("0.000001") for name, score in scores[0].items())


def cadres(kept: Path, told: str) -> Seen:
    """Months in quarters in half-years, the award, who wrote a target, the page and the history."""
    standings = kept / "standings"
    yield "a quarter is of its months", composed(
        standings, "q1", "attendance", ["m01", "m02", "m03"])
    yield "a half-year is of its quarters", all(
        composed(standings, "h1", leaf, ["q1", "q2"]) for leaf in ("attendance", "duties-vote"))
    counted = rows(read(standings / "cycle.json"))
    yield "15 % of the award is by office rules, a breach takes a tenth", all(
        money(row) == Decimal(row["award"]) for row in counted.values())
    yield "a breach takes no point", all(
        points(row) == Decimal(row["total"]) for row in counted.values())
    breaches = {name: row["scores"]["breach"] for name, row in counted.items()
                if row["scores"]["breach"] != "0"}
    yield "three breaches of two persons", breaches == {"c08": "1", "c02": "2"}
    lacking = " ".join(f"c{number:02}" for number in range(1, 13) if number != 5)
    yield "who has no target and no job description agreed", told.count(
        f"尚未议定 11：{lacking}") == 2
    yield "the book has every job description", quoted(
        kept, ROOT / "fixtures/cadres/duties.md") == 1
    page = (kept / "通报.html").read_text(encoding="utf-8")
    yield "the page to hang up names the three", "优秀 3 个：干部八、干部九、干部七" in page
    history = [line["total"] for line in read(standings / "history.json")]
    yield "the history of c05", history == [
        rows(read(ROOT / "fixtures/cadres/expected.json")[period])["c05"]["total"]
        for period in ("q1", "cycle")]
    picture = ElementTree.parse(kept / "c05.svg").getroot()
    yield "and it is drawn", picture.tag.endswith("svg") and len(picture) > 20


def quoted(kept: Path, text: Path) -> int:
    """How often the book of a story has all lines of a text, one under the other."""
    lines = text.read_text(encoding="utf-8").splitlines()
    quote = "\n".join(f"> {line}".rstrip() for line in lines)
    return (kept / "book.md").read_text(encoding="utf-8").count(quote)


def leadership(kept: Path, told: str) -> Seen:
    """Contracts and who has none, the warning that was closed, the appeal that was followed."""
    lacking = next(line for line in told.splitlines() if line.startswith("尚未议定 "))
    townships = {f"t{number:02}" for number in range(1, 21)} - {"t01", "t08"}
    yield "who has no contract agreed", townships == {
        name for name in lacking.split("：")[1].split() if len(name) == 3}
    unsigned = next(line for line in told.splitlines() if line.startswith("未签署："))
    yield "who has not signed", {*townships, "fwz", "rdb", "tjj", "zhp", "zzb"} == set(
        unsigned.removeprefix("未签署：").split())
    yield "the book has the contracts under three indicators", quoted(
        kept, ROOT / "fixtures/leadership/contracts.md") == 3
    [warning] = read(kept / "standings/warning.json")
    expected = read(ROOT / "fixtures/leadership/expected.json")
    stage, later = (rows(expected[period])["t08"]["scores"]["grain"] for period in ("mid", "year"))
    yield "the warning is closed and shows the year's score", (
        warning["state"], warning["score"], warning["later"]) == (
            "closed", stage, [{"period": "year", "score": later}])
    [appeal] = read(kept / "standings/appeals.json")
    yield "the second edition names the appeal", (
        appeal["state"], appeal["edition"], appeal["followedBy"]["edition"]) == ("upheld", 1, 2)
    yield "the veto has its basis", "依据：青溪县〔2026〕3 号" in told


HOLDS = {"demo": demo, "year": year, "cadres": cadres, "leadership": leadership,
         "departments": departments}
