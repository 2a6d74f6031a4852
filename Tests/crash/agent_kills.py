"""The agent is killed while it keeps a draft, seals or syncs; what it said was done is there, and arrives once."""

import os
import random
import subprocess
import time
from pathlib import Path
from typing import Any, Iterator

from centre_kills import Outcome, fsck
from records import parsed, read_record
from refusals.parties import World
from refusals.place import PASSPHRASE, SHANGJI, Place, decoded
from transparency import verify_receipt

SCHEME = ("--period", "april", "--scheme", "small")


class Agent:
    """One folder of the office tjj, and what we know must be in it."""

    def __init__(self, world: World) -> None:
        self.place = world.place
        self.folder = world.place.work / "agent"
        self.call("join", world.invitation("tjj"), "--person", "second", "--name", "x")
        self.key = self.call("status")["key"]
        world.place.must("aggregator", "approve", self.key, *world.place.two())
        self.call("sync")
        self.draft: str | None = None
        self.sealed: list[str] = []
        self.number = 0
        self.kills = 0
        self.took = 0.0
        self.usual = self.durations()

    def durations(self) -> dict[str, float]:
        """How long each step takes on this machine when nobody kills it, in seconds."""
        usual = {}
        for step in STEPS:
            problem = getattr(self, step)(60)
            assert not problem, problem
            usual[step] = self.took
        return usual

    def call(self, *words: str) -> Any:
        """A command that has to work."""
        return self.place.must("agent", *words, "--folder", self.folder)

    def killed(self, moment: float, *words: str) -> bool:
        """Runs a command and kills it at the moment; whether it had said that it was done."""
        process = subprocess.Popen(
            [SHANGJI, "agent", *words, "--folder", str(self.folder), "--json"],
            env={**os.environ, "SHANGJI_PASSPHRASE": PASSPHRASE}, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        began = time.monotonic()
        try:
            code = process.wait(moment)
            self.took = time.monotonic() - began
            return code == 0
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            self.kills += 1
            return False

    def shown(self) -> str | None:
        """The value of the only draft, as the agent shows it."""
        found = [entry["value"] for entry in self.call("draft", "show")["entries"]]
        assert len(found) <= 1, f"{len(found)} drafts in one cell"
        return found[0] if found else None

    def set(self, moment: float) -> str:
        """A new value in the cell."""
        self.number += 1
        value = f"{self.number / 10:.1f}".removesuffix(".0")
        done = self.killed(moment, "draft", "set", *SCHEME, "growth", "130202", value)
        found = self.shown()
        allowed = [value] if done else [value, self.draft]
        before, self.draft = self.draft, found
        return "" if found in allowed else f"draft {found} after {before}, {value} (done: {done})"

    def seal(self, moment: float) -> str:
        """Seals the draft."""
        done = self.killed(moment, "seal", *SCHEME)
        found = self.shown()
        if found is None and self.draft is not None:
            self.sealed.append(self.draft)
            self.draft = None
            return ""
        if found != self.draft:
            return f"draft {found} where {self.draft} was"
        return "sealed, said the agent, but the draft is still there" if done and found else ""

    def sync(self, moment: float) -> str:
        """One round."""
        self.killed(moment, "sync")
        return ""


def chain(records: list[dict[str, Any]], names: list[str]) -> str:
    """Numbers from 1 on, each batch naming the one before."""
    for at, payload in enumerate(records):
        if payload["seq"] != at + 1 or payload.get("prev") != (names[at - 1] if at else None):
            return f"the chain breaks at batch {at + 1}"
    return ""


def ending(agent: Agent) -> Iterator[Outcome]:
    """Sends what is left, and compares office and centre."""
    if agent.draft is not None:
        agent.call("seal", *SCHEME)
        agent.sealed.append(agent.draft)
    agent.call("sync")
    out = agent.place.work / "out"
    agent.call("receipts", "--export", str(out))
    batches = []
    for file in Path(out).glob("*.record"):
        record = read_record(file.read_bytes())
        if record.name == "batch":
            batches.append((record.payload["seq"], record))
    records = [record for _, record in sorted(batches, key=lambda pair: pair[0])]
    names = [record.id for record in records]
    values = [record.payload["entries"][0]["value"] for record in records]
    yield values == agent.sealed, f"{len(agent.sealed)} drafts, each sealed in one batch and received"
    problem = chain([record.payload for record in records], names)
    yield not problem, f"numbers and predecessors of {len(records)} batches have no gap and no fork {problem}"
    card = parsed((agent.place.centre / "card.json").read_bytes().strip())
    leaves = leaf_ids(agent.place)
    wrong = [name for name in names if verified(out, name, card, leaves)]
    yield not wrong, f"{len(names)} receipts verify, each names the leaf that the log has {wrong[:3] or ''}"
    held = [batch for batch in decoded(agent.place.dump())["batches"] if agent.key in str(batch)]
    yield len(held) == len(names), f"the centre holds {len(held)} batches of this agent, the agent {len(names)}"
    problem = fsck(agent.place)
    yield not problem, f"fsck of the centre is clean {problem}"


def leaf_ids(place: Place) -> list[str]:
    """The ids in the log; this log is short."""
    size = int(place.checkpoint().split(b"\n")[1])
    assert size < 256, "more than one tile"
    data = place.http("GET", f"/v1/log/tile/entries/000.p/{size}").body
    return [data[at + 2:at + 34].hex() for at in range(0, len(data), 34)]


def verified(out: Path, name: str, card: dict[str, Any], leaves: list[str]) -> bool:
    """Whether a receipt is wrong."""
    index, _ = verify_receipt((out / f"{name}.receipt").read_text(), name, card)
    return leaves[index] != name


STEPS = ("set", "seal", "sync")


def one(agent: Agent, seed: int) -> str:
    """The steps of an office up to the one that is killed, at a moment of the seed."""
    chance = random.Random(seed)
    target = chance.randrange(len(STEPS))
    moment = chance.uniform(0.02, 0.9) * agent.usual[STEPS[target]]
    problem, before = "", agent.kills
    for at in range(target + 1):
        act = getattr(agent, STEPS[at])
        problem = problem or act(moment if at == target else 60)
    said = f"seed {seed}, {STEPS[target]} killed after {moment * 1000:.0f} ms"
    if agent.kills > before:
        print(f"# agent: {said}, {len(agent.sealed)} sealed {problem}", flush=True)
    return f"{said}: {problem}" if problem else ""


def run(kills: int, seed: int) -> Iterator[Outcome]:
    """A kill in each round of draft, seal and sync; then the end."""
    place = Place()
    try:
        agent = Agent(World(place, ("tjj",)))
        began, number = time.monotonic(), seed
        problems: list[str] = []
        # A command that ended before its moment is no kill: go on to the next seed.
        while agent.kills < kills and number < seed + 3 * kills:
            problem = one(agent, number)
            number += 1
            if problem:
                problems.append(problem)
        yield not problems, f"{agent.kills} kills of the agent lose no draft and seal nothing twice {problems or ''}"
        yield agent.kills >= kills, f"{agent.kills} of {kills} kills met a running command"
        yield from ending(agent)
        print(f"# agent: {time.monotonic() - began:.0f} s")
    finally:
        place.close()
