#!/usr/bin/env python3
"""SIGKILL of every command that puts something into a log, an office or a file; and the stick that is pulled out.

Environment: SHANGJI the program, COMMAND_KILLS how many kills of each command (12), PULLS how many sticks are pulled
(12), SEED the first seed (1), CASES the names of some cases only, STICK which medium (FAT, ext4, tmpfs). Every kill
prints its seed and moment. Prints `ok - …`, `not ok - …` or `skip - … # reason`.
"""

import os
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Iterable

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "interop")]
sys.dont_write_bytecode = True

import courier_cases  # noqa: E402
import cut_bundles  # noqa: E402
import log_cases  # noqa: E402
from centre_kills import Outcome  # noqa: E402
from refusals.place import Place  # noqa: E402
import stick_pulls  # noqa: E402
from stage import Stage  # noqa: E402

# The long ones first; two at a time.
CASES = (log_cases.Publish, log_cases.Resolve, log_cases.Close, log_cases.Import, courier_cases.OfficeImport,
         courier_cases.OfficeExport, courier_cases.CentreExport)


def inside() -> None:
    """Goes on in a mount namespace of its own, where there may be one: nothing stays mounted after us."""
    own = ("unshare", "--mount", *(() if os.geteuid() == 0 else ("--map-root-user",)))
    if "COMMANDS_INSIDE" not in os.environ:
        os.environ["COMMANDS_INSIDE"] = "1"
        if subprocess.run([*own, "true"], capture_output=True, check=False).returncode == 0:
            os.execvp(own[0], [*own, sys.executable, *sys.argv])


def told(outcomes: Iterable[Outcome | str]) -> int:
    """Prints outcomes; how many do not hold."""
    failed = 0
    for outcome in outcomes:
        if isinstance(outcome, str):
            print(f"skip - a stick that is pulled out # {outcome}", flush=True)
            continue
        failed += not outcome[0]
        print(f"{'ok' if outcome[0] else 'not ok'} - {outcome[1]}", flush=True)
    return failed


def main() -> int:
    """One stage; two cases at a time, each in folders of its own; then the sticks."""
    inside()
    kills, seed = int(os.environ.get("COMMAND_KILLS", "12")), int(os.environ.get("SEED", "1"))
    chosen = os.environ.get("CASES", "").split(",")
    began, failed, place = time.monotonic(), 0, Place()
    try:
        stage = Stage(place)
        print(f"# commands: the stage stands after {time.monotonic() - began:.0f} s", flush=True)
        failed += told(cut_bundles.run(stage, seed))
        cases = [case(stage, kills, seed) for case in CASES if chosen == [""] or case.__name__ in chosen]
        with ThreadPoolExecutor(2) as pool:
            for outcomes in pool.map(lambda case: list(case.run()), cases):
                failed += told(outcomes)
        print(f"# commands: {time.monotonic() - began:.0f} s, now the sticks", flush=True)
        failed += told(stick_pulls.run(stage, int(os.environ.get("PULLS", "12")), seed))
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"# commands: {time.monotonic() - began:.0f} s, of one core {used.ru_utime + used.ru_stime:.0f} s")
    finally:
        place.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
