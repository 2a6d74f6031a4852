"""Up the tree and over the periods."""

from __future__ import annotations

from fractions import Fraction

from ..numbers import mean, rounded
from ..scheme.model import Indicator
from .leaf import NOTHING, Outcome, Result

ROOT = ""
"""The key of the root above the top indicators among results."""

Weighted = list[tuple[Fraction, Result]]


def combined(parts: Weighted) -> Result:
    """The mean of children, or of periods, by the one rule for both."""
    shares = [(weight, part.share) for weight, part in parts if part.share is not None]
    share = rounded(mean(shares)) if shares else None
    outcomes = {part.outcome for _, part in parts}
    if Outcome.INCOMPLETE in outcomes:
        return Result(Outcome.INCOMPLETE, None, share)
    scores = [(weight, part.score) for weight, part in parts if part.score is not None]
    if scores:
        return Result(Outcome.SCORED, rounded(mean(scores)), share)
    if Outcome.LEFT_OUT in outcomes:
        return Result(Outcome.LEFT_OUT, None, share)
    return NOTHING


def summed(top: tuple[Indicator, ...], leaves: dict[str, Result]) -> dict[str, Result]:
    """The results of all nodes, leaves that are no events, and the root."""
    results: dict[str, Result] = {}
    results[ROOT] = _node(top, leaves, results)
    return results


def _node(
    children: tuple[Indicator, ...], leaves: dict[str, Result], results: dict[str, Result]
) -> Result:
    """The result of a node with these children, whose results are kept too."""
    parts: Weighted = []
    for child in children:
        if child.is_event:
            continue
        if child.rule is not None:
            results[child.id] = leaves.get(child.id, NOTHING)
        else:
            results[child.id] = _node(child.children, leaves, results)
        if child.weight is not None:
            parts.append((child.weight, results[child.id]))
    return combined(parts)


def over_periods(periods: list[tuple[Fraction, dict[str, Result]]]) -> dict[str, Result]:
    """Each result over the periods by their weights."""
    keys = dict.fromkeys(key for _, results in periods for key in results)
    return {
        key: combined([(weight, results.get(key, NOTHING)) for weight, results in periods])
        for key in keys
    }
