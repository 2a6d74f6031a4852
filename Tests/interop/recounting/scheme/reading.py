"""Reading a scheme from YAML or canonical JSON; it may be taken to be without faults."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from ..numbers import decimal
from .model import (
    Award, Check, Extent, Grade, Indicator, Period, Role, Rule, Scheme, Subject,
)
from .rulebook import read_rule

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_scheme(path: Path) -> Scheme:
    """The scheme in the file; every value is taken from the characters as written."""
    top = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=LOADER)
    periods = _periods(top["periods"])
    grades = tuple(_grade(row) for row in top.get("grades", []))
    feedback = top.get("feedback", {})
    return Scheme(
        decimals=int(top.get("decimals", "2")),
        missing=top.get("missing", "block"),
        compose=top.get("cycle", {}).get("compose", "totals"),
        groups=tuple(sorted(row["id"] for row in top["groups"])),
        subjects=tuple(_subject(row, periods) for row in top["subjects"]),
        periods=periods,
        indicators=tuple(_indicator(row, ()) for row in top["indicators"]),
        grades=grades,
        veto_grade=top.get("vetoGrade", grades[-1].id if grades else None),
        include_ties=top.get("tieAtQuota", "exclude") == "include",
        tie_break=tuple(top.get("tieBreak", [])),
        award=_award(top.get("award")),
        inherit=_optional(top, "inherit"),
        bonus_cap=_optional(top, "bonusCap"),
        penalty_cap=_optional(top, "penaltyCap"),
        warn_last=int(feedback.get("warnLast", "3")),
    )


def _optional(row: dict[str, Any], key: str) -> Fraction | None:
    """The decimal under a key that may be absent."""
    return decimal(row[key]) if key in row else None


def _ids(written: Any) -> list[str]:
    """A set of ids: a list, or one alone."""
    return written if isinstance(written, list) else [written]


def _by_key(written: Any) -> dict[str, Fraction]:
    """One decimal for all, or decimals by key with `*` for the others."""
    if isinstance(written, dict):
        return {key: decimal(number) for key, number in written.items()}
    return {"*": decimal(written)}


def _periods(rows: list[dict[str, Any]]) -> tuple[Period, ...]:
    """The periods; one without weight that no other is composed of is a pre-assessment."""
    parts = [_parts(row.get("of", {})) for row in rows]
    counted = {name for each in parts for name in each}
    return tuple(
        Period(
            id=row["id"],
            name=row["name"],
            index=index,
            weight=_optional(row, "weight"),
            parts=parts[index],
            warns=row.get("warns") == "true"
            or ("weight" not in row and row["id"] not in counted),
        )
        for index, row in enumerate(rows)
    )


def _parts(written: Any) -> dict[str, Fraction]:
    """The weights of the parts of a composed period: in a list, or alone, all weigh 1."""
    if isinstance(written, dict):
        return {name: decimal(weight) for name, weight in written.items()}
    return {name: Fraction(1) for name in _ids(written)}


def _subject(row: dict[str, Any], periods: tuple[Period, ...]) -> Subject:
    """One subject with the first and the last period in which it exists."""
    order = {period.id: period.index for period in periods}
    return Subject(
        id=row["id"],
        name=row["name"],
        group=row["group"],
        is_person=row.get("kind", "unit") == "person",
        office=row.get("office"),
        first=order[row["from"]] if "from" in row else 0,
        last=order[row["until"]] if "until" in row else len(periods) - 1,
    )


def _grade(row: dict[str, Any]) -> Grade:
    """One grade with its conditions."""
    by_office = row.get("quotaByOffice")
    coefficient = _optional(row, "coefficient")
    return Grade(
        id=row["id"],
        name=row["name"],
        minimum=_optional(row, "min"),
        require={key: decimal(number) for key, number in row.get("require", {}).items()},
        quota=_optional(row, "quota"),
        quota_by_office=None if by_office is None else _by_key(by_office),
        coefficient=Fraction(1) if coefficient is None else coefficient,
    )


def _award(written: dict[str, Any] | None) -> Award | None:
    """The award, where the scheme has one."""
    if written is None:
        return None
    return Award(
        base=_by_key(written["base"]),
        deduct=_by_key(written.get("deduct", {})),
        parts=_by_key(written.get("parts", {})),
    )


def _indicator(row: dict[str, Any], above: tuple[Extent, ...]) -> Indicator:
    """A node or a leaf, with the extents of everything above it."""
    extents = above
    if "appliesTo" in row:
        sets = {key: frozenset(_ids(ids)) for key, ids in row["appliesTo"].items()}
        extents = (*above, Extent(**sets))
    rule = read_rule(row["rule"]) if "rule" in row else None
    return Indicator(
        id=row["id"],
        title=row["title"],
        weight=_optional(row, "weight"),
        extents=extents,
        warn=_by_key(row["warn"]) if "warn" in row else {},
        children=tuple(_indicator(child, extents) for child in row.get("children", [])),
        rule=rule,
        roles=_roles(row, rule),
        digits=int(row.get("digits", "6")),
        least=_optional(row, "least"),
        greatest=_optional(row, "greatest"),
        unit=row.get("unit", ""),
    )


def _roles(row: dict[str, Any], rule: Rule | None) -> tuple[Role, ...]:
    """The roles of a leaf; by default one single role without a name."""
    if rule is None or rule.is_event:
        return ()
    if "roles" not in row:
        return (Role("", None, Fraction(1), "single", 0, (), None),)
    return tuple(_role(role) for role in row["roles"])


def _role(row: dict[str, Any]) -> Role:
    """One role."""
    combine: Any = row.get("combine", "single")
    trim = 0
    if isinstance(combine, dict):
        trim, combine = int(combine["trimmed"]), "trimmed"
    elif combine == "trimmed":
        trim = 1
    check = None
    if "checked" in row:
        checked = row["checked"]
        check = Check(checked["against"], decimal(checked["tolerance"]))
    return Role(
        id=row["id"],
        name=row.get("name"),
        weight=decimal(row["weight"]),
        combine=combine,
        trim=trim,
        raters=tuple(_ids(row.get("raters", []))),
        check=check,
    )
