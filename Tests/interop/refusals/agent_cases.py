"""Commands of an office, refused: bad invitations, bad lines, bad servers, bad folders."""

import base64
import http.server
import json
import os
import shutil
import socket
import subprocess
import threading
from pathlib import Path
from typing import Callable

from .parties import World
from .place import Seen, Skip
from .wire_cases import Case

CASES: dict[str, Case] = {}
JOIN = ("--person", "kjj-a", "--name", "x")


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def agent(world: World) -> Path:
    """The folder of an approved office `lunan`, made once."""
    folder = world.place.work / "lunan"
    if not folder.exists():
        place = world.place
        place.must("agent", "join", "--folder", folder, world.invitation("lunan"), *JOIN)
        key = place.must("agent", "status", "--folder", folder)["key"]
        place.must("aggregator", "approve", key, *place.two())
        shutil.copytree(folder, fresh(world))
        place.must("agent", "sync", "--folder", folder)
    return folder


def fresh(world: World) -> Path:
    """The folder of the same office before its first sync after the approval: it has no scheme yet."""
    return world.place.work / "lunan-fresh"


def twin(world: World, of: Path | None = None) -> Path:
    """A copy of the folder, for one case."""
    folder = world.place.work / "twin"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(of or agent(world), folder)
    return folder


def agent_case(name: str, *arguments: str, **env: str) -> None:
    """A case that is one command on the folder; `@` is the folder, `%` the place."""
    def run(world: World) -> Seen:
        words = [a.replace("@", str(agent(world))).replace("%", str(world.place.work))
                 for a in arguments]
        return world.place.run(*words, env=env).seen
    CASES[name] = run


SMALL = ("--scheme", "small")
agent_case("invitation-words", "agent", "join", "--folder", "%/new", "shangji-invite:1:words", *JOIN)
agent_case("invitation-empty", "agent", "join", "--folder", "%/new", "shangji-invite:1:", *JOIN)
agent_case("agent-not-joined", "agent", "status", "--folder", "%/none")
agent_case("seal-with-nothing", "agent", "seal", "--folder", "@", "--period", "april", *SMALL)
agent_case("scheme-unclear", "agent", "draft", "set", "--folder", "@", "--period", "april", "growth",
           "130202", "1")
agent_case("draft-of-nothing", "agent", "draft", "correct", "--folder", "@", "april/growth/130202")
agent_case("person-here-already", "agent", "person", "add", "--folder", "@", "--id", "kjj-a",
           "--name", "x")
agent_case("person-passphrase-short", "agent", "person", "add", "--folder", "@", "--id", "b", "--name",
           "x", SHANGJI_PASSPHRASE="short")
agent_case("person-id-reserved", "agent", "person", "add", "--folder", "@", "--id", "device", "--name",
           "x")
agent_case("statement-of-stranger", "agent", "statement", "approval", "--folder", "@", "--about",
           "0" * 64, "--as", "nobody")
agent_case("import-missing-file", "agent", "draft", "import", "--folder", "@", "%/none.csv")
agent_case("agent-flag-unknown", "agent", "sync", "--folder", "@", "--frobnicate")


@case
def joined_already(world: World) -> Seen:
    return world.place.run("agent", "join", "--folder", agent(world), world.invitation("kjj"), *JOIN).seen


@case
def seal_with_findings(world: World) -> Seen:
    folder, run = agent(world), world.place.run
    run("agent", "draft", "set", "--folder", folder, "--period", "april", *SMALL, "growth", "130202", "5")
    ran = run("agent", "seal", "--folder", folder, "--period", "april", *SMALL)
    world.place.must("agent", "draft", "clear", "--folder", folder, "--period", "april")
    return ran.seen


# Servers that are no centre. Each answers every connection with the same bytes.

def answering(answer: bytes | None, **headers: str) -> Callable[[World], Seen]:
    """A round with such a server; nothing but GET may reach it."""
    def run(world: World) -> Seen:
        asked: list[bytes] = []
        with socket.create_server(("127.0.0.1", 0)) as server:
            def serve() -> None:
                while True:
                    try:
                        line, _ = server.accept()
                    except OSError:
                        return
                    with line:
                        asked.append(line.recv(65_536))
                        if answer is not None:
                            line.sendall(answer)
            threading.Thread(target=serve, daemon=True).start()
            seen = elsewhere(world, f"http://127.0.0.1:{server.getsockname()[1]}")
            server.shutdown(socket.SHUT_RDWR)
        assert asked and all(first.startswith(b"GET /v1/centre ") for first in asked), asked
        return seen
    return run


def elsewhere(world: World, url: str) -> Seen:
    """One round of an office whose centre is said to be at another address."""
    folder = world.place.work / f"far-{url.rsplit(':', 1)[1].strip('/')}"
    place = world.place
    # What nobody answers, and what joining itself asks, is no matter: the round afterwards is.
    place.run("agent", "join", "--folder", folder, world.far, "--server", url, *JOIN)
    ran = place.run("agent", "sync", "--folder", folder)
    assert not isinstance(ran.out, dict) or not ran.out.get("sent"), "something was sent"
    return ran.seen


def reply(status: str, body: bytes, kind: str = "text/html", *more: str, length: int | None = None) -> bytes:
    """An answer in HTTP."""
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", "Connection: close",
            f"Content-Length: {len(body) if length is None else length}", *more, "", ""]
    return "\r\n".join(head).encode() + body


PAGE = b"<html><title>Welcome to the hotel</title></html>"
CASES["captive-portal"] = answering(reply("200 OK", PAGE))
CASES["captive-portal-json"] = answering(reply("200 OK", b'{"ok":true}', "application/json"))
CASES["redirect"] = answering(reply("302 Found", b"", "text/html", "Location: http://127.0.0.1:1/v1"))
CASES["reply-truncated"] = answering(reply("200 OK", b'{"card":', "application/json", length=900))
CASES["reply-nothing"] = answering(None)
CASES["reply-no-http"] = answering(b"SSH-2.0-OpenSSH_9.2\r\n")
CASES["reply-busy"] = answering(reply("503 Busy", b"", "text/plain", "Retry-After: 7"))
CASES["reply-failed"] = answering(reply("500 Oh", PAGE))
agent_case("invitation-no-file", "agent", "join", "--folder", "%/ftp", "no invitation", *JOIN)


@case
def nothing_listening(world: World) -> Seen:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    return elsewhere(world, f"http://127.0.0.1:{port}")


@case
def another_centre(world: World) -> Seen:
    card = json.loads((world.place.centre / "card.json").read_bytes())
    card["name"] = "Another"
    body = json.dumps({"card": card, "limits": {}, "time": "2026-04-15T08:00:00Z", "v": 1},
                      ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return answering(reply("200 OK", body, "application/json"))(world)


# Folders that cannot be written.

MOUNT = ("unshare", "--mount", "--map-root-user")


def mounted(world: World, options: str, command: str) -> Seen:
    """The office's folder on a small disk of its own, in a mount namespace of its own."""
    probe = subprocess.run([*MOUNT, "sh", "-c", f"mount -t tmpfs none {world.place.work}/m"],
                           capture_output=True, check=False)
    if probe.returncode != 0:
        raise Skip("no mount namespace may be made here")
    script = (f'm={world.place.work}/m; mount -t tmpfs -o size=64m none $m && '
              f'cp -a {agent(world)} $m/a && {options} && shift 0 && exec "$@"')
    words = ["agent", *command.split()]
    return world.place.run(*words, wrapper=(*MOUNT, "sh", "-c", script, "sh")).seen


def filled(world: World, left: int) -> Seen:
    """`draft set` on a disk with so many KiB left."""
    (world.place.work / "m").mkdir(exist_ok=True)
    fill = f"(dd if=/dev/zero of=$m/fill bs=4k 2>/dev/null; truncate -s -{left}K $m/fill; true)"
    return mounted(world, fill, f"draft set --folder {world.place.work}/m/a --period april --scheme "
                                "small growth 130202 5")


CASES["disk-full"] = lambda world: filled(world, 0)
CASES["disk-nearly-full"] = lambda world: filled(world, 40)


@case
def folder_read_only(world: World) -> Seen:
    (world.place.work / "m").mkdir(exist_ok=True)
    return mounted(world, "mount -o remount,ro $m",
                   f"draft set --folder {world.place.work}/m/a --period april --scheme small growth "
                   "130202 5")
