"""Schemes and values with what comes of them by hand, for what invented ones seldom meet."""

from __future__ import annotations

from dataclasses import dataclass, field

SCHEME = """
id: case
title: 案例
{top}
offices: [{{id: o, name: 局一}}, {{id: p, name: 局二}}]
groups: [{groups}]
subjects:
{subjects}
periods: [{periods}]
indicators: [{indicators}]
grades:
  - {{id: best, name: 优, min: 80, quotaByOffice: {{best: 1, otherwise: 0}}}}
  - {{id: rest, name: 其他}}
"""

PERIODS = ("{id: x, name: 上, kind: half, weight: 1},"
           " {id: y, name: 下, kind: half, weight: 1}")


@dataclass(frozen=True)
class Case:
    """What is given, and what is expected: by subject, by group, and of the findings."""

    name: str
    subjects: tuple[str, ...]
    rows: tuple[str, ...]
    period: str = "y"
    top: str = ""
    rule: str = "direct"
    periods: str = PERIODS
    indicators: str = ""
    others: tuple[str, ...] = ()
    grades: dict[str, str | None] = field(default_factory=dict)
    scores: dict[str, str | None] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    findings: list[dict[str, str]] | None = None

    @property
    def scheme(self) -> str:
        """The scheme in YAML: groups are those of the subjects."""
        groups = sorted({line.split("group: ")[1][0] for line in self.subjects})
        return SCHEME.format(
            top=self.top, periods=self.periods, indicators=self.indicators or
            f"{{id: i, title: 项, weight: 1, responsible: o, rule: {self.rule}}}",
            groups=", ".join(f"{{id: {group}, name: {group}}}" for group in groups),
            subjects="\n".join(f"  - {line}" for line in self.subjects))

    @property
    def table(self) -> str:
        """The values of the leaf i without roles, and rows of other leaves."""
        rows = *(f"i,{row}" for row in self.rows), *self.others
        return "\n".join(["indicator,period,subject,value", *rows])


def _unit(name: str, group: str, office: str, more: str = "") -> str:
    """A unit of an office."""
    return f"{{id: {name}, name: {name}, group: {group}, office: {office}{more}}}"


def _person(name: str, group: str, office: str) -> str:
    """A person who works in an office."""
    return _unit(name, group, office, ", kind: person")


def _successive(name: str, units: tuple[str, ...], rows: tuple[str, ...],
                grades: dict[str, str | None]) -> Case:
    """Units of one office, one after the other, and a person of it with 90 in both periods."""
    return Case(name, (*units, _person("a1", "a", "o")), ("x,a1,90", "y,a1,90", *rows),
                period="cycle", grades=grades)


# Group a waits for b, where the unit of o is; b waits for c, where that of p is; c waits for b. No
# group waits for nobody, so the first by id goes: a, in which o has no grade yet, so that a1 may
# have floor(1 · 0) = 0 of the best. Again b and c wait, and b goes: p has no grade, so not b1; the
# unit u meets 80. Now c waits for nobody who is left: o has the best, so c1 may have floor(1 · 1).
CIRCLE = Case(
    "a group behind a circle of groups goes first by its id",
    (_person("a1", "a", "o"), _unit("u", "b", "o"), _person("b1", "b", "p"),
     _unit("v", "c", "p"), _person("c1", "c", "o")),
    tuple(f"y,{name},90" for name in ("a1", "u", "b1", "v", "c1")),
    grades={"a1": "rest", "u": "best", "b1": "rest", "v": "best", "c1": "best"})

# Group b has the unit of o and a person of o; it waits for nobody but itself, which is no waiting.
# So b goes before a: u has the best, b1 no place, for o had no grade when b began; a1 has one.
TOGETHER = Case(
    "an office and its people in one group, other people of it elsewhere",
    (_unit("u", "b", "o"), _person("b1", "b", "o"), _person("a1", "a", "o")),
    ("y,u,90", "y,b1,90", "y,a1,90"), grades={"u": "best", "b1": "rest", "a1": "best"})

FIRST, THEN = ", until: x", ", from: y"
SUCCESSIVE = (
    # Group a waits for both. Of u1 (90: best) and u2 (50: rest) u1 has the least id: 1 place.
    _successive(
        "of two units one after the other the one of the least id gives the grade",
        (_unit("u1", "b", "o", FIRST), _unit("u2", "c", "o", THEN)), ("x,u1,90", "y,u2,50"),
        {"a1": "best", "u1": "best", "u2": "rest"}),
    # The same the other way round: u1 came second and has 50: rest is not listed, so no place.
    _successive(
        "the least id counts, not who came first",
        (_unit("u2", "b", "o", FIRST), _unit("u1", "c", "o", THEN)), ("x,u2,90", "y,u1,50"),
        {"a1": "rest", "u1": "rest", "u2": "best"}),
    # u1 has no usable value, so no rank and no grade: the next by id that has one is u2.
    _successive(
        "a unit without a grade is passed over",
        (_unit("u1", "b", "o", FIRST), _unit("u2", "c", "o", THEN)), ("x,u1,500", "y,u2,90"),
        {"a1": "best", "u1": None, "u2": "best"}),
    # a holds u2, so it waits for b with u1, and b with b1 waits for a: a goes first by its id. In
    # it neither unit has a grade yet, so no place for a1. Then u2 has the best: a place for b1.
    Case("a unit that is graded later is passed over",
         (_unit("u1", "b", "o", FIRST), _unit("u2", "a", "o", THEN), _person("a1", "a", "o"),
          _person("b1", "b", "o")),
         ("x,u1,90", "y,u2,90", "x,a1,90", "y,a1,90", "x,b1,90", "y,b1,90"), period="cycle",
         grades={"a1": "rest", "u1": "best", "u2": "best", "b1": "best"}),
)

# 500 is over 100, so u is incomplete. Nothing applies to a1, who would hold nothing up, but takes a
# share of u; a2 works elsewhere, where no unit is.
SHARED = Case(
    "who takes a share of an incomplete office is incomplete, even if nothing applies",
    (_unit("u", "c", "o"), _person("a1", "a", "o"), _person("b1", "b", "p")),
    ("y,u,500", "y,a1,n/a:无", "y,b1,n/a:无"), top="inherit: 50",
    grades={"u": None, "a1": None, "b1": None},
    statuses={"a": "incomplete", "b": "final", "c": "incomplete"})


def _written(name: str, texts: dict[str, str | None], rule: str = "direct") -> Case:
    """A table with a subject for each text, and what it is read as: a score, or a code."""
    rows, scores, findings = [], {}, []
    for number, (text, outcome) in enumerate(texts.items()):
        subject = f"s{number:02}"
        rows.append(f'y,{subject},"{text}"')
        is_code = outcome is not None and outcome[:5] in ("sheet", "value")
        scores[subject] = None if is_code else outcome
        if is_code:
            at = f"y/i/{subject}" if outcome[:5] == "value" else f"line {number + 2}, column 4"
            findings.append({"at": at, "code": outcome})
    subjects = tuple(_unit(subject, "g", "o").replace(", office: o", "") for subject in scores)
    ordered = sorted(findings, key=lambda one: (one["at"].encode(), one["code"]))
    return Case(name, subjects, tuple(rows), rule=rule, scores=scores, findings=ordered)


# A value v is 100·v/100 points.
NUMBERS = _written("numbers as people write them", {
    "5": "5", "5.": "5", ".5": "0.5", "05": "5", "5.10": "5.1", "5.0000000": "5", "-0": "0",
    "'5": "5", "+5": "5", " 5 0 ": "50", "５０": "50", "5．5": "5.5", "5。5": "5.5", "5·5": "5.5",
    "0.0000001": "sheet-number-precision", "999999999999": "value-out-of-range",
    "1000000000000": "sheet-number-precision", "−5": "value-out-of-range",
    "–5": "value-out-of-range", "－5": "value-out-of-range", "1,000": "value-out-of-range",
    "1'000": "value-out-of-range", "１，０００": "value-out-of-range", "92,5": "sheet-number",
    "0,100": "sheet-number", "1000,000": "sheet-number", "1e2": "sheet-number",
    "#N/A": "sheet-number", "5%": "sheet-percent", "1/2": "sheet-number", "五": "sheet-number",
    "": None, "-": None, "－": None, "—": None, "——": None, "–": None, "--": None, "缺": None,
    "缺失": None, "空": None, "---": "sheet-number", "无": "sheet-number",
    "n/a:无": "n/a", "N/A：无": "n/a", "n/a : 无": "n/a", "不适用:无": "n/a", "不适用：无": "n/a",
    "n/a": "sheet-reason-missing", "不适用：": "sheet-reason-missing", "n/a无": "sheet-number",
})

# hi is 90 points, lo 10: (90 + 2·10)/3 = 36.666667.
BALLOTS = _written("ballots as people write them", {
    "hi=1;lo=2": "36.666667", "hi=1；lo=2": "36.666667", "hi＝１；lo＝２": "36.666667",
    "hi = 1 ; lo = 2": "36.666667", "高=1;lo=2": "36.666667", ";hi=1;": "90",
    "hi=1;弃权=4": "90", "hi=1;abstain=4": "90", "弃权=1": None, "hi=0": None, ";": None,
    "hi=1; ": "90", "hi=1; ;lo=2": "sheet-ballot", "hi=1,lo=2": "sheet-ballot",
    "hi": "sheet-ballot", "hi=01": "sheet-ballot", "hi=1.0": "sheet-ballot",
    "hi=-1": "sheet-ballot", "hi=1;hi=2": "sheet-ballot", "hi=1;mid=2": "sheet-ballot",
    "hi=": "sheet-ballot", "hi=1000000000000": "sheet-ballot",
}, "{votes: {hi: {score: 90, name: 高}, lo: 10}}")

# best has no name in the rule, but in the scheme it is 优; 同 names two.
GRADES = _written("grades as people write them", {
    "best": "90", "优": "90", "ｂｅｓｔ": "90", "b est": "90", "lo": "10", "低": "10",
    "Best": "sheet-value-unknown", "同": "sheet-value-unknown", "其他": "sheet-value-unknown",
    "90": "sheet-value-unknown",
}, "{grades: {best: 90, lo: {score: 10, name: 低}, m: {score: 5, name: 同},"
    " n: {score: 6, name: 同}}}")


def _crossed(name: str, above: str, score: str, *findings: str) -> Case:
    """A node with a list of periods above a leaf i that names q1 alone, and a leaf k with none."""
    return Case(
        name, ("{id: a, name: 甲, group: g}",), ("h1,a,90", "q1,a,70"), period="h1",
        periods="{id: q1, name: 一, kind: quarter}, {id: q2, name: 二, kind: quarter},"
                " {id: h1, name: 上, kind: half, weight: 1, of: [q1, q2]}",
        indicators="{id: n, title: 上级, weight: 1, responsible: o,"
                   f" appliesTo: {{periods: {above}}}, children: ["
                   "{id: i, title: 项, weight: 1, rule: direct, appliesTo: {periods: [q1]}},"
                   " {id: k, title: 另, weight: 1, rule: direct}]}",
        others=("k,h1,a,85",), scores={"a": score}, statuses={"g": "final"},
        findings=[{"at": at, "code": "indicator-does-not-apply"} for at in findings])


CROSSED = (
    # Not each list on the way names h1, so i is carried over and takes no value there. The node
    # leaves out q1, so i applies there neither: nothing to carry.
    _crossed("a leaf of a quarter below a node of the half-year alone has nothing to carry",
             "[h1]", "n/a", "h1/i/a", "q1/i/a"),
    # The node names both: i has 70 in q1 and does not apply in q2, which leaves the mean: 70.
    _crossed("each list on the way must name a composed period, else the leaf is carried over",
             "[q1, h1]", "70", "h1/i/a"))

CASES = (CIRCLE, TOGETHER, *SUCCESSIVE, SHARED, NUMBERS, BALLOTS, GRADES, *CROSSED)
