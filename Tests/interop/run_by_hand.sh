#!/usr/bin/env bash
# docs/verify-by-hand.md works: its blocks, taken out of the page, verify fresh files with openssl
# alone.
set -euo pipefail
source "$(dirname "$0")/story.sh"

story_start
story_office tjj
curl -sk "$url/v1/log/checkpoint" >"$work/old"
story_batch tjj
curl -sk "$url/v1/log/checkpoint" >"$work/new"
first=$(sed -n 2p "$work/old")
second=$(sed -n 2p "$work/new")
curl -sk "$url/v1/log/proof/consistency?from=$first&to=$second" |
    "$python" -c 'import json,sys; print("\n".join(json.load(sys.stdin)["hashes"]))' >"$work/proof"
"$shangji" agent receipts --folder "$work/tjj" --all --export "$work/receipts" --json >>"$work/story.log"
story_stop

# The batch of the office, and the public key that the enrolment of its device names.
batch=$(grep -l '^application/vnd.shangji.batch' "$work"/receipts/*.record | head -n 1)
enrolment=$(grep -l '"kind":"device"' "$work"/receipts/*.record | head -n 1)
export RECORD=$batch RECEIPT=${batch%.record}.receipt
export CARD=$work/receipts/card.json OLD=$work/old NEW=$work/new PROOF=$work/proof
PUBLIC=$(sed -n 's/.*"publicKey":"\([^"]*\)".*/\1/p' "$enrolment")
export PUBLIC

mkdir "$work/hand"
# shellcheck disable=SC2016 # the backticks are those of the page
sed -n '/^```bash$/,/^```$/{/^```/d;p}' "$root/docs/verify-by-hand.md" >"$work/hand/verify.sh"

verify() { (cd "$work/hand" && bash verify.sh >hand.log 2>&1); }
accepted() {
    if verify; then echo "ok - by hand: $1"; else
        echo "not ok - by hand: $1"
        cat "$work/hand/hand.log"
    fi
}
refused() { if verify; then echo "not ok - by hand: $1"; else echo "ok - by hand: $1"; fi; }

accepted "a record, a checkpoint, both proofs and a receipt verify with openssl"
cat "$work/hand/hand.log"

damage() { # FILE NAME: the file with its last letter or digit changed
    "$python" - "$1" "$work/$2" <<'PYTHON'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
place = max(i for i, byte in enumerate(data[:-4]) if chr(byte).isalnum())
data[place] = ord("A") if data[place] != ord("A") else ord("B")
open(sys.argv[2], "wb").write(data)
PYTHON
}
damage "$RECORD" damaged.record
RECORD=$work/damaged.record refused "a record with one byte changed is refused"
damage "$RECEIPT" damaged.receipt
RECEIPT=$work/damaged.receipt refused "a receipt with one byte changed is refused"
damage "$PROOF" damaged.proof
PROOF=$work/damaged.proof refused "a consistency proof with one byte changed is refused"
turned() { OLD=$1 NEW=$2 verify; }
if turned "$NEW" "$OLD"; then echo "not ok - by hand: a log that became shorter is refused"; else
    echo "ok - by hand: a log that became shorter is refused"
fi
