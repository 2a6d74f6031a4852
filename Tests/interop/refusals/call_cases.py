"""Calls that the centre refuses: HTTP, doors, sessions, questions about the log."""

import gzip
import secrets
from typing import Any

from records import Holder, canonical

from .parties import CENTRE, Office, World, identifier, possession, put
from .place import Reply, Seen
from .wire_cases import Case

CASES: dict[str, Case] = {}
RECORD = "application/vnd.shangji.record"


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def call_case(name: str, method: str, path: str, body: bytes | None = None, **headers: str) -> None:
    """A case that is one call of anybody."""
    CASES[name] = lambda world: world.place.http(method, path, body, **headers).seen


def raw_case(name: str, data: bytes) -> None:
    """A case that is bytes on a connection, half closed after them; the server lives on."""
    def run(world: World) -> Seen:
        reply = world.place.raw(data, end=True)
        assert world.place.alive(), "the server does not answer any more"
        return reply.seen
    CASES[name] = run


def head(world: World, length: int, *lines: str) -> bytes:
    """The head of a PUT."""
    name = identifier(world.tjj.batch())
    return "\r\n".join([f"PUT /v1/records/{name} HTTP/1.1", "Host: c", f"Content-Length: {length}",
                        *lines, "", ""]).encode()


@case
def body_cut_short(world: World) -> Seen:
    return world.place.raw(head(world, 5000) + b"application/vnd", end=True).seen


@case
def body_missing(world: World) -> Seen:
    return world.place.raw(head(world, 0)).seen


@case
def body_declared_too_large(world: World) -> Seen:
    return world.place.raw(head(world, 1 << 30)).seen


@case
def body_too_large(world: World) -> Seen:
    data = bytes(9 << 20)
    chunk = f"{len(data):x}\r\n".encode() + data + b"\r\n0\r\n\r\n"
    lines = f"PUT /v1/records/{'0' * 64} HTTP/1.1\r\nHost: c\r\nTransfer-Encoding: chunked\r\n\r\n"
    return world.place.raw(lines.encode() + chunk).seen


@case
def gzip_broken(world: World) -> Seen:
    return put(world.place, world.tjj.batch(), Content_Encoding="gzip").seen


@case
def gzip_cut(world: World) -> Seen:
    data = world.tjj.batch()
    return put(world.place, gzip.compress(data)[:-9], identifier(data), Content_Encoding="gzip").seen


@case
def gzip_bomb(world: World) -> Seen:
    start = b"application/vnd.shangji.batch.v1+json\n"
    return put(world.place, gzip.compress(start + bytes(64 << 20)), "0" * 64,
               Content_Encoding="gzip").seen


@case
def encoding_unknown(world: World) -> Seen:
    return put(world.place, world.tjj.batch(), Content_Encoding="br").seen


def enrol(world: World, request: dict[str, Any]) -> Reply:
    """One request to join."""
    return world.place.http("POST", "/v1/enrolments", canonical(request))


@case
def invitation_unknown(world: World) -> Seen:
    return enrol(world, Office("tjj").request(secrets.token_hex(16))).seen


@case
def invitation_used(world: World) -> Seen:
    return enrol(world, Office("tjj").request(world.secrets["tjj"])).seen


@case
def device_key_taken(world: World) -> Seen:
    other = Office("tjj")
    other.device = world.czj.device
    return enrol(world, other.request(world.spare)).seen


@case
def weak_key(world: World) -> Seen:
    request = Office("tjj").request(world.spare)
    request["device"]["publicKey"] = "AQ" + "A" * 41 + "="
    return enrol(world, request).seen


@case
def possession_of_another(world: World) -> Seen:
    request = Office("tjj").request(world.spare)
    request["device"]["possession"] = possession(Holder(secrets.token_bytes(32)), world.spare)
    return enrol(world, request).seen


@case
def possession_for_another_secret(world: World) -> Seen:
    request = Office("tjj").request(world.spare)
    request["device"]["possession"] = possession(Office("x").device, "0" * 32)
    return enrol(world, request).seen


@case
def enrolment_without_person(world: World) -> Seen:
    request = Office("tjj").request(world.spare)
    del request["person"]
    return enrol(world, request).seen


def session(world: World, holder: Holder, nonce: str | None = None, centre: str = CENTRE) -> Reply:
    """One try to open a session."""
    nonce = nonce or world.place.http("GET", "/v1/sessions").out["nonce"]
    record = holder.record("session", {"centre": centre, "nonce": nonce, "v": 1})
    return world.place.http("POST", "/v1/sessions", record, Content_Type=RECORD)


@case
def session_nonce_invented(world: World) -> Seen:
    return session(world, world.tjj.device, "0" * 32).seen


@case
def session_nonce_used(world: World) -> Seen:
    nonce = world.place.http("GET", "/v1/sessions").out["nonce"]
    assert session(world, world.tjj.device, nonce).status == 200
    return session(world, world.tjj.device, nonce).seen


@case
def session_of_stranger(world: World) -> Seen:
    return session(world, Holder(secrets.token_bytes(32))).seen


@case
def session_for_another_centre(world: World) -> Seen:
    return session(world, world.tjj.device, centre="elsewhere").seen


@case
def batch_as_session(world: World) -> Seen:
    return world.place.http("POST", "/v1/sessions", world.tjj.batch()).seen


def asked(world: World, method: str, path: str, body: bytes | None = None) -> Seen:
    """A call by the office tjj."""
    token = world.token(world.tjj.device)
    return world.place.http(method, path, body, Authorization=f"Bearer {token}").seen


@case
def record_unknown(world: World) -> Seen:
    return asked(world, "GET", f"/v1/records/{'0' * 64}")


@case
def record_of_another_office(world: World) -> Seen:
    token = world.token(world.czj.device)
    path = f"/v1/records/{world.tjj.prev}"
    return world.place.http("GET", path, Authorization=f"Bearer {token}").seen


@case
def missing_5001(world: World) -> Seen:
    return asked(world, "POST", "/v1/missing", canonical({"records": ["0" * 64] * 5001}))


@case
def missing_no_ids(world: World) -> Seen:
    return asked(world, "POST", "/v1/missing", canonical({"records": ["zz"]}))


@case
def feed_after_words(world: World) -> Seen:
    return asked(world, "GET", "/v1/feed?after=abc")


call_case("feed-without-token", "GET", "/v1/feed?after=0")
call_case("bad-token", "GET", "/v1/feed", Authorization="Bearer " + "A" * 43)
call_case("token-of-other-kind", "GET", "/v1/feed", Authorization="Basic dGpqOng=")
call_case("record-without-token", "GET", f"/v1/records/{'0' * 64}")
call_case("enrolment-no-json", "POST", "/v1/enrolments", b"{")
call_case("enrolment-too-large", "POST", "/v1/enrolments", b"[" + b" " * 70_000 + b"]")
call_case("path-unknown", "GET", "/v1/nothing")
call_case("path-root", "GET", "/")
call_case("method-wrong", "DELETE", "/v1/centre")
call_case("proof-beyond-log", "GET", "/v1/log/proof/inclusion?index=0&size=999999")
call_case("proof-index-beyond-size", "GET", "/v1/log/proof/inclusion?index=5&size=5")
call_case("proof-backwards", "GET", "/v1/log/proof/consistency?from=9&to=3")
call_case("proof-without-size", "GET", "/v1/log/proof/inclusion?index=0")
call_case("tile-unknown", "GET", "/v1/log/tile/0/999")
call_case("tile-malformed", "GET", "/v1/log/tile/0/../../c/keys")
raw_case("garbage-http", b"\x16\x03\x01\x02\x00garbage\r\n\r\n")
raw_case("header-too-long", b"GET /v1/centre HTTP/1.1\r\nHost: c\r\nX: " + b"x" * 70_000 + b"\r\n\r\n")
raw_case("headers-too-many", b"GET /v1/centre HTTP/1.1\r\nHost: c\r\n" + b"".join(
    b"X-%d: 1\r\n" % number for number in range(200)) + b"\r\n")
raw_case("two-lengths", b"POST /v1/enrolments HTTP/1.1\r\nHost: c\r\nContent-Length: 2\r\n"
         b"Content-Length: 5\r\n\r\n{}xxx")
raw_case("length-and-chunked", b"POST /v1/enrolments HTTP/1.1\r\nHost: c\r\nContent-Length: 2\r\n"
         b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
