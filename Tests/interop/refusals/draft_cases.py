"""Drafts that are remarked on, seals that are refused, and the memory of an agent changed behind its back."""

import fcntl
import sqlite3
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Callable

from .agent_cases import agent, fresh, twin
from .parties import World, read
from .place import Place, Ran, Seen, Served, codes_in
from .wire_cases import Case

CASES: dict[str, Case] = {}
APRIL = ("--period", "april", "--scheme", "small")


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def typed(place: Place, folder: Path, *words: str) -> Any:
    """`draft set`, which keeps whatever is typed."""
    return place.must("agent", "draft", "set", "--folder", folder, *APRIL, *words)


def sealed(place: Place, folder: Path, *words: str) -> Ran:
    """`seal` of what was typed; the office is not in charge, which is no matter here."""
    return place.run("agent", "seal", "--folder", folder, *APRIL, "--despite-findings", *words)


def told(ran: Ran, code: str) -> Seen:
    """The code, where it is among those of the answer."""
    codes = codes_in(ran.out)
    return Seen(code if code in codes else ",".join(codes) or "-", "-", str(ran.exit))


def sql(folder: Path, *statements: str, **values: Any) -> None:
    """Changes of the agent's memory behind its back."""
    base = sqlite3.connect(folder / "agent.sqlite")
    with base:
        for statement in statements:
            base.execute(statement, values)
    base.close()


# What the checks say of drafts

@case
def draft_before_any_scheme(world: World) -> Seen:
    folder = twin(world, fresh(world))
    return told(world.place.run("agent", "draft", "set", "--folder", folder, "--period", "april",
                                "growth", "130202", "5"), "draft-waits-for-scheme")


@case
def seal_before_any_scheme(world: World) -> Seen:
    folder = twin(world, fresh(world))
    world.place.must("agent", "draft", "set", "--folder", folder, "--period", "april", "growth",
                     "130202", "5")
    return world.place.run("agent", "seal", "--folder", folder, "--period", "april").seen


@case
def draft_of_no_value(world: World) -> Seen:
    folder = twin(world)
    typed(world.place, folder, "growth", "130202", "5 or 6")
    return told(world.place.run("agent", "draft", "check", "--folder", folder), "draft-unreadable")


@case
def seal_of_no_value(world: World) -> Seen:
    folder = twin(world)
    typed(world.place, folder, "growth", "130202", "5 or 6")
    return told(sealed(world.place, folder), "draft-unreadable")


@case
def draft_that_is_none(world: World) -> Seen:
    return world.place.run("agent", "draft", "clear", "--folder", agent(world), "--period", "april",
                           "april/growth/130202").seen


@case
def draft_of_an_older_version(world: World) -> Seen:
    folder = twin(world)
    typed(world.place, folder, "growth", "130202", "5")
    next_version = world.place.work / "next.yaml"
    next_version.write_text(read("small.yaml").replace("title: 增速,", "title: 新增速,"), encoding="utf-8")
    with Served(world.place) as centre:
        centre.must("aggregator", "scheme", "publish", next_version, *centre.two())
        centre.must("agent", "sync", "--folder", folder, "--server", centre.url)
    return told(world.place.run("agent", "draft", "check", "--folder", folder), "draft-scheme-older")


# What cannot be sealed, whatever the clerk says

def seal_case(name: str, code: str, *draft: str, note: tuple[str, ...] = ()) -> None:
    """A draft that is kept, and refused when it is to be sealed."""
    def run(world: World) -> Seen:
        folder = twin(world)
        typed(world.place, folder, *draft)
        return told(sealed(world.place, folder, *note), code)
    CASES[name] = run


GROWTH = ("growth", "130202", "5")
MANY = ";".join(f"g{number}=1" for number in range(101))
seal_case("comment-too-long", "seal-text-length", *GROWTH, "--comment", "长" * 2001)
seal_case("note-too-long", "seal-text-length", *GROWTH, note=("--note", "长" * 2001))
seal_case("too-many-ballots", "seal-field-wrong", "votes", "130202", "good=1000000001")
seal_case("too-many-grades", "seal-too-many", "votes", "130202", MANY)


# A memory that somebody has changed

def memory_case(name: str, code: str, harm: Callable[[Path], None], *command: str) -> None:
    """A command on a copy of the folder, of which the memory was changed; `@` is the copy."""
    def run(world: World) -> Seen:
        folder = twin(world)
        typed(world.place, folder, *GROWTH)
        harm(folder)
        return told(world.place.run(*[word.replace("@", str(folder)) for word in command]), code)
    CASES[name] = run


def chain(folder: Path, first: int, count: int) -> None:
    """So many batches of today behind one another, of which only the rows exist."""
    base = sqlite3.connect(folder / "agent.sqlite")
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    with base:
        key = base.execute("SELECT device FROM identity").fetchone()[0]
        for seq in range(first, first + count):
            name, before = f"{seq:064x}", f"{seq - 1:064x}" if seq > 1 else None
            base.execute("INSERT INTO record (id, type, origin, wire, at) "
                         "VALUES (?, 'batch', 'own', x'00', ?)", (name, now))
            base.execute("INSERT INTO batch VALUES (?, 'own', ?, ?, ?, 'small', 1, 'april', 1)",
                         (name, key, seq, before))
    base.close()


def four_days_ago(folder: Path) -> None:
    """A statement that was signed four days ago and has not left."""
    sql(folder, "DROP TRIGGER recordStays",
        "UPDATE record SET at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-4 days') WHERE origin = 'own'")


SEAL = ("agent", "seal", "--folder", "@", *APRIL, "--despite-findings")
STATUS = ("agent", "status", "--folder", "@")
memory_case("batch-501-of-the-day", "batches-per-day", lambda folder: chain(folder, 1, 500), *SEAL)
memory_case("number-beyond-all", "seal-chain-wrong", lambda folder: chain(folder, 10**9, 1), *SEAL)
memory_case("cell-twice", "seal-cell-twice", lambda folder: sql(
    folder, "INSERT INTO draft SELECT '', cell, period, NULL, NULL, kind, '6', comment, date, reason, "
            "changedAt FROM draft"), *SEAL)
memory_case("identity-damaged", "agent-data-damaged", lambda folder: sql(
    folder, "UPDATE identity SET request = '{}'"), *STATUS)
memory_case("draft-damaged", "agent-data-damaged", lambda folder: sql(
    folder, "UPDATE draft SET changedAt = 'yesterday'"), *STATUS[:1], "draft", "show", "--folder", "@")


@case
def nothing_has_left(world: World) -> Seen:
    folder = twin(world)
    typed(world.place, folder, *GROWTH)
    assert sealed(world.place, folder).exit == 0
    four_days_ago(folder)
    return told(world.place.run("agent", "status", "--folder", folder), "nothing-left-for-days")


@case
def folder_copied(world: World) -> Seen:
    """Two copies of one device seal; the feed brings the other's batch to the first."""
    folders = [twin(world).rename(world.place.work / f"twin-{number}") for number in (1, 2)]
    with Served(world.place) as centre:
        for value, folder in enumerate(folders):
            typed(centre, folder, "growth", "130202", str(value))
            assert sealed(centre, folder).exit == 0
            centre.must("agent", "sync", "--folder", folder, "--server", centre.url)
        centre.must("agent", "sync", "--folder", folders[0], "--server", centre.url)
    typed(world.place, folders[0], *GROWTH)
    return told(sealed(world.place, folders[0]), "chain-forked")


@case
def another_process_writes(world: World) -> Seen:
    folder = twin(world)
    with open(folder / "lock", "a", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return world.place.run("agent", "draft", "set", "--folder", folder, *APRIL, *GROWTH).seen
