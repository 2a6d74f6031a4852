"""IDLE AND SLOW: connections that do nothing or little do not stop an honest office."""

import socket
import statistics
from typing import Iterator

import centre
from centre import LOCAL, Besieged, Outcome, Watch, mebibytes
from crowd import Crowd
from honest import Honest
from work import figures, heavy, next_batch

CROWDS = {"small": (200, 40, 1), "full": (1_000, 200, 12)}
FEW = 256


def run(besieged: Besieged, kind: str, table: list[str]) -> Iterator[Outcome]:
    """One honest office alone, then beside the crowd; its time is a figure and no test."""
    idle, slow, rounds = CROWDS[kind]
    besieged.restart(tls=True)
    assert besieged.server
    honest, greedy = Honest(besieged, "o0", "crowd"), besieged.offices[1]
    for _ in range(4):  # pages of the feed that take long to read slowly
        name, data = heavy(greedy, besieged.subjects, 1 << 20)
        assert besieged.call("PUT", f"/v1/records/{name}", data).status in (200, 201)
    alone, problem = honest.work(rounds)
    yield not problem, f"an honest office comes to its end alone {problem}"
    token = besieged.token(greedy)
    with Watch(besieged.server.pid) as watch, Crowd(besieged, idle, slow, token) as crowd:
        before = crowd.present
        beside, problem = honest.work(rounds)
        yield before == idle + slow, f"{before} connections are held open {dict(crowd.failed)}"
        yield not problem, f"an honest office comes to its end beside {idle} + {slow} {problem}"
        ratio = statistics.median(beside or [0]) / statistics.median(alone)
        table.append(
            f"{idle} idle, {slow} slow: an honest round {statistics.median(alone):.2f} s alone, "
            f"{statistics.median(beside or [0]):.2f} s beside them ({ratio:.1f} ×, aim 3), "
            f"memory at most {mebibytes(watch.peak)}")
        if kind == "full":
            yield ratio <= 3, f"its time is {ratio:.1f} of its time alone"
    problem = besieged.verified(honest.receipts())
    yield not problem, f"the receipts of the honest office verify {problem}"


def few_descriptors(besieged: Besieged) -> Iterator[Outcome]:
    """More connections than descriptors: who is connected is served, and the log has its files."""
    program, wrapper = centre.SHANGJI, besieged.work / "few"
    wrapper.write_text(f'#!/bin/bash\nulimit -n {FEW}\nexec "{program}" "$@"\n', encoding="utf-8")
    wrapper.chmod(0o700)
    centre.SHANGJI = str(wrapper)
    lines: list[socket.socket] = []
    try:
        besieged.restart(tls=False)
        line = besieged.line()
        besieged.call("GET", "/v1/centre", line=line)
        lines = [socket.create_connection((LOCAL, besieged.port), 20) for _ in range(FEW + 100)]
        name, data = next_batch(besieged.offices[1], figures(0))
        taken = besieged.call("PUT", f"/v1/records/{name}", data, line=line)
        line.close()
        yield taken.status == 201, (
            f"with {len(lines)} connections and {FEW} descriptors a record is logged "
            f"{taken.status} {taken.code}")
    finally:
        centre.SHANGJI = program
        for one in lines:
            one.close()
    alive = besieged.alive() and besieged.server is not None and besieged.server.poll() is None
    yield alive, "and the centre serves on"
    besieged.restart(tls=False)
