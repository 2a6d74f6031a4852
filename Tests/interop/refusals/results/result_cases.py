"""Results that cannot be published, that were harmed where they lie, or altered on their way to an office."""

import copy
import shutil
from typing import Any, Callable

from bundle import Bundle
from records import canonical, parsed

from ..agent_cases import agent, twin
from ..damage_cases import sql, told
from ..line_cases import sync
from ..lines import forger
from ..parties import World, identifier, person_key, put
from ..place import Place, Seen, Served
from ..wire_cases import Case

CASES: dict[str, Case] = {}
APRIL = ("aggregator", "publish", "--scheme", "small", "--period", "april")


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def publish_case(name: str, *words: str) -> None:
    """`publish` on the centre itself, which stays as it is."""
    CASES[name] = lambda world: world.place.run(*APRIL, *world.place.two(), *words).seen


publish_case("publish-with-open-items")
publish_case("publish-an-unknown-group", "--group", "nosuch")
publish_case("publish-an-unknown-group-as-provisional", "--group", "nosuch", "--provisional")
CASES["publish-tells-what-is-open"] = lambda world: told(
    world.place.run(*APRIL, *world.place.two()), "standing-incomplete")
CASES["publish-an-unknown-period"] = lambda world: world.place.run(
    *APRIL[:-1], "never", *world.place.two()).seen
CASES["explain-an-unknown-period"] = lambda world: world.place.run(
    "aggregator", "explain", "130202", "--scheme", "small", "--period", "never", "--folder",
    world.place.centre).seen


def published(world: World) -> Place:
    """A copy of the centre in which the standing of April was published, provisionally; made once."""
    centre = copy.copy(world.place)
    centre.centre = world.place.work / "published"
    if not centre.centre.exists():
        world.place.copy("published")
        centre.must(*APRIL, "--provisional", *centre.two())
    return centre


def of_type(files: Bundle, name: str) -> str:
    """The first record of a type."""
    return next(one for one in files.ids
                if f".{name}.".encode() in files.read(f"records/{one}.record").split(b"\n")[0])


def records(centre: Place) -> Bundle:
    """Everything of the centre as files."""
    folder = centre.work / "all"
    shutil.rmtree(folder, ignore_errors=True)
    centre.must("aggregator", "bundle", "--folder", centre.centre, folder)
    return Bundle(folder)


@case
def provisional_names_what_is_missing(world: World) -> Seen:
    """A subject without all values is an open item of the signed standing."""
    files = records(published(world))
    file = files.path / f"records/{of_type(files, 'standing')}.record"
    return told(world.place.run("record", "show", file), "standing-incomplete")


@case
def second_first_edition(world: World) -> Seen:
    """Another first edition, signed by two, beside the one that stands."""
    wang, li = (person_key(world.place.centre, name) for name in ("wang", "li"))
    files = records(published(world))
    standing = files.record(of_type(files, "standing"))
    again = li.record("standing", {name: value for name, value in standing.items() if name != "key"})
    word = wang.record("statement", {
        "about": identifier(again), "centre": standing["centre"], "kind": "approval", "v": 1})
    with Served(published(world)) as centre:
        for data in (again, word):
            assert put(centre, data).status == 201
        ran = centre.run("aggregator", "findings", "--folder", centre.centre)
    places = {one["at"] for one in ran.out if one["code"] == "standing-without-effect"}
    assert places == {identifier(again)}, ran.text
    return told(ran, "standing-without-effect")


def rows_case(name: str, statement: str) -> None:
    """`fsck` after the rows of a standing were harmed; the remedy helps."""
    def run(world: World) -> Seen:
        place = world.place
        folder = published(world).copy("copy")
        sql(statement)(folder)
        fsck = ("aggregator", "fsck", "--folder", folder)
        seen = told(place.run(*fsck), "damaged-results")
        place.run("aggregator", "rebuild", "--folder", folder)
        assert "damaged-results" not in place.run(*fsck).text, "the remedy did not help"
        return seen
    CASES[name] = run


rows_case("rows-gone", "DELETE FROM results")
rows_case("one-row-gone", "DELETE FROM results WHERE place = 1")
rows_case("total-changed", """UPDATE results SET body = CAST(replace(
    CAST(body AS TEXT), '"total":"', '"total":"9') AS BLOB)""")

rows_case("proof-changed", "UPDATE results SET hash = zeroblob(32) WHERE place = 0")
rows_case("reader-changed", "UPDATE results SET office = 'tjj' WHERE place = 0")


def altered(change: Callable[[dict[str, Any]], Any]) -> Case:
    """A round of the subject's office, with the rows of a standing changed on the line."""
    def change_rows(_: World, call: str, status: int, out: Any) -> tuple[int, Any]:
        for item in out.get("items", []) if call.startswith("GET /v1/feed") else []:
            for row in item.get("rows", []):
                change(row)
        return status, out

    def run(world: World) -> Seen:
        folder, elsewhere = twin(world, agent(world)), copy.copy(world)
        with Served(published(world)) as centre:
            elsewhere.place = centre
            with forger(elsewhere, change_rows) as server:
                ran = sync(world, folder, server)
        assert not world.place.must("agent", "results", "--folder", folder), "the rows were kept"
        return told(ran, "result-row-wrong")
    return run


def better(row: dict[str, Any]) -> None:
    """A total that nobody signed."""
    value = parsed(row["row"].encode())
    if "total" in value:
        row["row"] = canonical(value | {"total": "99.5"}).decode()


def elsewhere_in_the_tree(row: dict[str, Any]) -> None:
    """The row stands at another place than its own."""
    row["place"] += 1


CASES["total-changed-on-the-line"] = altered(better)
CASES["place-changed-on-the-line"] = altered(elsewhere_in_the_tree)
