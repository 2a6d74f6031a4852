#!/usr/bin/env python3
"""The small siege of a centre: floods, crowds, made-up calls. Prints `ok - …` and `not ok - …`.

Environment: SHANGJI the program; SIEGE=full the great one of run.py.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "interop")]
sys.dont_write_bytecode = True

import siege  # noqa: E402


def main() -> int:
    """Every part, with figures after the tests as remarks."""
    failed, table = 0, list[str]()
    for holds, text in siege.everything(os.environ.get("SIEGE", "small"), table):
        failed += not holds
        print(f"{'ok' if holds else 'not ok'} - {text.strip().replace('#', '')}", flush=True)
    print(*(f"# {line}" for line in table), sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
