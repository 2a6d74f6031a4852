"""The parameters of rules, and values as they are written under them."""

from __future__ import annotations

from typing import Any

from .dice import Dice


def parameters(dice: Dice, rule: str, subjects: list[dict[str, Any]]) -> Any:
    """What stands under the name of a rule."""
    if rule == "linear":
        return _linear(dice, subjects)
    return {
        "direct": _direct, "steps": _steps, "deduct": _deduct, "grades": _grades,
        "votes": _grades, "efficacy": _efficacy, "place": _place, "bonus": _points,
        "penalty": _points, "veto": _veto, "ledger": _nothing,
    }[rule](dice)


def _direct(dice: Dice) -> dict[str, Any]:
    """The most that a value may be."""
    return {"max": "100" if dice.round else dice.choice(["7", "100", "0.3", "150"])}


def _linear(dice: Dice, subjects: list[dict[str, Any]]) -> dict[str, Any]:
    """A target, for all or by subject and period, a floor, a cap."""
    if dice.round:
        return {"target": "100"}
    target: Any = dice.choice(["100", "37", "0.7"])
    if dice.sometimes(0.5, "target table"):
        target = {dice.choice(subjects)["id"]:
                  dice.choice(["90", {"p1": "80", "*": "70"}, {"p1": "33.3"}]),
                  "*": dice.choice(["61", {"p1": "77", "*": "-13"}])}
    rule = {"target": target, "floor": dice.choice(["0", "120", "-7.5", "13.000001"])}
    return {**rule, **({"cap": "80.5"} if dice.sometimes(0.3, "cap of linear") else {})}


def _steps(dice: Dice) -> list[dict[str, str]]:
    """Four steps in any order."""
    starts = dice.sample(["-5", "0", "20", "40.5", "60", "80", "99.999999"], 4)
    return [{"from": start, "score": dice.number(0, 100)} for start in starts]


def _deduct(dice: Dice) -> dict[str, Any]:
    """Where it begins, and what each unit costs."""
    return {"from": dice.choice(["100", "90.5"]), "per": dice.choice(["1", "0.3"])}


def _grades(dice: Dice) -> dict[str, Any]:
    """Three grades, one with a name."""
    return {"hi": "95", "mid": {"score": dice.number(40, 90), "name": "中"}, "lo": "0"}


def _efficacy(dice: Dice) -> dict[str, Any]:
    """Base and span, and which end is better."""
    return {"base": dice.choice(["60", "0", "33.3"]), "span": "40",
            "better": dice.choose(("higher", "lower"), "better")}


def _place(dice: Dice) -> dict[str, Any]:
    """Points by place, and which end is better."""
    return {"first": dice.choice(["100", "98.5"]), "step": dice.choice(["5", "0.7"]),
            "floor": dice.choice(["0", "90"]),
            "better": dice.choose(("higher", "lower"), "better")}


def _points(dice: Dice) -> dict[str, Any]:
    """Points an event, sometimes capped."""
    given = {"per": dice.choice(["0.5", "1", "3.333333"])}
    return {**given, **({"cap": dice.choice(["2", "4.5"])} if dice.chance(0.4) else {})}


def _veto(dice: Dice) -> dict[str, Any]:
    """Sometimes the document that allows it."""
    return {"basis": "清单第一条"} if dice.sometimes(0.5, "veto with basis") else {}


def _nothing(_: Dice) -> dict[str, Any]:
    """No parameters."""
    return {}


def written(dice: Dice, leaf: dict[str, Any], near: str) -> str:
    """A value of a leaf, sometimes the one that others of the cell have too."""
    rule, given = next(iter(leaf["rule"].items()))
    if rule == "grades":
        return dice.choice(["hi", "mid", "lo"])
    if rule == "votes":
        counts = [dice.choice([0, 0, 1, 2, 5, 17]) for _ in range(4)]
        dice.seen.add("no votes" if not any(counts[:3]) else "votes")
        names = ("hi", "mid", "lo", "abstain")
        return ";".join(f"{name}={count}" for name, count in zip(names, counts))
    if rule == "direct":
        most = float(given["max"])
        return dice.number(0, most) if most >= 1 else dice.decimal(0, most, 1)
    if rule in ("linear", "steps", "efficacy") and dice.chance(0.1):
        return dice.number(-20, 0)
    return near if dice.chance(0.3) else dice.number(0, 130)
