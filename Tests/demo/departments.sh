#!/usr/bin/env bash
# System C with real processes: four departments and their sixteen people through four quarters and a
# half-year review, re-examined by an oversight body. Every step prints its command and what the
# command printed. KEEP=DIR leaves the folders in DIR.
fixture=departments
# shellcheck source=Tests/demo/stage.sh
. "$(dirname "$0")/stage.sh"
departments=(fgj mzj zjj wjj)
givers=(zwj dcs "${departments[@]}")
# as_person PERSON COMMAND…: signed by this person's own key.
as_person() {
    say "${*:2} --as $1"
    quiet "${@:2}" --as "$1" --passphrase-file clerk.pass
}
value() { grep "^$2," "$fixture/by-office/$1.csv" | cut -d, -f6; }

title "一、方案：五项标准，指标各有定义和达标标准，商定的目标写进方案  Five standards, definitions, agreed goals"
found linhe 临河市绩效办
grep 达标标准 scheme.yaml
bound goals.md

title "二、四个部门、调查统计单位和督查室加入；发改局有两台电脑，一台是审核人的  Six offices; fgj has a reviewer"
enrol "${givers[@]}" fgj-2

title "三、目标由本人提出、负责人同意，各用自己的钥匙  Goals: proposed by the person, agreed by the head"
keys=()
join_too() {
    say "agent person add --folder zjj --id $1 --name $2"
    keys+=("$(quiet agent person add --folder zjj --id "$1" --name "$2" \
        --passphrase-file clerk.pass --json | field key)")
}
join_too zjj-1 住房和城乡建设局局长
join_too zjj-3 住房和城乡建设局科员一
run agent sync --folder zjj
say "aggregator approve --folder centre ${keys[0]:0:12}… ${keys[1]:0:12}… --as wang --with li"
quiet aggregator approve --folder centre "${keys[@]}" "${both[@]}" >/dev/null
run agent sync --folder zjj
run agent person list --folder zjj
for person in zjj-1 zjj-3; do
    grep "^| $person " "$fixture/goals.md" >"$person.md"
    as_person $person agent propose target --folder zjj --at $person --file $person.md |
        tee $person.told
done
goal() { grep -o '[0-9a-f]\{64\}' "$1.told" | head -1; }
run agent sync --folder zjj
as_person zjj-1 agent statement approval --folder zjj --about "$(goal zjj-3)" --text 同意
run agent sync --folder zjj
by_wang aggregator proposal approve --folder centre "$(goal zjj-1)" --text 局长的目标由市绩效办同意
run aggregator proposals --folder centre --kind target

title "四、一季度：来源参差的数据，GB18030、全角数字、名称、认不出的一格  The survey's uneven export is read and marked"
# shellcheck disable=SC2154
cp "$fixture/survey-q1.csv" survey.csv
run agent draft import --folder zwj --period q1 survey.csv || true
run agent draft set --folder zwj --period q1 cases wjj "$(value zwj q1,cases,wjj)"
lacking='satisfaction\|in-time\|cases' fill zwj q1
run agent draft check --folder zwj --period q1
hand_in zwj q1

title "五、发改局：经办人填，审核人在另一台电脑上签字  fgj: one prepares, another checks and signs"
fill fgj q1
hand_in fgj q1 --reviewer fgj-2-clerk
run agent sync --folder fgj-2
state fgj-2 approval "$(newest fgj-2 batch)" 已审核
run agent sync --folder fgj-2
statements approval | grep 已审核

title "六、督查室复核：相差超过容许值，两边都待裁定  Oversight re-examines: too far apart, both wait for a decision"
for office in dcs mzj zjj wjj; do fill "$office" q1; done
person=$(grep '^q1,quality,zjj-.,review' "$fixture/by-office/dcs.csv" | grep -v n/a | head -1 | cut -d, -f3)
right=$(value zjj "q1,quality,$person,head")
echo "住建局给 $person 的质量分虚高，填 100（应为 $right）。  zjj gives $person 100 instead of $right."
run agent draft set --folder zjj --period q1 quality "$person" 100 --role head
for office in dcs mzj zjj wjj; do hand_in "$office" q1; done
must_fail aggregator standing --folder centre --period q1 --group staff
by_both aggregator resolve --folder centre "q1/quality/$person/head" --value "$right" --reason 督查复核
run aggregator status --folder centre --period q1
by_wang aggregator close --folder centre --period q1
run aggregator standing --folder centre --period q1
run aggregator explain --folder centre "q1/quality/$person" --period q1
compare q1

title "七、半年由两季合成：低于标准的收到整改意见，限期答复  Half-year: of its quarters; advice, answered"
for office in "${givers[@]}"; do
    fill "$office" q2
    seal "$office" q2
    run agent sync --folder "$office"
done
compare q2 half
due=$(date -d '+30 days' +%F)
by_both aggregator publish --folder centre --period half --answer-by "$due"
run agent sync --folder zjj
run agent warnings --folder zjj
advice=$(newest zjj standing 'half staff')
warned=$(quiet agent warnings --folder zjj --json |
    "$python" -c 'import json, sys; print(json.load(sys.stdin)[0]["at"])')
state zjj acknowledgement "$advice" 已知悉 "$warned"
state zjj answer "$advice" 三季度增加巡查频次，补足欠件。 "$warned"
run agent sync --folder zjj
run aggregator status --folder centre

title "八、三季度复查：看过同一项以后才销号  The third quarter checks again; then the advice is closed"
for office in "${givers[@]}"; do
    fill "$office" q3 q4
    seal "$office" q3
    seal "$office" q4
    run agent sync --folder "$office"
done
compare q3
by_both aggregator publish --folder centre --period q3
by_wang aggregator warning close --folder centre --text 三季度已达标 "$(
    quiet aggregator warnings --folder centre --state answered --json | "$python" -c '
import json, sys
print(json.load(sys.stdin)[0]["words"][-1]["id"])')"
run aggregator warnings --folder centre
quiet aggregator warnings --folder centre --json >standings/warnings.json

title "九、全年综合分：暂定稿上会，同意后才定稿发布  The year: provisional to the meeting, approved, then announced"
compare q4 cycle
run aggregator standing --folder centre --period cycle --xlsx 上会.xlsx | sed -n 1,4p
by_both aggregator publish --folder centre --period cycle --provisional
run agent sync --folder dcs
state dcs approval "$(newest dcs standing 'cycle staff')" 市政府常务会议审议同意上会名次表，予以公布
run agent sync --folder dcs
run aggregator statements --folder centre --kind approval --office dcs
by_both aggregator publish --folder centre --period cycle
for office in fgj zjj; do
    run agent sync --folder "$office"
    received "$office" cycle
done

title "十、每人一份书面报告，奖惩与结果挂钩  A written report for each person; reward and sanction"
say "aggregator report --folder centre --period cycle --group staff --each --html reports.html"
quiet aggregator report --folder centre --period cycle --group staff --each --html reports.html \
    >reports.txt
run aggregator report --folder centre --period cycle --subject zjj-3
run aggregator explain --folder centre zjj-3 --period cycle | sed -n 1,8p
"$python" - <<'PYTHON'
import json
for group in json.load(open("standings/cycle.json"))["groups"]:
    for row in group["subjects"] if group["group"] == "staff" else []:
        print(row["rank"], row["id"], row["total"], row["grade"], row["award"], "penalty",
              row["scores"]["accountability"])
PYTHON

title "十一、监督员只凭公开字节重算一遍  An inspector counts it all again from public bytes"
inspect
title "完成  Done"
