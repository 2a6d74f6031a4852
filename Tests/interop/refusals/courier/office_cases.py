"""What an office is told at its desk: backups, colleagues, what lacks, what a sheet changes, words on warnings."""

import os
import pty
import sqlite3
import subprocess
import time
from pathlib import Path

from records import canonical

from ..agent_cases import agent, twin
from ..damage_cases import told
from ..parties import Office, World, secret_of
from ..place import PASSPHRASE, SHANGJI, Ran, Seen, decoded
from ..results.result_cases import published
from ..wire_cases import Case
from .hand import Desk, brought, for_centre, named, to_centre

CASES: dict[str, Case] = {}
APRIL = ("--period", "april", "--scheme", "small")


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


@case
def waiting_batch_changed(world: World) -> Seen:
    """A batch that came with its request and waits for the enrolment was changed behind the program's back."""
    secret = secret_of(world.invitation("kjj"))
    folder, office = world.place.copy("copy"), Office("kjj")
    office.scheme = world.tjj.scheme
    members = named(office.batch()) | {"request.json": canonical(office.request(secret))}
    ran = brought(world, for_centre(world, to_centre(members, **{"from": "kjj"})), folder=folder)
    assert len(ran.out["waiting"]) == 1 and not ran.out["taken"], ran.text
    assert world.place.run("aggregator", "fsck", "--folder", folder).exit == 0
    base = sqlite3.connect(folder / "log.db")
    base.execute("DROP TRIGGER unloggedStays")
    base.execute("UPDATE unlogged SET wire = substr(wire, 1, length(wire) - 3)")
    base.commit()
    base.close()
    return told(world.place.run("aggregator", "fsck", "--folder", folder), "damaged-unlogged")


@case
def nobody_to_review(world: World) -> Seen:
    """A bundle for colleagues where the office has one computer."""
    file = world.place.work / "unwritten.age"
    ran = world.place.run("agent", "export", "--folder", agent(world), "--colleagues", file)
    assert not file.exists(), "a file was written"
    return ran.seen


@case
def backup_cut(world: World) -> Seen:
    place, file, new = world.place, world.place.work / "kept.backup", world.place.work / "restored"
    place.must("agent", "backup", "--folder", agent(world), file)
    file.write_bytes(file.read_bytes()[:-1])
    ran = place.run("agent", "restore", "--folder", new, file)
    assert not new.exists(), "something was restored"
    return ran.seen


@case
def backup_of_words(world: World) -> Seen:
    file = world.place.work / "words.backup"
    file.write_text("shangji-backup:1\nwords\n")
    return world.place.run("agent", "restore", "--folder", world.place.work / "restored", file).seen


@case
def restored_over_an_agent(world: World) -> Seen:
    place, file = world.place, world.place.work / "kept.backup"
    place.must("agent", "backup", "--folder", agent(world), file)
    return place.run("agent", "restore", "--folder", agent(world), file).seen


def by_stick(world: World, office: str) -> Path:
    """An agent that joined a copy of the centre without any network."""
    place, stick, folder = world.place, world.place.work / "stick.age", world.place.work / f"{office}-by-stick"
    invitation = world.invitation(office, "http://127.0.0.1:1")
    copy = place.copy("copy")
    place.must("agent", "join", "--folder", folder, invitation, "--person", f"{office}-b", "--name", "x")
    place.must("agent", "export", "--folder", folder, stick)
    asked = place.must("aggregator", "import", "--folder", copy, stick)["joining"]
    place.must("aggregator", "approve", asked["key"], "--folder", copy, "--as", "wang", "--with", "li")
    place.must("aggregator", "export", "--folder", copy, "--office", office, stick)
    place.must("agent", "import", "--folder", folder, stick)
    return folder


@case
def not_all_is_given(world: World) -> Seen:
    """Four of the five cells of April that the office is asked for are still missing; it is told, not refused."""
    folder = by_stick(world, "kjj")
    world.place.must("agent", "draft", "set", "--folder", folder, *APRIL, "growth", "130202", "5.4")
    ran = world.place.run("agent", "draft", "check", "--folder", folder, "--period", "april")
    lacking = [one for one in ran.out["lacking"] if one["at"] == "small april"]
    assert "april/growth/130202" not in lacking[0]["en"] and "april/income/130202" in lacking[0]["en"], ran.text
    return told(ran, "cells-lacking")


@case
def period_mistyped(world: World) -> Seen:
    return world.place.run("agent", "draft", "check", "--folder", agent(world), "--period", "aprill").seen


@case
def sheet_over_a_typed_value(world: World) -> Seen:
    """An old sheet is imported again after a correction by hand: old and new are told."""
    place, folder, sheet = world.place, twin(world), world.place.work / "old.csv"
    sheet.write_text("indicator,subject,value\ngrowth,130202,5.4\nincome,130202,90\n")
    place.must("agent", "draft", "import", "--folder", folder, *APRIL, sheet)
    place.must("agent", "draft", "set", "--folder", folder, *APRIL, "growth", "130202", "5.5")
    ran = place.run("agent", "draft", "import", "--folder", folder, *APRIL, sheet)
    assert [one["at"] for one in ran.out["replaced"]] == ["april/growth/130202"], ran.text
    assert "5.5" in ran.out["replaced"][0]["en"] and "5.4" in ran.out["replaced"][0]["en"], ran.text
    return told(ran, "draft-replaces")


@case
def answer_of_no_words(world: World) -> Seen:
    return world.place.run("agent", "statement", "answer", "--folder", agent(world), "--about", "0" * 64,
                           "--at", "130202/growth", "--as", "kjj-a").seen


@case
def warning_that_there_is_not(world: World) -> Seen:
    desk = Desk(world)
    assert desk.take(desk.answer(published(world).centre)).exit == 0
    standing = world.place.must("agent", "results", "--folder", desk.folder)[0]["id"]
    return world.place.run("agent", "statement", "acknowledgement", "--folder", desk.folder, "--about", standing,
                           "--at", "130202/nosuch", "--as", "kjj-a").seen


@case
def passphrases_that_differ(world: World) -> Seen:
    """A new passphrase is asked for twice, on a terminal."""
    master, slave = pty.openpty()
    env = {key: value for key, value in os.environ.items() if not key.startswith("SHANGJI_PASSPHRASE")}
    with subprocess.Popen([SHANGJI, "agent", "person", "add", "--folder", str(twin(world)), "--id", "second",
                           "--name", "x", "--json"], env=env, stdin=slave, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8") as child:
        for typed in (PASSPHRASE, PASSPHRASE + "x"):
            time.sleep(1)
            os.write(master, typed.encode() + b"\n")
        text, words = child.communicate(timeout=30)
    os.close(master)
    os.close(slave)
    assert "8" in words, f"the rule is not told: {words}"
    ran = Ran(child.returncode, decoded(text), text, words)
    world.place.seen.add("passphrase-differs" if "passphrase-differs" in text else "-")
    return ran.seen
