"""Hooks of schemathesis: what no schema can make up, such as signed records; a count of answers.

SIEGE_REQUESTS names the file that described.py wrote; SIEGE_ANSWERS where the count goes.
"""

import base64
import hashlib
import json
import os
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any

import schemathesis
from records import Holder
from refusals.parties import CENTRE, identifier

GIVEN: dict[str, Any] = json.loads(Path(os.environ["SIEGE_REQUESTS"]).read_text(encoding="utf-8"))
ANSWERS = Path(os.environ["SIEGE_ANSWERS"])
RECORDS: list[str] = GIVEN["records"]
COUNTS: Counter[str] = Counter()
TRUE: set[str] = set()


@schemathesis.serializer("application/vnd.shangji.record")
def record(context: schemathesis.SerializationContext, value: Any) -> bytes:
    """A record travels as its UTF-8 bytes; other values as anybody would write them."""
    if isinstance(value, bytes):
        return value
    text = value if isinstance(value, str) else json.dumps(value, default=str)
    return text.encode("utf-8", "surrogatepass")


def session() -> str:
    """A record that opens a session: it signs a fresh number of the centre."""
    with urllib.request.urlopen(f"{GIVEN['url']}/v1/sessions", timeout=30) as reply:
        nonce = json.load(reply)["nonce"]
    device = Holder(bytes.fromhex(GIVEN["device"]))
    return device.record("session", {"centre": CENTRE, "nonce": nonce, "v": 1}).decode()


def whole(value: Any) -> Any:
    """Numbers such as 1.0 without their fraction: a schema cannot tell the two, the text can."""
    match value:
        case float():
            return int(value)
        case list():
            return [whole(one) for one in value]
        case dict():
            return {key: whole(one) for key, one in value.items()}
    return value


def is_right(case: schemathesis.Case) -> bool:
    """Whether the request is meant to be a right one in all its parts."""
    meta = case.meta
    return meta is not None and meta.generation.mode.is_positive


@schemathesis.hook
def before_call(context: schemathesis.HookContext, case: schemathesis.Case,
                kwargs: dict[str, Any]) -> None:
    """Makes right requests true ones; wrong requests go out as they were made up."""
    if not is_right(case):
        return
    if isinstance(case.body, (dict, list)):
        case.body = whole(case.body)
    label = case.operation.label
    salt = int.from_bytes(hashlib.sha256(repr((case.body, case.query)).encode()).digest()[:4])
    # Of each operation the first right request is a true one, later two of three.
    is_true = salt % 3 > 0 or label not in TRUE
    if is_true:
        make_true(case, label, salt)
        TRUE.add(label)


def make_true(case: schemathesis.Case, label: str, salt: int) -> None:
    """Puts in what the centre has to take."""
    match label:
        case "PUT /v1/records/{id}":
            case.body = RECORDS[salt % len(RECORDS)]
            case.path_parameters["id"] = identifier(case.body.encode())
        case "GET /v1/records/{id}":
            case.path_parameters["id"] = GIVEN["ids"][salt % len(GIVEN["ids"])]
        case "POST /v1/sessions":
            case.body = session()
        case "POST /v1/enrolments" if isinstance(case.body, dict):
            case.body = case.body | GIVEN["requests"][salt % len(GIVEN["requests"])]
        case "PUT /v1/blobs/{sha256}/{offset}":
            case.path_parameters |= {"sha256": GIVEN["evidence"], "offset": 0}
            case.body = b"true evidence"
        case "POST /v1/bundles":
            case.body, case.query = base64.b64decode(GIVEN["bundle"]), {}
        case "GET /v1/blobs/{sha256}":
            case.path_parameters["sha256"] = GIVEN["evidence"]
        case "GET /v1/log/proof/inclusion":
            case.query = {"index": salt % GIVEN["size"], "size": GIVEN["size"]}
        case "GET /v1/log/proof/consistency":
            case.query = {"from": salt % GIVEN["size"] + 1, "to": GIVEN["size"]}


@schemathesis.hook
def after_call(context: schemathesis.HookContext, case: schemathesis.Case,
               response: schemathesis.Response) -> None:
    """Counts what was answered to whom."""
    COUNTS[f"{case.operation.label} {response.status_code}"] += 1
    if sum(COUNTS.values()) % 20 == 0:
        keep()


@schemathesis.hook
def after_network_error(context: schemathesis.HookContext, case: schemathesis.Case,
                        request: Any) -> None:
    """A call without any answer counts as status 0."""
    COUNTS[f"{case.operation.label} 0"] += 1
    keep()


def keep() -> None:
    """Writes the counts."""
    ANSWERS.write_text(json.dumps(COUNTS), encoding="utf-8")
