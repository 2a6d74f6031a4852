"""The agent on a clerk's computer: cold starts of one command, with few and with many drafts."""

import sqlite3
import subprocess
import time
from typing import Any

import centre


def middle(tools: centre.Tools, times: int, *words: str) -> float:
    """Seconds of a command of the agent from start to end, the middle of so many."""
    taken = []
    for _ in range(times):
        began = time.monotonic()
        tools.run("agent", *words, "--folder", "agent")
        taken.append(time.monotonic() - began)
    return sorted(taken)[times // 2]


def status(tools: centre.Tools) -> tuple[float, int]:
    """Seconds of `agent status`, the middle of nine; and its most memory, KiB."""
    words = ["/usr/bin/env", "time", "-f", "%M", str(tools.shangji), "agent", "status", "--folder",
             "agent", "--json"]
    done = subprocess.run(words, cwd=tools.work, check=False, text=True, capture_output=True)
    last = done.stderr.split()[-1] if done.stderr.split() else "0"
    return middle(tools, 9, "status"), int(last) if last.isdigit() else 0


def fill(tools: centre.Tools, names: list[str], leaves: int, batches: int) -> dict[str, Any]:
    """A heap of drafts by import, and copies of the sealed batch under made-up ids.

    Sealing as many one by one would take longer than all the rest; what waits to be sent is counted
    and listed, but not read, so copies cost what as many sealed ones cost.
    """
    for leaf in range(leaves):
        lines = ["period,indicator,subject,value"] + [f"y1,i{leaf:02},{name},50" for name in names]
        (tools.work / "values.csv").write_text("\n".join(lines) + "\n")
        tools.run("agent", "draft", "import", "--folder", "agent", "--period", "y1", "values.csv")
    with sqlite3.connect(tools.work / "agent/agent.sqlite") as database:
        for number in range(2, batches + 1):
            new, old = f"{number:064x}", f"{number - 1:064x}"
            database.execute(
                "INSERT INTO record SELECT (SELECT max(place) + 1 FROM record), ?, type, origin,"
                " wire, at FROM record WHERE type = 'batch' AND origin = 'own'"
                " ORDER BY place LIMIT 1", [new])
            database.execute(
                "INSERT INTO batch SELECT ?, origin, key, ?, ?, scheme, version, period, entries"
                " FROM batch WHERE seq = 1 AND origin = 'own'", [new, number, old])
            database.execute(
                "INSERT INTO entry SELECT ?, place, scheme, cell FROM entry WHERE batch ="
                " (SELECT record FROM batch WHERE seq = 1 AND origin = 'own') AND place < 20",
                [new])
    database.close()
    counts = tools.run("agent", "status", "--folder", "agent")
    return {"heapDrafts": counts["draft"], "heapSealed": counts["sealed"],
            "heapStatus": status(tools)[0], "heapOutbox": middle(tools, 3, "outbox")}


def run(tools: centre.Tools, subjects: int, scale: int) -> dict[str, Any]:
    """Joins an office, then types in all that it may write in one leaf."""
    passphrase = tools.work / "clerk.pass"
    passphrase.write_text("passphrase of clerk\n")
    passphrase.chmod(0o600)
    command = [str(tools.shangji), "aggregator", "serve", "--folder", "centre",
               "--listen", "127.0.0.1:0"]
    with centre.Server(command, tools.work) as server:
        invitation = tools.run(
            "aggregator", "invite", "--folder", "centre", "--office", "o1000", "--name", "o",
            "--server", f"https://127.0.0.1:{server.port}")["invitation"]
        tools.run("agent", "join", "--folder", "agent", invitation, "--person", "lin", "--name",
                  "n", "--passphrase-file", str(passphrase))
        key = tools.run("agent", "status", "--folder", "agent")["key"]
        tools.run("aggregator", "approve", "--folder", "centre", key, *centre.two(tools))
        tools.run("agent", "sync", "--folder", "agent")
    few, memory = status(tools)
    names = tools.measure("subjects", f"subjects={subjects}")[0]["subjects"]
    lines = ["period,indicator,subject,value"] + [f"y1,i00,{name},50" for name in names]
    (tools.work / "values.csv").write_text("\n".join(lines) + "\n")
    began = time.monotonic()
    tools.run("agent", "draft", "import", "--folder", "agent", "--period", "y1", "values.csv")
    imported = time.monotonic() - began
    many, _ = status(tools)
    began = time.monotonic()
    tools.run("agent", "seal", "--folder", "agent", "--period", "y1")
    sealed = time.monotonic() - began
    # A tenth of the batches of W is a tenth of the heap.
    heap = fill(tools, names, max(25 // scale, 1), max(5_000 // scale, 2))
    return heap | {"few": few, "many": many, "import": imported, "seal": sealed,
                   "memoryKiB": memory, "drafts": len(names)}
