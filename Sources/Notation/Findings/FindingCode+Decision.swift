/// Why a decision of the centre is not logged: it would have no effect, or is none.
extension FindingCode {
    /// All codes of this file.
    static let decisionCodes: [FindingCode] = [
        decisionTouched, decisionSecondMissing, decisionTakeWrong, decisionValueWrong,
        decisionEntryUnknown, decisionWithoutEffect, decisionPeriodUnknown, decisionSchemeUnclear,
        decisionOfficeUnknown, decisionOfficeUnclear, decisionStands, decisionRepeated,
    ]

    /// Nobody decides on what they gave themselves (M12).
    public static let decisionTouched = FindingCode(
        "decision-touched", status: 0,
        zh: "签署人或同意人编制或审核过 {at} 的记录，不能就此裁定。",
        en:
            "Who signs or approves prepared or reviewed an entry of {at}, and may not decide on it.",
        remedy: ["zh": "请由没有经手的人员裁定。", "en": "Somebody who gave none of it has to decide."])
    /// Another value or none takes two persons (M11).
    public static let decisionSecondMissing = FindingCode(
        "decision-second-missing", status: 0,
        zh: "{at}：给出无人上报的值，或裁定无值，须第二人同意。",
        en: "{at}: a value that nobody gave, or none, takes the approval of a second person.",
        remedy: ["zh": "请用 --with 指定第二人。", "en": "Name a second person with --with."])
    /// What is taken is no entry of the cell that counts.
    public static let decisionTakeWrong = FindingCode(
        "decision-take-wrong", status: 0,
        zh: "{at}：所取的记录不在该格有效或待定的记录之中，或未通过校验。",
        en: "{at}: what is taken is none of the cell's entries, or fails a check.",
        remedy: [
            "zh": "请从 shangji aggregator conflicts 的 seen 中选取。",
            "en": "Take one that shangji aggregator conflicts lists under seen.",
        ])
    /// The value given is none that the scheme can score.
    public static let decisionValueWrong = FindingCode(
        "decision-value-wrong", status: 0,
        zh: "{at}：方案不能对这个值计分。", en: "{at}: the scheme cannot score this value.",
        remedy: ["zh": "请按指标的计分规则填写。", "en": "Give a value of the leaf's rule."])
    /// An entry or record that the log does not hold.
    public static let decisionEntryUnknown = FindingCode(
        "decision-entry-unknown", status: 0,
        zh: "日志中没有 {at}。", en: "The log holds no {at}.",
        remedy: ["zh": "请核对批次号和序号。", "en": "Check the batch and the number behind #."])
    /// A return or an admission that changes nothing.
    public static let decisionWithoutEffect = FindingCode(
        "decision-without-effect", status: 0,
        zh: "对 {at} 的裁定不会生效：没有可退回或可收受的，或签署人经手过。",
        en: "The act on {at} would have no effect: nothing to return or admit, or own work.",
        remedy: ["zh": "请查看该批的采纳状态。", "en": "Look at the verdict on the batch."])
    /// A period that the scheme does not have.
    public static let decisionPeriodUnknown = FindingCode(
        "decision-period-unknown", status: 0,
        zh: "方案中没有考核期“{period}”，有：{known}。",
        en: "The scheme has no period \"{period}\"; it has: {known}.",
        remedy: ["zh": "请核对考核期编号{hint}。", "en": "Check the id of the period{hintEn}."])
    /// An office that no scheme that stands has.
    public static let decisionOfficeUnknown = FindingCode(
        "office-unknown", status: 0,
        zh: "方案 {scheme} 中没有单位“{office}”。",
        en: "The scheme {scheme} has no office \"{office}\".",
        remedy: [
            "zh": "请核对单位编号{hint}；新设的单位请先修订方案。",
            "en": "Check the office's id{hintEn}; for a new one amend the scheme first.",
        ])
    /// An office gave two values in one cell, and it was not said which.
    public static let decisionOfficeUnclear = FindingCode(
        "decision-office-unclear", status: 0,
        zh: "{at}：{office} 自己报了互不相同的值：{entries}。",
        en: "{at}: {office} itself gave values that differ: {entries}.",
        remedy: ["zh": "请用 --take 指明取哪一条。", "en": "Name the one to be taken with --take."])
    /// What is to be taken was decided over before.
    public static let decisionStands = FindingCode(
        "decision-stands", status: 0,
        zh: "{at} 已由裁定 {decision} 定值，此前的记录不再可取。",
        en: "{at} has the value of the decision {decision}; entries before it cannot be taken.",
        remedy: [
            "zh": "改判请用 --value 写明值，由第二人同意（--with）。",
            "en": "To decide otherwise give the value with --value, and a second person (--with).",
        ])
    /// The same act for the same reason is logged, and something ended it since.
    public static let decisionRepeated = FindingCode(
        "decision-repeated", status: 0,
        zh: "同样的裁定 {at} 已在日志中，其后又被改变；再次作出同一裁定不起作用。",
        en: "The same decision {at} is logged and was overtaken since; again it has no effect.",
        remedy: [
            "zh": "请用 --reason 写明这一次的理由。", "en": "Say with --reason why it is done again.",
        ])
    /// No scheme, or several, and none was named.
    public static let decisionSchemeUnclear = FindingCode(
        "decision-scheme-unclear", status: 0,
        zh: "须指明方案；已发布：{known}。", en: "Name the scheme; published: {known}.",
        remedy: ["zh": "请用 --scheme 指定。", "en": "Name it with --scheme."])
}
