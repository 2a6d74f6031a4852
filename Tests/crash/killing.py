"""Running a command of the program and killing it in the midst of its work."""

import os
import subprocess
import time
from pathlib import Path
from typing import Any, NamedTuple

from refusals.place import PASSPHRASE, SHANGJI, decoded

Words = tuple[object, ...]
# The memory that opening a person's key takes and gives back: scrypt has 32 MiB.
SCRYPT_PAGES = (16 << 20) // os.sysconf("SC_PAGE_SIZE")


class Killed(NamedTuple):
    """How a command ended: its exit code, None where it was killed; what it said, and what took how many seconds."""
    exit: int | None
    out: Any
    waited: float
    worked: float


def resident(process: subprocess.Popen[bytes]) -> int:
    """Pages in memory; 0 when it has ended."""
    try:
        return int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0


def opened(process: subprocess.Popen[bytes], keys: int) -> float:
    """Waits until so many keys were opened, which takes seconds; the time when the work itself begins."""
    high, seen = 0, 0
    while seen < keys and process.poll() is None:
        now = resident(process)
        high = max(high, now)
        if high - now > SCRYPT_PAGES:
            seen, high = seen + 1, now
        time.sleep(0.002)
    return time.monotonic()


def run_until(moment: float, words: Words, keys: int) -> Killed:
    """Runs a command and kills it so many seconds after its keys are open; its answer is short."""
    process = subprocess.Popen(
        [SHANGJI, *map(str, words), "--json"], env={**os.environ, "SHANGJI_PASSPHRASE": PASSPHRASE},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    started = time.monotonic()
    began = opened(process, keys)
    try:
        code: int | None = process.wait(moment)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        code = None
    ended = time.monotonic()
    assert process.stdout
    with process.stdout as answer:
        return Killed(code, decoded(answer.read()), began - started, ended - began)
