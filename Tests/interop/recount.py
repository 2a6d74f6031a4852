#!/usr/bin/env python3
"""Counts scores a second time, from `docs/scheme.md` and `docs/scoring.md` alone.

Usage: recount.py --scheme S.yaml --values V.csv --period P|cycle [--provisional]

Prints what `shangji score --json` prints, with two differences: findings carry `at` and `code` but
no words, and the scheme is taken to be without faults. A result past 10^12 ends it (TooLarge). Exit
code 1 when the standing is incomplete.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from recounting.output import score  # noqa: E402
from recounting.scheme.reading import read_scheme  # noqa: E402
from recounting.table.values import read_values  # noqa: E402


def main() -> int:
    """Prints the standing as JSON; 1 when it is incomplete, else 0."""
    parser = argparse.ArgumentParser(description="Counts scores a second time.")
    parser.add_argument("--scheme", type=Path, required=True)
    parser.add_argument("--values", type=Path, required=True)
    parser.add_argument("--period", required=True, help="id of a period, or cycle")
    parser.add_argument("--provisional", action="store_true")
    options = parser.parse_args()
    scheme = read_scheme(options.scheme)
    cells = read_values(options.values, scheme)
    standing = score(scheme, cells, options.period, options.provisional)
    json.dump(standing, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 1 if standing["status"] == "incomplete" else 0


if __name__ == "__main__":
    sys.exit(main())
