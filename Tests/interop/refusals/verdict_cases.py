"""Batches that are logged and receipted, and what the centre says of their entries."""

from typing import Any, Callable, NamedTuple

from records import Holder, canonical

from .parties import CENTRE, Office, World, identifier, kind_of, person_key, put, wire
from .place import codes_in


class Verdict(NamedTuple):
    """What became of the first entry, and why."""
    verdict: str
    code: str


CASES: dict[str, Callable[[World], Verdict]] = {}


def judged(reply: Any, expected: str = "") -> Verdict:
    """The verdict of a receipted batch; the code that is looked for, where it is among them."""
    assert reply.status in (200, 201) and reply.out["receipt"].startswith("c2sp.org/tlog-proof@v1\n")
    verdict = reply.out["verdict"]
    codes = codes_in(verdict)
    return Verdict(verdict["status"], expected if expected in codes else ",".join(codes) or "-")


def entry(**changes: Any) -> dict[str, Any]:
    """A right entry, changed; None takes a key away."""
    fields = {"indicator": "growth", "subject": "130202", "value": "5.4"} | changes
    return {key: value for key, value in fields.items() if value is not None}


def entry_case(name: str, code: str, office: str = "tjj", **changes: Any) -> None:
    """A batch of one entry."""
    CASES[name] = lambda world: judged(
        world.offices[office].send(world.place, entry(**changes)), code)


def header_case(name: str, code: str, **changes: Any) -> None:
    """A batch whose header is changed; an object is made from the world."""
    def run(world: World) -> Verdict:
        made = {k: v(world) if callable(v) else v for k, v in changes.items()}
        return judged(world.tjj.send(world.place, entry(), **made), code)
    CASES[name] = run


PEER: dict[str, Any] = {"indicator": "building", "role": "peers"}
EVENT: dict[str, Any] = {"event": "0" * 32, "date": "2026-04-02", "reason": "表彰"}
entry_case("right", "-")
entry_case("indicator-unknown", "indicator-unknown", indicator="nothing")
entry_case("indicator-not-a-leaf", "indicator-unknown", indicator="work")
entry_case("subject-unknown", "subject-unknown", subject="nobody")
entry_case("does-not-apply", "indicator-does-not-apply", indicator="later", value="5")
entry_case("office-not-in-charge", "office-not-in-charge", office="czj")
entry_case("out-of-range", "value-out-of-range", value="100.1")
entry_case("below-range", "value-out-of-range", value="-1")
entry_case("too-many-digits", "value-not-whole", value="5.45")
entry_case("wrong-kind-grade", "value-kind-wrong", value=None, grade="a")
entry_case("wrong-kind-value", "value-kind-wrong", indicator="welfare")
entry_case("wrong-kind-counts", "value-kind-wrong", value=None, counts={"good": 1})
entry_case("grade-unknown", "grade-unknown", indicator="welfare", value=None, grade="z")
entry_case("ballot-grade-unknown", "grade-unknown", indicator="votes", value=None, counts={"z": 1})
entry_case("role-missing", "role-missing", indicator="building")
entry_case("role-unknown", "role-unknown", indicator="building", role="emperor")
entry_case("role-where-none", "role-unknown", role="peers")
entry_case("rater-missing", "rater-missing", **PEER)
entry_case("rater-unknown", "rater-unknown", rater="kjj", **PEER)
entry_case("rater-unexpected", "rater-unexpected", indicator="building", role="superior", rater="tjj")
entry_case("event-missing", "event-missing", indicator="praise", value="1")
entry_case("event-unexpected", "event-unexpected", **EVENT)
entry_case("replaces-foreign", "replaces-foreign", replaces=["0" * 64 + "#0"])
header_case("period-unknown", "period-unknown", period="never")
header_case("scheme-unknown", "scheme-unknown",
            scheme=lambda w: {**w.scheme, "version": 9})
header_case("scheme-hash-differs", "scheme-unknown", scheme=lambda w: {**w.scheme, "hash": "0" * 64})
header_case("preparer-unknown", "person-not-enrolled", preparer="nobody")
header_case("preparer-of-another-office", "person-not-enrolled", preparer="czj-clerk")
header_case("reviewer-unknown", "person-not-enrolled", reviewer="nobody")
header_case("reviewer-same", "reviewer-same", reviewer=lambda w: w.tjj.person_id)
header_case("reviewer-missing", "reviewer-missing", scheme=lambda w: w.strict)


def case(function: Callable[[World], Verdict]) -> Callable[[World], Verdict]:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def enrolment(signer: Holder, office: str, key: Holder, kind: str, **more: str) -> bytes:
    """An enrolment by one person of the centre, not approved by a second."""
    import base64
    return signer.record("enrolment", {
        "act": "add", "basis": "invitation", "centre": CENTRE, "kind": kind, "name": "x", "office": office,
        "publicKey": base64.b64encode(key.public).decode(), "v": 1, **more})


def enrol_alone(world: World, key: Holder, kind: str, **more: str) -> None:
    """Logs an enrolment that nobody has approved."""
    wang = person_key(world.place.centre, "wang")
    reply = put(world.place, enrolment(wang, "tjj", key, kind, **more))
    assert reply.status == 201, reply.body


@case
def key_not_approved(world: World) -> Verdict:
    other = Office("tjj")
    other.scheme, other.person_id = world.scheme, world.tjj.person_id
    enrol_alone(world, other.device, "device")
    return judged(other.send(world.place), "key-not-approved")


@case
def approval_missing(world: World) -> Verdict:
    """A reviewer who is enrolled, and has not approved yet."""
    wang, li = (person_key(world.place.centre, name) for name in ("wang", "li"))
    person = Office("tjj").person
    record = enrolment(wang, "tjj", person, "person", person="second")
    word = li.record("statement", {
        "about": identifier(record), "centre": CENTRE, "kind": "approval", "v": 1})
    for data in (record, word):
        reply = put(world.place, data)
        assert reply.status == 201, reply.body
    return judged(world.tjj.send(world.place, entry(), reviewer="second", scheme=world.strict),
                  "approval-missing")


@case
def key_revoked(world: World) -> Verdict:
    kjj, place = world.offices["kjj"], world.place
    kjj.send(place, entry(indicator="growth"))
    place.must("aggregator", "revoke", kjj.device.id, "--last", kjj.prev, *place.two())
    return judged(kjj.send(place, entry()), "key-revoked")


def findings(world: World, code: str) -> Verdict:
    """What the list of the centre says of gaps and forks."""
    out = world.place.run("aggregator", "findings", "--folder", world.place.centre).out
    return Verdict("listed", code if code in codes_in(out) else "-")


@case
def device_forked(world: World) -> Verdict:
    seq, prev = world.tjj.seq, world.tjj.prev
    world.tjj.send(world.place, entry(value="6"))
    world.tjj.seq, world.tjj.prev = seq, prev
    world.tjj.send(world.place, entry(value="7"))
    return findings(world, "device-forked")


@case
def batch_missing(world: World) -> Verdict:
    czj = world.czj
    body = canonical(czj.payload(entry(), seq=5, prev="0" * 64))
    assert put(world.place, wire(czj.device, kind_of("batch"), body)).status == 201
    return findings(world, "batch-missing")


def listed_case(name: str, code: str, *sent: tuple[str, dict[str, Any]]) -> None:
    """What stays open after entries of these offices."""
    def run(world: World) -> Verdict:
        for office, changes in sent:
            world.offices[office].send(world.place, entry(**changes))
        return findings(world, code)
    CASES[name] = run


PRAISE: dict[str, Any] = {"indicator": "praise", "value": "1", "date": "2026-04-02", "reason": "表彰"}
listed_case("values-differ", "cell-conflict", ("tjj", {"value": "5.4"}), ("tjj", {"value": "5.6"}))
listed_case("nothing-accepted", "cell-blocked", ("tjj", {"indicator": "welfare", "value": None, "grade": "z"}))
listed_case("value-and-one-returned", "cell-pending", ("tjj", {"indicator": "income", "value": "70"}),
            ("tjj", {"indicator": "income", "value": "70.55"}))
listed_case("event-told-twice", "event-alike", ("tjj", PRAISE | {"event": "1" * 32}),
            ("tjj", PRAISE | {"event": "2" * 32}))
