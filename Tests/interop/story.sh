# Sourced by the runners of this folder: a centre and offices in a temporary folder.
#
# After `story_start` the centre listens; `story_office OFFICE` joins and approves an office,
# `story_batch OFFICE`
# seals and sends its April figures. Everything is gone when the runner ends.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
shangji=$root/.build/debug/shangji
python=$root/.build/venv/bin/python
fixtures=$root/fixtures/tangshan
work=$(mktemp -d)
server=
trap story_end EXIT

story_end() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}

field() { "$python" -c 'import json,sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
two=(--as wang --with li)

story_init() {
    export SHANGJI_PASSPHRASE='a passphrase for tests'
    "$shangji" aggregator init --folder "$work/centre" --centre tangshan --name 唐山市考核办 --json
    "$shangji" aggregator person add --folder "$work/centre" --id wang --name 王敏 --role clerk --json
    "$shangji" aggregator person add --folder "$work/centre" --id li --name 李刚 --role head --json
    "$shangji" aggregator scheme publish --folder "$work/centre" "$fixtures/scheme.yaml" "${two[@]}" --json
} >>"$work/story.log" 2>&1

story_serve() {
    "$shangji" aggregator serve --folder "$work/centre" --listen "127.0.0.1:${1:-0}" \
        >"$work/serve.out" 2>"$work/serve.log" &
    server=$!
    for _ in $(seq 200); do
        grep -q listening "$work/serve.out" && break
        kill -0 "$server" 2>/dev/null || { cat "$work/serve.log"; return 1; }
        sleep 0.1
    done
    url=$(head -n 1 "$work/serve.out" | field listening)
}

story_start() {
    story_init && story_serve
}

story_stop() {
    kill -TERM "$server"
    wait "$server" || true
    server=
}

# Prints the invitation of an office.
story_invite() {
    "$shangji" aggregator invite --folder "$work/centre" --office "$1" --name "$1" --server "$url" --json |
        field invitation
}

# Approves a device key, and with it the person of the same request.
story_approve() {
    "$shangji" aggregator approve --folder "$work/centre" "$1" "${two[@]}" --json >>"$work/story.log"
}

story_office() {
    "$shangji" agent join --folder "$work/$1" "$(story_invite "$1")" --person "$1-clerk" --name 经办人 \
        --json >>"$work/story.log"
    story_approve "$("$shangji" agent status --folder "$work/$1" --json | field key)"
    "$shangji" agent sync --folder "$work/$1" --json >>"$work/story.log"
}

story_batch() {
    "$shangji" agent draft import --folder "$work/$1" --period april \
        "$fixtures/by-office/$1-april.csv" --json >>"$work/story.log"
    "$shangji" agent seal --folder "$work/$1" --period april --json >>"$work/story.log"
    "$shangji" agent sync --folder "$work/$1" --json >>"$work/story.log"
}
