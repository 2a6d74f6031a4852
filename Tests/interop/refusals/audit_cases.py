"""Audit folders that were damaged, or made up by a centre that lies with its own keys."""

import base64
import json
import shutil
from typing import Any, Callable

from bundle import Bundle, Row, log_key
from records import Holder, canonical

from .damage_cases import told
from .parties import World, identifier, person_key, put, read
from .place import Place, Ran, Seen, Served
from .verdict_cases import entry
from .wire_cases import Case

CASES: dict[str, Case] = {}
Harm = Callable[["Studio"], Any]


class Studio:
    """A copy of a sound folder, and the keys with which a centre may lie."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sound = Bundle(world.place.work / "sound")
        if not self.sound.path.exists():
            write_sound(world, self.sound)
        self.copy = Bundle(world.place.work / "harmed")
        shutil.rmtree(self.copy.path, ignore_errors=True)
        shutil.copytree(self.sound.path, self.copy.path)
        self.wang, self.li = (person_key(world.place.centre, one) for one in ("wang", "li"))
        self.log = log_key(world.place.centre)

    def audit(self, *more: str) -> Ran:
        """The command on the copy."""
        return self.world.place.run("audit", self.copy.path, *more)

    def first(self, kind: str) -> str:
        """The first record of a kind."""
        mark = f".{kind}.".encode()
        return next(name for name in self.copy.ids
                    if mark in self.copy.read(f"records/{name}.record").split(b"\n")[0])

    def change(self, name: str, change: Callable[[bytes], bytes]) -> None:
        """A file changed, and the manifest made to fit."""
        self.copy.write(name, change(self.copy.read(name)))
        self.copy.relist()

    def publish(self, second: bool = True, lie: Row | None = None, **changes: Any) -> None:
        """A further edition, with whatever is changed, in a log signed anew."""
        other = self.li if second else None
        self.copy.publish(self.first("standing"), self.wang, other, lie, **changes)
        self.copy.resign(self.log)

    def batch(self, checkpoint: bytes) -> None:
        """A batch that carries this note, in a log signed anew."""
        self.copy.append(self.world.tjj.batch(entry(), checkpoint=checkpoint.decode()))
        self.copy.resign(self.log)


def write_sound(world: World, bundle: Bundle) -> None:
    """A copy of the centre with late work, a decision and a standing; its folder."""
    with Served(world.place) as centre:
        file = centre.work / "lax.yaml"
        file.write_text(read("small.yaml").replace("id: small\n", "id: lax\n").replace(
            "late: hold", "late: admit"), encoding="utf-8")
        out = centre.must("aggregator", "scheme", "publish", file, *centre.two())
        lax = {"hash": out["hash"], "id": out["scheme"], "version": out["version"]}
        by_wang = ("--folder", centre.centre, "--as", "wang", "--reason", "x", "--scheme", "lax")
        centre.must("aggregator", "close", "--period", "april", *by_wang)
        for value in ("5.4", "6.1"):
            assert put(centre, world.tjj.batch(entry(value=value), scheme=lax)).status == 201
        assert put(centre, world.tjj.batch(
            entry(indicator="income", value="70"), scheme=lax)).status == 201
        centre.must("aggregator", "resolve", "april/growth/130202", "--value", "6", "--with", "li",
                    *by_wang)
        praise = world.tjj.batch(entry(
            indicator="praise", value="1", event="3" * 32, date="2026-04-02", reason="表彰"), scheme=lax)
        assert put(centre, praise).status == 201
        centre.must("aggregator", "admit", identifier(praise), *by_wang)
        centre.must("aggregator", "publish", "--period", "april", "--provisional", *centre.two(),
                    "--scheme", "lax")
        overtaken(world, centre)
        centre.must("aggregator", "bundle", "--folder", centre.centre, bundle.path)


TINY = """id: tiny
version: 1
title: 单项
offices: [{id: tjj, name: 统计局}]
groups: [{id: g, name: 组}]
subjects: [{id: "130202", name: 路南区, group: g}]
periods: [{id: year, name: 全年, kind: year, weight: 1}]
indicators: [{id: growth, title: 增速, weight: 1, rule: direct, responsible: [tjj]}]
"""


def overtaken(world: World, centre: Place) -> None:
    """A scheme of one leaf: its value, a final standing, then a correction."""
    file = centre.work / "tiny.yaml"
    file.write_text(TINY, encoding="utf-8")
    out = centre.must("aggregator", "scheme", "publish", file, *centre.two())
    tiny = {"hash": out["hash"], "id": out["scheme"], "version": out["version"]}
    first = world.tjj.batch(entry(value="5"), scheme=tiny, period="year")
    assert put(centre, first).status == 201
    centre.must("aggregator", "publish", "--period", "year", "--scheme", "tiny", *centre.two())
    second = world.tjj.batch(
        entry(value="6", replaces=[identifier(first) + "#0"]), scheme=tiny, period="year")
    assert put(centre, second).status == 201


def case(name: str, code: str, harm: Harm, *more: str) -> None:
    """An audit after some harm; the code where it is among those of the answer."""
    def run(world: World) -> Seen:
        studio = Studio(world)
        harm(studio)
        return told(studio.audit(*more), code)
    CASES[name] = run


def flipped_at(place: int) -> Callable[[bytes], bytes]:
    """One bit of one byte changed."""
    def change(data: bytes) -> bytes:
        place_of = place % len(data)
        return data[:place_of] + bytes([data[place_of] ^ 1]) + data[place_of + 1:]
    return change


def swap_leaves(studio: Studio) -> None:
    """Two leaves change places, and everything unsigned with them."""
    ids = studio.copy.ids
    studio.copy.ids = [ids[1], ids[0], *ids[2:]]
    studio.copy.retile()
    studio.copy.relist()


def own_log_key(studio: Studio) -> None:
    """The log signed by a key of somebody's own, which the card names."""
    key = Holder(b"\x0b" * 32)
    card = studio.copy.card | {"logKey": base64.b64encode(key.public).decode()}
    studio.copy.write("card.json", canonical(card))
    studio.copy.resign(key)


def lie(studio: Studio) -> None:
    """A total that the records do not give."""
    root = studio.copy.record(studio.first("standing"))["root"]
    row = json.loads(studio.copy.rows(root)[0])
    studio.publish(lie=Row(row["id"], "total", "99.5"))


def other_card(studio: Studio) -> None:
    """The card in the folder bears another name."""
    studio.copy.write("card.json", canonical(studio.copy.card | {"name": "别处"}))
    studio.copy.relist()


def listed(studio: Studio) -> list[str]:
    """A tile of the copy, one of its records and its rows."""
    names = studio.copy.names()
    return [next(name for name in names if name.startswith(start))
            for start in ("tile/0/", "records/", "results/")]


case("manifest-cut", "audit-manifest-wrong", lambda s: s.copy.write(
    "manifest.json", s.copy.read("manifest.json")[:-9]))


def record_gone(studio: Studio) -> None:
    """A record taken away."""
    (studio.copy.path / listed(studio)[1]).unlink()


case("record-gone", "audit-file-missing", record_gone)
case("record-gone-and-standings", "audit-unchecked", record_gone)
case("tile-changed", "audit-file-altered", lambda s: s.copy.write(
    listed(s)[0], flipped_at(5)(s.copy.read(listed(s)[0]))))
case("tile-changed-and-listed", "audit-tile-wrong", lambda s: s.change(listed(s)[0], flipped_at(5)))
case("note-beside", "audit-file-stray", lambda s: s.copy.write("notes.txt", b"x"))
case("ids-cut", "audit-file-unreadable", lambda s: s.copy.write(
    "log.ids", s.copy.read("log.ids")[:-9]))
case("leaves-swapped", "audit-root-wrong", swap_leaves)
case("record-changed-and-listed", "audit-record-wrong", lambda s: s.change(
    listed(s)[1], flipped_at(-5)))
case("checkpoint-of-another-key", "audit-checkpoint-wrong", lambda s: s.copy.resign(
    Holder(b"\x0c" * 32)))
case("log-key-of-somebody", "audit-log-key-unannounced", own_log_key)
case("rows-changed-and-listed", "audit-rows-wrong", lambda s: s.change(
    listed(s)[2], lambda data: data.replace(b'"total":"', b'"total":"1')))
case("total-made-up", "audit-standing-wrong", lie)
case("total-made-up-by-number", "audit-number-wrong", lie)
case("open-item-made-up", "audit-open-wrong", lambda s: s.publish(
    open=[{"at": "april/growth/130202", "code": "cell-conflict"}]))
case("standing-of-another-log", "audit-basis-wrong", lambda s: s.publish(checkpoint="x"))
case("standing-by-one", "audit-standing-unapproved", lambda s: s.publish(second=False))
case("batch-with-words-for-a-note", "audit-note-foreign", lambda s: s.batch(b"x"))
case("late-work", "audit-late-work", lambda s: None)
case("decided", "audit-decided", lambda s: None)
case("late-admitted", "audit-late-admitted", lambda s: None)
case("outdated", "audit-standing-outdated", lambda s: None)


def two_logs(studio: Studio) -> None:
    """A batch carries a checkpoint of its log; then the log is signed anew without a leaf."""
    studio.batch(studio.copy.read("checkpoint"))
    gone = studio.copy.ids[-2]
    (studio.copy.path / f"records/{gone}.record").unlink()
    studio.copy.ids = [one for one in studio.copy.ids if one != gone]
    studio.copy.resign(studio.log)


def under_another_card(world: World) -> Seen:
    """The folder's card is not the one that is trusted."""
    studio = Studio(world)
    other_card(studio)
    return told(studio.audit("--card", str(world.place.centre / "card.json")), "audit-card-differs")


case("two-logs", "audit-checkpoint-elsewhere", two_logs)
CASES["under-another-card"] = under_another_card


def under_another_centre(world: World) -> Seen:
    """The card of a centre that has nothing to do with the folder."""
    studio, folder = Studio(world), world.place.work / "another-centre"
    world.place.must("aggregator", "init", "--folder", folder, "--centre", "another", "--name", "别处")
    ran = studio.audit("--card", str(folder / "card.json"))
    assert ran.out["findingsInAll"] == 1 and not ran.out["standings"], ran.text
    return told(ran, "audit-other-centre")


CASES["under-another-centre"] = under_another_centre
