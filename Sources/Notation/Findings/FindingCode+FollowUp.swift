/// What is said of words on warnings and appeals.
extension FindingCode {
    /// All codes of this file.
    static let followUpCodes: [FindingCode] = [
        statementUnknown, statementSettled, referralUnitWrong, standingProvisional,
        standingUnpublished, warningsWait, referralsWait,
    ]

    /// A ruling on something that no office said.
    public static let statementUnknown = FindingCode(
        "statement-unknown", status: 0,
        zh: "日志中没有 {kind} {at}，或它不是对已发布结果说的。",
        en: "The log has no {kind} {at}, or none about a published result.",
        remedy: [
            "zh": "编号见 shangji aggregator warnings、appeals。",
            "en": "See the ids with shangji aggregator warnings, and appeals.",
        ])
    /// A ruling that was given already.
    public static let statementSettled = FindingCode(
        "statement-settled", status: 0,
        zh: "{kind} {at} 已经处理过：{state}。", en: "The {kind} {at} is settled already: {state}.",
        remedy: ["zh": "无须再办。", "en": "Nothing needs to be done."])
    /// An answer that is to go to an office which may not judge it.
    public static let referralUnitWrong = FindingCode(
        "referral-unit-wrong", status: 0,
        zh: "{at} 不能这样转办：除被预警单位外，负责 {indicator} 的单位只有：{offices}。",
        en: "{at} cannot be referred so: besides the office that was warned, {indicator} is in the "
            + "charge of: {offices}.",
        remedy: [
            "zh": "转给其中一个单位；没有单位的，由考核办自行销号或退回：shangji aggregator warning close、return。",
            "en": "Refer it to one of these; where there is none, the centre closes or returns it: "
                + "shangji aggregator warning close, return.",
        ])
    /// An edition that two persons publish as provisional though nothing is open.
    public static let standingProvisional = FindingCode(
        "standing-provisional", status: 0,
        zh: "{at}：没有未定事项，按要求作为暂定稿发布。",
        en: "{at}: nothing is open; it is published as provisional because that was asked for.",
        remedy: ["zh": "定稿时不带 --provisional 再发布一次。", "en": "Publish again without --provisional."])
    /// A report of what two persons have not signed yet.
    public static let standingUnpublished = FindingCode(
        "standing-unpublished", retry: .afterAction, status: 0,
        zh: "{at} 还没有发布名次表。", en: "No standing of {at} is published.",
        remedy: [
            "zh": "请先用 shangji aggregator publish 发布。",
            "en": "Publish it with shangji aggregator publish.",
        ])
    /// Warnings of the own subjects that nobody has answered.
    public static let warningsWait = FindingCode(
        "warnings-wait", retry: .afterAction, status: 0,
        zh: "有 {count} 项预警待答复（其中逾期 {overdue} 项）。",
        en: "{count} warnings wait to be answered ({overdue} of them overdue).",
        remedy: ["zh": "见 shangji agent warnings。", "en": "See shangji agent warnings."])
    /// Answers of others that this office is asked to judge.
    public static let referralsWait = FindingCode(
        "referrals-wait", retry: .afterAction, status: 0,
        zh: "有 {count} 件整改答复转来待核验。",
        en: "{count} answers to warnings were referred to this office, to be judged.",
        remedy: ["zh": "见 shangji agent warnings。", "en": "See shangji agent warnings."])
}
