"""From values to the score of one leaf: rules, roles, and places within the group."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Callable

from .numbers import step, weighted_mean
from .scheme import Node, Role, look_up
from .values import BLOCKED, MISSING, NOT_APPLICABLE, Cells, Value

NOUGHT = Fraction(0)


@dataclass(frozen=True)
class Score:
    """What is known of a node for a subject.

    `state` is `score`; `n/a`, where nothing of it applies; `left`, where all of it left the mean;
    or `incomplete`. `share` is the part of its weight that rests on values, `missing` the number
    of roles below without one.
    """

    state: str
    number: Fraction = NOUGHT
    share: Fraction = NOUGHT
    missing: int = 0

    @property
    def scored(self) -> bool:
        """Whether there is a number."""
        return self.state == "score"


NOTHING = Score("n/a")


def rater_score(leaf: Node, subject: str, period: str, value: Any) -> Fraction:
    """One rater's score by a rule that looks at one value only."""
    given = leaf.parameters
    if leaf.rule == "direct":
        return step(100 * value / given["max"])
    if leaf.rule == "linear":
        floor = look_up(given["floor"], subject, period)
        target = look_up(given["target"], subject, period)
        exact = 100 * (value - floor) / (target - floor)
        return step(min(max(exact, NOUGHT), given["cap"]))
    if leaf.rule == "steps":
        return step(max(((start, score) for start, score in given if start <= value),
                        default=(NOUGHT, NOUGHT))[1])
    if leaf.rule == "deduct":
        return step(max(NOUGHT, given["from"] - given["per"] * value))
    if leaf.rule == "grades":
        return step(given[value][0])
    if leaf.rule == "votes":
        counts = [(count, given[grade][0]) for grade, count in value.items() if grade != "abstain"]
        return step(weighted_mean(counts))
    raise AssertionError(leaf.rule)


def combine(role: Role, numbers: list[Fraction]) -> Fraction:
    """The raters' numbers of a role as one."""
    numbers = sorted(numbers)
    if role.combine == "single":
        assert len(numbers) == 1
    if role.combine == "median":
        middle = len(numbers) // 2
        numbers = numbers[middle:middle + 1] if len(numbers) % 2 else numbers[middle - 1:middle + 1]
    if role.combine == "trimmed" and len(numbers) >= 2 * role.dropped + 1:
        numbers = numbers[role.dropped:-role.dropped]
    return step(sum(numbers) / Fraction(len(numbers)))


def role_result(role: Role, values: dict[str, Value],
                score: Callable[[Any], Fraction]) -> Score:
    """A role's score; here `left` says that it is missing, `incomplete` that it is blocked."""
    if any(value == BLOCKED for value in values.values()):
        return Score("incomplete")
    numbers = [score(value) for value in values.values()
               if value not in (MISSING, NOT_APPLICABLE)]
    absent = any(value == MISSING for value in values.values())
    absent = absent or any(rater not in values for rater in role.raters or [])
    if numbers:
        return Score("score", combine(role, numbers))
    said = any(value == NOT_APPLICABLE for value in values.values())
    return NOTHING if said and not absent else Score("left")


def join_roles(results: list[tuple[Role, Score]], missing: str, provisional: bool) -> Score:
    """The leaf out of its roles."""
    results = [(role, result) for role, result in results if result.state != "n/a"]
    if not results:
        return NOTHING
    present = [(role.weight, result.number) for role, result in results if result.scored]
    absent = [role.weight for role, result in results if result.state == "left"]
    blocked = len(present) + len(absent) < len(results)
    share = step(sum((weight for weight, _ in present), NOUGHT) /
                 sum(role.weight for role, _ in results))
    if not provisional and (blocked or absent and missing == "block"):
        return Score("incomplete", NOUGHT, share, len(absent))
    if not provisional and missing == "zero":
        present += [(weight, NOUGHT) for weight in absent]
    if not present:
        return Score("left", NOUGHT, share, len(absent))
    return Score("score", step(weighted_mean(present)), share, len(absent))


def leaf_scores(leaf: Node, period: str, subjects: list[str], cells: Cells, missing: str,
                provisional: bool) -> dict[str, Score]:
    """The leaf's score of each of these subjects: those of a group to which it applies."""
    compared = leaf.rule in ("efficacy", "place")
    scores = {}
    for subject in subjects:
        def score(value: Any, subject: str = subject) -> Fraction:
            return value if compared else rater_score(leaf, subject, period, value)
        results = [(role, role_result(role, cells.of(period, leaf.id, subject, role.id), score))
                   for role in leaf.roles]
        scores[subject] = join_roles(results, missing, provisional)
    return _compare(leaf, scores, missing == "zero" and not provisional) if compared else scores


def _compare(leaf: Node, combined: dict[str, Score], zero: bool) -> dict[str, Score]:
    """Rules that compare the combined values of a group; with `zero` a gap makes the leaf 0."""
    nought = {subject for subject, result in combined.items()
              if zero and result.scored and result.missing}
    numbers = [result.number for subject, result in combined.items()
               if result.scored and subject not in nought]
    return {subject: result if not result.scored else
            replace(result, number=NOUGHT if subject in nought
                    else step(_among(leaf, result.number, numbers)))
            for subject, result in combined.items()}


def _among(leaf: Node, number: Fraction, numbers: list[Fraction]) -> Fraction:
    """`efficacy` or `place` of a number among those of the group."""
    given = leaf.parameters
    lowest, highest = min(numbers), max(numbers)
    higher = given["better"] == "higher"
    if leaf.rule == "efficacy":
        if lowest == highest:
            return given["base"] + given["span"]
        above = number - lowest if higher else highest - number
        return given["base"] + given["span"] * above / (highest - lowest)
    better = sum(other > number if higher else other < number for other in numbers)
    return max(given["floor"], given["first"] - given["step"] * better)
