"""What intake is held against, in the same run: SQLite alone, and FastAPI over SQLite."""

import json
import sys
import time
from pathlib import Path
from typing import Any

import centre
import peer_app


def sqlite_alone(tools: centre.Tools, name: str) -> float:
    """Seconds to insert the same entries, parsed beforehand, with one durable commit a batch."""
    batches = []
    for call in centre.pieces(tools.work / f"{name}.plain"):
        head, _, body = call.partition(b"\r\n\r\n")
        identifier = head.split(b" ", 2)[1].rpartition(b"/")[2].decode()
        rows = [(identifier, place, entry["indicator"], entry["subject"], entry["value"])
                for place, entry in enumerate(json.loads(body)["entries"])]
        batches.append((identifier, body, rows))
    path = tools.work / "alone.sqlite"
    path.unlink(missing_ok=True)
    database = peer_app.opened(str(path))
    began = time.monotonic()
    for identifier, body, rows in batches:
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO batches VALUES (?, ?, ?, ?)", (identifier, "", b"", body))
        database.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", rows)
        database.execute("COMMIT")
    seconds = time.monotonic() - began
    database.close()
    path.unlink()
    return seconds


def fastapi(tools: centre.Tools, name: str, devices: int) -> dict[str, Any]:
    """The same load on the peer, one process of uvicorn."""
    path = tools.work / "peer.sqlite"
    path.unlink(missing_ok=True)
    command = [sys.executable, str(Path(__file__).parent / "peer_app.py")]
    environment = {"PEER_KEYS": str(tools.work / "keys"), "PEER_DATABASE": str(path)}
    with centre.Server(command, tools.work, **environment) as server:
        result = centre.load(tools, server.port, f"{name}.plain", devices)
    if set(result["statuses"]) != {"200"}:
        raise RuntimeError(f"the peer refused: {result['statuses']}")
    path.unlink()
    return result
