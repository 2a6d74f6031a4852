"""Grades, their places, and the award."""

from __future__ import annotations

from fractions import Fraction

from ..numbers import rounded
from ..scheme.model import Grade, Scheme
from .total import Assessed

OTHERWISE = "otherwise"
Pool = tuple[bool, str]
"""Whether it is people by office, and the office; "" for all, or for no office."""


def give_grades(scheme: Scheme, group: list[Assessed], office_grades: dict[str, str]) -> None:
    """Tries the grades in order for one group; offices have the grades given."""
    ranked = [each for each in group if each.rank is not None]
    open_to_vetoed = False
    for grade in scheme.grades:
        open_to_vetoed = open_to_vetoed or grade.id == scheme.veto_grade
        fitting = [
            each for each in ranked
            if each.grade is None and (open_to_vetoed or not each.events.vetoed)
            and _meets(grade, each)
        ]
        pools: dict[Pool, list[Assessed]] = {}
        for each in fitting:
            pools.setdefault(_pool(grade, each), []).append(each)
        for pool, members in pools.items():
            places = _places(grade, pool, ranked, office_grades)
            _fill(members, places, grade.id, scheme.include_ties)


def _meets(grade: Grade, each: Assessed) -> bool:
    """Whether a subject has the total and the scores that the grade asks for."""
    assert each.total is not None
    if grade.minimum is not None and each.total < grade.minimum:
        return False
    for indicator, least in grade.require.items():
        if each.is_not_applicable(indicator):
            continue
        score = each.score(indicator)
        if score is None or score < least:
            return False
    return True


def _pool(grade: Grade, each: Assessed) -> Pool:
    """Among whom a subject competes for the places of a grade."""
    if grade.quota_by_office is not None and each.subject.is_person:
        return True, each.subject.office or ""
    return False, ""


def _places(
    grade: Grade, pool: Pool, ranked: list[Assessed], office_grades: dict[str, str]
) -> int | None:
    """How many places a pool has; None where there is no quota."""
    by_office, office = pool
    if by_office:
        table = grade.quota_by_office
        assert table is not None
        number = sum(
            1 for each in ranked
            if each.subject.is_person and (each.subject.office or "") == office
        )
        share = table.get(office_grades.get(office, OTHERWISE), table[OTHERWISE])
        return int(number * share)
    return None if grade.quota is None else int(len(ranked) * grade.quota)


def _fill(
    members: list[Assessed], places: int | None, grade: str, include_ties: bool
) -> None:
    """Gives the grade by rank, block by block, as long as there are places."""
    blocks: dict[int, list[Assessed]] = {}
    for each in members:
        assert each.rank is not None
        blocks.setdefault(each.rank, []).append(each)
    for rank in sorted(blocks):
        block = blocks[rank]
        if places is not None:
            if places <= 0 or (len(block) > places and not include_ties):
                return
            places -= len(block)
        for each in block:
            each.grade = grade


def give_awards(scheme: Scheme, group: list[Assessed]) -> None:
    """The award of each who has a grade, where the scheme has awards."""
    if scheme.award is None:
        return
    grades = {grade.id: grade for grade in scheme.grades}
    for each in group:
        base = scheme.award.base.get(each.subject.group, scheme.award.base.get("*"))
        if each.grade is None or base is None:
            continue
        lost = sum(
            (share * each.events.above_zero.get(leaf, 0)
             for leaf, share in scheme.award.deduct.items()), Fraction(0),
        )
        kept = 1 - min(Fraction(1), lost)
        worth = _worth(scheme.award.parts, grades[each.grade].coefficient, each)
        each.award = rounded(base * worth * kept, 2)


def _worth(parts: dict[str, Fraction], coefficient: Fraction, each: Assessed) -> Fraction:
    """What the base is multiplied by: partly scores, the rest the grade's coefficient.

    The share of a part without a score goes by the grade.
    """
    by_score, rest = Fraction(0), Fraction(1)
    for indicator, share in parts.items():
        score = each.score(indicator)
        if score is not None:
            by_score += share * score / 100
            rest -= share
    return rest * coefficient + by_score
