"""FLOOD BY ONE: what one device sends too much of is refused, and others sync beside it."""

import http.client
import statistics
import threading
import time
from collections import Counter
from typing import Iterator

from centre import Answer, Besieged, Outcome, Watch, mebibytes
from honest import Honest
from work import figures, next_batch

BATCHES_A_DAY = 500
EXPECTED = {"again": {"200"}, "broken signature": {"422 signature-wrong"},
            "too large": {"413 body-too-large", "cut"},
            "too many": {"429 too-many-batches", "503 centre-busy"}}


class Greedy:
    """A device that sends what it should not, over several connections, while a block lasts."""

    def __init__(self, besieged: Besieged, connections: int) -> None:
        self.besieged, self.office = besieged, besieged.offices[-1]
        self.seen: Counter[tuple[str, str]] = Counter()
        self.unpunctual = 0
        self._lock, self._end = threading.Lock(), threading.Event()
        self._threads = [threading.Thread(target=self._work) for _ in range(connections)]

    def fill(self) -> int:
        """Sends as many small batches as it may on a day; how many it took."""
        line = self.besieged.line()
        for sent in range(BATCHES_A_DAY + 1):
            self.name, self.data = next_batch(self.office, figures(sent % 100)[:1])
            answer = self.besieged.call("PUT", f"/v1/records/{self.name}", self.data, line)
            if answer.status != 201:
                self._count("too many", answer)
                line.close()
                return sent
            self.held = (self.name, self.data)
        return BATCHES_A_DAY + 1

    def _requests(self) -> dict[str, tuple[str, bytes]]:
        name, data = self.held
        at = data.index(b"\n") + 70  # inside the base64 of the signature
        other = data[:at] + (b"A" if data[at:at + 1] != b"A" else b"B") + data[at + 1:]
        return {"again": (name, data), "broken signature": (name, other),
                "too large": (name, data.split(b"\n")[0] + b"\n" + b" " * (9 << 20)),
                "too many": (self.name, self.data)}

    def _count(self, kind: str, answer: Answer) -> None:
        with self._lock:
            self.seen[kind, f"{answer.status} {answer.code}".strip()] += 1
            self.unpunctual += answer.status in (429, 503) and not answer.refused_well

    def _work(self) -> None:
        requests, line = self._requests(), self.besieged.line()
        while not self._end.is_set():
            for kind, (name, data) in requests.items():
                try:
                    self._count(kind, self.besieged.call(
                        "PUT", f"/v1/records/{name}", data, line))
                except (OSError, http.client.HTTPException):
                    with self._lock:
                        self.seen[kind, "cut"] += 1
                    line.close()
                    line = self.besieged.line()
        line.close()

    def __enter__(self) -> "Greedy":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join()


def run(besieged: Besieged, kind: str, table: list[str]) -> Iterator[Outcome]:
    """Fills a day, then floods while an honest office works."""
    rounds, connections = (1, 6) if kind == "small" else (12, 32)
    besieged.restart(tls=False)
    assert besieged.server
    honest, greedy = Honest(besieged, "o0", "one"), Greedy(besieged, connections)
    sent, leaves = greedy.fill(), len(besieged.leaves())
    yield sent == BATCHES_A_DAY, f"a device may send {BATCHES_A_DAY} batches a day, it sent {sent}"
    alone, problem = honest.work(rounds)
    yield not problem, f"an honest office comes to its end before the flood {problem}"
    began = time.monotonic()
    with Watch(besieged.server.pid) as watch, greedy:
        beside, problem = honest.work(rounds)
        while sum(greedy.seen.values()) < 100 and time.monotonic() - began < 60:
            time.sleep(0.1)
    yield not problem, f"an honest office comes to its end while one device floods {problem}"
    for name, expected in EXPECTED.items():
        got = {what: count for (which, what), count in greedy.seen.items() if which == name}
        yield bool(got) and set(got) <= expected and set(got) != {"cut"}, f"{name}: {got}"
    yield not greedy.unpunctual, "every 429 and 503 says when to come again"
    grown = len(besieged.leaves()) - leaves
    yield grown == 2 * rounds, f"the log grew by the honest batches only ({grown})"
    table.append(
        f"one device floods over {connections} connections ({sum(greedy.seen.values())} calls): an "
        f"honest round {statistics.median(alone):.2f} s before, "
        f"{statistics.median(beside or [0]):.2f} s beside it, memory at most "
        f"{mebibytes(watch.peak)}")
