#!/usr/bin/env bash
# System C with real processes: four departments and their sixteen people through four quarters and a
# half-year review, re-examined by an oversight body. Every step prints its command and what the
# command printed. KEEP=DIR leaves the folders in DIR.
fixture=departments
# shellcheck source=Tests/demo/stage.sh
. "$(dirname "$0")/stage.sh"
departments=(fgj mzj zjj wjj)
givers=(zwj dcs "${departments[@]}")
value() { grep "^$2," "$fixture/by-office/$1.csv" | cut -d, -f6; }

title "一、方案：五项标准，指标各有定义和达标标准，商定的目标写进方案  Five standards, definitions, agreed goals"
found linhe 临河市绩效办
grep 达标标准 scheme.yaml
bound goals.md

title "二、四个部门、调查统计单位和督查室加入；发改局有两台电脑，一台是审核人的  Six offices; fgj has a reviewer"
enrol "${givers[@]}" fgj-2

title "三、目标由负责人和本人商定：部门签署认可  Goals agreed between head and staff: the department signs"
state fgj approval "$(newest fgj scheme)" 目标已与本人商定
run agent sync --folder fgj

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

title "七、二季度和半年检查：低于标准的收到整改意见，答复整改  Half-year: advice on what is below standard, and the answer"
for office in "${givers[@]}"; do fill "$office" q2 half; done
for office in "${givers[@]}"; do seal "$office" q2; done
seal zwj half
for office in "${givers[@]}"; do run agent sync --folder "$office"; done
compare q2 half
by_both aggregator publish --folder centre --period half
run agent sync --folder zjj
run agent results --folder zjj
advice=$(newest zjj standing 'half staff')
warned=$(quiet agent results --folder zjj --json | "$python" -c '
import json, sys
print([one["at"] for group in json.load(sys.stdin) for one in group["warnings"]][0])')
state zjj acknowledgement "$advice" 已知悉 "$warned"
state zjj answer "$advice" 三季度增加巡查频次，补足欠件。 "$warned"
run agent sync --folder zjj
run agent results --folder zjj | grep 预警

title "八、三季度：整改以后再看同一项  The correction is followed up in the next quarter"
for office in "${givers[@]}"; do
    fill "$office" q3 q4
    seal "$office" q3
    [ "$office" = dcs ] || seal "$office" q4
    run agent sync --folder "$office"
done
compare q3
"$python" - "${warned%/*}" "${warned#*/}" <<'PYTHON'
import json, sys
subject, indicator = sys.argv[1:]
for period in ("q1", "half", "q3"):
    print(subject, indicator, period, next(
        row["scores"][indicator] for group in json.load(open(f"standings/{period}.json"))["groups"]
        for row in group["subjects"] if row["id"] == subject))
PYTHON

title "九、全年综合分：暂定稿上会，同意后才定稿发布  The year: provisional to the meeting, approved, then announced"
echo "督查室四季度的复核还没有交，所以是暂定稿。  The oversight's fourth quarter is still open."
by_both aggregator publish --folder centre --period cycle --provisional
run agent sync --folder dcs
state dcs approval "$(newest dcs standing 'cycle staff')" 市政府常务会议审议同意，待四季度复核后公布
seal dcs q4
run agent sync --folder dcs
statements approval | grep 会议
compare q4
by_both aggregator publish --folder centre --period cycle
run aggregator standing --folder centre --period cycle
compare cycle
for office in fgj zjj; do
    run agent sync --folder "$office"
    received "$office" cycle
done

title "十、每人一份书面报告，奖惩与结果挂钩  A written report for each person; reward and sanction"
mkdir reports
people=$(sed -n 's/.*{id: \([a-z]*-[0-9]\),.*/\1/p' scheme.yaml)
for person in $people; do
    say "aggregator explain --folder centre $person --period cycle >reports/$person.txt"
    quiet aggregator explain --folder centre "$person" --period cycle >"reports/$person.txt"
done
head -12 reports/zjj-3.txt
wc -l reports/*.txt | tail -1
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
