"""Records that the centre refuses: one bit, one field or one byte away from a right batch."""

import base64
import secrets
from typing import Any, Callable

from records import Holder, canonical

from .parties import Office, World, identifier, kind_of, put, wire
from .place import Seen

Case = Callable[[World], Seen]
CASES: dict[str, Case] = {}
ENTRY: dict[str, Any] = {"indicator": "growth", "subject": "130202", "value": "5.4"}


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def bytes_case(name: str, make: Callable[[Office], bytes]) -> None:
    """A case that is nothing but bytes, handed in under their own id."""
    CASES[name] = lambda world: put(world.place, make(world.tjj)).seen


def body_case(name: str, change: Callable[[bytes], bytes]) -> None:
    """A case that is a change of the canonical payload, properly signed."""
    bytes_case(name, lambda office: office.signed(change(canonical(office.payload()))))


def field_case(name: str, *entries: dict[str, Any], **changes: Any) -> None:
    """A case that is a change of fields, canonical and properly signed."""
    bytes_case(name, lambda office: office.batch(*entries, **changes))


def parts(data: bytes) -> list[bytes]:
    """Type, key, signature, payload."""
    kind, line, body = data.split(b"\n", 2)
    return [kind, *line.split(b" "), body]


def joined(kind: bytes, key: bytes, signature: bytes, body: bytes) -> bytes:
    """The wire form of the parts."""
    return kind + b"\n" + key + b" " + signature + b"\n" + body


def flipped(data: bytes, at: int) -> bytes:
    """The lowest bit of one byte the other way."""
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


@case
def flipped_type(world: World) -> Seen:
    kind, *rest = parts(world.tjj.batch())
    return put(world.place, joined(flipped(kind, kind.index(b"batch")), *rest)).seen


@case
def flipped_key(world: World) -> Seen:
    kind, key, *rest = parts(world.tjj.batch())
    at = next(i for i, c in enumerate(key) if chr(c).isdigit())
    return put(world.place, joined(kind, flipped(key, at), *rest)).seen


@case
def flipped_signature(world: World) -> Seen:
    kind, key, signature, body = parts(world.tjj.batch())
    other = base64.b64encode(flipped(base64.b64decode(signature), 7))
    return put(world.place, joined(kind, key, other, body)).seen


@case
def flipped_payload(world: World) -> Seen:
    kind, key, signature, body = parts(world.tjj.batch())
    return put(world.place, joined(kind, key, signature, flipped(body, body.index(b"5.4")))).seen


@case
def flipped_payload_old_id(world: World) -> Seen:
    data = world.tjj.batch()
    kind, key, signature, body = parts(data)
    changed = joined(kind, key, signature, flipped(body, body.index(b"5.4")))
    return put(world.place, changed, identifier(data)).seen


@case
def signature_plus_order(world: World) -> Seen:
    kind, key, signature, body = parts(world.tjj.batch())
    raw = base64.b64decode(signature)
    order = 2**252 + 27742317777372353535851937790883648493
    scalar = int.from_bytes(raw[32:], "little") + order
    other = base64.b64encode(raw[:32] + scalar.to_bytes(32, "little"))
    return put(world.place, joined(kind, key, other, body)).seen


@case
def wrong_key(world: World) -> Seen:
    body = canonical(world.tjj.payload(key=world.czj.device.id))
    return put(world.place, wire(world.tjj.device, kind_of("batch"), body, world.czj.device.id)).seen


@case
def key_named_twice_differently(world: World) -> Seen:
    return put(world.place, world.tjj.batch(key=world.czj.device.id)).seen


@case
def unknown_signer(world: World) -> Seen:
    stranger = Holder(secrets.token_bytes(32))
    body = canonical(world.tjj.payload(key=stranger.id))
    return put(world.place, wire(stranger, kind_of("batch"), body)).seen


@case
def id_in_address_differs(world: World) -> Seen:
    return put(world.place, world.tjj.batch(), "0" * 64).seen


@case
def id_in_address_no_hex(world: World) -> Seen:
    return put(world.place, world.tjj.batch(), "zz").seen


@case
def foreign_office(world: World) -> Seen:
    return put(world.place, world.tjj.batch(office="czj")).seen


@case
def session_as_record(world: World) -> Seen:
    data = world.tjj.device.record("session", {"centre": "tangshan", "nonce": "0" * 32, "v": 1})
    return put(world.place, data).seen


@case
def device_signs_scheme(world: World) -> Seen:
    return put(world.place, world.tjj.device.record("scheme", {"centre": "tangshan", "v": 1})).seen


@case
def person_signs_batch(world: World) -> Seen:
    body = canonical(world.tjj.payload(key=world.tjj.person.id))
    return put(world.place, wire(world.tjj.person, kind_of("batch"), body)).seen


def deep(office: Office) -> bytes:
    """A note that nests a hundred arrays."""
    return office.signed(canonical(office.payload(note="X")).replace(b'"X"', b"[" * 100 + b"]" * 100))


def statement(office: Office, text: str) -> bytes:
    """A statement by the device."""
    return office.device.record("statement", {
        "about": "0" * 64, "centre": "tangshan", "kind": "answer", "text": text, "v": 1})


def many(count: int) -> list[dict[str, Any]]:
    """So many entries."""
    return [{"indicator": "growth", "subject": f"s{number}", "value": "1"} for number in range(count)]


bytes_case("unknown-type", lambda o: o.signed(canonical(o.payload()), kind_of("nothing")))
bytes_case("type-version-2", lambda o: o.signed(
    canonical(o.payload()), "application/vnd.shangji.batch.v2+json"))
bytes_case("trial-record", lambda o: o.signed(
    canonical(o.payload()), "application/vnd.shangji-trial.batch.v1+json"))
bytes_case("too-deep", deep)
bytes_case("statement-too-big", lambda o: statement(o, "x" * (256 << 10)))
bytes_case("head-without-newline", lambda o: b"application/vnd.shangji.batch.v1+json")
bytes_case("head-with-crlf", lambda o: o.batch().replace(b"\n", b"\r\n"))
bytes_case("key-line-upper-case", lambda o: joined(
    *[part.upper() if i == 1 else part for i, part in enumerate(parts(o.batch()))]))
bytes_case("signature-not-base64", lambda o: joined(
    *[b"*" * 88 if i == 2 else part for i, part in enumerate(parts(o.batch()))]))
bytes_case("empty-record", lambda o: b"")
bytes_case("zeros", lambda o: bytes(4096))
body_case("space-in-payload", lambda b: b.replace(b'"v":1', b'"v": 1'))
body_case("newline-after-payload", lambda b: b + b"\n")
body_case("trailing-bytes", lambda b: b + b"{}")
body_case("key-order", lambda b: b'{"v":1,' + b[1:].replace(b',"v":1}', b"}"))
body_case("needless-escape", lambda b: b.replace(b'"april"', b'"\\u0061pril"'))
body_case("duplicate-key", lambda b: b.replace(b'"v":1', b'"v":1,"v":1'))
body_case("broken-utf8", lambda b: b.replace(b"april", b"apri\xff"))
body_case("overlong-utf8", lambda b: b.replace(b"april", b"apri\xc1\xac"))
body_case("lone-surrogate", lambda b: b.replace(b"april", b"\\ud800"))
body_case("number-nan", lambda b: b.replace(b'"v":1', b'"v":NaN'))
body_case("number-exponent", lambda b: b.replace(b'"v":1', b'"v":1e5'))
body_case("number-30-digits", lambda b: b.replace(b'"v":1', b'"v":' + b"9" * 30))
body_case("number-minus-zero", lambda b: b.replace(b'"v":1', b'"v":-0'))
body_case("number-2-to-53", lambda b: b.replace(b'"v":1', b'"v":9007199254740992'))
body_case("number-leading-zero", lambda b: b.replace(b'"v":1', b'"v":01'))
body_case("number-fraction", lambda b: b.replace(b'"v":1', b'"v":1.0'))
body_case("null", lambda b: b.replace(b'"v":1', b'"v":null'))
body_case("payload-array", lambda b: b"[]")
body_case("payload-cut", lambda b: b[:-20])
body_case("payload-empty", lambda b: b"")
field_case("unknown-field", colour="red")
field_case("missing-field", salt=None)
field_case("wrong-centre", centre="elsewhere")
field_case("wrong-v", v=2)
field_case("two-entries-one-cell", ENTRY, {**ENTRY, "value": "6"})
field_case("empty-batch", entries=[])
field_case("entries-20001", entries=many(20_001))
field_case("value-padded", {**ENTRY, "value": "5.40"})
field_case("value-as-number", {**ENTRY, "value": 5})
field_case("value-13-digits", {**ENTRY, "value": "1" * 13})
field_case("two-kinds-of-value", {**ENTRY, "grade": "a"})
field_case("no-value", {"indicator": "growth", "subject": "130202"})
field_case("rater-without-role", {**ENTRY, "rater": "tjj"})
field_case("event-without-date", {**ENTRY, "event": "0" * 32})
field_case("comment-2001", {**ENTRY, "comment": "长" * 2001})
field_case("no-such-day", sealedAt="2026-02-30T08:00:00Z")
field_case("seq-2-without-prev", seq=2, prev=None)
field_case("seq-1-with-prev", seq=1, prev="0" * 64)
field_case("void-not-below-seq", void=[9])
field_case("id-with-space", period="a b")
