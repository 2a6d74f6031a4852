"""The agent on a clerk's computer: cold starts of one command, with few and with many drafts."""

import subprocess
import time
from typing import Any

import centre


def status(tools: centre.Tools) -> tuple[float, int]:
    """Seconds of `agent status` from start to end, the middle of nine; and its most memory, KiB."""
    times = []
    for _ in range(9):
        began = time.monotonic()
        tools.run("agent", "status", "--folder", "agent")
        times.append(time.monotonic() - began)
    words = ["/usr/bin/env", "time", "-f", "%M", str(tools.shangji), "agent", "status", "--folder",
             "agent", "--json"]
    done = subprocess.run(words, cwd=tools.work, check=False, text=True, capture_output=True)
    last = done.stderr.split()[-1] if done.stderr.split() else "0"
    return sorted(times)[4], int(last) if last.isdigit() else 0


def run(tools: centre.Tools, subjects: int) -> dict[str, Any]:
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
    return {"few": few, "many": many, "import": imported, "seal": time.monotonic() - began,
            "memoryKiB": memory, "drafts": len(names)}
