"""A centre in a temporary folder: commands, the server, HTTP calls, and every code that was seen."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, Callable, NamedTuple

ROOT = Path(__file__).resolve().parents[3]
SHANGJI = os.environ.get("SHANGJI", str(ROOT / ".build/debug/shangji"))
PASSPHRASE = "a passphrase for tests"
HERE = Path(__file__).resolve().parent


class Seen(NamedTuple):
    """What came of a case, in the words of the tables; `-` where there is nothing to say."""
    code: str
    status: str = "-"
    exit: str = "-"


class Skip(Exception):
    """A case cannot be tried here."""


class Ran(NamedTuple):
    """A command that has ended."""
    exit: int
    out: Any
    text: str
    words: str

    @property
    def seen(self) -> Seen:
        """The code of the error, else that of the first finding."""
        codes = codes_in(self.out)
        return Seen(codes[0] if codes else "-", "-", str(self.exit))


class Reply(NamedTuple):
    """The answer to a call; status 0 when there was none."""
    status: int
    body: bytes
    out: Any

    @property
    def seen(self) -> Seen:
        """Code and status."""
        code = self.out.get("code", "-") if isinstance(self.out, dict) else "-"
        return Seen(code, str(self.status))


def codes_in(value: Any) -> list[str]:
    """Every `code` in a JSON value, an outer one before those inside it."""
    found: list[str] = []
    if isinstance(value, dict):
        if isinstance(value.get("code"), str):
            found.append(value["code"])
        for inner in value.values():
            found += codes_in(inner)
    elif isinstance(value, list):
        for inner in value:
            found += codes_in(inner)
    return found


def decoded(data: bytes | str) -> Any:
    """JSON, or None where it is none."""
    try:
        return json.loads(data)
    except ValueError:
        return None


class Place:
    """One temporary folder with a centre `c` in it."""

    def __init__(self) -> None:
        self.work = Path(tempfile.mkdtemp(prefix="refusals-"))
        self.centre = self.work / "c"
        self.seen: set[str] = set()
        self.server: subprocess.Popen[str] | None = None
        self.port = 0

    def close(self) -> None:
        """Ends the server and leaves nothing."""
        self.stop()
        subprocess.run(["chmod", "-R", "u+rwX", str(self.work)], check=False)
        shutil.rmtree(self.work, ignore_errors=True)

    # Commands

    def run(self, *arguments: object, env: dict[str, str] | None = None, wrapper: tuple[str, ...] = (),
            limit: float = 120) -> Ran:
        """Runs one command with `--json`; no passphrase is asked for, as there is no terminal."""
        full = {**os.environ, "SHANGJI_PASSPHRASE": PASSPHRASE, **(env or {})}
        full = {key: value for key, value in full.items() if value != ""}
        done = subprocess.run(
            [*wrapper, SHANGJI, *map(str, arguments), "--json"], env=full, capture_output=True,
            stdin=subprocess.DEVNULL, encoding="utf-8", errors="replace", timeout=limit, check=False)
        out = decoded(done.stdout)
        self.seen.update(codes_in(out))
        return Ran(done.returncode, out, done.stdout, done.stderr)

    def must(self, *arguments: object, **more: Any) -> Any:
        """Runs a command of the setting, which has to work."""
        ran = self.run(*arguments, **more)
        if ran.exit != 0:
            raise AssertionError(f"{arguments}: exit {ran.exit} {ran.text} {ran.words}")
        return ran.out

    def page(self, *arguments: object) -> str:
        """What a command shows people, in English."""
        return subprocess.run([SHANGJI, *map(str, arguments), "--lang", "en"], capture_output=True, timeout=120,
                              stdin=subprocess.DEVNULL, encoding="utf-8", check=False).stdout

    def two(self) -> tuple[str, ...]:
        """The two persons who sign."""
        return ("--folder", str(self.centre), "--as", "wang", "--with", "li")

    def dump(self) -> str:
        """The merged state of the centre."""
        ran = self.run("aggregator", "dump", "--folder", self.centre)
        assert ran.exit == 0, ran.words
        return ran.text

    def copy(self, name: str) -> Path:
        """A copy of the centre as it lies on the disk; with the server stopped or idle."""
        to = self.work / name
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.centre, to)
        return to

    # The server

    def start(self, *options: str) -> None:
        """Serves on a port of loopback, without TLS."""
        log = open(self.work / "serve.log", "ab")
        self.server = subprocess.Popen(
            [SHANGJI, "aggregator", "serve", "--folder", str(self.centre), "--listen",
             f"127.0.0.1:{self.port}", "--plain", *options],
            stdout=subprocess.PIPE, stderr=log, stdin=subprocess.DEVNULL, encoding="utf-8")
        log.close()
        assert self.server.stdout
        first = decoded(self.server.stdout.readline())
        assert first, (self.work / "serve.log").read_text()[-2000:]
        self.port = int(first["listening"].rsplit(":", 1)[1])

    def stop(self) -> None:
        """Stops the server as an operator does."""
        if self.server:
            self.server.terminate()
            self.server.wait(60)
            if self.server.stdout:
                self.server.stdout.close()
            self.server = None

    @property
    def url(self) -> str:
        """Where the centre listens."""
        return f"http://127.0.0.1:{self.port}"

    def http(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
        """One call; underscores in names of headers are hyphens."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
            answer = line.getresponse()
            data = answer.read()
        finally:
            line.close()
        out = decoded(data)
        if answer.status >= 400 and isinstance(out, dict):
            kind = answer.getheader("Content-Type") or ""
            assert kind.startswith("application/problem+json"), f"a problem of type {kind}"
            assert out.get("status") == answer.status, "status in the problem differs"
        self.seen.update(codes_in(out))
        return Reply(answer.status, data, out)

    def raw(self, data: bytes, end: bool = False, limit: float = 30) -> Reply:
        """Bytes as they are on a connection; `end` closes our half after them."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=limit) as line:
            got = b""
            try:
                line.sendall(data)
                if end:
                    line.shutdown(socket.SHUT_WR)
                while chunk := line.recv(65_536):
                    got += chunk
                    head, split, body = got.partition(b"\r\n\r\n")
                    if split and len(body) >= content_length(head):
                        break
            except (ConnectionError, TimeoutError):
                pass
        head, _, body = got.partition(b"\r\n\r\n")
        out = decoded(body) if body else None
        self.seen.update(codes_in(out))
        parts = head.split(b" ", 2)
        return Reply(int(parts[1]) if len(parts) > 2 else 0, body, out)

    def checkpoint(self) -> bytes:
        """The signed note of the log as it is."""
        return self.http("GET", "/v1/log/checkpoint").body

    def alive(self) -> bool:
        """Whether the server still answers; waits a little."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                return self.http("GET", "/v1/centre").status == 200
            except OSError:
                time.sleep(0.2)
        return False


class Served(Place):
    """A copy of a centre, served on a port of its own as long as the block lasts."""

    def __init__(self, place: Place, harm: Callable[[Path], None] = lambda folder: None,
                 *options: str) -> None:
        self.options = options
        self.work, self.seen, self.server, self.port = place.work, place.seen, None, 0
        self.centre = place.copy("served")
        harm(self.centre)

    def __enter__(self) -> "Served":
        self.start(*self.options)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def content_length(head: bytes) -> int:
    """The length that a head names, else none known."""
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 1 << 40
