#!/usr/bin/env python3
"""Says whether two standings in the form of `shangji score --json` are the same.

Usage: same.py STANDING RECOUNT [PERIOD]. With a period RECOUNT holds standings by period.
Findings are compared by place and code. Exit code 1 when not the same.
"""

import json
import sys
from pathlib import Path
from typing import Any


def read(path: str, *period: str) -> dict[str, Any]:
    """A standing without the words of its findings."""
    standing: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    for key in period:
        standing = standing[key]
    standing["findings"] = [{key: one[key] for key in ("at", "code")}
                            for one in standing["findings"]]
    for group in standing["groups"]:  # what explains the figures is the program's own
        for told in ("places", "ties"):
            group.pop(told, None)
    return standing


def main() -> int:
    """Compares and tells."""
    ours, theirs = read(sys.argv[1]), read(*sys.argv[2:])
    if ours != theirs:
        print("两个程序算得不同！The two programs differ!")
        return 1
    subjects = sum(len(group["subjects"]) for group in ours["groups"])
    print(f"第二个程序（Python，分数运算）重算 {subjects} 个对象，逐位相同。"
          f" A second program counted {subjects} subjects again: the same to the digit.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
