/// What is said of published results.
extension FindingCode {
    /// All codes of this file.
    static let resultCodes: [FindingCode] = [
        standingIncomplete, standingOpen, standingWithoutEffect, groupUnknown, resultRowWrong,
        damagedResults,
    ]

    /// Something that applies keeps a subject without a total.
    public static let standingIncomplete = FindingCode(
        "standing-incomplete", status: 0,
        zh: "{at}：{subject} 还有应有而缺的分值，没有总分。",
        en: "{at}: {subject} lacks values that apply and has no total.",
        remedy: [
            "zh": "请用 shangji aggregator explain 查看缺哪些，并催报或裁定。",
            "en":
                "See what is missing with shangji aggregator explain; have it given or decide it.",
        ])
    /// A standing is to be published as final and is not.
    public static let standingOpen = FindingCode(
        "standing-open", status: 0,
        zh: "{group} 的名次表还有 {count} 项未定，不能作为定稿发布。",
        en: "The standing of {group} has {count} open items and cannot be published as final.",
        remedy: [
            "zh": "请先了结各项，或以 --provisional 发布暂定名次。",
            "en": "Settle them first, or publish with --provisional.",
        ])
    /// A standing that does not continue the one that stands.
    public static let standingWithoutEffect = FindingCode(
        "standing-without-effect",
        zh: "记录 {at} 的名次表不接续现行一版，不生效。",
        en:
            "The standing in the record {at} does not continue the one that stands; it has no effect.",
        remedy: ["zh": "请重新发布。", "en": "Publish again."])
    /// A group that has no standing.
    public static let groupUnknown = FindingCode(
        "group-unknown", status: 0,
        zh: "没有考核组“{group}”，有：{known}。",
        en: "There is no group \"{group}\"; there are: {known}.",
        remedy: ["zh": "请核对组的编号。", "en": "Check the id of the group."])
    /// Rows that came with a standing are not those it was signed over.
    public static let resultRowWrong = FindingCode(
        "result-row-wrong", status: 0,
        zh: "随名次表送来的第 {place} 行不在其根之下。",
        en: "Row {place} that came with a standing is not under its root.",
        remedy: [
            "zh": "请保留此提示并告知监督员：送来的结果与签署的不符。",
            "en": "Keep this and tell an inspector: what was sent is not what was signed.",
        ])
    /// The rows of a published standing are gone or altered.
    public static let damagedResults = FindingCode(
        "damaged-results", exit: .machinery,
        zh: "名次表 {at} 的结果行缺失或被改动。",
        en: "The rows of the standing {at} are missing or altered.",
        remedy: [
            "zh": "请运行 shangji aggregator rebuild，从日志重新得出。",
            "en": "Run shangji aggregator rebuild: they follow from the log.",
        ])
}
