"""A scheme as `docs/scheme.md` describes it, read with PyYAML. Expects one without findings."""

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Iterator, Optional

import yaml

from .numbers import read

# Every scalar stays the text that is written; the loader in C is ten times as fast.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
EVENTS = ("bonus", "penalty", "veto")
Table = dict[str, dict[str, Fraction]]


@dataclass
class Subject:
    """Who is assessed; `first` and `last` are the periods it exists in, counted from 0."""

    id: str
    name: str
    group: str
    person: bool
    office: Optional[str]
    first: int
    last: int


@dataclass
class Period:
    """A period; without a weight it is a pre-assessment."""

    id: str
    name: str
    weight: Optional[Fraction]


@dataclass
class Role:
    """Raters of one kind and how their scores become one."""

    id: Optional[str]
    name: Optional[str]
    weight: Fraction
    combine: str
    dropped: int
    raters: Optional[list[str]]
    against: Optional[str]
    tolerance: Fraction


@dataclass
class Node:
    """An indicator: an inner node has children, a leaf a rule."""

    id: str
    title: str
    weight: Optional[Fraction]
    applies: dict[str, set[str]]
    warn: dict[str, Fraction]
    above: Optional["Node"]
    children: list["Node"] = field(default_factory=list)
    rule: str = ""
    parameters: Any = None
    roles: list[Role] = field(default_factory=list)
    digits: int = 6
    least: Optional[Fraction] = None
    greatest: Optional[Fraction] = None

    @property
    def is_event(self) -> bool:
        """Whether events are counted here instead of scores."""
        return self.rule in EVENTS

    @property
    def scored(self) -> bool:
        """Whether it has a score inside the weights: it or something below it is no event leaf."""
        return bool(self.weight)

    def leaves(self) -> Iterator["Node"]:
        """All leaves below, or the leaf itself."""
        if self.rule:
            yield self
        for child in self.children:
            yield from child.leaves()

    def nodes(self) -> Iterator["Node"]:
        """The node and all below, in the order of the scheme."""
        yield self
        for child in self.children:
            yield from child.nodes()


@dataclass
class Grade:
    """A grade and the conditions for it."""

    id: str
    name: str
    least: Optional[Fraction]
    require: dict[str, Fraction]
    quota: Optional[Fraction]
    by_office: Optional[dict[str, Fraction]]
    coefficient: Fraction


@dataclass
class Scheme:
    """The whole scheme; `root` is the node above all indicators and has no id."""

    id: str
    decimals: int
    missing: str
    compose: str
    groups: dict[str, str]
    subjects: dict[str, Subject]
    periods: list[Period]
    root: Node
    grades: list[Grade]
    veto_grade: Optional[str]
    include_ties: bool
    tie_break: list[str]
    inherit: Optional[Fraction]
    bonus_cap: Optional[Fraction]
    penalty_cap: Optional[Fraction]
    warn_last: int
    award_base: dict[str, Fraction]
    award_deduct: dict[str, Fraction]

    def applies(self, node: Node, subject: Subject, period: int) -> bool:
        """Whether the node and all above it apply to the subject in the period."""
        if not subject.first <= period <= subject.last:
            return False
        have = {"groups": subject.group, "offices": subject.office, "subjects": subject.id,
                "periods": self.periods[period].id}
        at: Optional[Node] = node
        while at:
            if any(have[key] not in among for key, among in at.applies.items()):
                return False
            at = at.above
        return True

    def members(self, group: str) -> list[Subject]:
        """The subjects of a group by the bytes of their ids."""
        return sorted((subject for subject in self.subjects.values() if subject.group == group),
                      key=lambda subject: subject.id.encode())


def _maybe(object_: dict[str, Any], key: str) -> Optional[Fraction]:
    return read(object_[key]) if key in object_ else None


def _ids(value: Any) -> set[str]:
    return {value} if isinstance(value, str) else set(value)


def _by_id(value: dict[str, str]) -> dict[str, Fraction]:
    return {key: read(number) for key, number in value.items()}


def _table(value: Any) -> Table:
    """Every form of a table as subject → period → number."""
    rows = value if isinstance(value, dict) else {"*": value}
    return {subject: _by_id(row if isinstance(row, dict) else {"*": row})
            for subject, row in rows.items()}


def look_up(table: Table, subject: str, period: str) -> Fraction:
    """The first of: subject and period, subject and *, * and period, * and *."""
    for row in (subject, "*"):
        for column in (period, "*"):
            if column in table.get(row, {}):
                return table[row][column]
    raise KeyError(subject)


def _parameters(rule: str, given: dict[str, Any]) -> Any:
    """The numbers of a rule with its defaults."""
    if rule == "steps":
        return sorted((read(row["from"]), read(row["score"])) for row in given)
    if rule in ("grades", "votes"):
        return {grade: (read(row["score"]), row.get("name")) if isinstance(row, dict)
                else (read(row), None) for grade, row in given.items()}
    if rule == "linear":
        return {"target": _table(given["target"]), "floor": _table(given.get("floor", "0")),
                "cap": read(given.get("cap", "100"))}
    defaults = {
        "direct": {"max": "100"}, "deduct": {"from": "100"},
        "efficacy": {"base": "60", "span": "40", "better": "higher"},
        "place": {"first": "100", "floor": "0", "better": "higher"},
        "bonus": {"per": "1"}, "penalty": {"per": "1"}, "veto": {}}[rule]
    return {key: value if key == "better" else read(value)
            for key, value in {**defaults, **given}.items()}


def _role(given: dict[str, Any]) -> Role:
    combine = given.get("combine", "single")
    dropped = 1
    if isinstance(combine, dict):
        dropped, combine = int(combine["trimmed"]), "trimmed"
    checked = given.get("checked", {})
    raters = sorted(_ids(given["raters"])) if "raters" in given else None
    return Role(given["id"], given.get("name"), read(given["weight"]), combine, dropped, raters,
                checked.get("against"), read(checked.get("tolerance", "0")))


def _node(given: dict[str, Any], above: Node) -> Node:
    warn = given.get("warn", {})
    node = Node(
        given["id"], given["title"], _maybe(given, "weight"),
        {key: _ids(value) for key, value in given.get("appliesTo", {}).items()},
        _by_id(warn if isinstance(warn, dict) else {"*": warn}), above)
    if "children" in given:
        node.children = [_node(child, node) for child in given["children"]]
        return node
    rule = given["rule"]
    node.rule, parameters = (rule, {}) if isinstance(rule, str) else next(iter(rule.items()))
    node.parameters = _parameters(node.rule, parameters)
    alone = Role(None, None, Fraction(1), "single", 1, None, None, Fraction(0))
    node.roles = [_role(role) for role in given["roles"]] if "roles" in given else [alone]
    node.digits = int(given.get("digits", "6"))
    node.least, node.greatest = _maybe(given, "least"), _maybe(given, "greatest")
    return node


def _grade(given: dict[str, Any]) -> Grade:
    by_office = given.get("quotaByOffice")
    return Grade(given["id"], given["name"], _maybe(given, "min"),
                 _by_id(given.get("require", {})), _maybe(given, "quota"),
                 _by_id(by_office) if by_office else None,
                 read(given.get("coefficient", "1")))


def _subject(given: dict[str, Any], periods: list[str]) -> Subject:
    first, last = given.get("from", periods[0]), given.get("until", periods[-1])
    return Subject(given["id"], given["name"], given["group"], given.get("kind") == "person",
                   given.get("office"), periods.index(first), periods.index(last))


def read_scheme(path: Path) -> Scheme:
    """Reads YAML or canonical JSON; every scalar is taken as the text that is written."""
    with path.open(encoding="utf-8") as file:
        given = yaml.load(file, Loader=LOADER)
    periods = [Period(row["id"], row["name"], _maybe(row, "weight")) for row in given["periods"]]
    root = Node("", "", Fraction(1), {}, {}, None)
    root.children = [_node(child, root) for child in given["indicators"]]
    grades = [_grade(row) for row in given.get("grades", [])]
    award = given.get("award", {"base": {}})
    base = award["base"] if isinstance(award["base"], dict) else {"*": award["base"]}
    subjects = [_subject(row, [period.id for period in periods]) for row in given["subjects"]]
    return Scheme(
        id=given["id"], decimals=int(given.get("decimals", "2")),
        missing=given.get("missing", "block"),
        compose=given.get("cycle", {}).get("compose", "totals"),
        groups={row["id"]: row["name"] for row in given["groups"]},
        subjects={subject.id: subject for subject in subjects}, periods=periods, root=root,
        grades=grades, veto_grade=given.get("vetoGrade", grades[-1].id if grades else None),
        include_ties=given.get("tieAtQuota") == "include",
        tie_break=list(given.get("tieBreak", [])), inherit=_maybe(given, "inherit"),
        bonus_cap=_maybe(given, "bonusCap"), penalty_cap=_maybe(given, "penaltyCap"),
        warn_last=int(given.get("feedback", {}).get("warnLast", "3")),
        award_base=_by_id(base), award_deduct=_by_id(award.get("deduct", {})))
