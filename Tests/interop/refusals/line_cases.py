"""Rounds of an office with somebody else on the line, or with nobody."""

import base64
import json
import signal
import socket
import sqlite3
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from .agent_cases import JOIN, MOUNT, agent, fresh, twin
from .lines import Change, certificate, forger, listener, stranger, trickle
from .parties import World
from .place import SHANGJI, Ran, Seen, Skip, codes_in, decoded
from .wire_cases import Case

CASES: dict[str, Case] = {}


def case(function: Case) -> Case:
    """Names a case after its function."""
    CASES[function.__name__.replace("_", "-")] = function
    return function


def told(ran: Ran, code: str) -> Seen:
    """The code, where it is among those of the answer."""
    codes = codes_in(ran.out)
    return Seen(code if code in codes else ",".join(codes) or "-", "-", str(ran.exit))


def sync(world: World, folder: Path, server: str, **more: Any) -> Ran:
    """A round with a server at another address."""
    return world.place.run("agent", "sync", "--folder", folder, "--server", server, **more)


# A centre that is not the one it says it is

def forged_case(name: str, code: str, change: Change, new: bool = False) -> None:
    """A round in which an answer of the centre is changed on its way; `new`: before the first feed."""
    def run(world: World) -> Seen:
        folder = twin(world, fresh(world) if new else agent(world))
        with forger(world, change) as server:
            return told(sync(world, folder, server), code)
    CASES[name] = run


def clock_ahead(world: World, call: str, status: int, out: Any) -> tuple[int, Any]:
    """The centre's clock of another year."""
    return status, out | {"time": "2020-01-01T00:00:00Z"} if call == "GET /v1/centre" else out


def first_checkpoint(world: World, call: str, status: int, out: Any) -> tuple[int, Any]:
    """The checkpoint that the log once had."""
    return status, out | {"checkpoint": world.first_note.decode()} if call == "GET /v1/centre" else out


def item_changed(world: World, call: str, status: int, out: Any) -> tuple[int, Any]:
    """One letter of the first record of the feed another one."""
    if call.startswith("GET /v1/feed") and out.get("items"):
        item = out["items"][0]
        item["record"] = item["record"].replace('"v":1', '"v":2')
    return status, out


def no_session(world: World, call: str, status: int, out: Any) -> tuple[int, Any]:
    """The centre lets this device send and not read."""
    if call == "POST /v1/sessions":
        return 403, {"code": "key-unknown", "status": 403, "title": "no", "type": "/problems/key-unknown"}
    return status, out


forged_case("clock-of-another-year", "clock-differs", clock_ahead)
forged_case("checkpoint-of-yesterday", "checkpoint-rolled-back", first_checkpoint)
forged_case("feed-item-changed", "feed-item-wrong", item_changed, new=True)
forged_case("reading-refused", "session-refused", no_session)


# Joining

def joined(world: World, name: str, invitation: str, *more: str) -> Path:
    """The folder of somebody who has just tried to join."""
    folder = world.place.work / f"joined-{name}"
    assert not folder.exists(), f"{folder.name} is somebody else's"
    world.place.run("agent", "join", "--folder", folder, invitation, *JOIN, *more)
    return folder


@case
def not_approved_yet(world: World) -> Seen:
    folder = joined(world, "waits", world.invitation("kjj"))
    return told(world.place.run("agent", "sync", "--folder", folder), "enrolment-pending")


@case
def invitation_of_somebody_else(world: World) -> Seen:
    invitation = world.invitation("kjj")
    joined(world, "first", invitation)
    return told(world.place.run("agent", "sync", "--folder", joined(world, "second", invitation)),
                "centre-refused")


def rewritten(invitation: str, **changes: str | None) -> str:
    """The invitation with fields changed; None takes one away."""
    head, coded = invitation.rsplit(":", 1)
    fields = json.loads(base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4))) | changes
    fields = {name: value for name, value in fields.items() if value is not None}
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{head}:{base64.urlsafe_b64encode(text.encode()).decode().rstrip('=')}"


@case
def invitation_without_server(world: World) -> Seen:
    folder = joined(world, "nowhere", rewritten(world.invitation("kjj"), server=None))
    return world.place.run("agent", "sync", "--folder", folder).seen


@case
def address_not_https(world: World) -> Seen:
    return sync(world, twin(world), "http://192.0.2.1").seen


@case
def address_of_another_kind(world: World) -> Seen:
    return sync(world, twin(world), "ftp://127.0.0.1").seen


@case
def centre_that_never_listened(world: World) -> Seen:
    folder, run = world.place.work / "new-centre", world.place.run
    assert run("aggregator", "init", "--folder", folder, "--centre", "new", "--name", "新").exit == 0
    return run("aggregator", "invite", "--folder", folder, "--office", "x", "--name", "x").seen


# TLS and proxies

@case
def another_tls_key(world: World) -> Seen:
    heard: list[bytes] = []
    with stranger(certificate(world.place.work), heard) as server:
        folder = joined(world, "pinned", world.invitation("kjj", server))
        ran = world.place.run("agent", "sync", "--folder", folder)
    assert not any(heard), f"the stranger heard {heard}"
    return told(ran, "server-not-pinned")


@case
def certificate_of_nobody(world: World) -> Seen:
    heard: list[bytes] = []
    with stranger(certificate(world.place.work), heard) as server:
        ran = sync(world, twin(world), server)
    assert not any(heard), f"the stranger heard {heard}"
    return told(ran, "server-not-trusted")


@case
def certificate_expired(world: World) -> Seen:
    """Trusted by this computer, in a mount namespace, but for its dates."""
    pem, system = certificate(world.place.work, age=3), "/etc/ssl/certs/ca-certificates.crt"
    wrapper = (*MOUNT, "sh", "-c", f'mount --bind {pem} {system} && exec "$@"', "sh")
    if subprocess.run([*wrapper, "true"], capture_output=True, check=False).returncode != 0:
        raise Skip("no mount namespace may be made here, or there is no list of authorities")
    with stranger(pem, []) as server:
        return told(sync(world, twin(world), server, wrapper=wrapper), "server-certificate-date")


@case
def proxy_says_no(world: World) -> Seen:
    def serve(line: socket.socket) -> None:
        assert line.recv(65_536).startswith(b"CONNECT centre.invalid:443 ")
        line.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
    with listener(serve) as port:
        proxy = {"https_proxy": f"http://127.0.0.1:{port}", "no_proxy": "", "NO_PROXY": ""}
        return told(sync(world, twin(world), "https://centre.invalid", env=proxy), "proxy-refused")


# Patience

@case
def stopped_in_the_middle(world: World) -> Seen:
    """SIGTERM while the centre's answer is awaited: the round is told as stopped, the service ends well."""
    asked, over = threading.Event(), threading.Event()

    def serve(line: socket.socket) -> None:
        line.recv(65_536)
        asked.set()
        over.wait(30)
    with listener(serve) as port:
        address = f"http://127.0.0.1:{port}"
        folder = joined_elsewhere(world, address)
        service = subprocess.Popen([SHANGJI, "agent", "run", "--folder", str(folder), "--json"],
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
        assert asked.wait(30), "the service asked nothing"
        service.send_signal(signal.SIGTERM)
        said, _ = service.communicate(timeout=30)
        over.set()
    out = [decoded(text) for text in said.splitlines()]
    world.place.seen.update(codes_in(out))
    return told(Ran(service.returncode, out, said, ""), "exchange-stopped")


def joined_elsewhere(world: World, server: str) -> Path:
    """The office's folder, with its centre at another address for good."""
    folder = twin(world)
    base = sqlite3.connect(folder / "agent.sqlite")
    with base:
        base.execute("UPDATE identity SET server = ?", (server,))
    base.close()
    return folder


def too_slow(world: World) -> Case:
    """An answer that trickles is given up after a minute: it is asked for at once, and the case waits for it."""
    folder = twin(world).rename(world.place.work / "slow")

    def run() -> Seen:
        with listener(trickle) as port:
            return told(sync(world, folder, f"http://127.0.0.1:{port}"), "connection-too-slow")
    ended = ThreadPoolExecutor(1).submit(run)
    return lambda world: ended.result()
