#!/usr/bin/env python3
"""Every refusal of the tables `refusals/refusals.tsv` and `refusals/verdicts.tsv`, against real processes.

Prints `ok - …`, `not ok - …` or `skip - … # reason` a case. A refusal leaves the log's checkpoint as it was, and
`aggregator dump` the same bytes before and after each group. In the end every code of `shangji codes` has been seen,
or stands in `refusals/elsewhere.tsv` with the reason why not here.
"""

import socket
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.dont_write_bytecode = True

from refusals import (agent_cases, audit_cases, call_cases, command_cases, damage_cases, decided_cases,  # noqa: E402
                      draft_cases, file_cases, line_cases, verdict_cases, wire_cases, workbook_cases)
from refusals.courier import answer_cases, evidence_cases, import_cases, office_cases  # noqa: E402
from refusals.parties import World, read  # noqa: E402
from refusals.place import Place, Skip, codes_in  # noqa: E402
from refusals.results import amended_cases, follow_cases, result_cases, score_cases  # noqa: E402

failed = 0


def table(name: str) -> dict[str, list[str]]:
    """The rows of a table by their first column, without it."""
    rows = [line.split("\t") for line in read(name).splitlines()[1:]]
    assert len({row[0] for row in rows}) == len(rows), f"a case stands twice in {name}"
    return {row[0]: row[1:] for row in rows}


def say(holds: bool, name: str, why: str = "") -> None:
    """One line of the outcome."""
    global failed
    failed += not holds
    print(f"{'ok' if holds else 'not ok'} - {name}{'' if holds else ': ' + why}", flush=True)


def try_case(world: World, name: str, case: Any, expected: list[str], still: bool) -> None:
    """Runs one case and compares what was seen with the table."""
    before = world.place.checkpoint() if still else b""
    try:
        seen = list(case(world))
    except Skip as skip:
        print(f"skip - {name} # {skip}", flush=True)
        return
    except Exception:  # a broken case must not hide the others
        say(False, name, traceback.format_exc(limit=4).replace("\n", " | "))
        return
    problem = "" if seen == expected else f"expected {expected}, saw {seen}"
    if still and world.place.checkpoint() != before:
        problem += " the log has changed"
    say(not problem, name, problem)


def group(world: World, title: str, module: ModuleType, rows: dict[str, list[str]], still: bool) -> None:
    """Runs the cases of a module; refusals change nothing of the centre."""
    cases = {f"{title}:{name}": case for name, case in module.CASES.items()}
    for name in sorted(set(rows) - set(cases)):
        if name.startswith(f"{title}:"):
            say(False, name, "stands in the table, but nothing runs it")
    before = world.place.dump() if still else ""
    for name, case in cases.items():
        what, *expected = rows.get(name, ["", "nothing: the case stands in no table"])
        try_case(world, f"{name} ({what})", case, expected, still)
    if still:
        say(world.place.dump() == before, f"after the group {title} the dump is byte for byte as before")


def slow_head(place: Place) -> float:
    """A head that never ends; how long the server puts up with it."""
    began = time.monotonic()
    place.raw(b"PUT /v1/records/" + b"0" * 64 + b" HTTP/1.1\r\nHost: c\r\n", limit=90)
    return time.monotonic() - began


def slow_body(place: Place) -> float:
    """A body of which a byte comes every second; how long the server puts up with it."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", place.port), timeout=1) as line:
        line.sendall(b"POST /v1/enrolments HTTP/1.1\r\nHost: c\r\nContent-Length: 9999\r\n\r\n")
        while time.monotonic() - began < 160:
            try:
                line.sendall(b" ")
                if not line.recv(65_536):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
    return time.monotonic() - began


def every_code(place: Place) -> None:
    """The catalogue against what was seen."""
    catalogue = set(codes_in(place.run("codes").out))
    # Asking for the catalogue shows every code: take what was seen before that.
    seen, elsewhere = place.seen_before, table("elsewhere.tsv")
    missing = sorted(catalogue - seen - set(elsewhere))
    say(not missing, f"every code is produced by a case or listed ({len(catalogue & seen)} produced)", str(missing))
    needless = sorted(set(elsewhere) & seen)
    say(not needless, "no code of elsewhere.tsv is produced by a case", str(needless))
    stale = sorted(set(elsewhere) - catalogue)
    if stale:
        print(f"note: elsewhere.tsv names codes that are not in this build: {' '.join(stale)}")


def main() -> int:
    """Builds the setting, runs every group, compares the codes."""
    place = Place()
    try:
        world = World(place)
        world.papers = command_cases.Papers(world)
        agent_cases.agent(world)
        slow = ThreadPoolExecutor(2)
        head, body = slow.submit(slow_head, place), slow.submit(slow_body, place)
        line_cases.CASES["answer-trickles"] = line_cases.too_slow(world)
        refusals, verdicts = table("refusals.tsv"), table("verdicts.tsv")
        group(world, "wire", wire_cases, refusals, still=True)
        group(world, "call", call_cases, refusals, still=True)
        group(world, "agent", agent_cases, refusals, still=True)
        group(world, "command", command_cases, refusals, still=True)
        group(world, "file", file_cases, refusals, still=True)
        group(world, "workbook", workbook_cases, refusals, still=True)
        group(world, "score", score_cases, refusals, still=True)
        group(world, "draft", draft_cases, refusals, still=True)
        group(world, "amended", amended_cases, refusals, still=True)
        group(world, "damage", damage_cases, refusals, still=True)
        group(world, "audit", audit_cases, refusals, still=True)
        group(world, "result", result_cases, refusals, still=True)
        group(world, "follow", follow_cases, refusals, still=True)
        group(world, "import", import_cases, refusals, still=True)
        group(world, "answer", answer_cases, refusals, still=True)
        group(world, "office", office_cases, refusals, still=True)
        group(world, "evidence", evidence_cases, refusals, still=True)
        group(world, "line", line_cases, refusals, still=True)
        say(head.result() < 60, "call:slow-head (a head that never ends is cut off)", str(head.result()))
        group(world, "verdict", verdict_cases, verdicts, still=False)
        group(world, "decided", decided_cases, verdicts, still=False)
        say(body.result() < 150, "call:slow-body (a body that trickles is cut off)", str(body.result()))
        fsck = place.run("aggregator", "fsck", "--folder", place.centre)
        say(fsck.exit == 0, "after all cases fsck is clean", fsck.text)
        place.seen_before = set(place.seen)
        every_code(place)
    finally:
        place.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
