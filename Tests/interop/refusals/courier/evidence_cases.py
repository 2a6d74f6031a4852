"""Evidence that is not attached, not taken, not handed out, and not what it was."""

import hashlib
from pathlib import Path

from ..agent_cases import agent, twin
from ..damage_cases import told
from ..parties import Office, World, identifier
from ..place import Place, Ran, Reply, Seen, Served
from ..wire_cases import Case

CASES: dict[str, Case] = {}
APRIL = ("--period", "april", "--scheme", "small")
CELL = "april/growth/130202"
FILE = b"what supports the value"
NAME = hashlib.sha256(FILE).hexdigest()


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


# At the desk of an office

@case
def file_too_large(world: World) -> Seen:
    file = world.place.work / "large.zip"
    with open(file, "wb") as out:
        out.truncate((100 << 20) + 1)
    ran = world.place.run("agent", "draft", "set", "--folder", twin(world), *APRIL, "growth", "130202", "5",
                          "--evidence", file)
    assert str(file) in ran.text and "104857601" in ran.text and "104857600" in ran.text, ran.text
    return ran.seen


def attached(world: World) -> Path:
    """A copy of an office with a draft that has one file."""
    folder, file = twin(world), world.place.work / "report.txt"
    file.write_bytes(FILE)
    world.place.must("agent", "draft", "set", "--folder", folder, *APRIL, "growth", "130202", "5",
                     "--evidence", file)
    assert (folder / "evidence" / NAME).read_bytes() == FILE
    return folder


@case
def folder_as_file(world: World) -> Seen:
    folder = attached(world)
    return world.place.run("agent", "draft", "evidence", "add", "--folder", folder, CELL, agent(world)).seen


@case
def copy_gone(world: World) -> Seen:
    folder = attached(world)
    (folder / "evidence" / NAME).unlink()
    return told(world.place.run("agent", "draft", "check", "--folder", folder), "evidence-missing-here")


@case
def not_attached(world: World) -> Seen:
    folder = attached(world)
    return world.place.run("agent", "draft", "evidence", "remove", "--folder", folder, CELL, "other.txt").seen


# On its way

def put(centre: Place, token: str, data: bytes = FILE, offset: object = 0) -> Reply:
    """One piece."""
    return centre.http("PUT", f"/v1/blobs/{NAME}/{offset}", data, Authorization=f"Bearer {token}",
                       Content_Type="application/octet-stream")


class Expecting(Served):
    """A copy of the centre with a batch of `tjj` that names the file; `token` is that office's."""

    def __init__(self, world: World, *options: str) -> None:
        super().__init__(world.place, lambda folder: None, *options)
        self.world, self.token = world, ""

    def __enter__(self) -> "Expecting":
        super().__enter__()
        files = [{"bytes": len(FILE), "name": "report.txt", "sha256": NAME, "type": "text/plain"}]
        office = self.world.tjj
        batch = office.batch({"evidence": files, "indicator": "growth", "subject": "130202", "value": "5.4"})
        sent = self.http("PUT", f"/v1/records/{identifier(batch)}", batch)
        assert sent.status == 201, sent.body
        self.token = self.open(office)
        return self

    def open(self, office: Office) -> str:
        """A token of an office."""
        nonce = self.http("GET", "/v1/sessions").out["nonce"]
        record = office.device.record("session", {"centre": "tangshan", "nonce": nonce, "v": 1})
        return self.http("POST", "/v1/sessions", record).out["token"]


@case
def not_named(world: World) -> Seen:
    return put(world.place, world.token(world.tjj.device)).seen


@case
def named_by_another(world: World) -> Seen:
    with Expecting(world) as centre:
        return put(centre, centre.open(world.czj)).seen


@case
def piece_cut(world: World) -> Seen:
    with Expecting(world) as centre:
        return put(centre, centre.token, FILE[:-1]).seen


@case
def piece_between(world: World) -> Seen:
    with Expecting(world) as centre:
        return put(centre, centre.token, FILE[5:], 5).seen


@case
def altered(world: World) -> Seen:
    with Expecting(world) as centre:
        seen = put(centre, centre.token, FILE[:-1] + b"!").seen
        assert put(centre, centre.token).out == {"held": True}, "the right bytes are not taken afterwards"
        return seen


@case
def no_room(world: World) -> Seen:
    with Expecting(world, "--evidence-per-office", "0") as centre:
        return put(centre, centre.token).seen


@case
def offset_of_words(world: World) -> Seen:
    return put(world.place, world.token(world.tjj.device), FILE, "start").seen


# At the centre

@case
def not_there(world: World) -> Seen:
    with Expecting(world) as centre:
        return centre.http("GET", f"/v1/blobs/{NAME}", Authorization=f"Bearer {centre.token}").seen


@case
def of_another(world: World) -> Seen:
    with Expecting(world) as centre:
        assert put(centre, centre.token).status == 200
        own = centre.http("GET", f"/v1/blobs/{NAME}", Authorization=f"Bearer {centre.token}")
        assert own.body == FILE, own.body
        return centre.http("GET", f"/v1/blobs/{NAME}", Authorization=f"Bearer {centre.open(world.czj)}").seen


@case
def taken_out_too_early(world: World) -> Seen:
    return world.place.run("aggregator", "evidence", "get", "--folder", world.place.centre, NAME,
                           world.place.work / "out").seen


@case
def changed_on_disk(world: World) -> Seen:
    with Expecting(world) as centre:
        assert put(centre, centre.token).status == 200
    place, out = world.place, world.place.work / "out.txt"
    place.must("aggregator", "evidence", "get", "--folder", centre.centre, NAME, out)
    assert out.read_bytes() == FILE
    listed = place.must("aggregator", "evidence", "--folder", centre.centre)
    assert [one["complete"] for one in listed] == [True], listed
    assert place.run("aggregator", "fsck", "--folder", centre.centre).exit == 0
    (centre.centre / "evidence/files" / NAME).write_bytes(FILE[:-1] + b"!")
    assert place.run("aggregator", "evidence", "get", "--folder", centre.centre, NAME, out).exit == 3
    return told(place.run("aggregator", "fsck", "--folder", centre.centre), "damaged-evidence")


# Carried over the network of another

@case
def words_by_courier(world: World) -> Seen:
    """A right file is carried, its evidence held, and the answer brings the receipt; a file of words is not sent."""
    place, stick, answer = world.place, world.place.work / "carried.age", world.place.work / "carried-answer.age"
    folder = attached(world)
    sealed = place.must("agent", "seal", "--folder", folder, *APRIL, "--despite-findings")["id"]
    made = place.must("agent", "export", "--folder", folder, stick)
    assert made["evidence"] == [NAME] and made["evidenceLeft"] == 0, made
    words = place.work / "words.age"
    words.write_text("no bundle")
    with Served(place) as centre:
        def carried(file: Path) -> Ran:
            return place.run("agent", "courier", "send", "--folder", agent(world), file, "--answer", answer,
                             "--server", centre.url)
        ran = carried(stick)
        assert ran.exit == 0 and ran.out["bytes"] == answer.stat().st_size, ran.text + ran.words
        seen = carried(words).seen
    listed = place.must("aggregator", "evidence", "--folder", centre.centre, sealed)
    assert [one["complete"] for one in listed] == [True], listed
    taken = place.must("agent", "import", "--folder", folder, answer)
    assert sealed in taken["receipts"], taken
    return seen
