"""The check that a file is whole can fail: bundles cut short, and a writer that uses the last name at once."""

import random
import subprocess
import sys
from typing import Iterator

from centre_kills import Outcome
from stage import Stage

# Writes the first half under its name, says so, and waits to be killed.
CARELESS = """
import sys, time
data = open(sys.argv[1], "rb").read()
file = open(sys.argv[2], "wb")
file.write(data[:len(data) // 2])
file.flush()
print("half", flush=True)
time.sleep(60)
"""


def run(stage: Stage, seed: int) -> Iterator[Outcome]:
    """Cut at the chunks' borders, near the ends, and anywhere; then the careless writer."""
    data, file = stage.bundle.read_bytes(), stage.work / "cut.bundle"
    chance = random.Random(seed)
    header = data.index(b"\n--- ") + 1
    header = data.index(b"\n", header) + 1
    border = header + 16 + 65_552
    sizes = sorted({0, header, border, border + 1, len(data) - 1, *(chance.randrange(len(data)) for _ in range(3))})
    passed = []
    for size in sizes:
        file.write_bytes(data[:size])
        if not stage.whole(file):
            passed.append(size)
    yield not passed, f"a bundle cut to {sizes} of {len(data)} bytes is never taken for whole {passed or ''}"
    file.write_bytes(data)
    fault = stage.whole(file)
    yield not fault, f"the same bundle not cut is whole {fault}"
    with subprocess.Popen([sys.executable, "-c", CARELESS, str(stage.bundle), str(file)],
                          stdout=subprocess.PIPE) as writer:
        assert writer.stdout and writer.stdout.readline() == b"half\n"
        writer.kill()
    fault = stage.whole(file)
    yield bool(fault), f"what a writer without a temporary name leaves when killed is not whole: {fault}"
