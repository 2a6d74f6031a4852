#!/usr/bin/env bash
# System D, what is around the scores of demo.sh, with real processes: a book of rules, indicators
# that are admitted, the plan of the year, warnings until they are closed, evidence, special and
# routine assessments, reports and history. Every step prints its command and what the command
# printed. KEEP=DIR leaves the folders in DIR, after demo.sh in DIR/year.
if [ -n "${KEEP:-}" ] && [ -e "$KEEP/centre" ]; then KEEP=$KEEP/year; fi
fixture=tangshan
# shellcheck source=Tests/demo/stage.sh
. "$(dirname "$0")/stage.sh"
offices=(tjj fgj zzb 130202)
files=$fixture/year
"$python" "$root/Tests/demo/share.py" "$fixture" sheets few
main=(--scheme tangshan-2026)

# propose KIND OFFICE PLACE FILE: signed offline; the next sync sends it.
propose() {
    local words=(agent propose "$1" --folder "$2" --at "$3" --file "$4" --as "$2-clerk")
    say "${words[@]}"
    quiet "${words[@]}" --passphrase-file clerk.pass
}
# proposed PLACE: the newest proposal for it.
proposed() {
    quiet aggregator proposals --folder centre --json | "$python" -c '
import json, sys
print([one["id"] for one in json.load(sys.stdin)["proposals"]
       if one["at"] == sys.argv[1]][-1])' "$1"
}
judge() { by_wang aggregator proposal "$1" --folder centre "$(proposed "$2")" "${@:3}"; }
sync() { for office in "$@"; do run agent sync --folder "$office"; done; }
sync_quietly() {
    for office in "$@"; do quiet agent sync --folder "$office" --json >/dev/null; done
}
# shown PATTERN COMMAND…: the lines of its output that matter.
shown() {
    say "${@:2}"
    quiet "${@:2}" | grep -A 1 "$1" | grep -v ^--
}
# rules LEAF: its section of the rules.
rules() { sed -n "/^## $1\$/,/^\$/p" "$files/rules.md" | sed '1d;/^$/d' >"$1.md"; }
# report_in PERIOD [SCHEME [SHEET]]: every office gives its sheet.
report_in() {
    local office told period=$1 scheme=${2:-tangshan-2026} sheet=${3:-$1}
    for office in "${offices[@]}"; do
        say "agent draft import, seal, sync --folder $office … sheets/$office-$sheet.csv"
        quiet agent draft import --folder "$office" --scheme "$scheme" --period "$period" \
            "sheets/$office-$sheet.csv" --json >/dev/null
        if ! told=$(quiet agent seal --folder "$office" --scheme "$scheme" \
            --period "$period" 2>&1); then
            echo "$told" >&2
            exit 1
        fi
        grep 已封存 <<<"$told"
        sync_quietly "$office"
    done
}
# counted PERIOD SCHEME FILE SHEET: the centre's standing is what the second program makes of the
# bare sheet.
counted() {
    local words=(aggregator standing --folder centre --scheme "$2" --period "$1" --json)
    say "${words[*]} >standings/$4.json"
    quiet "${words[@]}" >"standings/$4.json"
    "$python" "$root/Tests/interop/recount.py" --scheme "$3" --values "sheets/all-$4.csv" \
        --period "$1" >"standings/$4-recount.json"
    "$python" "$root/Tests/demo/same.py" "standings/$4.json" "standings/$4-recount.json"
}
# warned FIELD: what the district's own computer knows of its warning on petitions in April.
warned() {
    quiet agent warnings --folder 130202 --json | "$python" -c '
import json, sys
one = next(one for one in json.load(sys.stdin)
           if one["at"] == "130202/petitions" and one["period"] == "april")
print(one["words"][-1]["id"] if sys.argv[1] == "answer" else one[sys.argv[1]])' "$1"
}

# at_centre FIELD: what the centre knows of it.
at_centre() {
    quiet aggregator warnings --folder centre --subject 130202 --indicator petitions \
        --period april --json | "$python" -c '
import json, sys
print(json.load(sys.stdin)[0][sys.argv[1]])' "$1"
}

title "一、一月：指标、分值、责任单位一份方案，一票否决都写明依据  January: points, units in charge, vetoes with basis"
found tangshan 唐山市考核办 sheets/scheme.yaml
enrol "${offices[@]}"

title "二、责任单位离线提出细则和新指标，考核办审核  Units propose rules and indicators; the lead office reviews"
for leaf in gdp-growth air building; do rules "$leaf"; done
propose rules tjj gdp-growth gdp-growth.md
propose rules zzb building building.md
propose rules fgj air air.md
propose indicator fgj water "$files/water.yaml"
propose indicator zzb ledger "$files/ledger.yaml"
propose indicator zzb phone "$files/phone.md"
sync tjj zzb fgj
judge comment air --text 站点名单不清楚，沙尘日怎么算也请写明
judge refuse phone --text 与群众满意度测评重复，增加基层负担
for place in gdp-growth building water ledger; do judge approve "$place"; done
sync fgj
run agent proposals --folder fgj
propose rules fgj air "$files/air-2.md"
sync fgj
judge approve air
run aggregator proposals --folder centre --kind rules

title "三、同意的细则按哈希绑进第 2 版，准入的指标写进方案，合订成册  Bound by hash in version 2; one book"
quiet aggregator bind --folder centre scheme.yaml --json >binding.json
run aggregator bind --folder centre scheme.yaml
for leaf in water ledger; do
    quiet aggregator proposal show "$(proposed $leaf)" --folder centre >$leaf.yaml
done
"$python" "$root/Tests/demo/amend.py" scheme.yaml binding.json 绑定细则，准入两项指标 weight air 7 \
    add environment water.yaml add - ledger.yaml >scheme-2.yaml
sed "0,/detailedRules: ..../s//detailedRules: 0000/" scheme-2.yaml >unapproved.yaml
must_fail aggregator scheme publish --folder centre unapproved.yaml "${both[@]}"
by_both aggregator scheme publish --folder centre scheme-2.yaml
say "aggregator book --folder centre >book.md"
quiet aggregator book --folder centre >book.md
grep -A 12 "PM2.5" book.md
grep 依据 book.md
[ "$(quiet aggregator book --folder centre --json | field lacking)" = "[]" ]
sync 130202
sync_quietly tjj fgj zzb

title "四、年度计划：同一事项同一时间考核两次会被指出，并为一次  The plan finds what is assessed twice"
by_both aggregator scheme publish --folder centre "$files/special.yaml"
must_fail aggregator plan --folder centre >plan.txt
echo "专项考核不再另评 PM2.5，用年度考核的结果。  The special assessment leaves PM2.5 to the yearly one."
sed 's/^version: 1/version: 2/; /- id: pm/,$d' "$files/special.yaml" >special-2.yaml
by_both aggregator scheme publish --folder centre special-2.yaml
shown "response\|august.*air " aggregator plan --folder centre

title "五、四月：路南区上传佐证材料；发布，限期答复  April: evidence by the district; published, answers are due"
quiet agent draft import --folder 130202 --period april sheets/130202-april.csv --json >/dev/null
echo "项目一 3.2 亿元，项目二 4.1 亿元（虚构）" >进度表.txt
run agent draft evidence add --folder 130202 april/investment/130202/reported 进度表.txt
report_in april
run aggregator evidence --folder centre
run aggregator evidence get --folder centre "$(sha256sum 进度表.txt | cut -c1-64)" 进度表-中心.txt
cmp 进度表.txt 进度表-中心.txt
counted april tangshan-2026 scheme-2.yaml april
due=$(date -d '+30 days' +%F)
by_both aggregator publish --folder centre "${main[@]}" --period april --answer-by "$due"

title "六、预警闭环：知悉、答复、转办责任单位核验、退回、再答复、销号  Read, answered, judged by the unit in charge, closed"
sync 130202
shown "预警 april 130202/petitions" agent warnings --folder 130202
standing=$(warned id)
state 130202 acknowledgement "$standing" 已知悉 130202/petitions
state 130202 answer "$standing" 高度重视，抓紧整改。 130202/petitions
sync 130202
answer=$(warned answer)
by_wang aggregator warning refer --folder centre "$answer"
must_fail aggregator warning refer --folder centre "$answer" --to tjj "${alone[@]}"
sync zzb
shown "转来核验 130202/petitions" agent warnings --folder zzb
state zzb rejection "$answer" 没有措施、时限和责任人
sync zzb
shown 待转告 aggregator status --folder centre
run aggregator warnings --folder centre --state to-pass-on
by_wang aggregator warning return --folder centre "$answer"
sync 130202
[ "$(warned state)" = returned ]
echo "十二件积案的包案责任人和时限（虚构）" >整改方案.txt
state 130202 answer "$standing" 区信访局每周会商，积案包案到人，七月底前化解十二件。 130202/petitions 整改方案.txt
sync 130202
answer=$(warned answer)
run aggregator evidence --folder centre "$answer"
quiet aggregator evidence get --folder centre "$(sha256sum 整改方案.txt | cut -c1-64)" 整改方案-中心.txt
cmp 整改方案.txt 整改方案-中心.txt
by_wang aggregator warning refer --folder centre "$answer"
sync zzb 130202
state zzb approval "$answer" 措施可行，八月再看
[ "$(at_centre state)" = answered ]
sync zzb
[ "$(at_centre state)" = closed ]
[ "$(warned state)" = answered ]
by_wang aggregator warning close --folder centre "$answer"
sync 130202 zzb
[ "$(warned state)" = closed ]
[ "$(quiet agent status --folder zzb --json | grep -c referrals-wait)" = 0 ]
shown 预警 aggregator status --folder centre

title "七、专项和平时考核进台账，附结果  A special assessment; what it and routine ones find goes into the ledger"
special=(--scheme tangshan-air-2026 --period response)
run agent draft import --folder fgj "${special[@]}" sheets/fgj-response.csv | sed -n 1,2p
run agent seal --folder fgj "${special[@]}" | sed -n 1,2p
sync fgj
counted response tangshan-air-2026 special-2.yaml response
run aggregator standing --folder centre "${special[@]}" --xlsx 专项考核.xlsx
read -r day reason < <(grep ^august,ledger,130204 sheets/all-august.csv | cut -d, -f7,8 | tr , ' ')
run agent draft set --folder zzb "${main[@]}" --period august ledger 130204 1 --date "$day" \
    --reason "$reason" --evidence 专项考核.xlsx
sed -i /^august,ledger,130204/d sheets/zzb-august.csv

title "八、八月预考核：整改以后再看同一项  August: the same indicator after the correction"
report_in august
counted august tangshan-2026 scheme-2.yaml august
by_both aggregator publish --folder centre "${main[@]}" --period august | sed -n 1,3p
case=(--subject 130202 --indicator petitions --period april)
run aggregator warnings --folder centre "${case[@]}"
quiet aggregator warnings --folder centre "${case[@]}" --json >standings/warning.json

title "九、年终：平时和专项考核是年终评定的依据，一票否决有据  The year: the ledger as grounds, a veto with its basis"
report_in year
counted year tangshan-2026 scheme-2.yaml year
by_both aggregator publish --folder centre "${main[@]}" --period year | sed -n 1,3p
run aggregator archive --folder centre --subject 130202
run aggregator archive --folder centre --subject 130204
shown "台账\|事件" aggregator explain 130202 --folder centre "${main[@]}" --period cycle
shown 一票否决 aggregator explain 130205 --folder centre "${main[@]}" --period year
# A draft with fewer excellent places is tried on the year's values; nothing is signed or recorded.
sed 's/quota: 0.3,/quota: 0.2,/' scheme-2.yaml >draft.yaml
run aggregator standing --folder centre "${main[@]}" --period year --draft draft.yaml
quiet aggregator standing --folder centre "${main[@]}" --period year --draft draft.yaml --json |
    "$python" -c '
import json, sys
tried = json.load(sys.stdin)
lost = [one for one in tried["changes"] if one["before"]["grade"] == "excellent"]
# Two groups of seven: floor(7 * 0.3) = 2 places each before, floor(7 * 0.2) = 1 in the draft.
assert len(lost) == 2 and tried["version"] == 3 and not tried["askedAgain"], tried'

title "十、又一年：每个班子的历史、图和报告  A year later: history, pictures and reports of each team"
sed '/detailedRules/!{s/2027/2028/g; s/2026/2027/g}; s/^version: 2/version: 1/; /^amendment/,$d' \
    scheme-2.yaml >scheme-2027.yaml
by_both aggregator scheme publish --folder centre scheme-2027.yaml
sync_quietly "${offices[@]}"
report_in year tangshan-2027 2027
counted year tangshan-2027 scheme-2027.yaml 2027
by_both aggregator publish --folder centre --scheme tangshan-2027 --period year | sed -n 1,3p
run aggregator standing --folder centre --history --subject 130202 --svg 130202.svg
quiet aggregator standing --folder centre --history --subject 130202 --json >standings/history.json
last=(--scheme tangshan-2027 --period year)
run aggregator report --folder centre "${last[@]}" --subject 130202 | sed -n 1,6p
say "aggregator report --folder centre ${last[*]} --each --html reports.html"
quiet aggregator report --folder centre "${last[@]}" --each --html reports.html >reports.txt
run aggregator signals --folder centre "${last[@]}" --before-scheme tangshan-2026 | sed -n 1,5p

title "十一、监督员只凭公开字节重算一遍  An inspector counts it all again from public bytes"
inspect
title "完成  Done"
