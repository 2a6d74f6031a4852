"""Totals, ranks and grades of one group."""

from dataclasses import dataclass, field
from fractions import Fraction

from .leaves import NOTHING, NOUGHT, Score
from .numbers import rounded, step
from .scheme import Grade, Scheme, Subject
from .tree import Book, Scores, event_points
from .values import BLOCKED


@dataclass
class Line:
    """One subject in a standing."""

    subject: Subject
    scores: Scores
    points: dict[str, Fraction | None] = field(default_factory=dict)
    events: dict[str, int] = field(default_factory=dict)
    root: Score = NOTHING
    incomplete: bool = False
    vetoed: bool = False
    total: Fraction | None = None
    rank: int | None = None
    grade: str | None = None


class Standings:
    """All groups of a scheme in one period, or in the cycle when `period` is none."""

    def __init__(self, book: Book, period: int | None):
        self.book, self.scheme, self.period = book, book.scheme, period
        self.periods = range(len(self.scheme.periods)) if period is None else [period]
        self.lines: dict[str, Line] = {}
        self.offices: dict[str, Line] = {}
        for group in self.scheme.groups:
            scores = book.cycle_scores(group) if period is None else \
                book.period_scores(group, period)
            for subject in self.scheme.members(group):
                if any(subject.first <= at <= subject.last for at in self.periods):
                    self.lines[subject.id] = self._line(subject, scores[subject.id])
        for line in self.lines.values():
            if not line.subject.person and line.subject.office:
                self.offices.setdefault(line.subject.office, line)
        for persons in (False, True):
            for line in self.lines.values():
                if line.subject.person == persons:
                    self._add_up(line)
        self._rank_and_grade()

    def _line(self, subject: Subject, scores: Scores) -> Line:
        """Scores and events, before any sum."""
        line = Line(subject, scores, root=scores.get("", NOTHING))
        line.incomplete = line.root.state in ("incomplete", "left")
        for leaf in self.scheme.root.leaves():
            if not leaf.is_event:
                continue
            meant = [at for at in self.periods if self.scheme.applies(leaf, subject, at)]
            events = [event for at in meant for event in self.book.cells.events.get(
                (self.scheme.periods[at].id, leaf.id, subject.id), [])]
            if not meant:
                continue
            if leaf.rule == "veto":
                line.points[leaf.id] = None
                line.vetoed |= any(event != BLOCKED and event > 0 for event in events)
            else:
                line.points[leaf.id] = event_points(self.scheme, leaf, subject, meant,
                                                    self.book.cells)
            line.events[leaf.id] = sum(event != BLOCKED and event > 0 for event in events)
            if BLOCKED in events and not self.book.provisional:
                line.incomplete = True
        return line

    def _add_up(self, line: Line) -> None:
        """The total: inherit, bonuses, penalties, not below 0, rounded."""
        own = line.root.number
        office = self._office_of(line)
        if office and self.scheme.inherit is not None and not self.book.provisional:
            if office.incomplete:
                line.incomplete = True
            elif office.total is not None:
                part = self.scheme.inherit / 100
                own = step((1 - part) * own + part * office.total)
        if line.incomplete or not line.root.scored:
            return
        bonus = sum(points for points in line.points.values() if points and points > 0)
        penalty = -sum(points for points in line.points.values() if points and points < 0)
        if self.scheme.bonus_cap is not None:
            bonus = min(bonus, self.scheme.bonus_cap)
        if self.scheme.penalty_cap is not None:
            penalty = min(penalty, self.scheme.penalty_cap)
        line.total = rounded(step(max(NOUGHT, own + bonus - penalty)), self.scheme.decimals)

    def _office_of(self, line: Line) -> Line | None:
        if not line.subject.person or line.subject.office is None:
            return None
        return self.offices.get(line.subject.office)

    def _rank_and_grade(self) -> None:
        for group in self.scheme.groups:
            ranked = [line for line in self.group(group) if line.total is not None]
            for line in ranked:
                line.rank = 1 + sum(self._key(other) > self._key(line) for other in ranked)
        # The quota of people may depend on the grade of their office, so its group comes first.
        awaited = {group: self._awaited(group) for group in self.scheme.groups}
        open_ = sorted(awaited, key=lambda group: group.encode())
        while open_:
            ready = [group for group in open_ if not awaited[group] & set(open_)] or open_[:1]
            for group in ready:
                grade_group(self, group)
            open_ = [group for group in open_ if group not in ready]

    def _awaited(self, group: str) -> set[str]:
        """The other groups that hold the units of the offices of this group's people."""
        offices = [self._office_of(line) for line in self.group(group)]
        return {office.subject.group for office in offices
                if office and office.rank is not None} - {group}

    def _key(self, line: Line) -> list[tuple[bool, Fraction]]:
        """What is compared: the total, then the indicators of the tie-break."""
        scores = [line.scores.get(id_, NOTHING) for id_ in self.scheme.tie_break]
        return [(True, line.total or NOUGHT)] + [(score.scored, score.number) for score in scores]

    def group(self, group: str) -> list[Line]:
        """The lines of a group by id."""
        return [self.lines[subject.id] for subject in self.scheme.members(group)
                if subject.id in self.lines]

    def shown(self, group: str) -> list[Line]:
        """The lines in the order shown: by rank, then id, unranked last."""
        return sorted(self.group(group), key=lambda line: (line.rank is None, line.rank or 0))

    def office_grade(self, line: Line) -> str | None:
        """The grade of a person's office."""
        office = self._office_of(line)
        return office.grade if office else None


def award(scheme: Scheme, line: Line) -> Fraction | None:
    """Base by group, times the coefficient of the grade, less a share for each event."""
    base = scheme.award_base.get(line.subject.group, scheme.award_base.get("*"))
    if base is None or line.grade is None:
        return None
    coefficient = next(one.coefficient for one in scheme.grades if one.id == line.grade)
    share = sum(share * line.events.get(id_, 0) for id_, share in scheme.award_deduct.items())
    return rounded(base * coefficient * max(NOUGHT, 1 - share), 2)


def meets(scheme: Scheme, line: Line, grade: Grade) -> bool:
    """Whether everything but the quota allows the grade."""
    if grade.least is not None and line.total < grade.least:
        return False
    for id_, least in grade.require.items():
        score = line.scores.get(id_, NOTHING)
        if score.state != "n/a" and not (score.scored and score.number >= least):
            return False
    order = [grade.id for grade in scheme.grades]
    return not line.vetoed or order.index(grade.id) >= order.index(scheme.veto_grade)


def give_places(lines: list[Line], grade: Grade, places: int, include_ties: bool) -> None:
    """Gives a grade by rank; a block of one rank that does not fit closes it for all below."""
    lines = sorted(lines, key=lambda line: line.rank)
    while lines:
        block = [line for line in lines if line.rank == lines[0].rank]
        if places <= 0 if include_ties else len(block) > places:
            return
        for line in block:
            line.grade = grade.id
        places -= len(block)
        lines = lines[len(block):]


def grade_group(standings: Standings, group: str) -> None:
    """Gives the grades of one group, best first."""
    scheme = standings.scheme
    ranked = [line for line in standings.group(group) if line.rank is not None]
    for grade in scheme.grades:
        able = [line for line in ranked if line.grade is None and meets(scheme, line, grade)]
        people = [line for line in able if line.subject.person and grade.by_office is not None]
        give_by_office(standings, grade, people, ranked)
        others = [line for line in able if line not in people]
        places = len(others) if grade.quota is None else int(len(ranked) * grade.quota)
        give_places(others, grade, places, scheme.include_ties)


def give_by_office(standings: Standings, grade: Grade, people: list[Line],
                   ranked: list[Line]) -> None:
    """Gives a grade whose quota depends on the office, to the people of each office."""
    for office in {line.subject.office for line in people}:
        among = [line for line in ranked if line.subject.person and line.subject.office == office]
        key = standings.office_grade(among[0]) or "otherwise"
        quota = grade.by_office.get(key, grade.by_office["otherwise"])
        give_places([line for line in people if line.subject.office == office], grade,
                    int(len(among) * quota), standings.scheme.include_ties)
