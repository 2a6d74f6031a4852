#!/usr/bin/env python3
"""Counts scores a second time, from `docs/scheme.md` and `docs/scoring.md` alone.

Usage: recount.py --scheme S.yaml --values V.csv --period P|cycle [--provisional]

Prints what `shangji score --json` prints, with two differences: findings carry `at` and `code` but
no words, and the scheme is taken to be without faults. A result past 10^12 ends it (TooLarge). Exit
code 1 when the standing is incomplete.
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.dont_write_bytecode = True

from recounting.output import score  # noqa: E402
from recounting.scheme import read_scheme  # noqa: E402
from recounting.values import read_values  # noqa: E402


def main() -> int:
    """Reads both files and prints one JSON value."""
    options = argparse.ArgumentParser(description="Counts scores a second time.")
    options.add_argument("--scheme", type=Path, required=True)
    options.add_argument("--values", type=Path, required=True)
    options.add_argument("--period", required=True)
    options.add_argument("--provisional", action="store_true")
    given = options.parse_args()
    scheme = read_scheme(given.scheme)
    answer = score(scheme, read_values(given.values, scheme), given.period, given.provisional)
    print(json.dumps(answer, ensure_ascii=False, indent=1, sort_keys=True))
    return 1 if answer["status"] == "incomplete" else 0


if __name__ == "__main__":
    sys.exit(main())
