#!/usr/bin/env python3
"""SIEGE=full python3 Tests/siege/run.py: the great siege, and its figures as a table.

Environment: SHANGJI the program (a release build), SIEGE `full` or `small`. It needs the packages
of Tests/interop/requirements.txt; `.build/venv/bin/python` has them after `make test`.
"""

import os
import platform
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "interop")]
sys.dont_write_bytecode = True

import siege  # noqa: E402
from centre import SHANGJI  # noqa: E402


def main() -> int:
    """The tests as they end, then a table for docs/performance.md."""
    kind, failed, table = os.environ.get("SIEGE", "small"), 0, list[str]()
    for holds, text in siege.everything(kind, table):
        failed += not holds
        print(f"{'ok' if holds else 'not ok'} - {text.strip()}", flush=True)
    print(f"\n`SIEGE={kind} SHANGJI={SHANGJI} python3 Tests/siege/run.py` on {os.cpu_count()} "
          f"cores, {platform.system()} {platform.release()}\n\n| siege | figures |\n| --- | --- |")
    for line in table:
        name, _, figures = line.partition(": ")
        print(f"| {name} | {figures} |")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
