"""Finds an entry among records as `shangji record show --json` prints them, one after another.

Usage: entry.py INDICATOR SUBJECT [ROLE] <RECORDS. Prints BATCH#INDEX, that of the last batch.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any


def records(text: str) -> Iterator[dict[str, Any]]:
    """The JSON values that stand one behind the other."""
    decoder, place = json.JSONDecoder(), 0
    while (place := len(text) - len(text[place:].lstrip())) < len(text):
        value, place = decoder.raw_decode(text, place)
        yield value


def main() -> None:
    """The place of the entry."""
    wanted = dict(zip(("indicator", "subject", "role"), sys.argv[1:]))
    found = [(one["payload"]["seq"], one["id"], index)
             for one in records(sys.stdin.read()) if one["type"] == "batch"
             for index, entry in enumerate(one["payload"]["entries"])
             if all(entry.get(key) == value for key, value in wanted.items())]
    _, batch, index = max(found)
    print(f"{batch}#{index}")


if __name__ == "__main__":
    main()
