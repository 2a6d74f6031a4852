#!/usr/bin/env bash
# A second agent, written from docs/ alone (agent.py), and the house's own program understand each
# other.
set -Eeuo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/story.sh"

here=$root/Tests/interop
office=tjj
folder=$work/$office
values=$fixtures/by-office/$office-april.csv
failed=0
trap 'echo "not ok - second agent: the runner came to its end (stopped at line $LINENO)"' ERR

other() { "$python" "$here/agent.py" "$@"; }

# check NAME COMMAND…: one line of the tally; the output of a command that fails is shown.
check() {
    local name=$1
    shift
    if "$@" >"$work/check.out" 2>&1; then echo "ok - second agent: $name"; else
        echo "not ok - second agent: $name"
        sed 's/^/    /' "$work/check.out"
        failed=1
    fi
}

# refused COMMAND…: it says no, with exit code 1 and not by a crash.
refused() {
    local code=0
    "$@" || code=$?
    [ "$code" = 1 ] && ! grep -q Traceback "$work/check.out"
}

# holds JSON EXPRESSION: the Python expression is true of the value, called it.
holds() {
    "$python" - "$1" "$2" <<'PYTHON'
import json, sys
it = json.loads(sys.argv[1])
sys.exit(0 if eval(sys.argv[2]) else f"{sys.argv[2]} does not hold of {it}")
PYTHON
}

# damage FILE PLACE TO: a copy with another letter at PLACE (counted from the end where negative).
damage() {
    "$python" - "$@" <<'PYTHON'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
place = int(sys.argv[2])
data[place] = ord("B") if data[place] == ord("A") else ord("A")
open(sys.argv[3], "wb").write(data)
PYTHON
}

joining() {
    local invitation answer key
    invitation=$(story_invite "$office")
    join=(join "$invitation" --folder "$folder" --person "$office-clerk" --name 经办人)
    answer=$(other "${join[@]}")
    check "a request to join waits for two persons" holds "$answer" 'it["enrolled"] is False'
    key=$(field key <<<"$answer")
    check "the same request is the same fingerprint" holds "$(other "${join[@]}")" \
        "it['fingerprint'] == '$(field fingerprint <<<"$answer")'"
    story_approve "$key"
    check "after the approval the key is enrolled" holds "$(other "${join[@]}")" 'it["enrolled"]'
    check "another server key than the pinned one is refused" wrong_pin
}

wrong_pin() {
    cp -r "$folder" "$work/mistaken"
    "$python" - "$work/mistaken/agent.json" <<'PYTHON'
import json, sys
state = json.load(open(sys.argv[1]))
state["tlsPin"] = "0" * 64
json.dump(state, open(sys.argv[1], "w"))
PYTHON
    refused other feed --folder "$work/mistaken" && grep -q "pinned" "$work/check.out"
}

sending() {
    local figures sent again
    figures=$(($(wc -l <"$values") - 1))
    yes 'a line of what supports the values' | head -c 600000 >"$work/support.csv" || true
    sent=$(other send --folder "$folder" "$values" --period april --scheme-from-feed \
        --evidence "$work/support.csv")
    record=$(field record <<<"$sent")
    receipt=${record%.record}.receipt
    check "the April figures are logged, the receipt verifies" holds "$sent" 'it["status"] == 201'
    check "all $figures are accepted" holds "$sent" \
        "it['verdict']['accepted'] == it['entries'] == $figures and it['verdict']['status'] == 'accepted'"
    check "its evidence is held in three pieces, and read back" holds "$sent" 'it["held"] is True'
    check "the centre hands out the same bytes" handed_out
    again=$(other again --folder "$folder")
    check "sent again, the record keeps its index" holds "$again" \
        "len(it) == 1 and it[0]['status'] == 200 and it[0]['index'] == $(field index <<<"$sent")"
}

handed_out() {
    "$shangji" aggregator evidence get --folder "$work/centre" --json \
        "$(sha256sum <"$work/support.csv" | cut -d' ' -f1)" "$work/handed.csv" &&
        cmp "$work/support.csv" "$work/handed.csv"
}

reading() {
    local page
    page=$(other feed --folder "$folder")
    check "the feed brings the batch back, every item verifies" holds "$page" 'it["new"] == ["batch"]'
    check "a second reading brings nothing" holds "$(other feed --folder "$folder")" 'it["new"] == []'
    check "the log of the last checkpoint keeps the first" holds \
        "$(other consistency --folder "$folder")" '0 < it["from"] < it["to"]'
}

problem() { # STATUS CODE ANSWER
    holds "$3" "it['status'] == $1 and it['contentType'] == 'application/problem+json'" &&
        holds "$3" 'set(it["problem"]) == set("code en findings retry status title type zh".split())' &&
        holds "$3" "it['problem']['code'] == '$2' and it['problem']['retry'] == 'never'" &&
        holds "$3" "it['problem']['status'] == $1 and it['problem']['type'] == '/problems/$2'"
}

damaging() {
    local id damaged=$work/damaged.record
    id=$(basename "${record%.record}")
    damage "$record" -40 "$damaged"
    check "a changed byte of the payload is refused" problem 422 signature-wrong \
        "$(other put --folder "$folder" "$damaged")"
    check "also under the id of the whole record" problem 400 record-id-mismatch \
        "$(other put --folder "$folder" "$damaged" --id "$id")"
    damage "$record" 120 "$damaged"
    check "a changed byte of the signature is refused" problem 422 signature-wrong \
        "$(other put --folder "$folder" "$damaged")"
}

# The house's program reads what agent.py wrote, and refuses it damaged.
crossing() {
    local public card=$folder/card.json verify
    public=$("$python" - "$here" "$folder" <<'PYTHON'
import base64, pathlib, sys
sys.path.insert(0, sys.argv[1])
from agent import Agent
print(base64.b64encode(Agent(pathlib.Path(sys.argv[2])).device.public).decode())
PYTHON
    )
    verify=("$shangji" record verify --key "$public")
    check "shangji record verify takes its record" "${verify[@]}" "$record"
    check "shangji record verify refuses it with a byte changed" refused "${verify[@]}" "$work/damaged.record"
    verify=("$shangji" receipt verify --card "$card")
    check "shangji receipt verify takes its receipt" "${verify[@]}" "$receipt" "$record"
    damage "$receipt" 36 "$work/damaged.receipt"
    check "shangji receipt verify refuses it with a byte changed" refused "${verify[@]}" \
        "$work/damaged.receipt" "$record"
}

# agent.py reads all that the house's agent exports, with no trust but in the card of its own
# invitation.
returning() {
    local exported=$work/receipts file
    story_office yjj
    story_batch yjj
    "$shangji" agent receipts --folder "$work/yjj" --all --export "$exported" --json >>"$work/story.log"
    check "agent.py takes all that the house's agent exports" holds \
        "$(other check "$exported" --card "$folder/card.json")" \
        'it["types"][0] == "enrolment" and it["types"][-1] == "batch"'
    file=$(grep -l '^application/vnd.shangji.batch' "$exported"/*.record)
    cp -r "$exported" "$exported.record"
    damage "$file" 120 "$exported.record/$(basename "$file")"
    check "agent.py refuses them with a byte of a signature changed" refused other check "$exported.record" \
        --card "$folder/card.json"
    file=${file%.record}.receipt
    cp -r "$exported" "$exported.receipt"
    damage "$file" 36 "$exported.receipt/$(basename "$file")"
    check "agent.py refuses them with a byte of a receipt changed" refused other check "$exported.receipt" \
        --card "$folder/card.json"
    other feed --folder "$folder" >>"$work/story.log"
    check "the log only grew meanwhile" other consistency --folder "$folder"
}

story_start
joining
sending
reading
damaging
crossing
returning
story_stop
exit "$failed"
