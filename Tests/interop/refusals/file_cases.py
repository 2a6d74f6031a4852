"""Schemes and sheets that people write, wrong in one line; the code that the first reading finds.

Each row is a change of `small.yaml`, or the lines of a CSV file.
"""

from typing import Callable

from .agent_cases import agent
from .parties import World, read
from .place import Seen, codes_in

CASES: dict[str, Callable[[World], Seen]] = {}

# As JSON each of these notes is twice as long, so that the file is small enough and its canonical form is not.
QUOTE = '"' * 4000
QUOTES = "".join(f"  - {{id: n{at}, title: x, responsible: [tjj], note: '{QUOTE}', rule: veto}}\n"
                 for at in range(270))
GRADES = "".join(f"  - {{id: g{at}, name: x}}\n" for at in range(49))
UNIT = "  - {id: twin, name: 双, group: districts, office: lunan}\n"
PERSON = "  - {id: somebody, name: 甲, group: districts, kind: person, office: lunan}\n"
TWICE = "  - {id: a, name: x, kind: month, weight: 1}\n  - {id: b, name: x, kind: quarter, weight: 1, of: [a]}\n"
CIRCLE = "  - {id: a, name: x, succeeds: [b]}\n  - {id: b, name: x, succeeds: [a]}\n"

# code, what stands in small.yaml, what stands there instead
SCHEME = [
    ("scheme-key-unknown", "title: 小方案", "title: 小方案\nfrobnicate: 1"),
    ("scheme-key-twice", "title: 小方案", "title: 小方案\ntitle: 小方案"),
    ("scheme-value-missing", "title: 小方案", "title:"),
    ("scheme-shape-wrong", "title: 小方案", "title: [a]"),
    ("scheme-value-wrong", "missing: block", "missing: maybe"),
    ("scheme-value-wrong", "decimals: 2", "decimals: many"),
    ("scheme-repeated", "raters: [tjj, czj]", "raters: [tjj, tjj]"),
    ("scheme-empty", "groups:\n  - {id: districts, name: 市辖区}", "groups: []"),
    ("scheme-event-roles", "rule: {bonus: {per: 0.5, cap: 2}}",
     "rule: {bonus: {per: 0.5, cap: 2}}, roles: [{id: one, name: x, weight: 100}]"),
    ("scheme-group-empty", "groups:\n", "groups:\n  - {id: hollow, name: 空}\n"),
    ("scheme-id-reserved", "id: april", "id: cycle"),
    ("scheme-id-twice", "id: income", "id: growth"),
    ("scheme-lifetime-wrong", "office: lunan}", "office: lunan, from: year, until: april}"),
    ("scheme-nobody-writes", "responsible: [tjj, kjj]\n    children", "children"),
    ("scheme-reference-unknown", "office: lunan}", "office: nobody}"),
    ("scheme-period-dates", "closes: 2026-04-20", "closes: 2026-03-20"),
    ("scheme-period-pre-weight", "kind: pre,", "kind: pre, weight: 10,"),
    ("scheme-part-not-earlier", "kind: pre,", "kind: special, of: [year],"),
    ("scheme-period-twice", "periods:\n", "periods:\n" + TWICE),
    ("scheme-award-parts", "reviewer: false", "reviewer: false\naward: {base: 9, parts: {growth: 0.6, income: 0.5}}"),
    ("scheme-raters-single", "name: 上级, weight: 60}", "name: 上级, weight: 60, raters: [tjj]}"),
    ("scheme-key-missing", ", kind: pre", ""),
    ("scheme-bounds-wrong", "unit: 分,", "unit: 分, least: 9, greatest: 3,"),
    ("scheme-sum-wrong", "title: 增速, weight: 30", "title: 增速, weight: 31"),
    ("scheme-weight-missing", "title: 增速, weight: 30", "title: 增速"),
    ("scheme-weight-unexpected", "title: 表彰,", "title: 表彰, weight: 5,"),
    ("scheme-target-equals-floor", "floor: 40", "floor: 100"),
    ("scheme-target-missing", "target: 100", 'target: {"130202": {year: 100}}'),
    ("scheme-not-scored", "reviewer: false", "reviewer: false\ntieBreak: [praise]"),
    ("scheme-checked-wrong", "combine: mean,", "combine: mean, checked: {against: peers, tolerance: 1},"),
    ("scheme-limit", "grades:\n", "grades:\n" + GRADES),
    ("scheme-too-large", "  - {id: praise", QUOTES + "  - {id: praise"),
    ("scheme-not-an-event", "reviewer: false", "reviewer: false\naward: {base: 100, deduct: {growth: 0.5}}"),
    ("scheme-office-ambiguous", "subjects:\n", "inherit: 30\nsubjects:\n" + UNIT + PERSON),
    ("scheme-succession-circle", "offices:\n", "offices:\n" + CIRCLE),
    ("scheme-score-outside", "unit: 分, rule: direct", "unit: 分, rule: {efficacy: {base: 70, span: 40}}"),
    ("scheme-amendment-first", "reviewer: false", "reviewer: false\namendment: {reason: x}"),
    ("yaml-syntax", "groups:\n", "groups: [\n"),
    ("yaml-alias", "title: 小方案", "title: &t 小方案"),
    ("yaml-tag", "title: 小方案", "title: !!binary YQ=="),
    ("yaml-merge", "title: 小方案", "title: 小方案\n<<: {a: 1}"),
    ("yaml-key", "title: 小方案", "title: 小方案\n[a, b]: 1"),
    ("yaml-documents", "reviewer: false", "reviewer: false\n---\na: 1"),
    ("yaml-empty", None, "# nothing\n"),
    ("yaml-too-deep", "title: 小方案", "title: " + "[" * 200 + "]" * 200),
    ("sheet-encoding", None, "\udcff\udcfe\udcfd"),
    ("sheet-too-large", None, "#" * (2 << 20) + "#\n"),
]

HEAD = "indicator,subject,value\n"
# code, the file; the period is named in the command
SHEETS = [
    ("sheet-header-missing", "subject,value\n130202,5\n"),
    ("sheet-column-twice", "indicator,subject,value,value\ngrowth,130202,5,5\n"),
    ("sheet-row-too-long", HEAD + "growth,130202,5,6,7\n"),
    ("sheet-cell-empty", HEAD + ",130202,5\n"),
    ("sheet-cell-twice", HEAD + "growth,130202,5\ngrowth,130202,6\n"),
    ("mark-cell-repeated", HEAD + "growth,130202,5\ngrowth,130202,5\n"),
    ("sheet-cell-too-long", HEAD + "growth,130202," + "5" * 40_000 + "\n"),
    ("sheet-number", HEAD + "growth,130202,five\n"),
    ("sheet-number-precision", HEAD + "growth,130202,5.1234567\n"),
    ("sheet-percent", HEAD + "growth,130202,5%\n"),
    ("sheet-value-unknown", HEAD + "welfare,130202,zzz\n"),
    ("sheet-ballot", HEAD + "votes,130202,good=many\n"),
    ("sheet-name-unknown", HEAD + "nothing,130202,5\n"),
    ("sheet-reason-missing", HEAD + "growth,130202,n/a\n"),
    ("sheet-date", "indicator,subject,value,date,reason\npraise,130202,1,2026-02-31,x\n"),
    ("sheet-quote-open", HEAD + 'growth,130202,"5\n'),
    ("sheet-quote-trailing", HEAD + 'growth,130202,"5"x\n'),
    ("mark-column-ignored", "indicator,subject,value,colour\ngrowth,130202,5,red\n"),
    ("mark-understood", HEAD + "growth,130202,５．４\n"),
    ("sheet-encoding", HEAD + "growth,\udcff\udcff\udc81,5\n"),
    ("sheet-too-many-rows", HEAD + "growth,130202,5\n" * 200_001),
    ("sheet-id-malformed", "indicator,subject,role,rater,value\nbuilding,130202,peers,a b!,5\n"),
    ("mark-encoding", (HEAD + "增速,130202,5\n").encode("gb18030").decode("utf-8", "surrogateescape")),
    ("sheet-too-many-columns", "indicator,subject,value" + ",x" * 2000 + "\n"),
]


def scheme_case(code: str, old: str | None, new: str) -> Callable[[World], Seen]:
    """`scheme publish` of the changed scheme."""
    def run(world: World) -> Seen:
        text = new if old is None else read("small.yaml").replace(old, new, 1)
        assert text != read("small.yaml"), f"no such line: {old}"
        file = world.place.work / "wrong.yaml"
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
        ran = world.place.run("aggregator", "scheme", "publish", file, *world.place.two())
        codes = codes_in(ran.out)
        return Seen(code if code in codes else ",".join(codes) or "-", "-", str(ran.exit))
    return run


def sheet_case(code: str, text: str) -> Callable[[World], Seen]:
    """`draft import` of the file; what could be read is cleared again."""
    def run(world: World) -> Seen:
        file, folder = world.place.work / "wrong.csv", agent(world)
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
        april = ("--folder", folder, "--period", "april")
        ran = world.place.run("agent", "draft", "import", file, *april, "--scheme", "small")
        world.place.must("agent", "draft", "clear", *april)
        codes = codes_in(ran.out)
        return Seen(code if code in codes else ",".join(codes) or "-", "-", str(ran.exit))
    return run


def number(name: str) -> str:
    """The name, with a number from the second of a kind on."""
    at, free = 1, name
    while free in CASES:
        at, free = at + 1, f"{name}-{at + 1}"
    return free


for row in SCHEME:
    CASES[number(f"scheme:{row[0]}")] = scheme_case(*row)
for line in SHEETS:
    CASES[number(f"sheet:{line[0]}")] = sheet_case(*line)
