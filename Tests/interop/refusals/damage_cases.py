"""Centres with a damaged or foreign database, and centres that are asked too much: always a copy."""

import contextlib
import gzip
import http.client
import os
import select
import socket
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Callable

from records import canonical

from .parties import World, put
from .place import Place, Ran, Reply, Seen, Served, codes_in, decoded
from .wire_cases import Case

CASES: dict[str, Case] = {}


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def sql(*statements: str) -> Callable[[Path], None]:
    """Changes of the centre's database behind its back; its triggers are taken away first."""
    def run(folder: Path) -> None:
        base = sqlite3.connect(folder / "log.db")
        with base:
            names = base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for statement in [*(f"DROP TRIGGER {name}" for name, in names), *statements]:
                base.execute(statement)
        base.close()
    return run


def index_overwritten(folder: Path) -> None:
    """One page of the database overwritten, which only writing needs."""
    base = sqlite3.connect(folder / "log.db")
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = base.execute("PRAGMA page_size").fetchone()[0]
    page = base.execute("SELECT rootpage FROM sqlite_master WHERE name = 'recordsOfOffice'").fetchone()[0]
    base.close()
    with open(folder / "log.db", "r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(size))


def nothing_logged(folder: Path) -> None:
    """An empty file in place of the database, and no guard."""
    for name in ("guard", "log.db", "log.db-wal", "log.db-shm"):
        (folder / name).unlink(missing_ok=True)
    (folder / "log.db").touch()


requests_damaged = sql("UPDATE requests SET holders = x'7b7d'")

# Commands on a damaged database

def told(ran: Ran, code: str) -> Seen:
    """The code, where it is among those of the answer."""
    codes = codes_in(ran.out)
    return Seen(code if code in codes else ",".join(codes) or "-", "-", str(ran.exit))


def fsck_case(name: str, code: str, harm: Callable[[Path], None]) -> None:
    """`fsck` of a copy whose database was changed."""
    def run(world: World) -> Seen:
        folder = world.place.copy("copy")
        harm(folder)
        return told(world.place.run("aggregator", "fsck", "--folder", folder), code)
    CASES[name] = run


fsck_case("payload-changed", "damaged-record", sql(
    "UPDATE records SET payload = x'7b7d' WHERE leafIndex = 3"))
fsck_case("record-gone", "damaged-record", sql(
    *(f"DELETE FROM {table} WHERE leafIndex = 3" for table in ("feed", "records"))))
fsck_case("node-changed", "damaged-node", sql(
    "UPDATE nodes SET hash = zeroblob(32) WHERE level = 1 AND position = 0"))
fsck_case("head-changed", "damaged-head", sql("UPDATE head SET root = zeroblob(32)"))
fsck_case("feed-emptied", "damaged-projection", sql("DELETE FROM feed"))
fsck_case("feed-of-no-leaf", "damaged-database", sql("INSERT INTO feed VALUES ('tjj', 999999)"))


@case
def requests_of_another_shape(world: World) -> Seen:
    folder = world.place.copy("copy")
    requests_damaged(folder)
    return world.place.run("aggregator", "requests", "--folder", folder).seen


@case
def serve_without_a_leaf(world: World) -> Seen:
    folder = world.place.copy("copy")
    nothing_logged(folder)
    return world.place.run("aggregator", "serve", "--folder", folder, "--plain", "--listen", "127.0.0.1:0",
                           limit=30).seen


@case
def guard_of_another_copy(world: World) -> Seen:
    """Two copies of one centre go on apart; the guard of the first comes to the second."""
    with Served(world.place) as centre:
        assert put(centre, world.tjj.batch()).status == 201
        guard = (centre.centre / "guard").read_bytes()
    with Served(world.place) as centre:
        assert put(centre, world.tjj.batch()).status == 201
        (centre.centre / "guard").write_bytes(guard)
        return put(centre, world.tjj.batch()).seen


# What a server says that cannot go on

@case
def page_overwritten(world: World) -> Seen:
    with Served(world.place, index_overwritten) as centre:
        return put(centre, world.tjj.batch()).seen


@case
def page_overwritten_and_asked_again(world: World) -> Seen:
    with Served(world.place, index_overwritten) as centre:
        put(centre, world.tjj.batch())
        return put(centre, world.tjj.batch()).seen


@case
def joining_after_damage(world: World) -> Seen:
    """The same request as before, which the database holds in another shape by now."""
    body = canonical(world.tjj.request(world.secrets["tjj"]))
    with Served(world.place, requests_damaged) as centre:
        return centre.http("POST", "/v1/enrolments", body).seen


# Too much

@case
def batch_501_from_one_device(world: World) -> Seen:
    """500 batches of today are taken, whoever sealed them."""
    batches = [world.czj.batch() for _ in range(501)]
    with Served(world.place) as centre, ThreadPoolExecutor(16) as hands:
        taken = {reply.status for reply in hands.map(lambda batch: put(centre, batch), batches[:500])}
        assert taken == {201}, taken
        return put(centre, batches[500]).seen


def half_sent(centre: Place, packed: bytes, length: int) -> socket.socket:
    """A batch of which the last byte does not come."""
    line = socket.create_connection(("127.0.0.1", centre.port), timeout=30)
    line.sendall(f"PUT /v1/records/{'0' * 64} HTTP/1.1\r\nHost: c\r\nContent-Encoding: gzip\r\n"
                 f"Content-Type: application/vnd.shangji.record\r\nContent-Length: {length}\r\n\r\n".encode())
    line.sendall(packed)
    return line


@case
def bodies_beyond_memory(world: World) -> Seen:
    """Forty batches of nearly 8 MiB at once, none of them ever complete: more than 256 MiB."""
    block = os.urandom(1 << 13) + bytes(7 << 13)
    packed = gzip.compress(b"application/vnd.shangji.batch.v1+json\n" + block * 127, 1)
    with Served(world.place) as centre, contextlib.ExitStack() as all_lines:
        lines = [all_lines.enter_context(half_sent(centre, packed[:-9], len(packed))) for _ in range(40)]
        answering, _, _ = select.select(lines, [], [], 30)
        assert answering, "all were taken"
        answer = http.client.HTTPResponse(answering[0])
        answer.begin()
        out = decoded(answer.read())
        world.place.seen.update(codes_in(out))
        return Reply(answer.status, b"", out).seen
