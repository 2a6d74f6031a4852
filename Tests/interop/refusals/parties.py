"""The people and offices of the cases: their keys, and batches that are right but for one thing."""

import base64
import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from records import Holder, canonical, signing_string

from .place import HERE, PASSPHRASE, Place, Reply

CENTRE = "tangshan"


def kind_of(name: str) -> str:
    """The type line of a record."""
    return f"application/vnd.shangji.{name}.v1+json"


def wire(holder: Holder, kind: str, body: bytes, key: str | None = None) -> bytes:
    """Any type and bytes, signed; the key line may name another key."""
    signature = Ed25519PrivateKey.from_private_bytes(holder.seed).sign(signing_string(kind, body))
    return f"{kind}\n{key or holder.id} {base64.b64encode(signature).decode()}\n".encode() + body


def identifier(data: bytes) -> str:
    """The id of whatever has two head lines."""
    kind, _, body = (data.split(b"\n", 2) + [b"", b""])[:3]
    return hashlib.sha256(signing_string(kind.decode("latin-1"), body)).hexdigest()


def put(place: Place, data: bytes, name: str | None = None, **headers: str) -> Reply:
    """Hands in a record."""
    return place.http("PUT", f"/v1/records/{name or identifier(data)}", data,
                      **{"Content_Type": "application/vnd.shangji.record", **headers})


def possession(holder: Holder, secret: str) -> str:
    """Proof that a key is held."""
    return holder.record("possession", {"centre": CENTRE, "nonce": secret, "v": 1}).decode()


class Office:
    """An office whose keys we hold."""

    def __init__(self, name: str) -> None:
        self.name, self.person_id = name, f"{name}-clerk"
        self.device, self.person = Holder(secrets.token_bytes(32)), Holder(secrets.token_bytes(32))
        self.seq, self.prev = 0, ""
        self.scheme: dict[str, Any] = {}

    def request(self, secret: str) -> dict[str, Any]:
        """The request to join."""
        def held(key: Holder, **more: str) -> dict[str, str]:
            return more | {"possession": possession(key, secret),
                           "publicKey": base64.b64encode(key.public).decode()}
        return {"device": held(self.device, name="case"), "secret": secret,
                "person": held(self.person, id=self.person_id, name="经办人")}

    def payload(self, *entries: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """A right batch of the next number, changed where told; None takes a key away."""
        entries = entries or ({"indicator": "growth", "subject": "130202", "value": "5.4"},)
        payload: dict[str, Any] = {
            "centre": CENTRE, "entries": list(entries), "key": self.device.id, "office": self.name,
            "period": "april", "preparer": self.person_id, "salt": secrets.token_hex(16),
            "scheme": self.scheme, "sealedAt": "2026-04-15T08:00:00Z", "seq": self.seq + 1, "v": 1}
        if self.seq:
            payload["prev"] = self.prev
        payload |= changes
        return {key: value for key, value in payload.items() if value is not None}

    def batch(self, *entries: dict[str, Any], **changes: Any) -> bytes:
        """The same, signed."""
        return self.signed(canonical(self.payload(*entries, **changes)))

    def signed(self, body: bytes, kind: str = kind_of("batch")) -> bytes:
        """Any bytes under the device key."""
        return wire(self.device, kind, body)

    def send(self, place: Place, *entries: dict[str, Any], **changes: Any) -> Reply:
        """Seals and sends the next batch of the chain."""
        data = self.batch(*entries, **changes)
        reply = put(place, data)
        assert reply.status == 201, reply.body
        self.seq, self.prev = self.seq + 1, identifier(data)
        return reply


def person_key(folder: Path, person: str) -> Holder:
    """The key of a person of the centre, opened with the passphrase."""
    file = json.loads((folder / "persons" / f"{person}.json").read_bytes())
    kdf, box = file["kdf"], base64.b64decode(file["box"])
    key = hashlib.scrypt(PASSPHRASE.encode(), salt=base64.b64decode(kdf["salt"]), n=kdf["n"],
                         r=kdf["r"], p=kdf["p"], maxmem=1 << 28, dklen=32)
    seed = ChaCha20Poly1305(key).decrypt(box[:12], box[12:], bytes.fromhex(file["key"]))
    return Holder(seed)


def secret_of(invitation: str) -> str:
    """The one-time secret in an invitation."""
    coded = invitation.split(":", 2)[2]
    return json.loads(base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)))["secret"]


def read(name: str) -> str:
    """A file of this folder."""
    return (HERE / name).read_text(encoding="utf-8")


def with_offices(scheme: str, names: tuple[str, ...]) -> str:
    """A scheme in which these are offices too: nobody else can be invited."""
    more = [f"  - {{id: {name}, name: {name}}}\n" for name in names if f"id: {name}," not in scheme]
    return scheme.replace("offices:\n", "offices:\n" + "".join(more))


class World:
    """The place, and everybody in it."""

    def __init__(self, place: Place, names: tuple[str, ...] = ("tjj", "czj", "kjj")) -> None:
        self.place = place
        c = place.centre
        place.must("aggregator", "init", "--folder", c, "--centre", CENTRE, "--name", "唐山市考核办")
        for person, role in (("wang", "clerk"), ("li", "head"), ("zhang", "inspector")):
            place.must("aggregator", "person", "add", "--folder", c, "--id", person, "--name", person,
                       "--role", role)
        small = with_offices(read("small.yaml"), names)
        self.scheme = self.publish("small.yaml", small)
        strict = small.replace("id: small\n", "id: strict\n")
        self.strict = self.publish("strict.yaml", strict.replace("reviewer: false", "reviewer: true"))
        place.start()
        self.offices = {name: Office(name) for name in names}
        self.secrets = {name: self.invite(name) for name in names}
        for name, office in self.offices.items():
            office.scheme = self.scheme
            body = canonical(office.request(self.secrets[name]))
            assert place.http("POST", "/v1/enrolments", body).status == 202
        keys = [office.device.id for office in self.offices.values()]
        place.must("aggregator", "approve", *keys, *place.two())
        self.tjj, self.czj = self.offices["tjj"], self.offices.get("czj", Office("czj"))
        self.tjj.send(place)
        self.spare = self.invite("tjj")
        self.far = self.invitation("kjj")
        self.first_note = place.checkpoint()

    def publish(self, name: str, text: str) -> dict[str, Any]:
        """Publishes a scheme; the reference that batches name."""
        file = self.place.work / name
        file.write_text(text, encoding="utf-8")
        out = self.place.must("aggregator", "scheme", "publish", file, *self.place.two())
        return {"hash": out["hash"], "id": out["scheme"], "version": out["version"]}

    def invite(self, office: str, server: str | None = None) -> str:
        """The secret of a new invitation."""
        return secret_of(self.invitation(office, server))

    def invitation(self, office: str, server: str | None = None) -> str:
        """A new invitation."""
        out = self.place.must("aggregator", "invite", "--folder", self.place.centre, "--office", office,
                              "--name", office, "--server", server or self.place.url)
        return out["invitation"]

    def token(self, holder: Holder) -> str:
        """A token for reading."""
        nonce = self.place.http("GET", "/v1/sessions").out["nonce"]
        record = holder.record("session", {"centre": CENTRE, "nonce": nonce, "v": 1})
        return self.place.http("POST", "/v1/sessions", record).out["token"]
