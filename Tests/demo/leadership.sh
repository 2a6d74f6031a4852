#!/usr/bin/env bash
# System B with real processes: twenty townships in three classes and their sixty leaders, from the
# performance contract to a second edition after an appeal. Every step prints its command and what the
# command printed. KEEP=DIR leaves the folders in DIR.
fixture=leadership
# shellcheck source=Tests/demo/stage.sh
. "$(dirname "$0")/stage.sh"
raters=(tjj zhp zzb fwz rdb)
# proposed KIND PLACE: the newest proposal of that.
proposed() {
    quiet aggregator proposals --folder centre --kind "$1" --json | "$python" -c '
import json, sys
print([one["id"] for one in json.load(sys.stdin)["proposals"]
       if one["at"] == sys.argv[1]][-1])' "$2"
}
# propose OFFICE KIND PLACE WORDS…: signed offline; the next sync or stick brings it.
propose() {
    local words=(agent propose "$2" --folder "$1" --at "$3" "${@:4}" --as "$1-clerk")
    say "${words[@]}"
    quiet "${words[@]}" --passphrase-file clerk.pass
}
value() { grep "^$2,$3,$4," "$fixture/by-office/$1.csv" | cut -d, -f6; }

title "一、方案：三类乡镇、两类岗位，绩效协议的目标写进方案  Three classes, two kinds of posts, contracts in the scheme"
found qingxi 青溪县考核办
bound contracts.md

title "二、五类评价主体和东苑镇联网加入，稻香镇没有网络  Raters and t01 by network, t08 by stick"
by_hand=t08 enrol "${raters[@]}" t01 t08

title "三、绩效协议：乡镇提出，县里议定，签署认可，看谁还没有  Contracts: proposed, agreed, signed; who has not yet"
propose tjj rules projects --file "$fixture/contracts.md"
for township in t01 t08; do
    IFS='|' read -r _ _ _ what mid year unit _ < <(grep "^| $township " "$fixture/contracts.md")
    propose $township contract $township \
        --text "${what// /}：上半年 ${mid// /}，全年 ${year// /} ${unit// /}"
    state $township approval "$(newest $township scheme)" 认可本年度绩效协议
done
for office in tjj t01; do quiet agent sync --folder $office --json >/dev/null; done
carry t08 contract
by_wang aggregator proposal approve --folder centre "$(proposed contract t01)" --text 同意
by_wang aggregator proposal approve --folder centre "$(proposed contract t08)" --text 同意
by_wang aggregator proposal approve --folder centre "$(proposed rules projects)" --text 协议合订本
run aggregator proposals --folder centre --kind contract
run aggregator statements --folder centre --kind approval --about qingxi-leadership-2026
say "aggregator book --folder centre >book.md"
quiet aggregator book --folder centre >book.md
grep -A 4 绩效协议 book.md | sed -n 1,5p
[ "$(quiet aggregator book --folder centre --json | field lacking)" = "[]" ]

title "四、阶段考核：统计局和东苑镇各报一个数，互不覆盖，由中心裁定  The stage: two offices, two figures, one decision"
for office in tjj zhp; do fill $office mid; done
right=$(value tjj mid petitions t01)
run agent draft set --folder t01 --period mid petitions t01 $((right + 2)) --role count
for office in t01 tjj zhp; do hand_in $office mid; done
run aggregator conflicts --folder centre
by_wang aggregator resolve --folder centre mid/petitions/t01/count \
    --take "$(entry tjj petitions t01)" --reason 以信访系统登记为准
run aggregator standing --folder centre --period mid --group suburb --feedback
compare mid

title "五、阶段结果公开，落后的得到预警并答复整改  Open results, warnings, and answers to them"
due=$(date -d '+30 days' +%F)
by_both aggregator publish --folder centre --period mid --answer-by "$due"
run agent sync --folder t01
answer t08 mid
run agent results --folder t08 | grep -A 12 farm
received t08 mid
published=$(newest t08 standing 'mid farm')
state t08 acknowledgement "$published" 知悉 t08/team
state t08 answer "$published" 秋种扩大面积，九月底前补足。 t08/grain
carry t08 warnings
run agent results --folder t08 | grep 预警
case=(--folder centre --period mid --subject t08 --indicator grain)
by_wang aggregator warning close --folder centre --text 措施可行，年底看总产量 "$(
    quiet aggregator warnings "${case[@]}" --json | "$python" -c '
import json, sys
print(json.load(sys.stdin)[0]["words"][-1]["id"])')"
run aggregator status --folder centre

title "六、全年：四类主体评价领导干部，班子结果占四成  The year: four kinds of raters, the team counts 40 % for its leaders"
for office in "${raters[@]}"; do fill "$office" year; done
right=$(value tjj year projects t01)
echo "统计局把东苑镇的到位资金 $right 误填成 1.5。  tjj types 1.5 instead of $right for t01."
run agent draft set --folder tjj --period year projects t01 1.5
for office in "${raters[@]}"; do hand_in "$office" year; done
run aggregator status --folder centre --period year | sed -n 1,10p
by_wang aggregator close --folder centre --period year
by_both aggregator publish --folder centre --period year
say "aggregator explain t18 --folder centre --period year"
quiet aggregator explain t18 --folder centre --period year | grep 一票否决
run aggregator warnings "${case[@]}"
quiet aggregator warnings "${case[@]}" --json >standings/warning.json

title "七、申诉：东苑镇查到错在哪一项，提出申诉；中心退回，统计局更正  An appeal, a return, a correction"
run agent sync --folder t01
run agent results --folder t01 | grep -A 8 'year suburb'
state t01 appeal "$(newest t01 standing 'year suburb')" "到位资金应为 $right，见验资报告" t01/projects
run agent sync --folder t01
appeal=$(quiet aggregator appeals --folder centre --json | "$python" -c '
import json, sys
print(json.load(sys.stdin)[0]["id"])')
by_wang aggregator appeal answer --folder centre "$appeal" --uphold --text 与验资报告一致，申诉成立
by_wang aggregator return --folder centre "$(entry tjj projects t01)" --reason 申诉成立
run agent sync --folder tjj
run agent draft correct --folder tjj year/projects/t01
run agent draft set --folder tjj --period year projects t01 "$right"
hand_in tjj year

title "八、第二版：列出与第一版的差别  The second edition names what differs from the first"
by_both aggregator publish --folder centre --period year
run aggregator appeals --folder centre
quiet aggregator appeals --folder centre --json >standings/appeals.json
run aggregator standing --folder centre --period year --feedback
compare year
run agent sync --folder t01
received t01 year
run aggregator explain --folder centre t07-s --period year
answer t08 year
received t08 year

title "九、监督员只凭公开字节重算一遍  An inspector counts it all again from public bytes"
inspect
title "完成  Done"
