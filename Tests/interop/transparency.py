"""Checkpoints, proofs and receipts, written from docs/protocol.md ("The log") alone."""

import re
from typing import Any, NamedTuple

from records import Refused, need, sha256, unbase64, verify_signature


class Checkpoint(NamedTuple):
    """Size and root of the log; only `read_checkpoint` makes one."""
    note: str
    size: int
    root: bytes


def read_checkpoint(note: str, card: dict[str, Any]) -> Checkpoint:
    """A checkpoint that the log key of the card has signed."""
    head, empty, signatures = note.rpartition("\n\n")
    lines = head.split("\n")
    need(bool(empty) and len(lines) == 3 and signatures.endswith("\n"), "not a checkpoint")
    need(lines[0] == card["origin"], "checkpoint of another log")
    need(bool(re.fullmatch("0|[1-9][0-9]{0,15}", lines[1])), "not a size")
    public = unbase64(card["logKey"], 32)
    short = sha256(card["origin"].encode(), b"\n\x01", public)[:4]
    verified = False
    for line in signatures[:-1].split("\n"):
        dash, name, text = line.split(" ") if line.count(" ") == 2 else ("", "", "")
        need(dash == "—", "not a signature line")
        if name == card["origin"] and unbase64(text)[:4] == short:
            verify_signature(public, unbase64(text, 68)[4:], (head + "\n").encode())
            verified = True
    need(verified, "checkpoint is not signed by the log key")
    return Checkpoint(note, int(lines[1]), unbase64(lines[2], 32))


def node(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\1", left, right)


def verify_inclusion(index: int, size: int, leaf: bytes, hashes: list[bytes], root: bytes) -> None:
    """RFC 9162, section 2.1.3.2."""
    need(index < size, "index outside the log")
    fn, sn, found = index, size - 1, leaf
    for sibling in hashes:
        need(sn != 0, "inclusion proof too long")
        if fn & 1 or fn == sn:
            found = node(sibling, found)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            found = node(found, sibling)
        fn, sn = fn >> 1, sn >> 1
    need(sn == 0 and found == root, "inclusion proof is wrong")


def verify_consistency(old: Checkpoint, new: Checkpoint, hashes: list[bytes]) -> None:
    """RFC 9162, section 2.1.4.2."""
    need(0 < old.size <= new.size, "the log became shorter")
    if old.size == new.size:
        return need(not hashes and old.root == new.root, "two roots of one size")
    if old.size & (old.size - 1) == 0:
        hashes = [old.root] + hashes
    need(bool(hashes), "consistency proof is empty")
    fn, sn = old.size - 1, new.size - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    first = second = hashes[0]
    for sibling in hashes[1:]:
        need(sn != 0, "consistency proof too long")
        if fn & 1 or fn == sn:
            first, second = node(sibling, first), node(sibling, second)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            second = node(second, sibling)
        fn, sn = fn >> 1, sn >> 1
    need(sn == 0 and first == old.root and second == new.root, "consistency proof is wrong")


def verify_receipt(receipt: str, identifier: str, card: dict[str, Any]) -> tuple[int, Checkpoint]:
    """The index of the record in the log of the card, and the checkpoint that says so."""
    head, _, note = receipt.partition("\n\n")
    lines = head.split("\n")
    need(lines[0] == "c2sp.org/tlog-proof@v1" and len(lines) > 1, "not a receipt")
    match = re.fullmatch("index (0|[1-9][0-9]{0,15})", lines[1])
    if not match:
        raise Refused("receipt without index")
    checkpoint, index = read_checkpoint(note, card), int(match[1])
    leaf = sha256(b"\0", bytes.fromhex(identifier))
    verify_inclusion(index, checkpoint.size, leaf, [unbase64(x, 32) for x in lines[2:]], checkpoint.root)
    return index, checkpoint
