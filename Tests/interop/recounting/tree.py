"""Up the tree within a period, and across the periods of a cycle."""

from dataclasses import dataclass
from fractions import Fraction

from .leaves import NOTHING, NOUGHT, Score, leaf_scores
from .numbers import step, weighted_mean
from .scheme import Node, Scheme, Subject
from .values import Cells

Scores = dict[str, Score]


def join(parts: list[tuple[Fraction, Score]]) -> Score:
    """A node out of its children, or a cycle out of its periods, with their weights."""
    parts = [(weight, part) for weight, part in parts if part.state != "n/a"]
    if not parts:
        return NOTHING
    share = step(weighted_mean([(weight, part.share) for weight, part in parts]))
    missing = sum(part.missing for _, part in parts)
    scored = [(weight, part.number) for weight, part in parts if part.scored]
    if any(part.state == "incomplete" for _, part in parts):
        return Score("incomplete", NOUGHT, share, missing)
    if not scored:
        return Score("left", NOUGHT, share, missing)
    return Score("score", step(weighted_mean(scored)), share, missing)


def sum_tree(node: Node, leaves: Scores) -> Scores:
    """The scores of the node and all below it, given those of the leaves."""
    if node.rule:
        return {node.id: leaves[node.id]}
    scores: Scores = {below.id: NOTHING for below in node.nodes() if not below.rule}
    for child in node.children:
        if child.scored:
            scores.update(sum_tree(child, leaves))
    parts = [(child.weight, scores[child.id]) for child in node.children if child.scored]
    scores[node.id] = join(parts)
    return scores


@dataclass
class Book:
    """A scheme with all its values."""

    scheme: Scheme
    cells: Cells
    provisional: bool

    def leaves_of(self, group: str, period: int) -> dict[str, Scores]:
        """The scores of all leaves in a period, by subject."""
        members = self.scheme.members(group)
        found: dict[str, Scores] = {subject.id: {} for subject in members}
        for leaf in self.scheme.root.leaves():
            if leaf.is_event:
                continue
            meant = [subject.id for subject in members
                     if self.scheme.applies(leaf, subject, period)]
            scores = leaf_scores(leaf, self.scheme.periods[period].id, meant, self.cells,
                                 self.scheme.missing, self.provisional)
            for subject in members:
                found[subject.id][leaf.id] = scores.get(subject.id, NOTHING)
        return found

    def period_scores(self, group: str, period: int) -> dict[str, Scores]:
        """The scores of all nodes in a period, by subject."""
        return {subject: sum_tree(self.scheme.root, leaves)
                for subject, leaves in self.leaves_of(group, period).items()}

    def cycle_scores(self, group: str) -> dict[str, Scores]:
        """The scores of all nodes over the weighted periods, by subject."""
        weighted = [number for number, period in enumerate(self.scheme.periods) if period.weight]
        totals = self.scheme.compose == "totals"
        parts = [(self.scheme.periods[number].weight,
                  self.period_scores(group, number) if totals else self.leaves_of(group, number))
                 for number in weighted]
        result = {}
        for subject in self.scheme.members(group):
            ids = parts[0][1][subject.id] if parts else {}
            joined = {id_: join([(weight, scores[subject.id][id_]) for weight, scores in parts])
                      for id_ in ids}
            result[subject.id] = joined if totals else sum_tree(self.scheme.root, joined)
        return result


def event_points(scheme: Scheme, leaf: Node, subject: Subject, periods: list[int],
                 cells: Cells) -> Fraction:
    """The signed points of a bonus or penalty leaf, after its own cap."""
    numbers = [value for period in periods if scheme.applies(leaf, subject, period)
               for value in cells.events.get((scheme.periods[period].id, leaf.id, subject.id), [])
               if isinstance(value, Fraction)]
    points = leaf.parameters["per"] * sum(numbers, NOUGHT)
    if "cap" in leaf.parameters:
        points = min(points, leaf.parameters["cap"])
    return step(points if leaf.rule == "bonus" else -points)
