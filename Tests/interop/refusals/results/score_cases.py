"""Schemes that can be used and are remarked on all the same, and tables of values that give no standing.

Each row is a change of `small.yaml`; warnings stop nothing.
"""

from typing import Callable

import openpyxl

from ..parties import World, read
from ..place import Seen, codes_in

CASES: dict[str, Callable[[World], Seen]] = {}
Change = tuple[str, str]
OTHER = ("subjects:\n", "subjects:\n  - {id: other, name: 别处, group: districts}\n")
FOR_ONE = ("rule: {linear: {target: 100, floor: 40, cap: 100}}",
           'appliesTo: {subjects: ["130202"]}, rule: {linear: {target: {"130202": 100, other: 50}}}')
CHECKED = ("combine: mean, by: [tjj, czj], raters: [tjj, czj]}",
           "by: [tjj, czj], checked: {against: superior, tolerance: 1}}")
NO_WEIGHT = ("kind: year, weight: 100,", "kind: year,")

# code, the changes of small.yaml
WARNINGS: list[tuple[str, list[Change]]] = [
    ("warning-last-grade-conditions", [("name: 一般}", "name: 一般, min: 10}")]),
    ("warning-grade-order", [("min: 75}", "min: 75}\n  - {id: better, name: 更好, min: 80}")]),
    ("warning-no-weighted-period", [NO_WEIGHT]),
    ("warning-row-unused", [OTHER, FOR_ONE]),
    ("warning-leaf-nowhere", [("digits: 1, unit: 分,", "digits: 1, unit: 分, appliesTo: {offices: [tjj]},")]),
    ("warning-veto-without-basis", [("rule: {bonus: {per: 0.5, cap: 2}}", "rule: veto")]),
    ("warning-inherit-nobody", [("reviewer: false", "reviewer: false\ninherit: 30")]),
]

HEAD = "period,indicator,subject,role,value,date,reason\n"
# code, the changes of small.yaml, the period, the values
SCORES: list[tuple[str, list[Change], str, str]] = [
    ("score-apart", [CHECKED], "april",
     "april,building,130202,superior,50,,\napril,building,130202,peers,60,,\n"),
    ("score-uncomputable", [("{per: 0.5, cap: 2}", "{per: 1000}")], "april",
     "april,praise,130202,,999999999999,2026-04-02,x\n"),
    ("score-no-cycle", [NO_WEIGHT], "cycle", ""),
    ("score-period-unknown", [], "never", ""),
    ("sheet-name-ambiguous", [("title: 年底", "title: 收入")], "april",
     "april,收入,130202,,5,,\n"),
]


def changed(changes: list[Change]) -> str:
    """The scheme with the changes made."""
    text = read("small.yaml")
    for old, new in changes:
        assert old in text, f"no such line: {old}"
        text = text.replace(old, new, 1)
    return text


def file(world: World, name: str, text: str) -> str:
    """A file with this text."""
    path = world.place.work / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def warning_case(code: str, changes: list[Change]) -> Callable[[World], Seen]:
    """`scheme check`: the scheme is sound, and the warning is the only thing said."""
    def run(world: World) -> Seen:
        ran = world.place.run("scheme", "check", file(world, "warned.yaml", changed(changes)))
        assert ran.out["ok"] and not ran.out["findings"], ran.text
        codes = set(codes_in(ran.out["warnings"]))
        return Seen(code if codes == {code} else ",".join(sorted(codes)) or "-", "-", str(ran.exit))
    return run


def score_case(changes: list[Change], period: str, values: str) -> Callable[[World], Seen]:
    """`score` of the values; whatever is wrong with them is the only thing said."""
    def run(world: World) -> Seen:
        return world.place.run(
            "score", "--scheme", file(world, "scored.yaml", changed(changes)), "--values",
            file(world, "scored.csv", HEAD + values), "--period", period).seen
    return run


for warning, lines in WARNINGS:
    CASES[f"scheme:{warning}"] = warning_case(warning, lines)
for told, lines, scope, rows in SCORES:
    CASES[told] = score_case(lines, scope, rows)


def two_raters(world: World) -> Seen:
    """`score` of a role that has one value, whoever gives it, and was given two."""
    rows = "period,indicator,subject,role,rater,value\n" + "".join(
        f"april,building,130202,superior,{rater},{value}\n" for rater, value in (("tjj", 80), ("czj", 90)))
    return world.place.run("score", "--scheme", file(world, "scored.yaml", read("small.yaml")), "--values",
                           file(world, "scored.csv", rows), "--period", "april").seen


CASES["score-conflict"] = two_raters


def made_twice(world: World) -> Seen:
    """`scheme template` of a file that is there."""
    path = file(world, "made.yaml", "somebody's work")
    return world.place.run("scheme", "template", path).seen


CASES["file-exists"] = made_twice


def strange_page(world: World) -> Seen:
    """`scheme check` of a workbook with a sheet of somebody's own; it is read all the same."""
    path = world.place.work / "paged.xlsx"
    world.place.run("scheme", "template", str(path))
    book = openpyxl.load_workbook(path)
    book.create_sheet("草稿")["A1"] = "x"
    book.save(path)
    ran = world.place.run("scheme", "check", str(path))
    assert ran.out["ok"] and not ran.out["findings"], ran.text
    return Seen(codes_in(ran.out["warnings"])[0], "-", str(ran.exit))


CASES["mark-page-ignored"] = strange_page
