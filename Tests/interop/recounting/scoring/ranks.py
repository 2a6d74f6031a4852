"""Ranks within a group."""

from __future__ import annotations

from fractions import Fraction

from ..scheme.model import Scheme
from .total import Assessed

Key = tuple[tuple[int, Fraction], ...]


def give_ranks(scheme: Scheme, group: list[Assessed]) -> None:
    """Ranks those with a total: 1 + how many are greater, ties broken by the scheme."""
    keys = {each.subject.id: _key(scheme, each) for each in group if each.total is not None}
    for each in group:
        own = keys.get(each.subject.id)
        if own is not None:
            each.rank = 1 + sum(1 for other in keys.values() if other > own)


def _key(scheme: Scheme, each: Assessed) -> Key:
    """What is compared: the total, then the indicators of the tie-break in turn."""
    assert each.total is not None
    parts = [(1, each.total)]
    for indicator in scheme.tie_break:
        score = each.score(indicator)
        parts.append((0, Fraction(0)) if score is None else (1, score))
    return tuple(parts)


def shown_order(group: list[Assessed]) -> list[Assessed]:
    """By rank, then by the bytes of the id; unranked ones last."""
    return sorted(group, key=lambda each: (
        each.rank is None, each.rank or 0, each.subject.id.encode(),
    ))
