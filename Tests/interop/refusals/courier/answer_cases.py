"""Answers that a courier brings to an office, and what an office cannot hand to one."""

import base64
import json
from typing import Callable

from carried import Members, manifest

from ..agent_cases import fresh
from ..damage_cases import told
from ..line_cases import joined, rewritten
from ..parties import World
from ..place import Ran, Seen
from ..results.result_cases import published
from ..wire_cases import Case, flipped
from .hand import Desk, submitted

CASES: dict[str, Case] = {}


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


@case
def right(world: World) -> Seen:
    """What all the others would be; a preview keeps nothing of it."""
    desk = Desk(world, fresh(world))
    before = desk.kept()
    preview = desk.take(desk.answer(), "--preview")
    assert desk.kept() == before, "a preview has changed the office's folder"
    ran = desk.take(desk.answer())
    assert ran.out["feed"] == preview.out["feed"] > 0 and desk.kept() != before, ran.text
    return ran.seen


@case
def not_answered_yet(world: World) -> Seen:
    """A batch is sealed after the answer was made: it waits on."""
    desk = Desk(world)
    answer, batch = desk.answer(), desk.seal()
    ran = desk.take(answer)
    assert ran.out["refused"] == [{"code": "courier-not-answered", "id": batch}], ran.text
    assert ran.out["pending"] == 1 and not ran.out["receipts"], ran.text
    return ran.seen


@case
def damaged(world: World) -> Seen:
    desk = Desk(world)
    answer = desk.answer()
    return desk.refuse(flipped(answer, len(answer) - 1)).seen


@case
def half(world: World) -> Seen:
    desk = Desk(world)
    return desk.refuse(desk.answer()[:150]).seen


@case
def to_another_office(world: World) -> Seen:
    """Encrypted to this office, and written to another one."""
    desk = Desk(world)
    return desk.refuse(desk.again(desk.members(), to="tjj")).seen


@case
def of_another_centre(world: World) -> Seen:
    desk = Desk(world)
    return desk.refuse(desk.again(desk.members(), centre="elsewhere")).seen


@case
def a_submission(world: World) -> Seen:
    """The file that was meant for the centre comes back unopened."""
    return Desk(world).refuse(submitted(world)).seen


@case
def receipt_changed(world: World) -> Seen:
    """The receipts are not those that the manifest was written for."""
    desk = Desk(world)
    members = desk.members()
    others = {name: data[:-2] + b"A\n" if name.startswith("receipts/") else data for name, data in members.items()}
    return desk.refuse(desk.again(others, members=manifest(members)["members"])).seen


@case
def without_a_note(world: World) -> Seen:
    desk = Desk(world)
    members = {name: data for name, data in desk.members().items() if not name.startswith("notes/")}
    return desk.refuse(desk.again(members)).seen


@case
def before_joining(world: World) -> Seen:
    file = world.place.work / "answer.age"
    return world.place.run("agent", "import", "--folder", world.place.work / "none", file).seen


def card_without_recipient(world: World) -> str:
    """An invitation of a centre that had no key for bundles yet."""
    invitation = world.invitation("kjj", "http://127.0.0.1:1")
    coded = invitation.rsplit(":", 1)[1]
    card = json.loads(base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)))["card"]
    del card["recipient"]
    return rewritten(invitation, card=card)


@case
def export_to_an_older_centre(world: World) -> Seen:
    folder, file = joined(world, "older", card_without_recipient(world)), world.place.work / "unwritten.age"
    ran = world.place.run("agent", "export", "--folder", folder, file)
    assert not file.exists(), "a file was written"
    return ran.seen


# What a courier may make of an answer: it is no proof against the centre, and never ends the program

def unlinked_case(name: str, change: Callable[[Members], Members]) -> None:
    """An answer of a log that has grown; its hashes, which nobody signs, do not lead to its checkpoint."""
    def run(world: World) -> Seen:
        desk = Desk(world)
        members = desk.members(published(world).centre)
        return unlinked(desk, desk.take(desk.again(change(members))))
    CASES[name] = run


def unlinked(desk: Desk, ran: Ran) -> Seen:
    """The code, and that the centre is not suspected for it."""
    assert desk.evidence() == 0, f"it is held against the centre: {ran.text}"
    return told(ran, "courier-unlinked")


unlinked_case("without-hashes", lambda m: {n: d for n, d in m.items() if n != "log.hashes"})
unlinked_case("hashes-cut", lambda m: m | {"log.hashes": m["log.hashes"][:-5]})
unlinked_case("hashes-of-nothing", lambda m: m | {"log.hashes": bytes(len(m["log.hashes"]))})


@case
def older_than_what_is_known(world: World) -> Seen:
    """Two answers in the wrong order."""
    desk = Desk(world)
    old, new = desk.answer(), desk.answer(published(world).centre)
    assert desk.take(new).exit == 0
    return unlinked(desk, desk.take(old))


@case
def index_beyond_all_numbers(world: World) -> Seen:
    """A receipt for leaf 2^53, which JSON does not hold."""
    desk = Desk(world)
    members = desk.members()
    name = next(name for name in members if name.startswith("receipts/"))
    lines = members[name].split(b"\n")
    lines[1] = b"index 9007199254740992"
    return desk.refuse(desk.again(members | {name: b"\n".join(lines)})).seen


@case
def total_changed(world: World) -> Seen:
    """The rows of a standing, changed by whoever could encrypt to the office."""
    desk = Desk(world)
    members = desk.members(published(world).centre)
    name = next(name for name in members if name.startswith("results/"))
    changed = members[name].replace(b'\\"total\\":\\"', b'\\"total\\":\\"9')
    assert changed != members[name]
    ran = desk.take(desk.again(members | {name: changed}))
    assert not world.place.must("agent", "results", "--folder", desk.folder), "the rows were kept"
    return told(ran, "result-row-wrong")
