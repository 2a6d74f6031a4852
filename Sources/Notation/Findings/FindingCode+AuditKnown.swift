/// What an audit of a centre's public bytes tells that is worth knowing and not wrong.
extension FindingCode {
    /// All codes of this file.
    static let auditKnownCodes: [FindingCode] = [
        auditStandingUnapproved, auditStandingOutdated, auditNoteForeign, auditLateWork,
        auditLateAdmitted, auditDecided,
    ]

    /// A standing that one person signed and no second one approved.
    public static let auditStandingUnapproved = FindingCode(
        "audit-standing-unapproved", status: 0,
        zh: "记录 {at} 的名次表没有第二人签署，不生效。",
        en: "The standing in the record {at} lacks a second person; it has no effect.",
        remedy: ["zh": "无须处理；已对外使用的，应予追问。", "en": "Nothing to do, unless it was used."])
    /// A final standing that the log by its end gives otherwise, and no newer edition.
    public static let auditStandingOutdated = FindingCode(
        "audit-standing-outdated", status: 0,
        zh: "定稿 {standing} 之后日志又有变动，按全部记录重算已不是这个结果，尚无新版。",
        en: "By all that was logged after it the final standing {standing} would be another one.",
        remedy: [
            "zh": "按当时的记录它没有错；请询问中心何时重新发布。",
            "en": "It was right when it was made; ask when a new edition is published.",
        ])
    /// A record carries a note that is not the log's.
    public static let auditNoteForeign = FindingCode(
        "audit-note-foreign", status: 0,
        zh: "记录 {at} 所带的检查点不是本中心日志密钥所签，不作依据。",
        en: "The checkpoint that the record {at} carries is not this log's and proves nothing.",
        remedy: [
            "zh": "通常无害；可向该单位了解其来源。", "en": "Mostly harmless; ask the office where it is from.",
        ])
    /// A cell whose value came late.
    public static let auditLateWork = FindingCode(
        "audit-late-work", status: 0,
        zh: "{at} 的值是截止后补报的。", en: "The value of {at} came after the closing.",
        remedy: ["zh": "方案允许，供了解。", "en": "The scheme allows it; this is to know."])
    /// A cell whose value came late and was admitted.
    public static let auditLateAdmitted = FindingCode(
        "audit-late-admitted", status: 0,
        zh: "{at} 的值（{entry}）截止后才到，由中心裁定收受。",
        en: "The value of {at} ({entry}) came after the closing; a decision admitted it.",
        remedy: [
            "zh": "理由和签署人见收受它的裁定。", "en": "The decision that admits it has the reason.",
        ])
    /// A cell whose value a decision gave.
    public static let auditDecided = FindingCode(
        "audit-decided", status: 0,
        zh: "{at} 的值由中心裁定（{decision}）。", en: "A decision gave {at} its value ({decision}).",
        remedy: [
            "zh": "理由和签署人见该裁定：shangji record show。",
            "en": "The decision has the reason and who signed it: shangji record show.",
        ])
}
