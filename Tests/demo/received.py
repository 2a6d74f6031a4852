"""Says whether the rows that an office received and verified are those of the second program.

Usage: received.py EXPECTED PERIOD GRADE <RESULTS, as `shangji agent results --json` prints them.
Compares all that a row says in the newest edition of each group and tells how many have the
grade. Exit code 1 when anything differs.
"""

import json
import sys
from pathlib import Path
from typing import Any


def received(results: list[dict[str, Any]], period: str) -> dict[str, dict[str, Any]]:
    """The newest rows by subject; the row that speaks of a group has no total."""
    rows = {}
    for one in sorted(results, key=lambda one: one["edition"]):
        if one["period"] == period:
            found = [json.loads(row["row"]) for row in one["rows"]]
            rows.update({row["id"]: row for row in found if "id" in row})
    return rows


def bare(value: Any) -> Any:
    """A value without what is null: a row leaves that out."""
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items() if one is not None}
    return value


def rows(standing: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The rows as they are published: each with the warnings of its subject."""
    found = {}
    for group in standing["groups"]:
        for row in group["subjects"]:
            found[row["id"]] = bare(row)
        for one in group.get("warnings", []):
            warning = {key: value for key, value in bare(one).items() if key != "subject"}
            found[one["subject"]].setdefault("warnings", []).append(warning)
    return found


def main() -> int:
    """Compares and tells."""
    expected, period, grade = sys.argv[1:]
    told = rows(json.loads(Path(expected).read_text(encoding="utf-8"))[period])
    came = received(json.load(sys.stdin), period)
    wrong = sorted(id for id, row in came.items() if row != told.get(id))
    if wrong or not came:
        print(f"收到的与第二个程序不同！What was received differs! {wrong}")
        return 1
    best = sum(row.get("grade") == grade for row in came.values())
    print(f"收到并验证 {len(came)} 行，与第二个程序逐位相同；其中 {grade} {best} 个。"
          f" {len(came)} rows received and verified, the same to the digit; {grade}: {best}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
