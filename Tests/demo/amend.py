#!/usr/bin/env python3
"""Makes the next version of a scheme in YAML from what the centre agreed to.

Usage: amend.py SCHEME BINDING REASON [weight LEAF NUMBER]… [add NODE FILE]… >NEXT
BINDING is what `shangji aggregator bind --json` prints: the hashes of approved rules go to their
leaves, and values given before are kept. FILE is the YAML of an admitted leaf; NODE is the node
that gets it, `-` the top.
"""

import json
import re
import sys
from pathlib import Path


def place(lines: list[str], indicator: str) -> int:
    """The line on which an indicator begins."""
    return next(at for at, line in enumerate(lines) if re.fullmatch(rf" *- id: {indicator}", line))


def bind(lines: list[str], indicator: str, digest: str) -> None:
    """The leaf names the hash of its rules."""
    at = place(lines, indicator)
    lines.insert(at + 1, f"{' ' * lines[at].index('-')}  detailedRules: {digest}")


def weigh(lines: list[str], indicator: str, weight: str) -> None:
    """Another weight."""
    at = place(lines, indicator)
    at = next(at for at in range(at, len(lines)) if lines[at].strip().startswith("weight: "))
    lines[at] = re.sub(r"weight: .*", f"weight: {weight}", lines[at])


def add(lines: list[str], node: str, file: str) -> None:
    """A leaf goes under a node, or to the end of the top."""
    if node == "-":
        at, indent = lines.index("grades:"), "  "
    else:
        at = place(lines, node)
        indent = " " * (lines[at].index("-") + 4)
        at = lines.index(f"{indent[:-2]}children:", at) + 1
    text = [line for line in Path(file).read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")]
    lines[at:at] = [f"{indent}{'  ' if number else '- '}{line}"
                    for number, line in enumerate(text)]


def main() -> None:
    """The next version."""
    scheme, binding, reason, *acts = sys.argv[1:]
    lines = Path(scheme).read_text(encoding="utf-8").splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("version: "))
    lines[at] = f"version: {int(lines[at].split()[1]) + 1}"
    kept = [one for one in json.loads(Path(binding).read_text("utf-8")) if not one["bound"]]
    for one in kept:
        bind(lines, one["indicator"], one["digest"])
    while acts:
        kind, first, second, *acts = acts
        {"weight": weigh, "add": add}[kind](lines, first, second)
    print("\n".join(lines))
    print("\namendment:", f"  reason: {reason}", "  leaves:", sep="\n")
    for one in kept:
        print(f"    {one['indicator']}: {{carry: keep}}")


if __name__ == "__main__":
    main()
