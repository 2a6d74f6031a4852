"""What the centre decides, and what it then says of batches, cells and versions."""

from typing import Any, Callable

from records import Holder, forty_digits

from .parties import CENTRE, World, identifier, person_key, put, read
from .place import Ran, codes_in
from .verdict_cases import Verdict, enrolment, entry, findings, judged

CASES: dict[str, Callable[[World], Verdict]] = {}


def case(function: Callable[[World], Verdict]) -> Callable[[World], Verdict]:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def decide(world: World, *words: str) -> Ran:
    """A decision that wang makes alone."""
    return world.place.run("aggregator", *words, "--folder", world.place.centre, "--as", "wang",
                           "--scheme", "small", "--reason", "核对")


def done(world: World, *words: str) -> None:
    """A decision that has to be logged."""
    ran = decide(world, *words)
    assert ran.exit == 0, ran.text


def refused(ran: Ran, code: str) -> Verdict:
    """The code with which a decision was not logged."""
    codes = codes_in(ran.out)
    return Verdict("refused" if ran.exit == 1 else str(ran.exit), code if code in codes else ",".join(codes))


def sent(world: World, **changes: object) -> str:
    """The id of a batch of one entry."""
    world.tjj.send(world.place, entry(**changes))
    return world.tjj.prev


@case
def entry_returned(world: World) -> Verdict:
    """An entry that the centre sends back."""
    done(world, "return", sent(world, value="8") + "#0")
    return findings(world, "entry-returned")


@case
def returned_twice(world: World) -> Verdict:
    """A return of what was returned already."""
    batch = sent(world, value="8.5") + "#0"
    done(world, "return", batch)
    return refused(decide(world, "return", batch), "decision-without-effect")


@case
def foreign_name_listed(world: World) -> Verdict:
    """An entry that names one of another cell as replaced."""
    other = sent(world, indicator="income", value="50")
    sent(world, value="9", replaces=[f"{other}#0"])
    return findings(world, "replaces-foreign")


@case
def code_heard(world: World) -> Verdict:
    """A seal code that was read out, and no batch with it."""
    batch = identifier(world.czj.batch(entry()))
    done(world, "seal-code", forty_digits(batch), "--office", "czj")
    return findings(world, "seal-code-open")


@case
def closed(world: World) -> Verdict:
    """A batch after the closing of its period, where late work waits."""
    done(world, "close", "--period", "year")
    reply = world.tjj.send(world.place, entry(indicator="later", value="5"), period="year")
    return judged(reply, "entry-late")


@case
def late_work_told(world: World) -> Verdict:
    """The standing of the period that was just closed, beside which late work waits."""
    ran = world.place.run("aggregator", "standing", "--period", "year", "--scheme", "small", "--provisional",
                          "--folder", world.place.centre)
    return Verdict("told", "late-work-waits" if "late-work-waits" in codes_in(ran.out["late"]) else "-")


def two_values(world: World) -> tuple[str, str]:
    """The names of two entries of one office that differ, in the cell of the superiors."""
    building = {"indicator": "building", "role": "superior"}
    one, other = (sent(world, value=value, **building) + "#0" for value in ("61", "62"))
    return one, other


SUPERIOR = "april/building/130202/superior"


@case
def two_of_one_office(world: World) -> Verdict:
    """An office that gave two values is named instead of one of them."""
    names = two_values(world)
    shown = world.place.page("aggregator", "conflicts", "--folder", world.place.centre)
    assert all(name in shown for name in names), shown
    return refused(decide(world, "resolve", SUPERIOR, "--office", "tjj"), "decision-office-unclear")


@case
def decided_before(world: World) -> Verdict:
    """The same settlement again is the same; another one by what was decided over is refused."""
    one, other = two_values(world)
    ids = [decide(world, "resolve", SUPERIOR, "--take", one).out["id"] for _ in range(2)]
    assert len(set(ids)) == 1, ids
    return refused(decide(world, "resolve", SUPERIOR, "--take", other), "decision-stands")


@case
def overtaken(world: World) -> Verdict:
    """A closing, what opens again, and the same closing for the same reason."""
    czj = ("--period", "april", "--office", "czj")
    done(world, "close", *czj)
    done(world, "extend", *czj)
    return refused(decide(world, "close", *czj), "decision-repeated")


@case
def own_work(world: World) -> Verdict:
    """A person of the centre who is one of the office too decides on that person's batch."""
    wang, li = (person_key(world.place.centre, name) for name in ("wang", "li"))
    record = enrolment(wang, "tjj", Holder(b"\x11" * 32), "person", person="wang")
    word = li.record("statement", {"about": identifier(record), "centre": CENTRE, "kind": "approval", "v": 1})
    for data in (record, word):
        assert put(world.place, data).status == 201
    world.tjj.send(world.place, entry(value="9.5"), preparer="wang")
    cell = "april/growth/130202"
    return refused(decide(world, "resolve", cell, "--take", world.tjj.prev + "#0"), "decision-touched")


@case
def second_successor(world: World) -> Verdict:
    """Another first version of a scheme that has one."""
    wang, li = (person_key(world.place.centre, name) for name in ("wang", "li"))
    record = wang.record("scheme", {
        "body": {"title": "x"}, "centre": CENTRE, "scheme": "small", "v": 1, "version": 1})
    word = li.record("statement", {"about": identifier(record), "centre": CENTRE, "kind": "approval", "v": 1})
    for data in (record, word):
        assert put(world.place, data).status == 201
    return findings(world, "scheme-without-effect")


def published(world: World, text: str, code: str) -> Verdict:
    """The next version of the small scheme, and its warnings."""
    file = world.place.work / "next.yaml"
    file.write_text(text, encoding="utf-8")
    out = world.place.must("aggregator", "scheme", "publish", file, *world.place.two())
    return Verdict("published", code if code in codes_in(out) else "-")


@case
def asked_again(world: World) -> Verdict:
    """A version that changes a leaf and carries nothing over."""
    text = read("small.yaml").replace("weight: 30, digits: 1", "weight: 30, digits: 2")
    return published(world, text, "warning-asked-again")


@case
def nothing_amended(world: World) -> Verdict:
    """A version whose amendment names a leaf that has not changed."""
    text = read("small.yaml").replace("title: 小方案", "title: 另一个").replace("version: 1", "version: 2")
    more = "amendment: {reason: x, leaves: {income: {carry: keep}, growth: {carry: keep}}}\n"
    return published(world, text + more, "warning-amendment-unused")


def own_scheme(world: World, name: str, change: Callable[[dict[str, Any]], None]) -> None:
    """A scheme that wang signs and li approves by hand, its body changed so that publish would not write it."""
    file = world.place.work / "own.yaml"
    file.write_text(read("small.yaml").replace("id: small\n", f"id: {name}\n"), encoding="utf-8")
    body = world.place.must("scheme", "show", file)["scheme"]
    change(body)
    wang, li = (person_key(world.place.centre, person) for person in ("wang", "li"))
    record = wang.record("scheme", {"body": body, "centre": CENTRE, "scheme": name, "v": 1, "version": 1})
    word = li.record("statement", {"about": identifier(record), "centre": CENTRE, "kind": "approval", "v": 1})
    for data in (record, word):
        assert put(world.place, data).status == 201


def republished(world: World, name: str, code: str) -> Verdict:
    """The next version of it by the command, which reads the one before."""
    text = read("small.yaml").replace("id: small\n", f"id: {name}\n").replace("小方案", "另一个")
    file = world.place.work / "own.yaml"
    file.write_text(text, encoding="utf-8")
    return refused(world.place.run("aggregator", "scheme", "publish", file, *world.place.two()), code)


@case
def body_not_canonical(world: World) -> Verdict:
    """A version whose offices stand in another order than the canonical one."""
    own_scheme(world, "odd", lambda body: body["offices"].reverse())
    return republished(world, "odd", "scheme-not-canonical")


@case
def number_of_its_own(world: World) -> Verdict:
    """A version whose body bears another number than its record."""
    own_scheme(world, "jump", lambda body: body.update(version=5))
    return republished(world, "jump", "scheme-successor-wrong")


@case
def cycle_erased(world: World) -> Verdict:
    """A batch sent again after its cycle was erased by two persons."""
    batch = world.tjj.batch(entry(), scheme=world.strict)
    assert put(world.place, batch).status == 201
    wang, li = (person_key(world.place.centre, person) for person in ("wang", "li"))
    record = wang.record("decision", {
        "centre": CENTRE, "items": [{"act": "erase"}], "reason": "期满", "scheme": world.strict, "v": 1})
    word = li.record("statement", {"about": identifier(record), "centre": CENTRE, "kind": "approval", "v": 1})
    for data in (record, word):
        assert put(world.place, data).status == 201
    codes = codes_in(put(world.place, batch).out)
    return Verdict("logged", "scheme-erased" if "scheme-erased" in codes else ",".join(codes))
