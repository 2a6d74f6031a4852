"""Files that a courier brings to the centre: cut, damaged, made by hand, meant for somebody else.

A file is read to its end before anything of it counts: each refused one holds a right batch, which is not taken.
"""

import io
import tarfile
from pathlib import Path
from typing import Any, Callable

from carried import Members, archive, manifest, recipient, sealed
from records import Holder, canonical, sha256

from ..agent_cases import agent
from ..damage_cases import told
from ..parties import CENTRE, World, identifier, put
from ..place import Seen, Served
from ..wire_cases import Case, flipped
from .hand import brought, for_centre, named, submitted, to_centre

CASES: dict[str, Case] = {}
CHUNK = 65_552  # of 65,536 bytes and their code
BIG = 65_536 + 9_000
Change = Callable[[bytes], bytes]


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def file_case(name: str, change: Change, more: int = 0) -> None:
    """A right bundle changed after it was encrypted; `more` bytes in a second record make it longer."""
    def run(world: World) -> Seen:
        members = named(world.tjj.batch()) | ({f"records/{'0' * 64}.record": bytes(more)} if more else {})
        return brought(world, change(for_centre(world, to_centre(members)))).seen
    CASES[name] = run


def plain_case(name: str, make: Callable[[Members], bytes]) -> None:
    """What is encrypted is made of a right batch by hand."""
    CASES[name] = lambda world: brought(
        world, for_centre(world, make(named(world.tjj.batch())))).seen


def payload(file: bytes) -> int:
    """Where the header ends and the nonce begins."""
    return file.index(b"\n", file.index(b"\n--- ") + 1) + 1


def recoded(file: bytes) -> bytes:
    """The code of the header begins with another letter."""
    place = file.index(b"\n--- ") + 5
    return file[:place] + (b"B" if file[place:place + 1] != b"B" else b"C") + file[place + 1:]


def stuffed(file: bytes) -> bytes:
    """A stanza of another kind, longer than a header may be."""
    first, rest = file.split(b"\n", 1)
    body = (b"A" * 64 + b"\n") * 1_100 + b"\n"
    return first + b"\n-> stuffing x\n" + body + rest


@case
def right(world: World) -> Seen:
    """What all the others would be: the batch is in the log then, and the next import holds it."""
    folder, batch = world.place.copy("copy"), world.tjj.batch()
    ran = brought(world, submitted(world, batch), folder=folder)
    assert ran.out["taken"] == [identifier(batch)], ran.text
    again = brought(world, submitted(world, batch), folder=folder)
    assert again.out["held"] == [identifier(batch)] and not again.out["taken"], again.text
    return ran.seen


# The age file


def relettered(file: bytes, at: int) -> bytes:
    """Another letter of base64 in this place."""
    return file[:at] + (b"B" if file[at:at + 1] == b"A" else b"A") + file[at + 1:]


file_case("words", lambda file: b"Dear colleagues,\n" * 40)
file_case("another-version", lambda file: file.replace(b"encryption.org/v1\n", b"encryption.org/v2\n", 1))
file_case("nothing", lambda file: b"")
file_case("cut-in-header", lambda file: file[:60])
file_case("cut-in-nonce", lambda file: file[:payload(file) + 7])
file_case("cut-after-nonce", lambda file: file[:payload(file) + 16])
file_case("cut-between-chunks", lambda file: file[:payload(file) + 16 + CHUNK], BIG)
file_case("cut-in-last-chunk", lambda file: file[:-100], BIG)
file_case("code-longer", lambda file: file.replace(b"\n--- ", b"\n--- AAAA", 1))
file_case("code-changed", lambda file: recoded(file))
file_case("stanza-changed", lambda file: relettered(file, file.index(b"\n--- ") - 9))
file_case("stanza-added", lambda file: file.replace(b"\n", b"\n-> other x\n\n", 1))
file_case("first-chunk-changed", lambda file: flipped(file, payload(file) + 99), BIG)
file_case("last-byte-changed", lambda file: flipped(file, len(file) - 1), BIG)
file_case("bytes-behind", lambda file: file + b"x")
file_case("header-too-large", stuffed)
CASES["armored"] = lambda world: brought(
    world, for_centre(world, to_centre(named(world.tjj.batch())), "-a")).seen


@case
def for_somebody_else(world: World) -> Seen:
    other = recipient(agent(world) / "keys/device-age.json")
    return brought(world, sealed(to_centre(named(world.tjj.batch())), other)).seen


@case
def damaged_where_told(world: World) -> Seen:
    """The place is named: the second chunk begins behind header, nonce and first chunk."""
    file = for_centre(world, to_centre({f"records/{'0' * 64}.record": bytes(BIG)}))
    ran = brought(world, flipped(file, len(file) - 1))
    assert f" {payload(file) + 16 + CHUNK} " in ran.out["error"]["en"], ran.text
    return ran.seen


# Whom it is for

plain_case("another-centre", lambda m: to_centre(m, centre="elsewhere"))
plain_case("an-answer", lambda m: to_centre(m, kind="answer", to="tjj", **{"from": None}))

# The manifest

plain_case("manifest-second", lambda m: archive([*m.items(), ("manifest.json", whole(m))]))
plain_case("manifest-missing", lambda m: archive(list(m.items())))
plain_case("archive-empty", lambda m: archive([]))
plain_case("manifest-with-a-space", lambda m: archive([("manifest.json", whole(m) + b" "), *m.items()]))
plain_case("manifest-of-nobody", lambda m: to_centre(m, **{"from": None}))
plain_case("manifest-version-2", lambda m: to_centre(m, v=2))
plain_case("manifest-with-more", lambda m: to_centre(m, more="x"))
plain_case("manifest-of-another-kind", lambda m: to_centre(m, kind="gift"))
plain_case("manifest-names-a-way-out", lambda m: archive([
    ("manifest.json", whole(m | {"../../root.json": b"x"})), *m.items()]))
plain_case("manifest-names-itself", lambda m: to_centre(m, members=lines({"manifest.json": b"x"} | m)))
plain_case("manifest-names-twice", lambda m: to_centre(m, members=[*lines(m), *lines(m)]))
plain_case("note-of-another-digest", lambda m: to_centre({f"notes/{'0' * 64}.note": b"x"} | m))


def whole(members: Members, /, **fields: Any) -> bytes:
    """The right manifest of the members."""
    return canonical(manifest(
        members, **({"centre": CENTRE, "from": "tjj", "kind": "submission", "to": "centre"} | fields)))


def lines(members: Members) -> list[dict[str, Any]]:
    """The lines of the manifest for them."""
    return manifest(members)["members"]


# The members

def beside(members: Members, *others: tuple[str, bytes]) -> bytes:
    """Under the right manifest other members."""
    return archive([("manifest.json", whole(members)), *others])


def of_a_kind(kind: bytes) -> Callable[[Members], bytes]:
    """The member is no file but something else of that name."""
    def make(members: Members) -> bytes:
        (name, data), buffer = next(iter(members.items())), io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            head = tarfile.TarInfo("manifest.json")
            head.size = len(whole(members))
            tar.addfile(head, io.BytesIO(whole(members)))
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size = kind, "manifest.json", 0
            tar.addfile(info)
        return buffer.getvalue()
    return make


def gone(members: Members) -> bytes:
    """The manifest alone."""
    return beside(members)


def swapped(members: Members) -> bytes:
    """Two members in the other order."""
    both = members | {f"records/{'0' * 64}.record": b"x"}
    return archive([("manifest.json", whole(both)), *sorted(both.items(), reverse=True)])


plain_case("member-of-other-content", lambda m: beside(m, *((n, flipped(d, len(d) - 9)) for n, d in m.items())))
plain_case("member-longer", lambda m: beside(m, *((n, d + b"x") for n, d in m.items())))
plain_case("member-missing", gone)
plain_case("member-not-listed", lambda m: beside(m, *m.items(), (f"records/{'f' * 64}.record", b"x")))
plain_case("member-of-another-name", lambda m: beside(m, *m.items(), ("readme.txt", b"x")))
plain_case("member-on-its-way-out", lambda m: beside(m, *m.items(), ("../../root.json", b"x")))
plain_case("members-swapped", swapped)
plain_case("member-a-link", of_a_kind(tarfile.SYMTYPE))
plain_case("member-a-folder", of_a_kind(tarfile.DIRTYPE))
plain_case("archive-of-words", lambda m: b"words " * 1_000)
plain_case("archive-without-end", lambda m: to_centre(m).rstrip(b"\0") + bytes(512))
plain_case("archive-with-more-behind", lambda m: to_centre(m) + b"x" * 512)
plain_case("archive-of-nothing", lambda m: b"")

# Too much

plain_case("members-20001", lambda m: to_centre(m, members=lines(
    {f"records/{number:064x}.record": b"x" for number in range(20_001)})))
plain_case("member-of-9-MiB", lambda m: to_centre({f"records/{'0' * 64}.record": bytes(9 << 20)} | m))


# Records in a good file that are not taken, or that lack something

def record_case(name: str, make: Callable[[World], Members]) -> None:
    """A good file with a record that is refused."""
    CASES[name] = lambda world: brought(world, for_centre(world, to_centre(make(world)))).seen


record_case("record-of-a-stranger", lambda w: named(
    Holder(b"\x21" * 32).record("batch", w.tjj.payload())))
record_case("record-under-another-name", lambda w: {f"records/{'0' * 64}.record": w.tjj.batch()})
record_case("record-changed", lambda w: {
    f"records/{identifier(changed)}.record": changed for changed in [
        w.tjj.batch().replace(b'"5.4"', b'"5.5"')]})
record_case("record-not-for-the-log", lambda w: named(
    w.tjj.device.record("session", {"centre": CENTRE, "nonce": "0" * 32, "v": 1})))


@case
def batch_behind_one_that_nobody_has(world: World) -> Seen:
    """It is taken all the same, and told."""
    folder, batch = world.place.copy("copy"), world.tjj.batch(seq=7, prev="f" * 64)
    preview = brought(world, submitted(world, batch), "--preview", folder=folder)
    ran = brought(world, submitted(world, batch), folder=folder)
    assert preview.out["taken"] == ran.out["taken"] == [identifier(batch)], preview.text + ran.text
    return told(ran, "batch-missing-before")


def honest_case(name: str, code: str, other: Members) -> None:
    """Something wrong beside a right batch: either nothing is taken, or it is told that the batch was."""
    def run(world: World) -> Seen:
        folder, members = world.place.copy("copy"), named(world.tjj.batch())
        before = logged(world, folder)
        ran = brought(world, for_centre(world, to_centre(members | other)), folder=folder)
        taken = ran.out.get("taken", [])
        assert logged(world, folder) - before == len(taken), f"something was taken and not told: {ran.text}"
        return told(ran, code)
    CASES[name] = run


def logged(world: World, folder: Path) -> int:
    """How many leaves a centre's log has."""
    return world.place.must("aggregator", "status", "--folder", folder)["size"]


honest_case("words-beside-a-batch", "record-malformed", {f"records/{'f' * 64}.record": b"words"})
honest_case("request-of-nobody-beside-a-batch", "invitation-unknown", {
    "request.json": canonical({"secret": "0" * 32})})
honest_case("request-of-words-beside-a-batch", "request-malformed", {"request.json": b"words"})


@case
def preview_of_a_checkpoint(world: World) -> Seen:
    """The office has seen more of the log than the centre has, as after a backup: a preview only looks."""
    folder = world.place.copy("copy")
    with Served(world.place) as later:
        assert put(later, world.tjj.batch()).status == 201
        note = later.checkpoint()
    before = (folder / "guard").read_bytes()
    members = named(world.tjj.batch()) | {f"notes/{sha256(note).hex()}.note": note}
    ran = brought(world, for_centre(world, to_centre(members)), "--preview", folder=folder)
    assert (folder / "guard").read_bytes() == before, "the preview has changed the guard"
    return ran.seen


@case
def no_such_file(world: World) -> Seen:
    return world.place.run("aggregator", "import", "--folder", world.place.centre, "/nonexistent/x").seen


def export_case(name: str, *words: str) -> None:
    """`aggregator export` that writes nothing."""
    def run(world: World) -> Seen:
        file = world.place.work / "unwritten.age"
        ran = world.place.run("aggregator", "export", "--folder", world.place.centre, *words, file)
        assert not file.exists(), "a file was written"
        return ran.seen
    CASES[name] = run


export_case("export-to-nobody", "--office", "nosuch")
export_case("export-to-an-office-without-key", "--office", "czj")


@case
def export_of_nothing(world: World) -> Seen:
    """An answer from the end of the log on: nobody is told to carry it."""
    agent(world)
    size = world.place.checkpoint().split(b"\n")[1].decode()
    words = ("aggregator", "export", "--folder", world.place.centre, "--office", "lunan", "--after", size,
             world.place.work / "nothing.bundle")
    shown = world.place.page(*words)
    assert "need not be taken" in shown and "safe to remove" not in shown, shown
    return world.place.run(*words).seen
