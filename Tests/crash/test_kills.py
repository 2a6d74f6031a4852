#!/usr/bin/env python3
"""SIGKILL at seeded moments under load: of the aggregator while six clients send, of the agent while it works.

Environment: SHANGJI the program, KILLS how many kills of each (50), SEED the first seed (1). Every kill prints its
seed and moment, so that SEED=n KILLS=1 goes there again. Prints `ok - …` and `not ok - …`.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "interop")]
sys.dont_write_bytecode = True

import agent_kills  # noqa: E402
import centre_kills  # noqa: E402


def main() -> int:
    """Both halves, even when the first one fails."""
    kills, seed = int(os.environ.get("KILLS", "50")), int(os.environ.get("SEED", "1"))
    failed = 0
    for half in (centre_kills.run, agent_kills.run):
        for holds, text in half(kills, seed):
            failed += not holds
            print(f"{'ok' if holds else 'not ok'} - {text}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
