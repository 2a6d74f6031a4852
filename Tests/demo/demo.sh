#!/usr/bin/env bash
# The whole way of a score, with real processes: six offices of Tangshan, one centre, a bad line.
# Every step prints its command and what the command printed. KEEP=DIR leaves the folders in DIR.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD

shangji=$PWD/.build/debug/shangji
python=$PWD/.build/venv/bin/python
[ -x "$python" ] || python=python3
offices=(tjj czj mzj zzb 130202 fgj)
period=april

work=${KEEP:-$(mktemp -d)}
mkdir -p "$work"
cd "$work"
cp -r "$root/fixtures/tangshan" .
fixtures=tangshan
if [ -e centre ]; then
    echo "已有 $work/centre，请换一个文件夹。$work/centre exists: name another folder." >&2
    exit 2
fi
running=()
finish() {
    for process in "${running[@]}"; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    [ -n "${KEEP:-}" ] || rm -rf "$work"
}
trap finish EXIT

title() { printf '\n\033[1m%s\033[0m\n' "== $*"; }
run() {
    printf '\033[36m$ shangji %s\033[0m\n' "$*"
    "$shangji" "$@"
}
field() { "$python" -c 'import json,sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"; }
must_fail() {
    printf '\033[36m$ shangji %s\033[0m\n' "$*"
    if "$shangji" "$@"; then
        echo "本应被拒绝 (this should have been refused)" >&2
        exit 1
    fi
}
serve() {
    "$shangji" aggregator serve --folder centre --listen "127.0.0.1:$1" >serve.out 2>serve.log &
    server=$!
    running+=("$server")
    for _ in $(seq 100); do
        grep -q listening serve.out && break
        kill -0 "$server" || { cat serve.log; exit 1; }
        sleep 0.1
    done
    url=$(head -1 serve.out | field listening)
    printf '\033[36m$ shangji aggregator serve --folder centre --listen 127.0.0.1:%s &\033[0m\n%s\n' \
        "$1" "$(head -1 serve.out)"
}
stop_centre() {
    kill -TERM "$server"
    wait "$server" || true
    echo "中心已停机。The centre is off."
}

# Passphrases come from files, never from arguments. These are for show.
umask 077
for person in wang li clerk; do echo "passphrase of $person" >"$person.pass"; done

title "中心建立，两人持钥，方案由两人签署  The centre: two persons, two keys, one scheme"
run aggregator init --folder centre --centre tangshan --name 唐山市考核办
run aggregator person add --folder centre --id wang --name 王敏 --role clerk --passphrase-file wang.pass
run aggregator person add --folder centre --id li --name 李刚 --role head --passphrase-file li.pass
run aggregator scheme publish --folder centre "$fixtures/scheme.yaml" --as wang --with li \
    --passphrase-file wang.pass --with-passphrase-file li.pass
serve 0
port=${url##*:}

title "六个单位凭纸面邀请加入，中心两人批准  Six offices join by invitation, two persons approve"
for office in "${offices[@]}"; do
    invitation=$("$shangji" aggregator invite --folder centre --office "$office" --name "$office" \
        --server "$url" --json | field invitation)
    printf '\033[36m$ shangji aggregator invite --folder centre --office %s\033[0m\n%.60s…\n' \
        "$office" "$invitation"
    printf '\033[36m$ shangji agent join --folder %s shangji-invite:1:… --person %s-clerk --name 经办人\033[0m\n' \
        "$office" "$office"
    "$shangji" agent join --folder "$office" "$invitation" --person "$office-clerk" --name 经办人 \
        --passphrase-file clerk.pass
done
run aggregator requests --folder centre
keys=()
for office in "${offices[@]}"; do
    keys+=("$("$shangji" agent status --folder "$office" --json | field key)")
done
printf '\033[36m$ shangji aggregator approve --folder centre %.12s… %.12s… … --as wang --with li\033[0m\n' \
    "${keys[0]}" "${keys[1]}"
"$shangji" aggregator approve --folder centre "${keys[@]}" --as wang --with li \
    --passphrase-file wang.pass --with-passphrase-file li.pass
for office in "${offices[@]}"; do
    "$shangji" agent sync --folder "$office" --json >/dev/null
done
run agent status --folder tjj

title "中心断线，各单位照常填报、封存  The centre is off; the offices go on"
stop_centre
run agent draft import --folder tjj --period $period "$fixtures/by-office/tjj-$period.csv"
run agent draft show --folder tjj --period $period | head -n 8
for office in "${offices[@]:1}"; do
    "$shangji" agent draft import --folder "$office" --period $period \
        "$fixtures/by-office/$office-$period.csv" --json >/dev/null
    printf '\033[36m$ shangji agent draft import --folder %s --period %s …/%s-%s.csv\033[0m\n' \
        "$office" $period "$office" $period
done
for office in "${offices[@]}"; do run agent seal --folder "$office" --period $period; done
must_fail agent sync --folder tjj
run agent outbox --folder tjj

title "中心恢复，各单位发出  The centre is back; the batches go out"
serve "$port"
for office in "${offices[@]:0:5}"; do run agent sync --folder "$office"; done

title "一条坏线路：批次到了，回复丢了，再发一次仍是同一条  A broken reply, then a retry: still one leaf"
"$python" "$root/Tests/demo/cut.py" "127.0.0.1:$port" >cut.out &
running+=($!)
for _ in $(seq 50); do [ -s cut.out ] && break; sleep 0.1; done
must_fail agent sync --folder fgj --server "https://127.0.0.1:$(cat cut.out)"
run agent outbox --folder fgj
run agent sync --folder fgj
run agent status --folder fgj

title "中心所见  What the centre holds"
run aggregator status --folder centre
run aggregator conflicts --folder centre
run aggregator standing --folder centre --period $period --provisional --group districts 2>/dev/null
run aggregator fsck --folder centre

title "停掉中心，任何人都能验证回执  The centre off again: anybody verifies the receipts"
stop_centre
for office in "${offices[@]}"; do
    "$shangji" agent receipts --folder "$office" --export "$office-receipts" --json >/dev/null
    for receipt in "$office-receipts"/*.receipt; do
        run receipt verify --card "$office-receipts/card.json" "$receipt" "${receipt%.receipt}.record"
    done
done
title "完成：六个单位，六份回执，一份日志  Done: six offices, six receipts, one log"
