"""The aggregator is killed while six clients send distinct batches; nothing it acknowledged may be lost or doubled."""

import http.client
import random
import threading
import time
from typing import Any, Iterator

from records import canonical, parsed
from refusals.parties import World, identifier, wire, kind_of
from refusals.place import Place
from transparency import verify_receipt

CLIENTS = 6
DEVICES = ("tjj", "czj", "kjj", "o4", "o5", "o6", "o7", "o8")
Outcome = tuple[bool, str]


class Load:
    """What was sent, what was acknowledged, and what is on its way."""

    def __init__(self, world: World) -> None:
        self.world, self.place = world, world.place
        self.lock = threading.Lock()
        self.sent: dict[str, bytes] = {}
        self.receipts: dict[str, str] = {}
        self.index: dict[str, int] = {}
        self.flying: set[str] = set()
        self.wrong: list[str] = []
        self.going = True
        self.card = parsed((self.place.centre / "card.json").read_bytes().strip())

    def next(self) -> str:
        """A new signed batch of the chain; every entry and id is another one."""
        with self.lock:
            # A device may seal 500 batches a day: each sends the next one in turn.
            office = min(self.world.offices.values(), key=lambda one: one.seq)
            number = office.seq + 1
            if number > 490:
                raise ConnectionError("every device has sent what it may on one day")
            data = wire(office.device, kind_of("batch"), canonical(office.payload(
                {"indicator": "growth", "subject": "130202", "value": str(number % 100)})))
            office.seq, office.prev = number, identifier(data)
            self.sent[office.prev] = data
            return office.prev

    def unanswered(self) -> list[str]:
        """Ids that were sent and have no receipt."""
        with self.lock:
            return [name for name in self.sent if name not in self.receipts]

    def put(self, line: http.client.HTTPConnection, name: str) -> None:
        """Sends one record and keeps its receipt."""
        with self.lock:
            self.flying.add(name)
        # After a kill it stays in the air: what was flying is counted before it is cleared.
        line.request("PUT", f"/v1/records/{name}", self.sent[name])
        answer = line.getresponse()
        reply = parsed(answer.read())
        with self.lock:
            self.flying.discard(name)
        if answer.status not in (200, 201):
            raise ConnectionError(f"status {answer.status}: {reply.get('code')}")
        self.keep(name, reply["receipt"])

    def keep(self, name: str, receipt: str) -> None:
        """The index of a record is one for ever."""
        index = int(receipt.split("\n", 2)[1].removeprefix("index "))
        with self.lock:
            if self.index.setdefault(name, index) != index:
                self.wrong.append(f"{name} had leaf {self.index[name]}, now {index}")
            self.receipts[name] = receipt

    def client(self) -> None:
        """Sends what is new until the line breaks."""
        line = http.client.HTTPConnection("127.0.0.1", self.place.port, timeout=60)
        try:
            while self.going:
                self.put(line, self.next())
        except (OSError, http.client.HTTPException):
            pass
        finally:
            line.close()

    def again(self, names: list[str]) -> None:
        """Sends records once more."""
        line = http.client.HTTPConnection("127.0.0.1", self.place.port, timeout=60)
        for name in names:
            self.put(line, name)
        line.close()

    def kill(self, moment: float) -> int:
        """Lets the clients run, kills the server at the moment; how many requests were in flight."""
        self.going = True
        self.flying.clear()
        clients = [threading.Thread(target=self.client) for _ in range(CLIENTS)]
        for client in clients:
            client.start()
        time.sleep(moment)
        server = self.place.server
        assert server
        with self.lock:
            flying = len(self.flying)
            server.kill()
        self.going = False
        server.wait()
        if server.stdout:
            server.stdout.close()
        for client in clients:
            client.join()
        return flying

    def leaves(self) -> list[str]:
        """The ids in the log, from its entry tiles."""
        size = int(self.place.checkpoint().split(b"\n")[1])
        ids: list[str] = []
        while len(ids) < size:
            tile, width = divmod(len(ids), 256)[0], min(256, size - len(ids))
            part = "" if width == 256 else f".p/{width}"
            data = self.place.http("GET", f"/v1/log/tile/entries/{tile:03d}{part}").body
            assert len(data) == 34 * width, f"a tile of {len(data)} bytes for {width} leaves"
            ids += [data[at + 2:at + 34].hex() for at in range(0, len(data), 34)]
        return ids


def verify(load: Load, names: list[str]) -> str:
    """Asks again for records that were acknowledged: the same leaf, a receipt that verifies."""
    load.again(names)
    for name in names:
        index, _ = verify_receipt(load.receipts[name], name, load.card)
        if index != load.index[name]:
            return f"{name} at leaf {index}"
    return ""


def check_log(load: Load, first: list[str]) -> str:
    """Every acknowledged record at its leaf; nothing twice; nothing that was never sent."""
    leaves = load.leaves()
    if len(set(leaves)) != len(leaves):
        return "a record has two leaves"
    if leaves[:len(first)] != first:
        return "the log's beginning has changed"
    if strange := set(leaves) - set(first) - set(load.sent):
        return f"{len(strange)} leaves that nobody sent"
    wrong = [name for name, index in load.index.items() if index >= len(leaves) or leaves[index] != name]
    return f"{len(wrong)} acknowledged records are not at their leaf" if wrong else ""


def fsck(place: Place) -> str:
    """What fsck has to say."""
    ran = place.run("aggregator", "fsck", "--folder", place.centre)
    return "" if ran.exit == 0 else ran.text


def run(kills: int, seed: int) -> Iterator[Outcome]:
    """All kills, then the whole log."""
    place = Place()
    try:
        load = Load(World(place, DEVICES))
        first = load.leaves()
        busy, began = 0, time.monotonic()
        problems: list[str] = []
        for number in range(seed, seed + kills):
            chance = random.Random(number)
            moment = chance.uniform(0.02, 0.4)
            flying = load.kill(moment)
            busy += flying > 0
            place.start()
            problem = check_log(load, first)
            unanswered = load.unanswered()
            load.again(unanswered)
            known = sorted(load.receipts)
            problem = problem or verify(load, chance.sample(known, min(3, len(known))))
            if (number - seed) % 10 == 9:
                problem = problem or fsck(place)
            print(f"# centre: seed {number}, killed after {moment * 1000:.0f} ms, {flying} in flight, "
                  f"{len(unanswered)} without reply, {len(known)} acknowledged {problem}", flush=True)
            if problem:
                problems.append(f"seed {number}: {problem}")
        yield not problems, f"{kills} kills of the centre lose and double nothing {problems or ''}"
        yield busy >= 0.8 * kills, f"{busy} of {kills} kills of the centre had requests in flight"
        yield from ending(load, first)
        print(f"# centre: {time.monotonic() - began:.0f} s")
    finally:
        place.close()


def ending(load: Load, first: list[str]) -> Iterator[Outcome]:
    """Everything that was ever sent, once."""
    leaves = load.leaves()
    held = len(first) + len(load.sent)
    problem: Any = "" if len(leaves) == held else f"{len(leaves)} leaves for {held} records"
    yield not (problem or check_log(load, first)), f"{len(load.sent)} batches, each one leaf {problem}"
    problem = ""
    for name, receipt in load.receipts.items():
        index, _ = verify_receipt(receipt, name, load.card)
        if index != load.index[name]:
            problem = name
    yield not problem, f"{len(load.receipts)} receipts verify {problem}"
    yield not load.wrong, f"no record ever changed its leaf {load.wrong[:3] or ''}"
    problem = fsck(load.place)
    yield not problem, f"fsck of the centre is clean {problem}"
