"""What follows from results, refused or told: rulings on answers and appeals, reports, reminders."""

import shutil
from pathlib import Path
from xml.etree import ElementTree

from ..agent_cases import agent, twin
from ..damage_cases import told
from ..line_cases import sync
from ..parties import World, read
from ..place import Place, Seen, Served
from ..wire_cases import Case
from .result_cases import published

CASES: dict[str, Case] = {}
NOTHING = "0" * 64


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def by_wang(place: Place) -> tuple[str, ...]:
    """The clerk of the centre signs."""
    return ("--folder", str(place.centre), "--as", "wang")


@case
def report_of_nothing(world: World) -> Seen:
    """A report of a period of which nothing is published."""
    return world.place.run("aggregator", "report", "--scheme", "small", "--period", "year", "--folder",
                           world.place.centre).seen


@case
def history_of_a_stranger(world: World) -> Seen:
    """The history of a subject that no edition has; that of one that has, with its picture, goes before."""
    centre = published(world)
    words = ("aggregator", "standing", "--history", "--folder", centre.centre, "--subject")
    picture = centre.work / "history.svg"
    line = centre.must(*words, "130202", "--svg", picture)[-1]
    assert line["stands"] and line["status"] == "provisional", line
    texts = [one.text or "" for one in ElementTree.parse(picture).iter("{http://www.w3.org/2000/svg}text")]
    assert line["total"] in texts and any("路南区" in text for text in texts), texts
    return centre.run(*words, "nobody").seen


@case
def report_of_a_stranger(world: World) -> Seen:
    """The report of a subject that the edition does not have; that of all, as HTML, goes before."""
    centre = published(world)
    words = ("aggregator", "report", "--scheme", "small", "--period", "april", "--folder", centre.centre)
    page = centre.work / "report.html"
    out = centre.must(*words, "--each", "--html", page)
    text = page.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text.split("\n", 1)[1].replace('<meta charset="utf-8">', ""))
    assert [one.text for one in root.iter("h1")] == ["路南区考核报告"], text
    assert out[0]["subjects"][0]["total"] in text
    return centre.run(*words, "--subject", "nobody").seen


@case
def archive_of_a_stranger(world: World) -> Seen:
    """The archive of a subject that no scheme has."""
    return world.place.run("aggregator", "archive", "--subject", "nobody", "--folder", world.place.centre).seen


@case
def close_a_warning_that_there_is_not(world: World) -> Seen:
    """An answer is accepted that nobody gave."""
    return world.place.run("aggregator", "warning", "close", NOTHING, *by_wang(world.place)).seen


@case
def deny_an_appeal_that_there_is_not(world: World) -> Seen:
    """An appeal is denied that nobody made."""
    return world.place.run("aggregator", "appeal", "answer", NOTHING, "--deny", "--text", "x",
                           *by_wang(world.place)).seen


@case
def return_without_words(world: World) -> Seen:
    """An answer to a warning is returned, and no reason given."""
    with Served(published(world)) as centre:
        folder, answer = answered(world, centre)
        ran = centre.run("aggregator", "warning", "return", answer, *by_wang(centre))
        closed = centre.must("aggregator", "warning", "close", answer, *by_wang(centre))
        assert sync(world, folder, centre.url).exit == 0
    states = {one["state"] for one in world.place.must("agent", "warnings", "--folder", folder)
              if any(word["id"] == closed["id"] for word in one["words"])}
    assert states == {"closed"}, states
    return ran.seen


@case
def close_a_warning_twice(world: World) -> Seen:
    """An answer is accepted again."""
    with Served(published(world)) as centre:
        _, answer = answered(world, centre)
        centre.must("aggregator", "warning", "close", answer, *by_wang(centre))
        return centre.run("aggregator", "warning", "close", answer, *by_wang(centre)).seen


@case
def refer_to_a_unit_that_is_not_in_charge(world: World) -> Seen:
    """An answer is referred to an office that has nothing to do with the indicator; to one that has, after it."""
    with Served(published(world)) as centre:
        _, answer = answered(world, centre)
        ran = centre.run("aggregator", "warning", "refer", answer, "--to", "czj", *by_wang(centre))
        own = centre.run("aggregator", "warning", "refer", answer, "--to", "lunan", *by_wang(centre))
        assert own.seen == ran.seen, own.text
        out = centre.must("aggregator", "warning", "refer", answer, "--to", "tjj", *by_wang(centre))
        assert out["referredTo"] == ["tjj"] and len(out["ids"]) == 1, out
        [warning] = [one for one in centre.must("aggregator", "warnings", "--folder", centre.centre)
                     if any(word["id"] == answer for word in one["words"])]
        assert warning["referredTo"] == ["tjj"] and warning["state"] == "answered", warning
    return ran.seen


@case
def refer_an_answer_twice(world: World) -> Seen:
    """An answer is referred again to all that are in charge, who have it."""
    with Served(published(world)) as centre:
        _, answer = answered(world, centre)
        out = centre.must("aggregator", "warning", "refer", answer, *by_wang(centre))
        assert out["referredTo"] == ["kjj", "tjj"], out
        return centre.run("aggregator", "warning", "refer", answer, *by_wang(centre)).seen


@case
def return_a_referred_answer_without_words(world: World) -> Seen:
    """An office in charge returns an answer and gives no reason; with one it is returned at the centre."""
    with Served(published(world)) as centre:
        folder, answer = referred(world, centre)
        words = ("agent", "statement", "rejection", "--folder", folder, "--about", answer, "--as", "tjj-b")
        ran = world.place.run(*words)
        said = world.place.must(*words, "--text", "没有时限")["id"]
        assert sync(world, folder, centre.url).exit == 0
        waiting = ("aggregator", "warnings", "--state", "to-pass-on", "--folder", centre.centre)
        [warning] = centre.must(*waiting)
        assert (warning["state"], warning["toPassOn"]) == ("returned", said), warning
        centre.must("aggregator", "warning", "return", answer, *by_wang(centre))
        assert centre.must(*waiting) == []
    return ran.seen


@case
def answers_to_be_judged(world: World) -> Seen:
    """`agent status` of an office in charge while an answer that was referred to it waits."""
    with Served(published(world)) as centre:
        folder, answer = referred(world, centre)
    [one] = [one for one in world.place.must("agent", "warnings", "--folder", folder) if "answer" in one]
    assert (one["answer"], one["text"], one["state"]) == (answer, "整改", "answered"), one
    return told(world.place.run("agent", "status", "--folder", folder), "referrals-wait")


@case
def warnings_to_be_answered(world: World) -> Seen:
    """`agent status` while warnings of the office wait."""
    with Served(published(world)) as centre:
        folder = warned(world, centre)
    return told(world.place.run("agent", "status", "--folder", folder), "warnings-wait")


@case
def provisional_with_nothing_open(world: World) -> Seen:
    """A standing without open items is published as provisional, for that was asked for."""
    with Served(world.place) as centre:
        file = centre.work / "zero.yaml"
        file.write_text(read("small.yaml").replace("id: small\n", "id: zero\n").replace(
            "missing: block", "missing: zero"), encoding="utf-8")
        centre.must("aggregator", "scheme", "publish", file, *centre.two())
        words = ("aggregator", "publish", "--scheme", "zero", "--period", "april", *centre.two())
        ran = centre.run(*words, "--provisional")
        assert ran.out["status"] == "provisional", ran.text
        assert centre.must(*words)["status"] == "final"
    return told(ran, "standing-provisional")


def warned(world: World, centre: Place) -> Path:
    """A copy of the office's folder that has the published warnings."""
    folder = twin(world, agent(world))
    assert sync(world, folder, centre.url).exit == 0
    return folder


def answered(world: World, centre: Place) -> tuple[Path, str]:
    """The office answers its first warning; its folder, and the answer's id."""
    folder = warned(world, centre)
    warning = world.place.must("agent", "warnings", "--folder", folder)[0]
    answer = world.place.must(
        "agent", "statement", "answer", "--folder", folder, "--about", warning["id"], "--at", warning["at"],
        "--text", "整改", "--as", "kjj-a")["id"]
    assert sync(world, folder, centre.url).exit == 0
    return folder, answer


def referred(world: World, centre: Place) -> tuple[Path, str]:
    """An installation of an office in charge to which the answer was referred, and the answer's id."""
    _, answer = answered(world, centre)
    folder = centre.work / "in-charge"
    shutil.rmtree(folder, ignore_errors=True)
    invitation = centre.must("aggregator", "invite", "--folder", centre.centre, "--office", "tjj", "--name", "tjj",
                             "--server", centre.url)["invitation"]
    world.place.must("agent", "join", "--folder", folder, invitation, "--person", "tjj-b", "--name", "x")
    key = world.place.must("agent", "status", "--folder", folder)["key"]
    centre.must("aggregator", "approve", key, *centre.two())
    centre.must("aggregator", "warning", "refer", answer, "--to", "tjj", *by_wang(centre))
    assert sync(world, folder, centre.url).exit == 0
    return folder, answer
