"""Values for a scheme: most of them sound, with gaps, and now and then a damaged one."""

from __future__ import annotations

from typing import Any

from .dice import Dice
from .periods import composed
from .rules import written
from .tree import Indicator, Tree

Row = tuple[str, str, str, str, str, str]


def make_values(dice: Dice, scheme: dict[str, Any], tree: Tree) -> list[Row]:
    """The rows of a table, in any order."""
    rows: list[Row] = []
    gaps = dice.choice([0, 0, 0.02, 0.1, 0.3])
    lists = _lists(scheme["indicators"], [])
    for period in scheme["periods"]:
        made = composed(scheme["periods"], period["id"])
        for subject in scheme["subjects"]:
            for leaf in tree.leaves:
                own = lists[leaf["id"]]
                here = all(period["id"] in each for each in own)
                if made and "weight" in leaf:
                    here = here and bool(own)
                    dice.seen |= {"own values in a composed period"} if here else set()
                here = here and _lives(leaf, subject, period["id"])
                if here or dice.chance(0.01):
                    at = (period["id"], leaf["id"], subject["id"])
                    rows += _cell(dice, leaf, at, gaps)
    return _damaged(dice, rows)


def _lists(nodes: list[Indicator], above: list[list[str]]) -> dict[str, list[list[str]]]:
    """For each indicator the lists of periods on its way."""
    found: dict[str, list[list[str]]] = {}
    for node in nodes:
        own = node.get("appliesTo", {}).get("periods")
        found[node["id"]] = above if own is None else [*above, own]
        found.update(_lists(node.get("children", []), found[node["id"]]))
    return found


def _lives(leaf: Indicator, subject: dict[str, Any], period: str) -> bool:
    """Roughly whether the leaf applies: what is wrong here becomes a finding."""
    given = leaf.get("appliesTo", {})
    return subject.get("from", period) <= period <= subject.get("until", period) and \
        subject["id"] in given.get("subjects", [subject["id"]]) and \
        subject["group"] in given.get("groups", [subject["group"]]) and \
        subject.get("office", "") in given.get("offices", [subject.get("office", "")])


def _cell(dice: Dice, leaf: Indicator, at: tuple[str, str, str], gaps: float) -> list[Row]:
    """The rows of a leaf for one subject in one period: of its roles, or its events."""
    if "weight" not in leaf:
        return [(*at, "", "", dice.choice(["1", "2", "0.7", "0"]))
                for _ in range(dice.choice([0, 0, 0, 1, 2]))]
    rows: list[Row] = []
    near = dice.number(0, 100)
    for role in leaf.get("roles", [{"id": "", "combine": "single"}]):
        several = role["combine"] != "single"
        raters = role.get("raters") or [f"y{n}" for n in range(dice.randint(1, 6))]
        for rater in raters if several else [""]:
            text = _gap(dice) if dice.chance(gaps) else written(dice, leaf, near)
            if text is not None:
                rows.append((*at, role["id"], rater, text))
    return rows


def _gap(dice: Dice) -> str | None:
    """No row, an empty one, or one that says that the cell does not apply."""
    dice.seen.add("gap")
    if dice.chance(0.5):
        return None
    text = "" if dice.chance(0.5) else "n/a:无此项"
    dice.seen.add("said missing" if not text else "not applicable")
    return text


def _damaged(dice: Dice, rows: list[Row]) -> list[Row]:
    """Now and then a value that cannot be used; the order of rows means nothing."""
    for _ in range(dice.choice([0, 0, 0, 1, 2])):
        if not rows:
            break
        at = dice.randrange(len(rows))
        row = rows[at]
        text = dice.choice(["-1", "1e2", "n/a:", "1000", "0.1", "12345678901234"])
        if dice.chance(0.4):
            rows.append((*row[:5], text))
            dice.seen.add("cell twice")
        else:
            rows[at] = (*row[:5], text)
            dice.seen.add("damaged value")
        if dice.chance(0.5):
            rows.append((*row[:3], dice.choice(["r0", "rx", ""]), "zz", "3"))
            dice.seen.add("odd role or rater")
    dice.shuffle(rows)
    return rows
