#!/usr/bin/env bash
# A year of assessment with real processes: a centre and six offices of Tangshan, one of them without
# any network. Every step prints its command and what the command printed. KEEP=DIR leaves the
# folders in DIR.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD

shangji=${SHANGJI:-$PWD/.build/debug/shangji}
python=$PWD/.build/venv/bin/python
[ -x "$python" ] || python=python3
# By network; mzj has none and sends its files by hand; tjj fills its sheet on two computers.
online=(tjj tjj-2 czj zzb 130202 fgj)
folders=("${online[@]}" mzj)

work=${KEEP:-$(mktemp -d)}
mkdir -p "$work"
cd "$work"
if [ -e centre ]; then
    echo "已有 $work/centre，请换一个文件夹。$work/centre exists: name another folder." >&2
    exit 2
fi
mkdir stick
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
"$python" "$root/Tests/demo/share.py" "$root/fixtures/tangshan" sheets

# By hand: what waits goes onto the stick, the answer comes back on it.
carry() {
    run agent export --folder mzj "stick/mzj-$1.bundle"
    run aggregator import --folder centre "stick/mzj-$1.bundle" --preview
    run aggregator import --folder centre "stick/mzj-$1.bundle"
    answer "$1"
}
answer() {
    run aggregator export --folder centre --office mzj "stick/answer-$1.bundle"
    run agent import --folder mzj "stick/answer-$1.bundle"
}
import_sheet() { quiet agent draft import --folder "$1" --period "$2" "sheets/$3-$2.csv" --json >/dev/null; }

title "一、中心建立：两人两把钥匙，方案由两人签署  The centre: two persons, two keys, one scheme"
run aggregator init --folder centre --centre tangshan --name 唐山市考核办
run aggregator person add --folder centre --id wang --name 王敏 --role clerk --passphrase-file wang.pass
run aggregator person add --folder centre --id li --name 李刚 --role head --passphrase-file li.pass
by_both aggregator scheme publish --folder centre sheets/scheme.yaml
serve 0
port=${url##*:}

title "二、六个单位凭纸面邀请加入，统计局有两台电脑，民政局没有网络  Six offices join; tjj has two PCs, mzj no network"
for folder in "${online[@]}"; do join "$folder" "${folder%-2}" "$folder-clerk" "$url"; done
join mzj mzj mzj-clerk https://127.0.0.1:9
approve "${online[@]}"
run agent export --folder mzj stick/mzj-join.bundle
run aggregator import --folder centre stick/mzj-join.bundle
approve mzj
answer join
for folder in "${online[@]}"; do quiet agent sync --folder "$folder" --json >/dev/null; done
run agent status --folder mzj

title "三、四月预考核：中心断线，各单位照常填报、封存  April: the centre is off, the offices go on"
stop_centre
run agent draft import --folder tjj --period april sheets/tjj-april.csv | sed -n 1,5p
run agent draft show --folder tjj --period april | sed -n 1,5p
for folder in "${folders[@]:1}"; do import_sheet "$folder" april "${folder%-2}"; done
echo "统计局的第二台电脑也填了同一张表，有一格不同；财政局有一格填错了。"
echo "The second PC of tjj fills the same sheet, one cell differs; czj has one cell wrong."
quiet agent draft set --folder tjj-2 --period april gdp-growth 130202 9.9 --json >/dev/null
quiet agent draft set --folder czj --period april revenue 130203 55.5 --json >/dev/null
for folder in "${folders[@]}"; do run agent seal --folder "$folder" --period april; done
must_fail agent sync --folder tjj
serve "$port"
for folder in "${online[@]:0:5}"; do run agent sync --folder "$folder"; done

title "四、一条坏线路：批次到了，回复丢了，再发一次仍是同一条  A broken reply, then a retry: still one leaf"
"$python" "$root/Tests/demo/cut.py" "127.0.0.1:$port" >cut.out &
running+=($!)
for _ in $(seq 50); do [ -s cut.out ] && break; sleep 0.1; done
must_fail agent sync --folder fgj --server "https://127.0.0.1:$(cat cut.out)"
run agent outbox --folder fgj
run agent sync --folder fgj

title "五、民政局用 U 盘送来，回执也用 U 盘带回  mzj by stick; its receipts come back on it"
carry april
run agent status --folder mzj

title "六、中心所见：谁报了什么，哪一格有冲突  Who has reported what, and one conflict"
run aggregator status --folder centre --period april
run aggregator conflicts --folder centre
cell=april/gdp-growth/130202
first=$(quiet agent outbox --folder tjj --all --json | "$python" -c \
    'import json,sys; print(next(r["id"] for r in json.load(sys.stdin) if r["type"] == "batch"))')
by_wang aggregator resolve --folder centre $cell --take "$first#0" --reason 核对统计公报 --preview
by_wang aggregator resolve --folder centre $cell --take "$first#0" --reason 核对统计公报

title "七、退回财政局填错的一格，改正再报  One cell is returned to czj and corrected"
wrong=$(quiet record show "$(quiet agent receipts --folder czj --export czj-receipts --json >/dev/null;
    grep -l '/vnd.shangji.batch' czj-receipts/*.record | head -1)" --json | "$python" -c '
import json, sys
record = json.load(sys.stdin)
print(record["id"] + "#" + str(next(index for index, entry in enumerate(record["payload"]["entries"])
    if entry["indicator"] == "revenue" and entry["subject"] == "130203")))')
by_wang aggregator return --folder centre "$wrong" --reason 与决算不符
run agent sync --folder czj
run agent status --folder czj
run agent draft correct --folder czj april/revenue/130203
right=$(grep '^april,revenue,130203,' sheets/czj-april.csv | cut -d, -f6)
run agent draft set --folder czj --period april revenue 130203 "$right"
run agent seal --folder czj --period april
run agent sync --folder czj

title "八、发布四月结果：后三名和低于目标的得到预警，须知悉并答复  April is published; warnings are answered"
by_both aggregator publish --folder centre --period april
run agent sync --folder 130202
run agent results --folder 130202 | sed -n '/districts/,$p' | sed -n 1,14p
warned=$(quiet agent results --folder 130202 --json | "$python" -c '
import json, sys
standing = next(one for one in json.load(sys.stdin) if one["warnings"])
print(standing["id"], standing["warnings"][0]["at"])')
read -r standing place <<<"$warned"
for kind in acknowledgement answer; do
    say "agent statement $kind --folder 130202 --about ${standing:0:12}… --at $place --as 130202-clerk"
    quiet agent statement $kind --folder 130202 --about "$standing" --at "$place" \
        --text 已收到，下季度逐项整改。 --as 130202-clerk --passphrase-file clerk.pass
done
run agent sync --folder 130202
run agent results --folder 130202 | grep 预警 | sed -n 1,3p

title "九、年终：各单位报全年，中心关闭考核期  The year: all report, the centre closes the period"
for folder in tjj "${folders[@]:2}"; do
    import_sheet "$folder" year "$folder"
    say "agent seal --folder $folder --period year"
    quiet agent seal --folder "$folder" --period year
    [ "$folder" = mzj ] || quiet agent sync --folder "$folder" --json >/dev/null
done
carry year
by_both aggregator close --folder centre --period year
run aggregator standing --folder centre --period year --feedback
run aggregator explain --folder centre 130283 --period year | sed -n 1,14p

title "十、两人签署发布，各单位收到自己的行和证明  Published by two keys; every office gets its rows with proofs"
by_both aggregator publish --folder centre --period year
by_both aggregator publish --folder centre --period cycle
run agent sync --folder 130202
answer results
run agent results --folder mzj | sed -n 1,10p

title "十一、监督员只凭公开字节重算一遍  An inspector counts it all again from public bytes"
stop_centre
run aggregator fsck --folder centre
run aggregator bundle --folder centre audit
run audit audit
quiet aggregator standing --folder centre --period year --json >standing.json
"$python" "$root/Tests/interop/recount.py" --scheme sheets/scheme.yaml \
    --values "$root/fixtures/tangshan/values-year.csv" --period year >recount.json
"$python" "$root/Tests/demo/same.py" standing.json recount.json

title "十二、任何人都能离线验证回执  Anybody verifies the receipts, offline"
for folder in tjj mzj; do
    quiet agent receipts --folder "$folder" --export "$folder-receipts" --json >/dev/null
    for receipt in "$folder-receipts"/*.receipt; do
        run receipt verify --card "$folder-receipts/card.json" "$receipt" "${receipt%.receipt}.record"
    done
done
title "完成：从草稿到名次，一份日志，人人可查  Done: from draft to rank, one log that anyone can check"
