"""What is told when a scheme is amended, of keys that nobody asked for, of proposals and of double work."""

from pathlib import Path

from ..agent_cases import agent, twin
from ..damage_cases import told
from ..draft_cases import typed
from ..parties import World, read
from ..place import Place, Seen, Served
from ..wire_cases import Case

CASES: dict[str, Case] = {}
NOTHING = "0" * 64
GROWTH = """responsible: [tjj, kjj]
    children:
      - {id: growth, title: 增速, weight: 30, digits: 1"""
GROWTH_OF_LUNAN = GROWTH.replace("kjj]", "kjj, lunan]").replace("digits: 1", "digits: 2")
PROPOSE = ("agent", "propose", "--scheme", "small", "--as", "kjj-a")
WORD = ("aggregator", "proposal")
BY_WANG = ("--as", "wang", "--folder")


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def amended(centre: Place, old: str, new: str, *words: str) -> Path:
    """The small scheme with one place changed, published where no words say otherwise."""
    file = centre.work / "amended.yaml"
    text = read("small.yaml")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    if not words:
        centre.must("aggregator", "scheme", "publish", file, *centre.two())
    return file


def checked(world: World, draft: tuple[str, str], old: str, new: str, code: str) -> Seen:
    """`draft check` of a draft that was begun before the scheme was amended."""
    folder = twin(world)
    typed(world.place, folder, draft[0], "130202", draft[1])
    with Served(world.place) as centre:
        amended(centre, old, new)
        centre.must("agent", "sync", "--folder", folder, "--server", centre.url)
    return told(world.place.run("agent", "draft", "check", "--folder", folder), code)


@case
def draft_of_another_meaning(world: World) -> Seen:
    return checked(world, ("growth", "5"), GROWTH, GROWTH_OF_LUNAN, "draft-cell-changed")


@case
def draft_of_no_cell(world: World) -> Seen:
    return checked(world, ("welfare", "a"), "id: welfare", "id: relief", "draft-cell-gone")


@case
def value_to_be_given_again(world: World) -> Seen:
    with Served(world.place) as centre:
        amended(centre, "digits: 1, unit: 分", "digits: 2, unit: 分")
        return told(centre.run("aggregator", "findings", "--folder", centre.centre), "cell-asked-again")


@case
def key_that_nobody_asked_for(world: World) -> Seen:
    folder = twin(world)
    other = world.place.work / "second"
    with Served(world.place) as centre:
        text = centre.must("aggregator", "invite", "--folder", centre.centre, "--office", "lunan", "--name", "x",
                           "--server", centre.url)["invitation"]
        centre.must("agent", "join", "--folder", other, text, "--person", "other", "--name", "x")
        key = centre.must("agent", "status", "--folder", other)["key"]
        centre.must("aggregator", "approve", key, *centre.two())
        centre.must("agent", "sync", "--folder", folder, "--server", centre.url)
    return told(world.place.run("agent", "status", "--folder", folder), "office-key-unconfirmed")


@case
def rules_of_another_office(world: World) -> Seen:
    return world.place.run(*PROPOSE, "rules", "--at", "growth", "--text", "细则", "--folder", agent(world)).seen


@case
def indicator_that_is_there(world: World) -> Seen:
    return world.place.run(*PROPOSE, "indicator", "--at", "growth", "--text", "x", "--folder", agent(world)).seen


@case
def word_on_nothing(world: World) -> Seen:
    return world.place.run(*WORD, "approve", NOTHING, *BY_WANG, world.place.centre).seen


@case
def word_on_an_earlier_one(world: World) -> Seen:
    """The contract of a unit is proposed twice; a comment on the second one is well."""
    folder = twin(world)
    contract = (*PROPOSE, "contract", "--at", "130202", "--folder", folder, "--text")
    with Served(world.place) as centre:
        first, second = (centre.must(*contract, text)["id"] for text in ("协议一", "协议二"))
        centre.must("agent", "sync", "--folder", folder, "--server", centre.url)
        listed = centre.must("aggregator", "proposals", "--folder", centre.centre)["proposals"]
        assert [one["state"] for one in listed] == ["superseded", "proposed"], listed
        centre.must(*WORD, "comment", second, "--text", "写明目标", *BY_WANG, centre.centre)
        return centre.run(*WORD, "approve", first, *BY_WANG, centre.centre).seen


@case
def rules_that_nobody_approved(world: World) -> Seen:
    place = world.place
    file = amended(place, "digits: 1, unit: 分", f"digits: 1, unit: 分, detailedRules: {NOTHING}", "only the file")
    return place.run("aggregator", "scheme", "publish", file, "--preview", *place.two()).seen


@case
def first_version_with_rules(world: World) -> Seen:
    place = world.place
    file = amended(place, "digits: 1, unit: 分", f"digits: 1, unit: 分, detailedRules: {NOTHING}", "only the file")
    file.write_text(file.read_text(encoding="utf-8").replace("id: small\n", "id: ruled\n"), encoding="utf-8")
    ran = place.run("aggregator", "scheme", "publish", file, "--preview", *place.two())
    return told(ran, "warning-rules-not-approved")


@case
def one_leaf_of_two_offices(world: World) -> Seen:
    return told(world.place.run("aggregator", "plan", "--folder", world.place.centre), "warning-carried-twice")


@case
def one_thing_twice(world: World) -> Seen:
    """The schemes `small` and `strict` ask for the same."""
    return told(world.place.run("aggregator", "plan", "--folder", world.place.centre), "plan-assessed-twice")
