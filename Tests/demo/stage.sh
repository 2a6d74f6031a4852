# shellcheck shell=bash
# The stage of a story: an empty folder to play in, the fixture it is played from, and the acts that
# every story has. The caller sets `fixture` to a folder's name. KEEP=DIR keeps the folder.
# shellcheck disable=SC2034,SC2154
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
fixture=$root/fixtures/$fixture
shangji=${SHANGJI:-$root/.build/debug/shangji}
python=$root/.build/venv/bin/python
[ -x "$python" ] || python=python3

work=${KEEP:-$(mktemp -d)}
mkdir -p "$work"
cd "$work"
if [ -e centre ]; then
    echo "已有 $work/centre，请换一个文件夹。$work/centre exists: name another folder." >&2
    exit 2
fi
mkdir stick sheets standings
running=()
finish() {
    for process in "${running[@]}"; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    [ -n "${KEEP:-}" ] || rm -rf "$work"
}
trap finish EXIT
# shellcheck source=Tests/demo/lib.sh
. "$root/Tests/demo/lib.sh"

# Passphrases come from files, never from arguments. These are for show.
umask 077
for person in wang li clerk; do echo "passphrase of $person" >"$person.pass"; done

# found ID NAME [FILE]: the centre with two persons and the fixture's scheme, or that in FILE; serves.
found() {
    cp "${3:-$fixture/scheme.yaml}" scheme.yaml
    run scheme check scheme.yaml
    run aggregator init --folder centre --centre "$1" --name "$2"
    run aggregator person add --folder centre --id wang --name 王敏 --role clerk --passphrase-file wang.pass
    run aggregator person add --folder centre --id li --name 李刚 --role head --passphrase-file li.pass
    by_both aggregator scheme publish --folder centre scheme.yaml
    serve 0
}
# enrol OFFICE…: each joins, two persons approve, the scheme comes. Those named in `by_hand` have no
# network: their request and the answer go on a stick.
enrol() {
    local office
    for office in "$@"; do
        case " ${by_hand:-} " in
            *" $office "*)
                join "$office" "$office" "$office-clerk" https://127.0.0.1:9
                run agent export --folder "$office" "stick/$office-join.bundle"
                run aggregator import --folder centre "stick/$office-join.bundle"
                ;;
            *) join "$office" "${office%-2}" "$office-clerk" "$url" ;;
        esac
    done
    approve "$@"
    for office in "$@"; do
        case " ${by_hand:-} " in
            *" $office "*) answer "$office" join ;;
            *) run agent sync --folder "$office" ;;
        esac
    done
}
# By hand, of an office without any network: what waits goes onto the stick, the answer comes back.
carry() {
    run agent export --folder "$1" "stick/$1-$2.bundle"
    run aggregator import --folder centre "stick/$1-$2.bundle"
    answer "$@"
}
answer() {
    run aggregator export --folder centre --office "$1" "stick/answer-$1-$2.bundle"
    run agent import --folder "$1" "stick/answer-$1-$2.bundle"
}
# bound FILE: the scheme binds this book by its hash.
bound() {
    local hash
    hash=$(sha256sum "$fixture/$1" | cut -c1-64)
    echo "sha256sum $1: $hash"
    grep -m1 "detailedRules: $hash" scheme.yaml
}
# newest OFFICE TYPE [WORD]: the id of the last record of a type in its feed (that says the word).
newest() {
    quiet agent feed --folder "$1" --json | "$python" -c '
import json, sys
print([one["id"] for one in json.load(sys.stdin)
       if one["type"] == sys.argv[1] and all(word in one["says"] for word in sys.argv[2:])][-1])' "${@:2}"
}
# state OFFICE KIND RECORD TEXT [PLACE]: a signed word of an office about a record; the next sync sends it.
state() {
    local words=(agent statement "$2" --folder "$1" --about "$3" ${5:+--at "$5"} --text "$4"
        ${6:+--evidence "$6"} --as "$1-clerk")
    say "${words[@]}"
    quiet "${words[@]}" --passphrase-file clerk.pass
}
# statements KIND…: what offices said, as the centre holds it.
statements() {
    say "aggregator dump --folder centre  → statements: $*"
    quiet aggregator dump --folder centre | "$python" -c '
import json, sys
for one in json.load(sys.stdin)["statements"]:
    if one["kind"] in sys.argv[1:]:
        print(one["kind"], one.get("at", "-"), one.get("text", "-"), "→", one["about"][:12])' "$@"
}
# sheet OFFICE PERIOD…: the rows that an office gives of some periods, but those that match `lacking`
# (a pattern of grep); prints the file's name.
sheet() {
    local office=$1 file period
    shift
    file=sheets/$office-$1.csv
    { head -1 "$fixture/by-office/$office.csv"; for period in "$@"; do
        grep "^$period," "$fixture/by-office/$office.csv" | grep -v "${lacking:-^$}" || true
    done; } >"$file"
    echo "$file"
}
# fill OFFICE PERIOD…: its sheet becomes drafts.
fill() { run agent draft import --folder "$1" "$(sheet "$@")" | sed -n 1,2p; }
# seal OFFICE PERIOD…: what is drafted of each period becomes a batch.
seal() {
    local period
    for period in "${@:2}"; do run agent seal --folder "$1" --period "$period" | sed -n 1,2p; done
}
# hand_in OFFICE PERIOD: what is drafted of the period is sealed and sent.
hand_in() {
    run agent seal --folder "$1" --period "$2" "${@:3}"
    run agent sync --folder "$1"
}
# entry OFFICE INDICATOR SUBJECT [ROLE]: the newest sealed value of that, as BATCH#INDEX.
entry() {
    rm -rf entry
    quiet agent receipts --folder "$1" --all --export entry --json >/dev/null
    local record
    for record in entry/*.record; do quiet record show "$record" --json; done |
        "$python" "$root/Tests/demo/entry.py" "${@:2}"
}
# compare PERIOD…: the standing of each is what the second program made of the bare figures.
compare() {
    local period
    for period in "$@"; do
        say "aggregator standing --folder centre --period $period --json >standings/$period.json"
        quiet aggregator standing --folder centre --period "$period" --json >"standings/$period.json"
        "$python" "$root/Tests/demo/same.py" "standings/$period.json" "$fixture/expected.json" "$period"
    done
}
# received OFFICE PERIOD: the rows that came to the office, each verified, are those too.
received() {
    say "agent results --folder $1 --json"
    quiet agent results --folder "$1" --json |
        "$python" "$root/Tests/demo/received.py" "$fixture/expected.json" "$2" excellent |
        tee "standings/$2-at-$1.txt"
}
# The inspector: the centre's folder is sound, and its public bytes say the same.
inspect() {
    stop_centre
    run aggregator fsck --folder centre
    run aggregator bundle --folder centre audit
    run audit audit
}
