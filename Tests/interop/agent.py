#!/usr/bin/env python3
"""An agent for a Shangji centre, written from protocol.md, batch-format.md and openapi.yaml of docs/ alone.

It shares no code with the house's own agent: where the two disagree, one of them or the docs are wrong.
Needs Python 3.11 and `cryptography`. As a program it keeps one office in a folder:

    agent.py join INVITATION --folder F --person ID --name NAME
    agent.py send --folder F VALUES.csv --period P --scheme-from-feed
    agent.py feed --folder F
    agent.py again --folder F
    agent.py consistency --folder F
    agent.py put --folder F RECORD [--id ID]
    agent.py check EXPORTED-FOLDER --card card.json

Keys lie in the folder in the clear: this shows that the docs suffice, and is no program for offices.
"""

import argparse
import base64
import csv
import hashlib
import http.client
import json
import os
import secrets
import ssl
import sys
import urllib.parse
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from records import (DECIMAL, Holder, Refused, canonical, forty_digits, need, parsed, parsed_canonical,
                     read_record, read_verified, unbase64)
from registry import Registry
from transparency import Checkpoint, read_checkpoint, verify_consistency, verify_receipt

REPLY_LIMIT = 16 * 2**20
RECORD_TYPE = "application/vnd.shangji.record"
PIECE = 262_144
JSON_TYPE = "application/json"


class Problem(Exception):
    """The centre answered with a problem (RFC 9457)."""

    def __init__(self, kind: str, status: int, fields: dict[str, Any]):
        super().__init__(f"{status} {fields.get('code')}: {fields.get('en')}")
        self.kind, self.status, self.fields = kind, status, fields


class Channel:
    """HTTPS to one server, known by the hash of its key and by nothing else."""

    def __init__(self, server: str, pin: str | None):
        address = urllib.parse.urlsplit(server)
        need(address.scheme == "https" and bool(address.hostname), "server must be an https address")
        self.host, self.port, self.pin = address.hostname, address.port or 443, pin
        self.context = ssl.create_default_context()
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        if pin:  # the pin replaces names and authorities; without one the usual rules stay
            self.context.check_hostname = False
            self.context.verify_mode = ssl.CERT_NONE

    def call(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        """One call; a problem is raised. Nothing is sent before the pin was compared."""
        connection = http.client.HTTPSConnection(self.host, self.port, timeout=60, context=self.context)
        try:
            connection.connect()
            self._check_pin(connection.sock)
            connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
            reply = connection.getresponse()
            data = reply.read(REPLY_LIMIT + 1)
        finally:
            connection.close()
        need(len(data) <= REPLY_LIMIT, "reply too large")
        kind = (reply.getheader("Content-Type") or "").split(";")[0]
        if reply.status not in (200, 201, 202):
            raise Problem(kind, reply.status, parsed(data) if kind.endswith("json") else {})
        return reply.status, data

    def json(self, method: str, path: str, body: bytes | None = None, **headers: str) -> dict[str, Any]:
        """A call that is answered with JSON, which the centre writes canonically."""
        return parsed_canonical(self.call(method, path, body, **headers)[1])

    def _check_pin(self, sock: ssl.SSLSocket) -> None:
        if not self.pin:
            return
        certificate = x509.load_der_x509_certificate(sock.getpeercert(binary_form=True))
        info = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        need(hashlib.sha256(info).hexdigest() == self.pin, "the server's key is not the pinned one")


def read_invitation(text: str) -> dict[str, Any]:
    """What a centre gives an office on paper."""
    prefix, coded = text.strip()[:17], text.strip()[17:]
    need(prefix == "shangji-invite:1:" and "=" not in coded, "not an invitation")
    return parsed_canonical(base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)))


def entries_of(path: Path, period: str) -> list[dict[str, Any]]:
    """The entries of a period in a CSV file with the columns period, indicator, subject, role, rater, value,
    date, reason; empty cells say nothing."""
    entries = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row.pop("period") != period:
                continue
            entry = {key: value for key, value in row.items() if value}
            need(bool(DECIMAL.fullmatch(entry["value"])), f"not a decimal: {entry['value']}")
            if "date" in entry:
                entry["event"] = secrets.token_hex(16)
            entries.append(entry)
    return entries


class Agent:
    """One office in one folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.state: dict[str, Any] = json.loads((folder / "agent.json").read_text())
        self.device = Holder(bytes.fromhex(self.state["device"]))
        self.card = self.state["card"]
        self.channel = Channel(self.state["server"], self.state.get("tlsPin"))
        self.registry = Registry(self.card)
        for path in sorted((folder / "feed").glob("*.record")):
            self.registry.take(path.read_bytes())

    @staticmethod
    def create(folder: Path, invitation: dict[str, Any], person: str, name: str) -> "Agent":
        """Makes the keys; the centre does not know of them yet."""
        state = invitation | {
            "device": secrets.token_hex(32), "person": secrets.token_hex(32), "personId": person,
            "personName": name, "seq": 0, "after": 0, "enrolled": False}
        for part in ("", "sealed", "feed"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        write(folder / "agent.json", json.dumps(state).encode())
        write(folder / "card.json", canonical(invitation["card"]))
        return Agent(folder)

    def keep(self, **changes: Any) -> None:
        """Changes the state, in memory and in the folder."""
        self.state |= changes
        write(self.folder / "agent.json", json.dumps(self.state).encode())

    # Steps 1 and 2 of a round

    def visit(self) -> None:
        """Asks who the centre is, and that its log only grew."""
        centre = self.channel.json("GET", "/v1/centre")
        need(centre["card"] == self.card, "another card than on the invitation")
        if "checkpoint" in centre:
            self.follow(centre["checkpoint"])

    def follow(self, note: str) -> None:
        """Goes on to a newer checkpoint, once it is proven to keep what the last one held."""
        new = read_checkpoint(note, self.card)
        if "checkpoint" not in self.state:
            return self.keep(checkpoint=note, first=note)
        old = read_checkpoint(self.state["checkpoint"], self.card)
        if old == new:
            return None
        self.compare(old, new)
        return self.keep(checkpoint=note)

    def compare(self, old: Checkpoint, new: Checkpoint) -> None:
        """Refuses two checkpoints of which the second does not keep the first."""
        hashes: list[str] = []
        if old.size < new.size:
            path = f"/v1/log/proof/consistency?from={old.size}&to={new.size}"
            hashes = self.channel.json("GET", path)["hashes"]
        verify_consistency(old, new, [unbase64(text, 32) for text in hashes])

    def enrol(self) -> dict[str, Any]:
        """Asks to be enrolled, or how far it has come."""
        person, secret = Holder(bytes.fromhex(self.state["person"])), self.state["secret"]

        def held(key: Holder, **more: str) -> dict[str, str]:
            possession = key.record("possession", {"centre": self.card["centre"], "nonce": secret, "v": 1})
            return more | {"possession": possession.decode(),
                           "publicKey": base64.b64encode(key.public).decode()}
        body = canonical({
            "device": held(self.device, name="interop"), "secret": secret,
            "person": held(person, id=self.state["personId"], name=self.state["personName"])})
        status, data = self.channel.call("POST", "/v1/enrolments", body, Content_Type=JSON_TYPE)
        answer = parsed_canonical(data)
        need(answer["key"] == self.device.id, "the centre speaks of another key")
        need(answer["fingerprint"] == forty_digits(self.device.id), "wrong fingerprint")
        need(answer["enrolled"] == (status == 200), "status and answer differ")
        self.keep(enrolled=answer["enrolled"])
        return answer

    # Step 3

    def seal(self, entries: list[dict[str, Any]], period: str) -> Path:
        """Signs a batch and keeps it before anything is sent."""
        now, number = datetime.now(timezone.utc), self.state["seq"] + 1
        payload = {
            "centre": self.card["centre"], "checkpoint": self.state["checkpoint"], "entries": entries,
            "office": self.state["office"], "period": period, "preparer": self.state["personId"],
            "salt": secrets.token_hex(16), "scheme": self.registry.scheme_reference(),
            "sealedAt": now.strftime("%Y-%m-%dT%H:%M:%SZ"), "seq": number, "v": 1}
        if number > 1:
            payload["prev"] = self.state["prev"]
        record = self.device.record("batch", payload)
        identifier = read_verified(record, self.device.public).id
        path = self.folder / "sealed" / f"{identifier}.record"
        write(path, record)
        self.keep(seq=number, prev=identifier)
        return path

    def put(self, data: bytes, identifier: str) -> tuple[int, dict[str, Any]]:
        """Hands in bytes under an id."""
        status, reply = self.channel.call("PUT", f"/v1/records/{identifier}", data, Content_Type=RECORD_TYPE)
        return status, parsed_canonical(reply)

    def send(self, path: Path) -> dict[str, Any]:
        """Hands in a sealed record and believes nothing but the receipt."""
        data = path.read_bytes()
        identifier = read_verified(data, self.device.public).id
        status, reply = self.put(data, identifier)
        index, checkpoint = verify_receipt(reply["receipt"], identifier, self.card)
        self.follow(checkpoint.note)
        write(path.with_suffix(".receipt"), reply["receipt"].encode())
        return {"id": identifier, "index": index, "record": str(path), "sealCode": forty_digits(identifier),
                "status": status, "verdict": reply["verdict"]}

    # Steps 4 and 5

    def session(self) -> str:
        """A token for reading."""
        nonce = self.channel.json("GET", "/v1/sessions")["nonce"]
        record = self.device.record("session", {"centre": self.card["centre"], "nonce": nonce, "v": 1})
        return self.channel.json("POST", "/v1/sessions", record, Content_Type=RECORD_TYPE)["token"]

    def upload(self, data: bytes) -> bool:
        """Sends the pieces of an evidence file that the centre lacks; whether it is held then."""
        name, token = hashlib.sha256(data).hexdigest(), f"Bearer {self.session()}"
        asked = canonical({"blobs": [name]})
        lacking = self.channel.json("POST", "/v1/missing", asked, Authorization=token)["blobs"]
        for gap in lacking[0]["gaps"] if lacking else []:
            for offset in range(gap["from"], gap["to"], PIECE):
                self.channel.call("PUT", f"/v1/blobs/{name}/{offset}", data[offset:offset + PIECE],
                                  Authorization=token, Content_Type="application/octet-stream")
        held = self.channel.json("POST", "/v1/missing", asked, Authorization=token)["blobs"] == []
        got = self.channel.call("GET", f"/v1/blobs/{name}?from=7", Authorization=token)[1] if held else b""
        return held and got == data[7:]

    def feed(self) -> list[str]:
        """Reads what is new, keeps what verifies, and returns the types of it."""
        token, names, more = self.session(), [], True
        while more:
            page = self.channel.json(
                "GET", f"/v1/feed?after={self.state['after']}", Authorization=f"Bearer {token}")
            self.follow(page["checkpoint"])
            names += [self.take(item) for item in page["items"]]
            need(page["next"] > self.state["after"] or not page["more"], "the feed does not go on")
            self.keep(after=page["next"])
            more = page["more"]
        return names

    def take(self, item: dict[str, Any]) -> str:
        """Verifies record and receipt of an item, then keeps both."""
        data = item["record"].encode()
        index, checkpoint = verify_receipt(item["receipt"], read_record(data).id, self.card)
        need(index == item["index"] >= self.state["after"], "item at another index")
        self.follow(checkpoint.note)
        record = self.registry.take(data)
        write(self.folder / "feed" / f"{index:012d}.receipt", item["receipt"].encode())
        write(self.folder / "feed" / f"{index:012d}.record", data)
        return record.name


def write(path: Path, data: bytes) -> None:
    """Replaces a file as a whole; only its owner may read it."""
    beside = path.with_suffix(".new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        os.fsync(file.fileno())
    beside.replace(path)


# The command line: each prints one line of JSON.

def join(options: argparse.Namespace) -> dict[str, Any]:
    """Asks for enrolment, for the first time or again."""
    if not (options.folder / "agent.json").exists():
        Agent.create(options.folder, read_invitation(options.invitation), options.person, options.name)
    agent = Agent(options.folder)
    agent.visit()
    return agent.enrol()


def send(options: argparse.Namespace) -> dict[str, Any]:
    """Reads the feed for the scheme, seals the figures, sends them."""
    agent = Agent(options.folder)
    agent.visit()
    agent.feed()
    entries, data = entries_of(options.values, options.period), b""
    if options.evidence:
        data = options.evidence.read_bytes()
        entries[0]["evidence"] = [{"bytes": len(data), "name": options.evidence.name, "type": "text/csv",
                                   "sha256": hashlib.sha256(data).hexdigest()}]
    sent = agent.send(agent.seal(entries, options.period)) | {"entries": len(entries)}
    return sent | {"held": agent.upload(data)} if data else sent


def again(options: argparse.Namespace) -> list[dict[str, Any]]:
    """Sends everything that is sealed once more."""
    agent = Agent(options.folder)
    return [agent.send(path) for path in sorted((agent.folder / "sealed").glob("*.record"))]


def feed(options: argparse.Namespace) -> dict[str, Any]:
    """Reads and verifies what is new."""
    agent = Agent(options.folder)
    agent.visit()
    names = agent.feed()
    return {"new": names, "after": agent.state["after"],
            "size": read_checkpoint(agent.state["checkpoint"], agent.card).size}


def consistency(options: argparse.Namespace) -> dict[str, Any]:
    """From the first checkpoint that was seen to the last one, in one step."""
    agent = Agent(options.folder)
    agent.visit()
    first, last = (read_checkpoint(agent.state[name], agent.card) for name in ("first", "checkpoint"))
    agent.compare(first, last)
    return {"from": first.size, "to": last.size}


def put(options: argparse.Namespace) -> dict[str, Any]:
    """Hands in any bytes and shows what the centre says."""
    data = options.record.read_bytes()
    try:
        status, _ = Agent(options.folder).put(data, options.id or read_record(data).id)
        return {"status": status}
    except Problem as problem:
        return {"contentType": problem.kind, "problem": problem.fields, "status": problem.status}


def check(options: argparse.Namespace) -> dict[str, Any]:
    """Verifies a folder of ID.record and ID.receipt with no network, and with no trust but in the card.

    The records are taken in the order of the log, so that every key is known before it signs.
    """
    card, found = parsed_canonical(options.card.read_bytes()), []
    for path in options.exported.glob("*.record"):
        data, receipt = path.read_bytes(), path.with_suffix(".receipt").read_bytes().decode()
        need(path.stem == read_record(data).id, "file of another name")
        found.append((verify_receipt(receipt, path.stem, card)[0], data))
    registry = Registry(card)
    return {"types": [registry.take(data).name for _, data in sorted(found)]}


def options_of(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    commands = parser.add_subparsers(required=True)
    for action, places in ((join, ["invitation"]), (send, ["values"]), (again, []), (feed, []),
                           (consistency, []), (put, ["record"]), (check, ["exported"])):
        command = commands.add_parser(action.__name__, help=action.__doc__)
        command.set_defaults(action=action)
        for place in places:
            command.add_argument(place, type=str if place == "invitation" else Path)
        for name in {join: ["person", "name"], send: ["period"]}.get(action, []):
            command.add_argument(f"--{name}", required=True)
        command.add_argument("--card" if action is check else "--folder", type=Path, required=True)
        if action is put:
            command.add_argument("--id")
        if action is send:
            command.add_argument("--evidence", type=Path)
            command.add_argument("--scheme-from-feed", action="store_true", required=True)
    return parser.parse_args(arguments)


def main() -> int:
    """Runs one command; 1 when something did not verify or was refused."""
    options = options_of(sys.argv[1:])
    try:
        print(json.dumps(options.action(options), ensure_ascii=False))
        return 0
    except (Refused, Problem) as error:
        print(f"agent.py: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
