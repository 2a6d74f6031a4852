#!/usr/bin/env bash
# System A with real processes: twelve cadres of a town, assessed by month, quarter, half-year and year.
# Every step prints its command and what the command printed. KEEP=DIR leaves the folders in DIR.
fixture=cadres
# shellcheck source=Tests/demo/stage.sh
. "$(dirname "$0")/stage.sh"
departments=(dzb jjb shb nyb)

close_month() { by_wang aggregator close --folder centre --period "$1" --reason 当月办结; }
# as_person PERSON COMMAND…: signed by this person's own key.
as_person() {
    say "${*:2} --as $1"
    quiet "${@:2}" --as "$1" --passphrase-file clerk.pass
}
# of_person PERSON: the row of the book, as fields.
of_person() { grep "^| $1 " "$fixture/duties.md" | sed 's/^| //; s/ |$//; s/ | /\t/g'; }
# proposed KIND PLACE: the newest proposal of that.
proposed() {
    quiet aggregator proposals --folder centre --kind "$1" --json | "$python" -c '
import json, sys
print([one["id"] for one in json.load(sys.stdin)["proposals"]
       if one["at"] == sys.argv[1]][-1])' "$2"
}

title "一、方案：三部分加蹲点村，岗位职责和个人目标按哈希绑定  The scheme; job descriptions are bound by hash"
found liuhe 柳河镇考核办
bound duties.md

title "二、四个科室加入  Four departments join"
enrol "${departments[@]}"

title "三、岗位职责和年度目标：本人提出、科室主任同意，合订成册  Written by each person, agreed, bound in one book"
keys=()
for person in c04 c05; do
    say "agent person add --folder jjb --id $person --name $person"
    keys+=("$(quiet agent person add --folder jjb --id $person --name $person \
        --passphrase-file clerk.pass --json | field key)")
done
quiet agent sync --folder jjb --json >/dev/null
say "aggregator approve --folder centre ${keys[0]:0:12}… ${keys[1]:0:12}… --as wang --with li"
quiet aggregator approve --folder centre "${keys[@]}" "${both[@]}" >/dev/null
run agent sync --folder jjb
IFS=$'\t' read -r _ _ post duty target < <(of_person c05)
as_person c05 agent propose duty --folder jjb --at c05 --text "$post：$duty"
as_person c05 agent propose target --folder jjb --at c05 --text "全年 $target 件"
run agent sync --folder jjb
for kind in duty target; do
    as_person c04 agent statement approval --folder jjb --about "$(proposed $kind c05)" --text 同意
done
run agent sync --folder jjb
run aggregator proposals --folder centre --kind duty
run aggregator proposals --folder centre --kind target
as_person dzb-clerk agent propose rules --folder dzb --at targets --file "$fixture/duties.md"
run agent sync --folder dzb
by_wang aggregator proposal approve --folder centre "$(proposed rules targets)" --text 与各人所报一致
run aggregator bind --folder centre scheme.yaml
say "aggregator book --folder centre >book.md"
quiet aggregator book --folder centre >book.md
grep -A 8 岗位职责 book.md

title "四、机关制度：每月填报，当月办结  Office rules: filled and settled month by month"
for month in m01 m02 m03; do
    lacking=,breach, fill dzb $month
    hand_in dzb $month
    close_month $month
done
run aggregator standing --folder centre --period m02

title "五、三月办结以后才报来的违纪：标为迟报，等中心裁定  A breach told after the closing waits for a decision"
run agent draft set --folder dzb --period m03 breach c08 1 --date 2026-03-30 --reason 擅离值班岗位（虚构）
hand_in dzb m03
run aggregator findings --folder centre
late=$(entry dzb breach c08)
by_wang aggregator admit --folder centre "$late" --reason 经查属实，事在三月
compare m01 m02 m03

title "六、一季度：上级评、自评、左右互评，蹲点村  The quarter: head, self, colleagues' votes, the village"
for department in "${departments[@]}"; do fill "$department" q1; done
right=$(grep '^q1,duties-scored,c05,self,' sheets/jjb-q1.csv | cut -d, -f6)
run agent draft set --folder jjb --period q1 duties-scored c05 "${right}0" --role self
must_fail agent seal --folder jjb --period q1
run agent draft set --folder jjb --period q1 duties-scored c05 "$right" --role self
echo "社会事务办给干部九的上级评填得不对，中心退回。  shb gives c09 a mark that the centre returns."
head=$(grep '^q1,duties-scored,c09,head,' sheets/shb-q1.csv | cut -d, -f6)
run agent draft set --folder shb --period q1 duties-scored c09 99.9 --role head
for department in "${departments[@]}"; do hand_in "$department" q1; done
by_wang aggregator return --folder centre "$(entry shb duties-scored c09 head)" --reason 与科室会议记录不符
run agent sync --folder shb
run agent status --folder shb
run agent draft correct --folder shb q1/duties-scored/c09/head
run agent draft set --folder shb --period q1 duties-scored c09 "$head" --role head
hand_in shb q1
run aggregator status --folder centre --period q1
by_wang aggregator close --folder centre --period q1
run aggregator standing --folder centre --period q1
run aggregator explain --folder centre c09 --period q1
compare q1

title "七、一季度通报：十二人中优秀三人，两人签署发布  The quarter's report: three of twelve are excellent"
by_both aggregator publish --folder centre --period q1
run agent sync --folder shb
run agent results --folder shb
received shb q1
grep -q '12 rows.*excellent: 3' standings/q1-at-shb.txt
run aggregator report --folder centre --period q1 --group cadres --html 通报.html | sed -n 1,8p
run aggregator standing --folder centre --period q1 --xlsx 一季度.xlsx | tail -1

title "八、其余各月合成各季，各季合成两个半年  Months make quarters, quarters make half-years, with a summary"
rest=(m04 m05 m06 q2 h1 m07 m08 m09 q3 m10 m11 m12 q4 h2)
fill dzb "${rest[@]}"
for department in "${departments[@]:1}"; do fill "$department" q2 q3 q4; done
for period in "${rest[@]}"; do
    offices=(dzb)
    case $period in q*) offices=("${departments[@]}") ;; esac
    for office in "${offices[@]}"; do seal "$office" "$period"; done
done
for department in "${departments[@]}"; do run agent sync --folder "$department"; done
compare q2 q3 q4 h1 h2

title "九、全年：总分、等次，年终奖的 15% 看机关制度，违纪只扣奖  The year: 15 % of the award by office rules"
run aggregator standing --folder centre --period cycle
compare cycle
"$python" - <<'PYTHON'
import json
for row in json.load(open("standings/cycle.json"))["groups"][0]["subjects"]:
    print(row["rank"], row["id"], row["total"], row["grade"], row["award"],
          "bonus", row["scores"]["commendation"], "breaches", row["scores"]["breach"])
PYTHON
for cadre in c09 c08; do
    say "aggregator explain $cadre --folder centre --period cycle"
    quiet aggregator explain $cadre --folder centre --period cycle | grep '^奖励\|^ *rules'
done
run aggregator archive --folder centre --subject c02
by_both aggregator publish --folder centre --period cycle
run agent sync --folder dzb
run agent results --folder dzb | sed -n 1,15p
received dzb cycle
run aggregator standing --folder centre --history --subject c05 --svg c05.svg
quiet aggregator standing --folder centre --history --subject c05 --json >standings/history.json

title "十、监督员只凭公开字节重算一遍  An inspector counts it all again from public bytes"
inspect
title "完成  Done"
