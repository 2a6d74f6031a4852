#!/usr/bin/env bash
# Can the kill tests fail? Builds a copy of the program whose log gives its receipts before it
# commits, and expects
# that Tests/crash/test_kills.py notices within 50 kills. Takes a whole build; not part of `make
# test`.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

# Without what was built, for its paths are those of the original; with the dependencies, for they
# need the network.
tar -C "$root" --exclude='./.build*' --exclude=./.git -cf - . | tar -C "$copy" -xf -
mkdir -p "$copy/.build"
for part in checkouts repositories artifacts workspace-state.json; do
    [ ! -e "$root/.build/$part" ] || cp -a "$root/.build/$part" "$copy/.build/"
done

"$root/.build/venv/bin/python" - "$copy/Sources/Aggregator/LogWriter" <<'PYTHON'
import sys
from pathlib import Path

folder = Path(sys.argv[1])


def patch(name: str, *changes: tuple[str, str]) -> None:
    """Replaces pieces that must each be there exactly once."""
    text = (folder / name).read_text()
    for old, new in changes:
        if text.count(old) != 1:
            sys.exit(f"{name} has changed: this mutation must be written again ({old!r})")
        text = text.replace(old, new)
    (folder / name).write_text(text)


patch("LogBook+Appending.swift",
      ("internal import GRDB\n", "internal import GRDB\ninternal import Glibc\n"),
      ("_ records: [VerifiedRecord], at now: Instant) throws -> [Outcome] {\n        try throwIfStopped()",
       "_ records: [VerifiedRecord], at now: Instant, early: ([Outcome]) -> Void = { _ in }\n"
       "    ) throws -> [Outcome] {\n        try throwIfStopped()"),
      ("try group.write(records, at: now, into: change, of: self)\n", """\
try group.write(records, at: now, into: change, of: self)
                if let head = group.head, group.ledger != nil {
                    let note = try effects.sign(
                        Checkpoint(
                            origin: trust.origin, size: UInt64(head.size), root: head.root))
                    early(
                        try group.places.map { place in
                            if let finding = place.refusal { return .refused(finding) }
                            return .logged(
                                Logged(
                                    index: place.index, isNew: place.isNew,
                                    receipt: try receipt(
                                        place.index, under: (head, note), in: change.view),
                                    verdict: nil))
                        })
                    usleep(100_000)
                }
"""))
patch("LogWriter.swift", (
    "done.resume(returning: Result { try book.append(records, at: now) })", """\
var said = false
                let result = Result {
                    try book.append(records, at: now) { outcomes in
                        said = true
                        done.resume(returning: .success(outcomes))
                    }
                }
                if !said { done.resume(returning: result) }"""))
PYTHON

(cd "$copy" && swift build --product shangji)
said=$(SHANGJI=$copy/.build/debug/shangji "$root/.build/venv/bin/python" \
    "$root/Tests/crash/test_kills.py" || true)
# A test that cannot even begin has noticed nothing: it must say what was lost.
if ! grep '^not ok' <<<"$said"; then
    printf '%s\n' "$said" | tail -5
    echo "not ok - a reply before the commit was not noticed"
    exit 1
fi
echo "ok - a reply before the commit was noticed"
