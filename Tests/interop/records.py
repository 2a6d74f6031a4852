"""Records, keys and canonical JSON, written from docs/batch-format.md alone."""

import base64
import hashlib
import json
import re
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LARGEST = 2**53 - 1
TYPE = re.compile(r"application/vnd\.shangji\.([a-z]+)\.v1\+json")
KEY_LINE = re.compile(r"([0-9a-f]{64}) ([A-Za-z0-9+/]{86}==)")
DECIMAL = re.compile(r"0|-?(0\.[0-9]{0,5}[1-9]|[1-9][0-9]{0,11}(\.[0-9]{0,5}[1-9])?)")


class Refused(Exception):
    """Something received is not what the docs say it must be."""


def need(holds: bool, what: str) -> None:
    """Refuses unless it holds."""
    if not holds:
        raise Refused(what)


# Canonical JSON: RFC 8785 without floating point and without null.

ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def quoted(text: str) -> str:
    """A string with the shortest escapes."""
    return '"' + "".join(ESCAPES.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in text) + '"'


def written(value: Any) -> str:
    """The canonical text of a value."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            need(abs(value) <= LARGEST, "integer too large")
            return str(value)
        case str():
            return quoted(value)
        case list():
            return "[" + ",".join(map(written, value)) + "]"
        case dict():
            need(all(key.isascii() for key in value), "key not ASCII")
            return "{" + ",".join(f"{quoted(k)}:{written(value[k])}" for k in sorted(value)) + "}"
    raise Refused(f"not a value of this JSON: {value!r}")


def canonical(value: Any) -> bytes:
    """The canonical bytes of a value."""
    return written(value).encode()


def parsed(data: bytes) -> Any:
    """JSON without floats, null or doubled keys."""
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        need(len(dict(found)) == len(found), "doubled key")
        return dict(found)

    def never(text: str) -> None:
        raise Refused(f"no such number here: {text}")
    try:
        return json.loads(data.decode(), object_pairs_hook=pairs, parse_float=never, parse_constant=never)
    except (ValueError, RecursionError) as error:
        raise Refused(f"not JSON: {error}") from error


def parsed_canonical(data: bytes) -> Any:
    """As `parsed`, and the bytes must be the canonical ones."""
    value = parsed(data)
    need(canonical(value) == data, "not canonical")
    return value


def unbase64(text: str, size: int | None = None) -> bytes:
    """Standard base64, of exactly so many bytes where a size is given."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Refused("not base64") from error
    need(base64.b64encode(data).decode() == text, "not standard base64")
    need(size in (None, len(data)), "not of the right size")
    return data


def sha256(*parts: bytes) -> bytes:
    """SHA-256 of the parts, one after the other."""
    return hashlib.sha256(b"".join(parts)).digest()


# Keys.

PRIME = 2**255 - 19
ORDER_8 = int.from_bytes(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little")


def check_public(public: bytes) -> bytes:
    """The key, unless it is not canonical or of low order."""
    y = int.from_bytes(public, "little") & (2**255 - 1)
    need(len(public) == 32 and y < PRIME, "public key out of range")
    need(y not in (0, 1, PRIME - 1, ORDER_8, PRIME - ORDER_8), "public key of low order")
    return public


def key_id(public: bytes) -> str:
    """The id of a public key."""
    return sha256(b"shangji key v1\nS1\n", public).hex()


def verify_signature(public: bytes, signature: bytes, data: bytes) -> None:
    """Refuses a signature that is not by this key over these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(check_public(public)).verify(signature, data)
    except InvalidSignature as error:
        raise Refused("signature is wrong") from error


DAMM = ("0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790")


def forty_digits(identifier: str) -> str:
    """The seal code of a record id, or the fingerprint of a key id."""
    digits, check = f"{int(identifier[:32], 16):039d}", 0
    for digit in digits:
        check = int(DAMM[check][int(digit)])
    digits += str(check)
    return " ".join(digits[at:at + 5] for at in range(0, 40, 5))


class Holder:
    """A key of our own."""

    def __init__(self, seed: bytes):
        self.seed, self._key = seed, Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.id = key_id(self.public)

    def record(self, name: str, payload: dict[str, Any]) -> bytes:
        """A record by this key: type line, key line, payload."""
        kind, body = f"application/vnd.shangji.{name}.v1+json", canonical(payload | {"key": self.id})
        signature = base64.b64encode(self._key.sign(signing_string(kind, body))).decode()
        return f"{kind}\n{self.id} {signature}\n".encode() + body


# Records.

class Record(NamedTuple):
    """A record as received; its signature is not verified yet."""
    name: str
    id: str
    key: str
    signature: bytes
    signed: bytes
    payload: dict[str, Any]


def signing_string(kind: str, payload: bytes) -> bytes:
    """What is signed, and whose SHA-256 is the record's id (DSSE v1)."""
    return b"DSSEv1 %d %s %d " % (len(kind), kind.encode(), len(payload)) + payload


def read_record(data: bytes) -> Record:
    """Takes a record apart."""
    lines = data.split(b"\n", 2)
    need(len(lines) == 3 and len(data) - len(lines[2]) <= 512, "not a record")
    kind, key_line = (line.decode("ascii", "replace") for line in lines[:2])
    type_match, key_match = TYPE.fullmatch(kind), KEY_LINE.fullmatch(key_line)
    if not type_match or not key_match:
        raise Refused("not a record")
    signed, payload = signing_string(kind, lines[2]), parsed_canonical(lines[2])
    need(isinstance(payload, dict) and payload.get("key") == key_match[1], "names another key")
    signature = unbase64(key_match[2], 64)
    return Record(type_match[1], sha256(signed).hex(), key_match[1], signature, signed, payload)


def read_verified(data: bytes, public: bytes) -> Record:
    """A record that the key has signed."""
    record = read_record(data)
    need(record.key == key_id(public), "is by another key")
    verify_signature(public, record.signature, record.signed)
    return record
