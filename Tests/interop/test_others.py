#!/usr/bin/env python3
"""Tools of other people agree with what a centre and its offices wrote: DSSE, RFC 6962, RFC 8785.

Prints a line `ok - …`, `not ok - …` or `skip - … # reason` a check; exit code 1 when one fails.
"""

import hashlib
import importlib
import json
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any, Callable

sys.path.insert(0, str(Path(__file__).parent))
sys.dont_write_bytecode = True

from agent import Agent  # noqa: E402
from records import Refused, read_record  # noqa: E402
from transparency import Checkpoint, read_checkpoint, verify_consistency  # noqa: E402

# A round of the second agent; leaves its folder, the tile of entries and a DSSE envelope in $1.
STORY = """
set -euo pipefail
source "$2/story.sh"
out=$1 here=$2
other() { "$python" "$here/agent.py" "$@"; }
story_start
join=(join "$(story_invite tjj)" --folder "$out/tjj" --person tjj-clerk --name 经办人)
story_approve "$(other "${join[@]}" | field key)"
other "${join[@]}"
other send --folder "$out/tjj" "$fixtures/by-office/tjj-april.csv" --period april --scheme-from-feed
other feed --folder "$out/tjj"
size=$(curl -fsk "$url/v1/log/checkpoint" | sed -n 2p)
curl -fsk "$url/v1/log/tile/entries/000.p/$size" -o "$out/entries"
curl -fsk "$url/v1/log/tile/0/000.p/$size" -o "$out/hashes"
"$shangji" record export --dsse "$out"/tjj/sealed/*.record >"$out/envelope.json"
story_stop
"""


class Skipped(Exception):
    """A tool is not there."""


def tool(name: str) -> ModuleType:
    """A module of another project."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise Skipped(f"no {name.partition('.')[0]} here") from error


class Evidence:
    """What the round left behind."""

    def __init__(self, folder: Path):
        self.agent = Agent(folder / "tjj")
        card = self.agent.card
        self.first, self.last = (
            read_checkpoint(self.agent.state[name], card) for name in ("first", "checkpoint"))
        self.feed = [path.read_bytes() for path in sorted((folder / "tjj/feed").glob("*.record"))]
        self.batch = next((folder / "tjj/sealed").glob("*.record")).read_bytes()
        self.envelope = json.loads((folder / "envelope.json").read_bytes())
        tile = (folder / "entries").read_bytes()
        # Each entry of the tile: its length in two bytes, then the 32 bytes of a record id.
        self.leaves = [tile[at + 2:at + 34] for at in range(0, len(tile), 34)]
        assert all(tile[at:at + 2] == b"\0\x20" for at in range(0, len(tile), 34))
        hashes = (folder / "hashes").read_bytes()
        self.hashes = [hashes[at:at + 32] for at in range(0, len(hashes), 32)]


def tree_root(leaves: list[bytes]) -> bytes:
    """The definition of RFC 6962, section 2.1, word for word."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\1" + tree_root(leaves[:half]) + tree_root(leaves[half:])).digest()


def root_by_definition(seen: Evidence) -> None:
    """The roots of both checkpoints are those of RFC 6962 over the entries of the tile"""
    assert len(seen.leaves) == seen.last.size > seen.first.size
    assert tree_root(seen.leaves) == seen.last.root
    assert tree_root(seen.leaves[:seen.first.size]) == seen.first.root


def subproof(size: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """The consistency proof of RFC 6962, section 2.1.2, word for word."""
    if size == len(leaves):
        return [] if whole else [tree_root(leaves)]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    if size <= half:
        return subproof(size, leaves[:half], whole) + [tree_root(leaves[half:])]
    return subproof(size - half, leaves[half:], False) + [tree_root(leaves[:half])]


def consistency_by_definition(_: Evidence) -> None:
    """agent.py takes the consistency proofs of RFC 6962 of all sizes, and none for another log"""
    leaves = [hashlib.sha256(bytes([number])).digest() for number in range(20)]
    checkpoints = [Checkpoint("", size, tree_root(leaves[:size])) for size in range(1, 21)]
    for new in checkpoints:
        for old in checkpoints[:new.size]:
            hashes = subproof(old.size, leaves[:new.size])
            verify_consistency(old, new, hashes)
            other = old._replace(root=bytes(32))
            for wrong in ((other, new, hashes), (new, old, hashes), (old, new, hashes + [bytes(32)])):
                assert wrong[0] == wrong[1] or not _holds(*wrong), wrong


def _holds(old: Checkpoint, new: Checkpoint, hashes: list[bytes]) -> bool:
    try:
        verify_consistency(old, new, hashes)
    except Refused:
        return False
    return True


def tile_of_hashes(seen: Evidence) -> None:
    """The tile of level 0 holds the hashes of the leaves"""
    assert seen.hashes == [hashlib.sha256(b"\0" + leaf).digest() for leaf in seen.leaves]


def leaves_are_records(seen: Evidence) -> None:
    """The leaves are the ids of the records of the feed"""
    assert [bytes.fromhex(read_record(data).id) for data in seen.feed] == seen.leaves


def root_by_pymerkle(seen: Evidence) -> None:
    """pymerkle finds the same roots, and its own consistency proof joins them"""
    pymerkle = tool("pymerkle")
    tree = pymerkle.InmemoryTree(algorithm="sha256")
    for leaf in seen.leaves:
        tree.append_entry(leaf)
    assert tree.get_root() == seen.last.root
    assert tree.get_root(seen.first.size) == seen.first.root
    proof = tree.prove_consistency(seen.first.size, seen.last.size)
    pymerkle.verify_consistency(seen.first.root, seen.last.root, proof)


def payloads_by_rfc8785(seen: Evidence) -> None:
    """rfc8785 writes every payload of the feed as it stands in its record"""
    rfc8785 = tool("rfc8785")
    for data in seen.feed + [seen.batch]:
        payload = data.split(b"\n", 2)[2]
        assert rfc8785.dumps(json.loads(payload)) == payload, payload[:200]


def envelope_by_securesystemslib(seen: Evidence) -> None:
    """securesystemslib verifies the exported DSSE envelope, and its bytes give the record's id"""
    envelope, record = _envelope(seen.envelope), read_record(seen.batch)
    envelope.verify([_key(record.key, seen.agent.device.public)], 1)
    assert envelope.pae() == record.signed
    assert hashlib.sha256(envelope.pae()).hexdigest() == record.id


def damaged_envelope_by_securesystemslib(seen: Evidence) -> None:
    """securesystemslib refuses the envelope with another payload"""
    envelope, record = _envelope(seen.envelope), read_record(seen.batch)
    envelope.payload = envelope.payload.replace(b"april", b"April", 1)
    try:
        envelope.verify([_key(record.key, seen.agent.device.public)], 1)
    except tool("securesystemslib.exceptions").VerificationError:
        return
    raise AssertionError("verified")


def _envelope(fields: dict[str, Any]) -> Any:
    return tool("securesystemslib.dsse").Envelope.from_dict(json.loads(json.dumps(fields)))


def _key(identifier: str, public: bytes) -> Any:
    return tool("securesystemslib.signer").SSlibKey(
        identifier, "ed25519", "ed25519", {"public": public.hex()})


def run(check: Callable[[Evidence], None], seen: Evidence) -> bool:
    """One line; false when the check failed."""
    name = f"others: {check.__doc__}"
    try:
        check(seen)
        print(f"ok - {name}", flush=True)
    except Skipped as reason:
        print(f"skip - {name} # {reason}", flush=True)
    except Exception:
        print(f"not ok - {name}", flush=True)
        traceback.print_exc(file=sys.stdout)
        return False
    return True


def main() -> int:
    """Plays the round, then runs every check on what it left."""
    with tempfile.TemporaryDirectory() as folder:
        story = subprocess.run(
            ["bash", "-c", STORY, "story", folder, str(Path(__file__).resolve().parent)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False)
        if story.returncode:
            print(f"not ok - others: a round of the second agent\n{story.stdout}")
            return 1
        seen = Evidence(Path(folder))
        checks = (root_by_definition, consistency_by_definition, tile_of_hashes, leaves_are_records,
                  root_by_pymerkle, payloads_by_rfc8785, envelope_by_securesystemslib,
                  damaged_envelope_by_securesystemslib)
        return 0 if all([run(check, seen) for check in checks]) else 1


if __name__ == "__main__":
    sys.exit(main())
