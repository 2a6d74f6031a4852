"""The peer: what a careful page of FastAPI over SQLite does with the same batches.

It verifies the same signature over the same bytes, inserts every entry, and answers once one
transaction with synchronous=FULL is on the disk. It has no log, no receipt and no verdicts.
"""

import base64
import hashlib
import json
import os
import sqlite3
import sys
from pathlib import Path

import uvicorn
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from fastapi import FastAPI, HTTPException, Request

KIND = b"application/vnd.shangji.batch.v1+json"
SCHEMA = """
    CREATE TABLE batches (id TEXT PRIMARY KEY, key TEXT, signature BLOB, payload BLOB);
    CREATE TABLE entries (batch TEXT, place INTEGER, indicator TEXT, subject TEXT, value TEXT,
        PRIMARY KEY (batch, place)) WITHOUT ROWID;
"""


def opened(path: str) -> sqlite3.Connection:
    """A new database whose commits are durable."""
    database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.executescript(SCHEMA)
    return database


def known_keys(path: str) -> dict[str, Ed25519PublicKey]:
    """The devices, as the measuring program lists them."""
    lines = [json.loads(line) for line in Path(path).read_text().splitlines()]
    return {line["key"]: Ed25519PublicKey.from_public_bytes(base64.b64decode(line["public"]))
            for line in lines}


app = FastAPI()
KEYS: dict[str, Ed25519PublicKey] = {}
if "PEER_DATABASE" in os.environ and __name__ != "__main__":
    KEYS = known_keys(os.environ["PEER_KEYS"])
    DATABASE = opened(os.environ["PEER_DATABASE"])


@app.put("/batches/{identifier}")
async def put(identifier: str, request: Request) -> dict[str, str]:
    """Takes a batch."""
    body = await request.body()
    signed = b"DSSEv1 %d %s %d " % (len(KIND), KIND, len(body)) + body
    if hashlib.sha256(signed).hexdigest() != identifier:
        raise HTTPException(400, "another id")
    signature = base64.b64decode(request.headers["x-signature"])
    key = request.headers["x-key"]
    KEYS[key].verify(signature, signed)
    batch = json.loads(body)
    rows = [(identifier, place, entry["indicator"], entry["subject"], entry["value"])
            for place, entry in enumerate(batch["entries"])]
    DATABASE.execute("BEGIN IMMEDIATE")
    DATABASE.execute("INSERT INTO batches VALUES (?, ?, ?, ?)", (identifier, key, signature, body))
    DATABASE.executemany("INSERT INTO entries VALUES (?, ?, ?, ?, ?)", rows)
    DATABASE.execute("COMMIT")
    return {"id": identifier}


class Announcing(uvicorn.Server):
    """Says in a line of JSON where it listens."""

    async def startup(self, sockets: list | None = None) -> None:
        """Starts, then says so."""
        await super().startup(sockets)
        port = self.servers[0].sockets[0].getsockname()[1]
        print(json.dumps({"listening": f"http://127.0.0.1:{port}"}), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    Announcing(uvicorn.Config("peer_app:app", port=0, log_level="error", access_log=False)).run()
