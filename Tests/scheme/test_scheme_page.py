#!/usr/bin/env python3
"""Every key of docs/scheme.md: its example is sound, its wrong example has the finding named.

A row ends with a cell `example` ✗ `wrong` → `finding`, with as many wrong ones as it takes for
each key of the row to be wrong once. Each is put into a whole scheme,
fixtures/scheme/everything.yaml with one more thing of the kind, and read by
`shangji scheme check`. The environment: SHANGJI is the program. Prints a line `ok - …` or
`not ok - …` a check; exit code 1 when one fails.
"""

import copy
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
SHANGJI = os.environ.get("SHANGJI", str(ROOT / ".build/debug/shangji"))
PAGE = (ROOT / "docs/scheme.md").read_text(encoding="utf-8")
BASE = yaml.load((ROOT / "fixtures/scheme/everything.yaml").read_text(encoding="utf-8"),
                 yaml.BaseLoader)
CELL = re.compile(r"((?:`[^`]+` )+)((?:✗ `[^`]+` → `[a-z-]+` )+)\|$")
WRONG = re.compile(r"✗ `([^`]+)` → `([a-z-]+)`")
MARK = "example ✗ wrong → finding |"
# Objects by id, whose keys are names of the scheme and no keys of the page.
TABLES = {"target", "floor", "warn", "grades", "votes", "require", "quotaByOffice", "base",
          "deduct", "leaves", "of", "parts"}
LEAF = {"id": "x", "title": "新", "weight": "1", "rule": "direct"}
UNDER = {"id": "y", "title": "下", "weight": "1", "rule": "direct"}
EVENTS = ("bonus", "penalty", "veto", "ledger")
failed = 0


def say(holds: bool, name: str, why: str = "") -> None:
    """One line of the outcome."""
    global failed
    failed += not holds
    print(f"{'ok' if holds else 'not ok'} - scheme page: {name}{'' if holds else ': ' + why}",
          flush=True)


def written(value: Any) -> str:
    """YAML in one line; what was written without quotes stays without, where it can."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(k)}: {written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    plain = re.fullmatch(r"~|[\w.%+-][\w.%+/-]*", value)
    return str(value) if plain else json.dumps(value, ensure_ascii=False)


def placed(place: str, keys: dict[str, Any]) -> dict[str, Any]:
    """The base scheme with these keys where they belong."""
    scheme: dict[str, Any] = copy.deepcopy(BASE)
    named = {"id": "x", "name": "新"}
    if place == "The top":
        if "indicators" in keys:  # these name indicators that then are not there
            for key in ("amendment", "tieBreak", "grades", "vetoGrade", "award"):
                del scheme[key]
        scheme.update(keys)
    elif place == "Amendment":
        scheme["amendment"].update(keys)
    elif place == "Offices":
        scheme["offices"].append(named | keys)
    elif place == "Periods":
        scheme["periods"].append(named | {"kind": "special"} | keys)
    elif place == "Grades":
        scheme["grades"].insert(-1, named | keys)
    elif place == "key of a group":
        group = named | keys
        scheme["groups"].append(group)
        scheme["subjects"].append(named | {"group": group["id"], "office": "bureau"})
    elif place == "key of a subject":
        scheme["subjects"].append(named | {"group": "people"} | keys)
    else:
        grow(scheme["indicators"], place, keys)
    return scheme


def grow(tree: list[Any], place: str, keys: dict[str, Any]) -> None:
    """One more indicator in the tree, with these keys: at the top if it takes events."""
    leaf: dict[str, Any] = LEAF | keys
    if place == "key of a node":
        leaf = {key: leaf[key] for key in leaf if key != "rule"}
        leaf = {"children": [UNDER]} | leaf
    elif place == "Roles":
        first = {"id": "r", "weight": "1"}
        leaf = LEAF | {"roles": [first, {"id": "q", "weight": "1"} | keys]}
    rule = leaf.get("rule", "")
    if (rule if isinstance(rule, str) else next(iter(rule))) in EVENTS:
        del leaf["weight"]
        tree.append(leaf | {"responsible": "bureau"})
    else:
        tree[1]["children"].append(leaf)


def found(place: str, example: str) -> set[str]:
    """The codes of what keeps the scheme with the example from being sound."""
    keys = parsed(example)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scheme.yaml"
        text = "\n".join(f"{key}: {written(value)}" for key, value in placed(place, keys).items())
        file.write_text(text + "\n", encoding="utf-8")
        run = subprocess.run([SHANGJI, "scheme", "check", str(file), "--json"], check=False,
                             stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    answer = json.loads(run.stdout)
    assert answer["ok"] == (run.returncode == 0), run.stdout[:400]
    return {one["code"] for one in answer["findings"]}


def rows() -> list[tuple[str, str]]:
    """Each row of a table of keys, after the place that its keys have."""
    out, section, place = [], "", ""
    for line in PAGE.splitlines():
        if title := re.match(r"##+ ([A-Za-z ]*[A-Za-z])", line):
            section = title[1]
        if line.startswith(("| key", "| rule | parameters")):
            head = line.split("|")[1].strip()
            place = head if head.startswith("key of") else section
            say(line.endswith(MARK), f"{place}: the table of keys has examples", line)
        elif not line.startswith("|"):
            place = ""
        elif place and not line.startswith("| ---"):
            out.append((place, line))
    return out


def parsed(example: str) -> Any:
    """What an example says."""
    return yaml.load("{" + example + "}", yaml.BaseLoader)


def in_row(line: str, examples: str) -> set[str]:
    """The keys that a row speaks of: those of its examples that stand in it as code."""
    told = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]+)`", line.rsplit("|", 2)[0]))))
    return told & set().union(*(keys_of(parsed(one)) for one in re.findall(r"`([^`]+)`", examples)))


def tried(place: str, line: str) -> set[str]:
    """One row; the keys that its examples have."""
    names = re.findall(r"`(\w+)`", line.split("|")[1])
    where, cell = f"{place}: {' '.join(names)}", CELL.search(line)
    say(cell is not None, f"{where} has an example and a wrong one", line)
    if cell is None:
        return set()
    seen: set[str] = set()
    for example in re.findall(r"`([^`]+)`", cell[1]):
        seen |= set(re.findall(r"(\w+)(?=:)", example)) | {example.split(": ")[-1]}
        codes = found(place, example)
        say(not codes, f"{where}: {example}", str(codes))
    spoilt: set[str] = set()
    needed = in_row(line, cell[1])
    for wrong, code in WRONG.findall(cell[2]):
        codes = found(place, wrong)
        # Where a whole list is gone, what names its elements is wrong too.
        holds = {code} == codes or code == "scheme-empty" and code in codes
        say(holds, f"{where}: {wrong} is {code}", str(codes))
        there = keys_of(parsed(wrong))
        spoilt |= there | (needed if code == "scheme-key-missing" else set())
    say(needed <= spoilt, f"{where}: each key is wrong once", str(sorted(needed - spoilt)))
    lacking = [name for name in names if name not in seen]
    say(not lacking, f"{where}: the examples have the keys of the row", str(lacking))
    return seen


def keys_of(value: Any, above: tuple[str, ...] = ()) -> set[str]:
    """The keys that a scheme uses, without ids."""
    if isinstance(value, list):
        return set().union(*(keys_of(one, above) for one in value))
    if not isinstance(value, dict):
        return set()
    names = set() if above and above[-1] in TABLES or "target" in above else set(value)
    return names.union(*(keys_of(one, (*above, key)) for key, one in value.items()))


def main() -> int:
    """Every row, then the keys of the fixture that has every key."""
    say(not found("The top", "id: all"), "the base scheme is sound")
    seen: set[str] = set()
    for place, line in rows():
        seen |= tried(place, line)
    used = keys_of(BASE) - {"*"}
    say(len(used) > 60, "everything.yaml has the keys", str(len(used)))
    say(not used - seen, "every key of everything.yaml has an example", str(sorted(used - seen)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
