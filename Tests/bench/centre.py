"""A centre for a load: founded by the program's own commands, its devices enrolled, then served."""

import base64
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parent.parent / "interop"))
import transparency  # noqa: E402  the second implementation, from the docs alone

PERSONS = {"wang": "clerk", "li": "head"}


class Tools:
    """The two programs under measurement, and where they leave their files."""

    def __init__(self, root: Path, work: Path):
        self.shangji = root / ".build/release/shangji"
        self.bench = root / ".build/release/bench"
        self.work = work

    def run(self, *words: str) -> Any:
        """A command of the product; its JSON."""
        done = subprocess.run(
            [str(self.shangji), *words, "--json"], cwd=self.work, check=False, text=True,
            capture_output=True)
        if done.returncode:
            said = (done.stderr or done.stdout)[:600]
            raise RuntimeError(f"shangji {' '.join(words[:3])}: {said}")
        return json.loads(done.stdout) if done.stdout.strip() else None

    def measure(self, *words: str) -> list[dict[str, Any]]:
        """A part of the measuring program; one JSON value a line."""
        done = subprocess.run(
            [str(self.bench), *words], cwd=self.work, check=False, text=True, capture_output=True)
        if done.returncode:
            raise RuntimeError(f"bench {' '.join(words)}: {done.stderr[-600:]}{done.stdout[-600:]}")
        return [json.loads(line) for line in done.stdout.splitlines()]


class Server:
    """A server process that prints a JSON line with its address once it listens."""

    def __init__(self, command: list[str], folder: Path, **environment: str):
        self.log = (folder / "server.log").open("ab")
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=self.log,
            env=os.environ | environment)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError((folder / "server.log").read_text()[-600:])
        self.port = int(json.loads(line)["listening"].rsplit(":", 1)[1])

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.log.close()

    def usage(self) -> tuple[float, int]:
        """Its processor seconds by now, and the most memory it ever held, in KiB."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        high = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        ticks = int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK"), int(high.split()[1])


def two(tools: Tools) -> list[str]:
    """The words by which two persons sign."""
    return ["--as", "wang", "--with", "li",
            "--passphrase-file", str(tools.work / "wang.pass"),
            "--with-passphrase-file", str(tools.work / "li.pass")]


def serve(tools: Tools, folder: str) -> Server:
    """The running centre, plain HTTP on a port of this machine alone."""
    return Server(
        [str(tools.shangji), "aggregator", "serve", "--folder", folder, "--plain",
         "--listen", "127.0.0.1:0"], tools.work)


def found(tools: Tools, subjects: int, offices: int) -> None:
    """The folder `centre`: two persons, the scheme of W, and every office with its device."""
    tools.run("aggregator", "init", "--folder", "centre", "--centre", "bench", "--name", "B")
    for person, role in PERSONS.items():
        secret = tools.work / f"{person}.pass"
        secret.write_text(f"passphrase of {person}\n")
        secret.chmod(0o600)
        tools.run("aggregator", "person", "add", "--folder", "centre", "--id", person, "--name",
                  person, "--role", role, "--passphrase-file", str(secret))
    size = [f"subjects={subjects}", f"offices={offices}"]
    tools.measure("scheme", *size, "out=scheme.yaml")
    tools.run("aggregator", "scheme", "publish", "--folder", "centre", "scheme.yaml", *two(tools))
    invitations = [
        tools.run("aggregator", "invite", "--folder", "centre", "--office", f"o{1000 + office}",
                  "--name", "o", "--server", "http://127.0.0.1:1")["invitation"]
        for office in range(offices)]
    (tools.work / "invitations").write_text("\n".join(invitations) + "\n")
    keys = tools.measure("enrolments", "invitations=invitations", "out=enrolments")[0]["keys"]
    with serve(tools, "centre") as server:
        load(tools, server.port, "enrolments", 1)
    tools.run("aggregator", "approve", "--folder", "centre", *keys, *two(tools))


def load(tools: Tools, port: int, calls: str, devices: int) -> dict[str, Any]:
    """Sends prepared calls over eight connections; times and bytes. The answers are kept."""
    return tools.measure("load", f"port={port}", f"calls={calls}", f"devices={devices}",
                         "connections=8", f"replies={calls}.replies")[0]


def pieces(path: Path) -> list[bytes]:
    """What a file of calls or answers holds: each behind its length in four bytes."""
    data, place, found = path.read_bytes(), 0, []
    while place < len(data):
        size = int.from_bytes(data[place:place + 4], "big")
        found.append(data[place + 4:place + 4 + size])
        place += 4 + size
    return found


def verify_sample(tools: Tools, name: str) -> int:
    """Verifies every hundredth receipt once more, by the other implementation; how many."""
    line = (tools.work / "invitations").read_text().split()[0].rpartition(":")[2]
    card = json.loads(base64.urlsafe_b64decode(line + "=" * (-len(line) % 4)))["card"]
    calls, replies = (pieces(tools.work / f"{name}.calls{end}") for end in ("", ".replies"))
    for call, reply in list(zip(calls, replies))[::100]:
        identifier = call.split(b" ", 2)[1].rpartition(b"/")[2].decode()
        transparency.verify_receipt(json.loads(reply)["receipt"], identifier, card)
    return len(calls[::100])


def intake(tools: Tools, name: str, devices: int, *standing: str) -> dict[str, Any]:
    """Sends the calls of a file to a fresh copy of the centre; then makes one standing.

    Every receipt is verified before anything is said. `standing` are more words for its command.
    """
    folder = f"centre-{name}"
    shutil.copytree(tools.work / "centre", tools.work / folder)
    with serve(tools, folder) as server:
        before, _ = server.usage()
        result = load(tools, server.port, f"{name}.calls", devices)
        after, memory = server.usage()
    result |= {"serverSeconds": after - before, "serverKiB": memory}
    result |= tools.measure("receipts", "invitations=invitations", f"calls={name}.calls",
                            f"replies={name}.calls.replies")[0]
    result |= {"sampled": verify_sample(tools, name)}
    began = time.monotonic()
    tools.run("aggregator", "standing", "--folder", folder, "--period", "y1", *standing)
    result |= {"standingSeconds": time.monotonic() - began}
    shutil.rmtree(tools.work / folder)
    return result
