/// What can stand in the way of a score.
extension FindingCode {
    /// All codes of this file.
    static let scoreCodes: [FindingCode] = [
        scoreConflict, scoreApart, scoreUncomputable, scoreNoCycle, scorePeriodUnknown,
    ]

    /// Several values that differ in one cell.
    public static let scoreConflict = FindingCode(
        "score-conflict", retry: .afterAction,
        zh: "{at}：同一单元格有几个不同的值，都不能使用。",
        en: "{at}: the cell has several values that differ; none of them can be used.",
        remedy: ["zh": "请裁定用哪一个。", "en": "Decide which one holds."])
    /// Two roles whose values do not agree.
    public static let scoreApart = FindingCode(
        "score-apart", retry: .afterAction,
        zh: "{at}：与主体类别“{role}”的值相差超过 {tolerance}，两者都不能使用。",
        en:
            "{at}: the value differs from that of \"{role}\" by more than {tolerance}; neither counts.",
        remedy: ["zh": "请核实并裁定其中之一。", "en": "Look into it and decide one of the two."])
    /// A step whose result is too large or whose weights add up to nothing.
    public static let scoreUncomputable = FindingCode(
        "score-uncomputable", retry: .afterAction,
        zh: "{at}：“{node}”算不出来：结果达到 10¹²，或权重之和为 0。",
        en: "{at}: \"{node}\" cannot be computed: it reaches 10^12, or its weights add up to 0.",
        remedy: ["zh": "请核对方案中的权重、系数和上报的值。", "en": "Check weights, factors and values."])
    /// A cycle of nothing.
    public static let scoreNoCycle = FindingCode(
        "score-no-cycle",
        zh: "所有考核期都没有权重，没有年度（周期）得分。",
        en: "No period has a weight: there is no result for the cycle.",
        remedy: ["zh": "请在方案中给计入总分的考核期加上 weight。", "en": "Give the periods weights."])
    /// A standing of a period that the scheme does not have.
    public static let scorePeriodUnknown = FindingCode(
        "score-period-unknown",
        zh: "方案中没有考核期“{period}”。", en: "The scheme has no period \"{period}\".",
        remedy: ["zh": "可用：{known}。", "en": "Known: {known}."])
}
