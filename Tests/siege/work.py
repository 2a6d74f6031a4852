"""What offices send: a scheme of a hundred figures a subject, and signed batches of it."""

import json
import secrets
from typing import Any

from refusals.parties import Office, identifier, kind_of, wire

INDICATORS = 100
GROUP = 5_000
Entry = dict[str, Any]


def scheme(offices: list[str], subjects: int) -> str:
    """A scheme in which every office may give every figure; JSON is YAML too."""
    groups = [f"g{number}" for number in range(-(-subjects // GROUP))]
    return json.dumps({
        "id": "siege", "version": 1, "title": "围城", "timezone": "Asia/Shanghai", "sum": 100,
        "offices": [{"id": name, "name": name} for name in offices],
        "groups": [{"id": name, "name": name} for name in groups],
        "subjects": [{"id": subject(number), "name": subject(number),
                      "group": groups[number // GROUP]} for number in range(subjects)],
        "periods": [{"id": "april", "name": "4 月", "kind": "pre", "opens": "2026-04-01",
                     "closes": "2026-04-20"},
                    {"id": "year", "name": "全年", "kind": "year", "weight": 100,
                     "opens": "2026-12-20", "closes": "2027-01-10"}],
        "indicators": [{"id": indicator(number), "title": indicator(number), "weight": 1,
                        "digits": 1, "rule": "direct", "responsible": offices}
                       for number in range(INDICATORS)],
        "reviewer": False, "late": "hold"}, ensure_ascii=False)


def subject(number: int) -> str:
    """The id of a subject."""
    return f"s{number:05d}"


def indicator(number: int) -> str:
    """The id of an indicator."""
    return f"i{number:03d}"


def figures(number: int, comment: str = "") -> list[Entry]:
    """Every figure of one subject: a hundred cells that no other subject has."""
    more = {"comment": comment} if comment else {}
    return [{"indicator": indicator(place), "subject": subject(number),
             "value": f"{(number + place) % 90 + 10}.5"} | more for place in range(INDICATORS)]


def fast_canonical(value: Any) -> bytes:
    """Canonical bytes of what has ASCII keys, strings without controls, and small integers."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def next_batch(office: Office, entries: list[Entry], **header: Any) -> tuple[str, bytes]:
    """The next signed batch of a device's chain: its id and its bytes."""
    data = wire(office.device, kind_of("batch"),
                fast_canonical(office.payload(*entries, **header)))
    office.seq, office.prev = office.seq + 1, identifier(data)
    return office.prev, data


def heavy(office: Office, subjects: int, size: int) -> tuple[str, bytes]:
    """A batch of about so many bytes: few entries, long comments."""
    count = max(1, size // (INDICATORS * 4_200))
    entries = [entry for number in range(min(count, subjects))
               for entry in figures(number, secrets.token_hex(2)[:2] + "注" * 1_365)]
    return next_batch(office, entries)


def crowded(office: Office, subjects: int, entries: int) -> tuple[str, bytes]:
    """A batch of so many short entries."""
    all_of_them = [entry for number in range(-(-entries // INDICATORS))
                   for entry in figures(number % subjects)]
    return next_batch(office, all_of_them[:entries])
