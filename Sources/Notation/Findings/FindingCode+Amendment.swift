/// What an amended scheme asks of those who were at work.
extension FindingCode {
    /// All codes of this file.
    static let amendmentCodes: [FindingCode] = [
        draftCellChanged, draftCellGone, cellAskedAgain, officeKeyUnconfirmed,
    ]

    /// The centre has enrolled a key for this office that nobody here asked for.
    public static let officeKeyUnconfirmed = FindingCode(
        "office-key-unconfirmed", retry: .afterAction, status: 0,
        zh: "中心为贵单位登记了一把不是从这里申请的密钥：{kind} {name}，指纹 {fingerprint}。",
        en: "The centre has enrolled a key for your office that was not asked for here: {kind} "
            + "{name}, fingerprint {fingerprint}.",
        remedy: [
            "zh": "向单位同事核对指纹；是本单位的，用 agent statement approval --about {at} "
                + "确认；不是，立即告知中心和监督员，并用 rejection 表明。",
            "en": "Compare the fingerprint with your colleagues. If it is yours, confirm it by "
                + "agent statement approval --about {at}; if not, tell the centre and the inspector at "
                + "once, and say so by a rejection.",
        ])

    /// The indicator of a draft changed its meaning.
    public static let draftCellChanged = FindingCode(
        "draft-cell-changed", retry: .afterAction, status: 0,
        zh: "{at}：指标的含义自第 {version} 版以来已改变，草稿是按原来的含义填的。",
        en: "{at}: the indicator means something else since version {version}, on which the draft "
            + "was begun.",
        remedy: [
            "zh": "用 agent scheme diff 看改了什么，核对数值，再用 agent draft carry 转到现行版本。",
            "en": "See agent scheme diff, look at the value, then use agent draft carry.",
        ])
    /// The cell of a draft is gone.
    public static let draftCellGone = FindingCode(
        "draft-cell-gone", retry: .afterAction, status: 0,
        zh: "{at}：现行第 {current} 版方案中贵单位已没有这一格。",
        en: "{at}: version {current} of the scheme has no such cell for your office.",
        remedy: [
            "zh": "agent draft carry 会收起这份草稿，填过的内容留在历史中。",
            "en": "agent draft carry takes the draft away; what was typed stays in the history.",
        ])
    /// A value counts no more since the scheme was amended.
    public static let cellAskedAgain = FindingCode(
        "cell-asked-again", retry: .afterAction, status: 0,
        zh: "{at}：方案修订后，以前报的值不再有效，须重新填报。",
        en: "{at}: since the scheme was amended the value given before counts no more; it is to be "
            + "given again.",
        remedy: [
            "zh": "单位用 agent draft correct 取出原值，核对后重新封存；中心也可以裁定。",
            "en": "The office opens it with agent draft correct and seals it again; the centre may "
                + "also decide.",
        ])
}
