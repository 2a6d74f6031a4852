"""FLOOD-IN: many devices send at once; memory is bounded and nothing acknowledged is lost."""

import time
from dataclasses import dataclass
from typing import Iterator

from centre import MEMORY_LIMIT, Besieged, Outcome, Watch, mebibytes
from sending import Flood
from work import crowded, figures, heavy, next_batch


@dataclass(frozen=True)
class Size:
    """How much is sent."""
    batches: int
    connections: tuple[int, ...]
    large: int
    crowded: int


SIZES = {"small": Size(200, (8, 32), 10, 2), "full": Size(20_000, (8, 16, 32, 64), 64, 64)}


def waves(besieged: Besieged, size: Size) -> Iterator[tuple[str, list[tuple[str, bytes]], int]]:
    """What is sent one after the other: its name, its batches, over how many connections."""
    offices, share = besieged.offices[:-1], size.batches // len(size.connections)
    for place, connections in enumerate(size.connections):
        yield (f"{share} batches of 100",
               [next_batch(offices[number % len(offices)], figures(number))
                for number in range(place * share, (place + 1) * share)], connections)
    subjects = besieged.subjects
    yield (f"{size.large} batches of 8 MB",
           [heavy(offices[number % len(offices)], subjects, 8_000_000)
            for number in range(size.large)], size.large)
    yield (f"{size.crowded} batches of 20,000",
           [crowded(offices[number % len(offices)], subjects, 20_000)
            for number in range(size.crowded)], size.crowded)


def run(besieged: Besieged, kind: str, table: list[str]) -> Iterator[Outcome]:
    """All waves, then the whole log."""
    size, receipts = SIZES[kind], dict[str, str]()
    besieged.restart(tls=False)
    assert besieged.server
    with Watch(besieged.server.pid) as watch:
        for name, batches, connections in waves(besieged, size):
            before, sent = watch.now(), {identifier for identifier, _ in batches}
            flood = Flood.of(besieged, batches, connections)
            table.append(
                f"{name}, {connections} connections: {len(flood.receipts) / flood.seconds:.0f}/s, "
                f"p99 {flood.percentile(0.99) * 1000:.0f} ms, {sum(flood.refused.values())} times "
                f"refused, memory {mebibytes(before)} before, at most {mebibytes(watch.peak)}")
            yield not flood.odd, f"{name}: receipts, and refusals with Retry-After {flood.odd[:3]}"
            yield set(flood.receipts) == sent, (
                f"{name}: all are taken in the end, {len(sent - set(flood.receipts))} are not")
            receipts |= flood.receipts
        peak = watch.peak
        yield peak <= MEMORY_LIMIT, (
            f"{len(receipts)} batches at once in at most {mebibytes(MEMORY_LIMIT)} ({kind}): "
            f"{mebibytes(peak)}")
    yield from lasting(besieged, receipts, table)


def lasting(besieged: Besieged, receipts: dict[str, str], table: list[str]) -> Iterator[Outcome]:
    """Whether what was acknowledged is in the log of a process that begins anew."""
    besieged.restart(tls=False)
    assert besieged.server
    with Watch(besieged.server.pid) as watch:
        time.sleep(0.5)
        table.append(f"a fresh process over this log: {mebibytes(watch.now())} at rest, at most "
                     f"{mebibytes(watch.peak)} while starting")
    problem = besieged.verified(receipts)
    yield not problem, f"{len(receipts)} receipts verify, each for its leaf {problem}"
    problem = besieged.readable(list(receipts)[:: max(1, len(receipts) // 200)])
    yield not problem, f"what was acknowledged can be read back {problem}"
    problem = besieged.fsck()
    yield not problem, f"fsck is clean after the flood {problem}"
