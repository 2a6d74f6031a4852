"""What the records of a feed amount to: which keys may sign what, and which schemes are published."""

from typing import Any

from records import Record, Refused, key_id, need, read_record, sha256, canonical, unbase64, verify_signature

SIGNERS = {  # batch-format.md, "The record": which kinds of key may sign a type
    "scheme": {"centre"}, "enrolment": {"centre", "root"}, "batch": {"device"}, "decision": {"centre"},
    "notice": {"device"}, "standing": {"centre"}, "statement": {"device", "person", "centre"}}


class Registry:
    """Takes verified records in log order, starting from nothing but the card."""

    def __init__(self, card: dict[str, Any]):
        self.card = card
        root = unbase64(card["rootKey"], 32)
        # Key id → what its enrolment says, with `public` and `complete`.
        self.keys: dict[str, dict[str, Any]] = {
            key_id(root): {"kind": "root", "public": root, "complete": True}}
        # Record id of an enrolment that waits for approval → the key it enrols.
        self.waiting: dict[str, str] = {}
        # Record id of a scheme record → its payload, with `published`.
        self.schemes: dict[str, dict[str, Any]] = {}

    def take(self, data: bytes) -> Record:
        """Verifies a record against the keys known so far, then lets it count."""
        record = read_record(data)
        signer = self.keys.get(record.key)
        if signer is None:
            raise Refused(f"{record.name} by a key that the feed has not shown")
        need(signer["kind"] in SIGNERS.get(record.name, set()), "may not sign this type")
        verify_signature(signer["public"], record.signature, record.signed)
        need(record.payload["centre"] == self.card["centre"], "is for another centre")
        if record.name == "enrolment" and record.payload["act"] == "add":
            self._enrol(record, signer)
        elif record.name == "enrolment":
            self.keys[record.payload["revokes"]]["revoked"] = True
        elif record.name == "scheme":
            need(record.payload["body"]["id"] == record.payload["scheme"], "scheme of another name")
            self.schemes[record.id] = record.payload | {"published": False}
        elif record.name == "statement" and record.payload["kind"] == "approval":
            self._approve(record.payload["about"], record.key)
        return record

    def _enrol(self, record: Record, signer: dict[str, Any]) -> None:
        public = unbase64(record.payload["publicKey"], 32)
        by_root = signer["kind"] == "root"
        need(by_root or record.payload["kind"] != "centre", "only the root key enrols persons of the centre")
        if record.payload["kind"] == "log":
            need(by_root and record.payload["publicKey"] == self.card["logKey"], "another log key")
        self.keys[key_id(public)] = record.payload | {
            "public": public, "complete": by_root, "by": record.key}
        if not by_root:
            self.waiting[record.id] = key_id(public)

    def _approve(self, about: str, by: str) -> None:
        """Another person of the centre, clerk or head, makes a scheme or an enrolment count."""
        approver = self.keys[by]
        if approver.get("duty") not in ("clerk", "head") or approver.get("revoked"):
            return
        enrolled = self.keys.get(self.waiting.get(about, ""))
        if enrolled and self.keys[enrolled["by"]].get("person") != approver["person"]:
            enrolled["complete"] = True
        scheme = self.schemes.get(about)
        if scheme and self.keys[scheme["key"]].get("person") != approver["person"]:
            scheme["published"] = True

    def public_key(self, identifier: str) -> bytes:
        """The public half of a key that the feed has shown."""
        return self.keys[identifier]["public"]

    def scheme_reference(self) -> dict[str, Any]:
        """What a batch says of the rules it was made under: the latest published version."""
        published = [scheme for scheme in self.schemes.values() if scheme["published"]]
        need(bool(published), "the feed shows no published scheme")
        latest = max(published, key=lambda scheme: scheme["version"])
        return {"hash": sha256(canonical(latest["body"])).hex(), "id": latest["scheme"],
                "version": latest["version"]}
