/// What can be said of proposals, of what a scheme binds of them, and of double work.
extension FindingCode {
    /// All codes of this file.
    static let proposalCodes: [FindingCode] = [
        proposalPlaceUnknown, proposalPlaceTaken, proposalUnknown, proposalSuperseded,
        rulesNotApproved, warningRulesNotApproved, warningCarriedTwice, planAssessedTwice,
    ]

    /// A proposal is for something that is not the office's.
    public static let proposalPlaceUnknown = FindingCode(
        "proposal-place-unknown", status: 0, exit: .usage,
        zh: "方案 {scheme} 中没有由贵单位提出的 {place}。",
        en: "The scheme {scheme} has no {place} for your office to propose on.",
        remedy: [
            "zh": "细则写本单位负责的指标；个人目标、职责和协议写本单位的考核对象。",
            "en": "Rules name an indicator that your office is in charge of; targets, duties and "
                + "contracts name a subject of your office.",
        ])
    /// An indicator that is proposed is there already.
    public static let proposalPlaceTaken = FindingCode(
        "proposal-place-taken", status: 0, exit: .usage,
        zh: "方案 {scheme} 已有指标 {place}。", en: "The scheme {scheme} has {place} already.",
        remedy: ["zh": "请给新指标另起编号。", "en": "Give the new indicator an id of its own."])
    /// No such proposal.
    public static let proposalUnknown = FindingCode(
        "proposal-unknown", status: 0,
        zh: "没有提案 {at}。", en: "There is no proposal {at}.",
        remedy: ["zh": "见 proposals 列表。", "en": "See the list of proposals."])
    /// A later proposal takes its place.
    public static let proposalSuperseded = FindingCode(
        "proposal-superseded", status: 0,
        zh: "提案 {at} 已由 {by} 取代。", en: "The proposal {at} gave way to {by}.",
        remedy: ["zh": "请对新的一份表态。", "en": "Say your word on the later one."])
    /// A scheme binds rules that were not approved.
    public static let rulesNotApproved = FindingCode(
        "rules-not-approved", status: 0,
        zh: "{at}：指标 {indicator} 绑定的细则 {hash} 没有批准过。",
        en: "{at}: the detailed rules {hash} that {indicator} binds were never approved.",
        remedy: [
            "zh": "先用 aggregator proposal approve 批准，再用 aggregator bind 取得散列值。",
            "en": "Approve them by aggregator proposal approve, then take the hash from aggregator "
                + "bind.",
        ])
    /// A first version binds rules that nobody could propose.
    public static let warningRulesNotApproved = FindingCode(
        "warning-rules-not-approved", status: 0,
        zh: "{at}：指标 {indicator} 绑定的细则不是在系统内批准的。",
        en: "{at}: the detailed rules that {indicator} binds were not approved here.",
        remedy: [
            "zh": "第 1 版可以这样；请保存细则原文，其散列值须与方案一致。",
            "en": "A first version may; keep the text whose hash the scheme names.",
        ])
    /// Two offices carry one indicator, or two indicators are one.
    public static let warningCarriedTwice = FindingCode(
        "warning-carried-twice", status: 0,
        zh: "{at}：{indicator} 由 {offices} 重复考核。",
        en: "{at}: {indicator} is carried twice, by {offices}.",
        remedy: [
            "zh": "只留一个责任单位；确需几家各评的，用 roles 分别写明。",
            "en": "Leave one office in charge; where several are meant, say so by roles.",
        ])
    /// The same is assessed twice at one time.
    public static let planAssessedTwice = FindingCode(
        "plan-assessed-twice", status: 0,
        zh: "{at}：{subject} 的“{title}”在同一时间被考核两次：{places}。",
        en: "{at}: \"{title}\" of {subject} is assessed twice at one time: {places}.",
        remedy: [
            "zh": "合并为一次考核，结果共用。", "en": "Make it one assessment that serves both.",
        ])
}
