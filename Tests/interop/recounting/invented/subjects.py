"""Who is assessed: units and persons in groups."""

from __future__ import annotations

from typing import Any

from .dice import Dice

OFFICES = ["o1", "o2", "o3"]


def make_subjects(
    dice: Dice, groups: list[dict[str, Any]], periods: int
) -> list[dict[str, Any]]:
    """One to eight subjects a group; an office has one unit at most."""
    subjects: list[dict[str, Any]] = []
    units = set(OFFICES)
    for group in groups:
        kinds = dice.choices(("units", "persons", "both"), (6, 4, 1))[0]
        dice.seen.add(f"group of {kinds}")
        first = dice.randint(1, periods) if dice.chance(0.2) else 1
        for _ in range(dice.randint(1, 8)):
            subject = {"id": f"s{len(subjects) + 1}", "name": "某", "group": group["id"]}
            if kinds == "persons" or kinds == "both" and dice.chance(0.5):
                subject["kind"] = "person"
                if dice.chance(0.8):
                    subject["office"] = dice.choice(OFFICES)
            elif units and dice.chance(0.6):
                subject["office"] = dice.choice(sorted(units))
                units.discard(subject["office"])
            _live(dice, subject, first, periods)
            subjects.append(subject)
    return subjects


def _live(dice: Dice, subject: dict[str, Any], first: int, periods: int) -> None:
    """The periods in which a subject exists, where it is not all."""
    if first > 1 or dice.chance(0.1):
        subject["from"] = f"p{max(first, dice.randint(1, periods))}"
        dice.seen.add("from")
    if dice.chance(0.08):
        subject["until"] = subject.get("from") or f"p{dice.randint(1, periods)}"
        dice.seen.add("until")
