# shellcheck shell=bash
# What the demo's steps are told with: a title, a command as typed, and its true output.
# The caller sets shangji, python and running; serve sets url and server for it.
# shellcheck disable=SC2154,SC2034

title() { printf '\n\033[1m%s\033[0m\n' "== $*"; }
say() { printf '\033[36m$ shangji %s\033[0m\n' "$*"; }
quiet() { "$shangji" "$@"; }
run() {
    say "$@"
    quiet "$@"
}
field() { "$python" -c 'import json,sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
must_fail() {
    say "$@"
    if quiet "$@"; then
        echo "本应被拒绝 (this should have been refused)" >&2
        exit 1
    fi
}

# The centre on port $1, 0 for any; sets url and server.
serve() {
    rm -f serve.out
    "$shangji" aggregator serve --folder centre --listen "127.0.0.1:$1" >serve.out 2>serve.log &
    server=$!
    running+=("$server")
    for _ in $(seq 100); do
        grep -qs listening serve.out && break
        kill -0 "$server" || { cat serve.log; exit 1; }
        sleep 0.1
    done
    url=$(head -1 serve.out | field listening)
    say "aggregator serve --folder centre --listen 127.0.0.1:$1 &"
    head -1 serve.out
}
stop_centre() {
    kill -TERM "$server"
    wait "$server" || true
    echo "中心已停机。The centre is off."
}

# Two persons of the centre, or one of them, or a clerk: their passphrases come from files.
both=(--as wang --with li --passphrase-file wang.pass --with-passphrase-file li.pass)
alone=(--as wang --passphrase-file wang.pass)
by_both() {
    say "$* --as wang --with li"
    quiet "$@" "${both[@]}"
}
by_wang() {
    say "$* --as wang"
    quiet "$@" "${alone[@]}"
}
invite() {
    local office=$1 server=$2
    quiet aggregator invite --folder centre --office "$office" --name "$office" \
        --server "$server" --json | field invitation
}
join() {
    local folder=$1 office=$2 person=$3 server=$4 invitation
    invitation=$(invite "$office" "$server")
    say "agent join --folder $folder ${invitation:0:28}… --person $person --name 经办人"
    quiet agent join --folder "$folder" "$invitation" --person "$person" --name 经办人 \
        --passphrase-file clerk.pass
}
approve() {
    local keys=() folder
    for folder in "$@"; do keys+=("$(quiet agent status --folder "$folder" --json | field key)"); done
    say "aggregator approve --folder centre ${keys[0]:0:12}… … --as wang --with li"
    quiet aggregator approve --folder centre "${keys[@]}" "${both[@]}"
}
