"""Schemes and values made up from a seed, with every feature of scoring mixed in."""

import random
from decimal import Decimal
from typing import Any

RULES = ("direct", "linear", "steps", "deduct", "grades", "votes", "efficacy", "place")
Row = tuple[str, str, str, str, str, str]
# What a run of many seeds has to contain: of the scheme, the values and the outcome.
FEATURES = [
    *(f"rule {rule}" for rule in (*RULES, "bonus", "penalty", "veto")),
    *(f"combine {word}" for word in ("single", "mean", "median", "trimmed")), "trimmed by 2",
    *(f"missing {word}" for word in ("block", "zero", "exclude")), "gap", "said missing",
    "not applicable", "no votes", "checked", "finding score-apart", "raters", "four levels",
    "node of events", "target table", "cap of linear", "better lower", "appliesTo", "from",
    "until", "digits", "least", "greatest", "cycle by totals", "cycle by leaves", "provisional",
    "inherit", "bonusCap", "penaltyCap", "tieBreak", "equal ranks", "equal totals, other ranks",
    "min", "require", "quota", "quotaByOffice", "coefficient", "award",
    "tieAtQuota exclude", "tieAtQuota include", "vetoGrade", "vetoed", "no grade", "no rank",
    "nothing applies", "empty group", "total 0",
    "group of units", "group of persons", "group of both", "warnings", "warnLast",
    "threshold passed", "roles missing", "n/a", "cell twice", "damaged value",
    "odd role or rater", "finding value-out-of-range", "finding indicator-does-not-apply",
    *(f"status {word}" for word in ("final", "incomplete", "provisional"))]


def decimal(dice: random.Random, low: float, high: float, digits: int) -> str:
    """A canonical number between two bounds, with at most so many fraction digits."""
    number = dice.randint(round(low * 10 ** digits), round(high * 10 ** digits))
    text = format(Decimal(number).scaleb(-digits), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class Invented:
    """A scheme (as PyYAML would read it), its values, and what to ask for."""

    def __init__(self, seed: int):
        self.dice = random.Random(seed)
        self.seen: set[str] = set()
        self.leaves: list[dict[str, Any]] = []
        self.nodes: list[str] = []
        self.offices = ["o1", "o2", "o3"]
        self.coarse = self.chance(0.4)
        self.round = self.chance(0.35)
        self.scheme = self._scheme()
        self.rows = self._values()
        self.period = self.dice.choice([one["id"] for one in self.periods] + ["cycle"] * 2)
        if self.period == "cycle" and not any("weight" in one for one in self.scheme["periods"]):
            self.period = "p1"
        self.provisional = self.chance(0.25)

    def chance(self, part: float) -> bool:
        """True in about this part of all calls."""
        return self.dice.random() < part

    def sometimes(self, part: float, feature: str) -> bool:
        """A chance whose outcome is kept as a feature of the case."""
        happened = self.chance(part)
        if happened:
            self.seen.add(feature)
        return happened

    def choose(self, words: tuple[str, ...], kind: str) -> str:
        """One of the words, kept as a feature."""
        word = self.dice.choice(words)
        self.seen.add(f"{kind} {word}")
        return word

    def number(self, low: float, high: float) -> str:
        """Round or whole numbers in some cases, for ties and bounds met exactly; else any."""
        if self.round and high >= 50:
            return self.dice.choice(["40", "50", "50", "80"] + ["0"] * (low <= 0))
        return decimal(self.dice, low, high, 0 if self.coarse else self.dice.choice((0, 1, 2, 6)))

    def weight(self) -> str:
        """A weight: often a small whole number, now and then a tiny or an odd one."""
        if self.round:
            return "1"
        return self.dice.choice(["1", "2", "3", "7", "40", "0.000001", "33.333333", "12.5"])

    def _scheme(self) -> dict[str, Any]:
        weights = [self.chance(0.6) for _ in range(self.dice.randint(1, 4))]
        periods = [{"id": f"p{at + 1}", "name": f"期{at + 1}", "kind": "month",
                    **({"weight": self.weight()} if weighted else {})}
                   for at, weighted in enumerate(weights)]
        groups = [{"id": f"g{at}", "name": f"组{at}"} for at in range(self.dice.randint(1, 3))]
        subjects = self._subjects(groups, len(periods))
        scheme = {
            "id": "invented", "title": "随机方案",
            "decimals": self.dice.choice([0, 0, 0, 1, 2, 3, 6]),
            "missing": self.choose(("block", "zero", "exclude"), "missing"),
            "cycle": {"compose": self.choose(("totals", "leaves"), "compose")},
            "offices": [{"id": id_, "name": id_} for id_ in self.offices],
            "periods": periods, "groups": groups, "subjects": subjects}
        self.subjects = subjects
        self.periods = periods
        scheme["indicators"] = [self._node(1) for _ in range(self.dice.randint(1, 4))]
        if all("weight" not in node for node in scheme["indicators"]):
            scheme["indicators"].append(self._leaf())
        scheme["indicators"] += [self._event() for _ in range(self.dice.randint(0, 3))]
        self._whole(scheme)
        return scheme

    def _subjects(self, groups: list[dict[str, Any]], periods: int) -> list[dict[str, Any]]:
        subjects: list[dict[str, Any]] = []
        units = set(self.offices)
        for group in groups:
            kinds = self.dice.choices(("units", "persons", "both"), (6, 4, 1))[0]
            self.seen.add(f"group of {kinds}")
            first = self.dice.randint(1, periods) if self.chance(0.2) else 1
            for _ in range(self.dice.randint(1, 8)):
                subject = {"id": f"s{len(subjects) + 1}", "name": "某", "group": group["id"]}
                if kinds == "persons" or kinds == "both" and self.chance(0.5):
                    subject["kind"] = "person"
                    if self.chance(0.8):
                        subject["office"] = self.dice.choice(self.offices)
                elif units and self.chance(0.6):
                    subject["office"] = self.dice.choice(sorted(units))
                    units.discard(subject["office"])
                if first > 1 or self.chance(0.1):
                    subject["from"] = f"p{max(first, self.dice.randint(1, periods))}"
                    self.seen.add("from")
                if self.chance(0.05):
                    subject["until"] = subject.get("from", f"p{periods}")
                    self.seen.add("until")
                subjects.append(subject)
        return subjects

    def _applies(self) -> dict[str, Any]:
        if not self.sometimes(0.12, "appliesTo"):
            return {}
        some = self.dice.choice(["groups", "offices", "subjects", "periods"])
        among = {"groups": sorted({one["group"] for one in self.subjects}),
                 "offices": self.offices, "subjects": [one["id"] for one in self.subjects],
                 "periods": [one["id"] for one in self.periods]}[some]
        return {"appliesTo": {some: sorted(self.dice.sample(
            among, self.dice.randint(1, len(among))))}}

    def _warn(self) -> dict[str, Any]:
        if not self.sometimes(0.2, "warn"):
            return {}
        return {"warn": self.dice.choice(["60", {"p1": "80", "*": "50"}, {"p1": "90.5"}])}

    def _node(self, depth: int) -> dict[str, Any]:
        if depth >= 4 or self.chance(0.35 + 0.15 * depth):
            return self._leaf()
        node = {"id": f"n{len(self.nodes)}", "title": "节", "weight": self.weight(),
                "responsible": ["o1"], **self._applies(), **self._warn()}
        self.nodes.append(node["id"])
        if depth == 3:
            self.seen.add("four levels")
        if self.sometimes(0.08, "node of events"):
            node.pop("weight"), node.pop("warn", None)
            node["children"] = [self._event()]
            return node
        children = [self._node(depth + 1) for _ in range(self.dice.randint(1, 3))]
        if all("weight" not in child for child in children):
            children.append(self._leaf())
        node["children"] = children + ([self._event()] if self.chance(0.1) else [])
        return node

    def _leaf(self) -> dict[str, Any]:
        rule = self.choose(RULES, "rule")
        leaf = {"id": f"n{len(self.nodes)}", "title": "项", "weight": self.weight(),
                "responsible": ["o1"], **self._applies(), **self._warn(),
                "rule": {rule: getattr(self, f"_{rule}")()}}
        self.nodes.append(leaf["id"])
        self.leaves.append(leaf)
        if rule not in ("direct", "grades", "votes"):
            leaf.update(self._bounds())
        if self.chance(0.5):
            numbers = rule not in ("grades", "votes")
            leaf["roles"] = self._roles(numbers)
        return leaf

    def _bounds(self) -> dict[str, Any]:
        bounds: dict[str, Any] = {}
        if self.sometimes(0.05, "digits"):
            bounds["digits"] = 2
        if self.sometimes(0.05, "least"):
            bounds["least"] = "1.5"
        if self.sometimes(0.05, "greatest"):
            bounds["greatest"] = "95"
        return bounds

    def _roles(self, numbers: bool) -> list[dict[str, Any]]:
        roles: list[dict[str, Any]] = []
        for at in range(self.dice.randint(1, 3)):
            role: dict[str, Any] = {"id": f"r{at}", "weight": self.weight()}
            combine = self.choose(("single", "mean", "median", "trimmed"), "combine")
            deep = combine == "trimmed" and self.sometimes(0.4, "trimmed by 2")
            role["combine"] = {"trimmed": 2} if deep else combine
            if combine != "single" and self.sometimes(0.4, "raters"):
                role["raters"] = ["x1", "x2", "x3"]
            singles = [one["id"] for one in roles if one["combine"] == "single"]
            if combine == "single" and numbers and singles and self.sometimes(0.6, "checked"):
                role["checked"] = {"against": self.dice.choice(singles),
                                   "tolerance": self.dice.choice(["0", "5", "20.5", "60"])}
            roles.append(role)
        return roles

    def _direct(self) -> dict[str, Any]:
        return {"max": "100" if self.round else self.dice.choice(["7", "100", "0.3", "150"])}

    def _linear(self) -> dict[str, Any]:
        if self.round:
            return {"target": "100"}
        target: Any = self.dice.choice(["100", "37", "0.7"])
        if self.sometimes(0.5, "target table"):
            target = {self.dice.choice(self.subjects)["id"]:
                      self.dice.choice(["90", {"p1": "80", "*": "70"}, {"p1": "33.3"}]),
                      "*": self.dice.choice(["61", {"p1": "77", "*": "-13"}])}
        rule = {"target": target, "floor": self.dice.choice(["0", "120", "-7.5", "13.000001"])}
        return {**rule, **({"cap": "80.5"} if self.sometimes(0.3, "cap of linear") else {})}

    def _steps(self) -> list[dict[str, str]]:
        starts = self.dice.sample(["-5", "0", "20", "40.5", "60", "80", "99.999999"], 4)
        return [{"from": start, "score": self.number(0, 100)} for start in starts]

    def _deduct(self) -> dict[str, Any]:
        return {"from": self.dice.choice(["100", "90.5"]), "per": self.dice.choice(["1", "0.3"])}

    def _grades(self) -> dict[str, Any]:
        return {"hi": "95", "mid": {"score": self.number(40, 90), "name": "中"}, "lo": "0"}

    _votes = _grades

    def _efficacy(self) -> dict[str, Any]:
        return {"base": self.dice.choice(["60", "0", "33.3"]), "span": "40",
                "better": self.choose(("higher", "lower"), "better")}

    def _place(self) -> dict[str, Any]:
        return {"first": self.dice.choice(["100", "98.5"]), "step": self.dice.choice(["5", "0.7"]),
                "floor": self.dice.choice(["0", "90"]),
                "better": self.choose(("higher", "lower"), "better")}

    def _event(self) -> dict[str, Any]:
        rule = self.choose(("bonus", "penalty", "veto"), "rule")
        given = {} if rule == "veto" else {"per": self.dice.choice(["0.5", "1", "3.333333"])}
        if given and self.chance(0.4):
            given["cap"] = self.dice.choice(["2", "4.5"])
        leaf = {"id": f"n{len(self.nodes)}", "title": "事", "responsible": ["o1"],
                **self._applies(), "rule": {rule: given}}
        self.nodes.append(leaf["id"])
        self.leaves.append(leaf)
        return leaf

    def _whole(self, scheme: dict[str, Any]) -> None:
        """What concerns totals, ranks and grades."""
        events = [leaf["id"] for leaf in self.leaves if "weight" not in leaf]
        only = {node["id"] for node in _all(scheme["indicators"])
                if "weight" not in node} | set(events)
        scored = [id_ for id_ in self.nodes if id_ not in only]
        for cap in ("bonusCap", "penaltyCap"):
            if self.sometimes(0.3, cap):
                scheme[cap] = self.dice.choice(["0", "1.5", "5"])
        if self.sometimes(0.4, "inherit"):
            scheme["inherit"] = self.dice.choice(["30", "33.333333", "100"])
        if self.sometimes(0.6, "tieBreak"):
            scheme["tieBreak"] = self.dice.sample(scored, min(len(scored), 2))
        if self.sometimes(0.3, "warnLast"):
            scheme["feedback"] = {"warnLast": self.dice.choice([0, 1, 5])}
        if self.sometimes(0.8, "grades"):
            scheme["grades"] = [self._grade(at, scored) for at in range(self.dice.randint(1, 4))]
            scheme["tieAtQuota"] = self.choose(("exclude", "include"), "tieAtQuota")
            if self.sometimes(0.5, "vetoGrade"):
                scheme["vetoGrade"] = self.dice.choice(scheme["grades"])["id"]

        if self.sometimes(0.3, "award"):
            base = {self.dice.choice(scheme["groups"])["id"]: "8000.555", "*": "1000"}
            if self.chance(0.3):
                base.pop("*")
            deduct = {id_: self.dice.choice(["0.05", "0.333333", "1"]) for id_ in events}
            scheme["award"] = {"base": base, **({"deduct": deduct} if events else {})}

    def _grade(self, at: int, scored: list[str]) -> dict[str, Any]:
        grade: dict[str, Any] = {"id": f"k{at}", "name": f"等{at}"}
        if self.sometimes(0.4, "coefficient"):
            grade["coefficient"] = self.dice.choice(["0", "1.2", "0.666667"])
        if self.sometimes(0.4, "min"):
            grade["min"] = self.number(10, 80)
        if self.sometimes(0.3, "require"):
            grade["require"] = {self.dice.choice(scored): self.number(0, 90)}
        if self.sometimes(0.5, "quota"):
            grade["quota"] = self.dice.choice(["0", "0.2", "0.34", "0.5", "0.666667", "1"])
        mixed = "group of both" in self.seen
        if not mixed and self.sometimes(0.3, "quotaByOffice"):
            grade["quotaByOffice"] = {"k0": "0.7", "otherwise": self.dice.choice(["0.34", "0.5"])}
        return grade

    def _values(self) -> list[Row]:
        rows: list[Row] = []
        gaps = self.dice.choice([0, 0, 0.02, 0.1, 0.3])
        for period in self.periods:
            for subject in self.subjects:
                for leaf in self.leaves:
                    at = (period["id"], leaf["id"], subject["id"])
                    if not self._lives(leaf, subject, period) and not self.chance(0.01):
                        continue
                    if "weight" in leaf:
                        rows += self._cell(leaf, at, gaps)
                    else:
                        rows += [(*at, "", "", self.dice.choice(["1", "2", "0.7", "0"]))
                                 for _ in range(self.dice.choice([0, 0, 0, 1, 2]))]
        return self._damaged(rows)

    def _lives(self, leaf: dict[str, Any], subject: dict[str, Any], period: dict[str, Any]) -> bool:
        """Roughly whether the leaf applies: what is wrong here becomes a finding."""
        given = leaf.get("appliesTo", {})
        last = self.periods[-1]["id"]
        return subject.get("from", "p1") <= period["id"] <= subject.get("until", last) and \
            period["id"] in given.get("periods", [period["id"]]) and \
            subject["id"] in given.get("subjects", [subject["id"]]) and \
            subject["group"] in given.get("groups", [subject["group"]]) and \
            subject.get("office", "") in given.get("offices", [subject.get("office", "")])

    def _cell(self, leaf: dict[str, Any], at: tuple[str, str, str], gaps: float) -> list[Row]:
        rows: list[Row] = []
        near = self.number(0, 100)
        for role in leaf.get("roles", [{"id": "", "combine": "single"}]):
            several = role["combine"] != "single"
            raters = role.get("raters") or [f"y{n}" for n in range(self.dice.randint(1, 6))]
            for rater in raters if several else [""]:
                if self.chance(gaps):
                    self.seen.add("gap")
                    if self.chance(0.5):
                        continue
                    text = "" if self.chance(0.5) else "n/a:无此项"
                    self.seen.add("said missing" if not text else "not applicable")
                else:
                    text = self._text(leaf, near)
                rows.append((*at, role["id"], rater, text))
        return rows

    def _text(self, leaf: dict[str, Any], near: str) -> str:
        rule, given = next(iter(leaf["rule"].items()))
        if rule == "grades":
            return self.dice.choice(["hi", "mid", "lo"])
        if rule == "votes":
            counts = [self.dice.choice([0, 0, 1, 2, 5, 17]) for _ in range(4)]
            self.seen.add("no votes" if not any(counts[:3]) else "votes")
            names = ("hi", "mid", "lo", "abstain")
            return ";".join(f"{name}={count}" for name, count in zip(names, counts))
        if rule == "direct":
            most = float(given["max"])
            return self.number(0, most) if most >= 1 else decimal(self.dice, 0, most, 1)
        if rule in ("linear", "steps", "efficacy") and self.chance(0.1):
            return self.number(-20, 0)
        return near if self.chance(0.3) else self.number(0, 130)

    def _damaged(self, rows: list[Row]) -> list[Row]:
        """Now and then a value that cannot be used; the order of rows means nothing."""
        for _ in range(self.dice.choice([0, 0, 0, 1, 2])):
            if not rows:
                break
            at = self.dice.randrange(len(rows))
            row = rows[at]
            text = self.dice.choice(["-1", "1e2", "n/a:", "1000", "0.1", "12345678901234"])
            if self.chance(0.4):
                rows.append((*row[:5], text))
                self.seen.add("cell twice")
            else:
                rows[at] = (*row[:5], text)
                self.seen.add("damaged value")
            if self.chance(0.5):
                rows.append((*row[:3], self.dice.choice(["r0", "rx", ""]), "zz", "3"))
                self.seen.add("odd role or rater")
        self.dice.shuffle(rows)
        return rows


def _all(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [below for node in nodes for below in [node, *_all(node.get("children", []))]]
