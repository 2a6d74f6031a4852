"""All sieges of one centre, small or full."""

import time
from typing import Iterator

import described
import flood
import one_office
import patience
from centre import Besieged, Outcome

# One office more than those that send: its device uses up its day.
OFFICES = {"small": (5, 200), "full": (201, 20_000)}


def everything(kind: str, table: list[str]) -> Iterator[Outcome]:
    """Every part, even after one has failed; `table` gets a line a figure."""
    began = time.monotonic()
    besieged = Besieged(*OFFICES[kind])
    print(f"# a centre with {OFFICES[kind][0]} offices after {time.monotonic() - began:.0f} s")
    parts = {
        "description": lambda: described.run(besieged, kind),
        "one office": lambda: one_office.run(besieged, kind, table),
        "patience": lambda: patience.run(besieged, kind, table),
        "few descriptors": lambda: patience.few_descriptors(besieged),
        "flood": lambda: flood.run(besieged, kind, table)}
    try:
        for name, part in parts.items():
            start = time.monotonic()
            try:
                yield from part()
            except (AssertionError, OSError, LookupError, ValueError) as error:
                yield False, f"{name} breaks off: {type(error).__name__} {error}"
            print(f"# {name}: {time.monotonic() - start:.0f} s", flush=True)
    finally:
        besieged.close()
