/// What merge says of cells, devices and decisions.
extension FindingCode {
    /// All codes of this file.
    static let mergeCodes: [FindingCode] = [
        entryGivenBack, entryLate, schemeErased, cellConflict, cellBlocked, cellPending, eventAlike,
        sealCodeOpen, lateWorkWaits, schemeSecondSuccessor,
    ]

    /// A decision of the centre returned the entry.
    public static let entryGivenBack = FindingCode(
        "entry-returned", retry: .afterAction,
        zh: "中心已将 {where} 的这条记录退回。", en: "The centre returned this entry of {where}.",
        remedy: ["zh": "请更正后重新封存上报。", "en": "Correct it, seal again and send."])
    /// The entry came after its cell was closed to its office.
    public static let entryLate = FindingCode(
        "entry-late", retry: .afterAction,
        zh: "考核期 {period} 对本单位截止后才收到 {where}，待中心决定是否收受。",
        en:
            "{where} came after {period} was closed to the office; it waits until the centre admits it.",
        remedy: ["zh": "请联系中心说明情况。", "en": "Tell the centre why it came late."])
    /// The whole cycle was erased.
    public static let schemeErased = FindingCode(
        "scheme-erased",
        zh: "方案 {scheme} 的数据已依法删除，只存收据。",
        en: "The contents of the scheme {scheme} were erased; only receipts remain.",
        remedy: ["zh": "无须处理。", "en": "Nothing needs to be done."])
    /// Heads that differ.
    public static let cellConflict = FindingCode(
        "cell-conflict", retry: .afterAction,
        zh: "{at} 有互不相同的现行值，须由中心裁定。",
        en: "{at} has current values that differ; the centre has to decide.",
        remedy: ["zh": "请核对各值后裁定。", "en": "Compare the values and decide."])
    /// Nothing counts, but something was given.
    public static let cellBlocked = FindingCode(
        "cell-blocked", retry: .afterAction,
        zh: "{at} 只有待定或退回的记录，不作零分，也不剔除。",
        en: "{at} has only held or returned entries; it is neither zero nor left out.",
        remedy: ["zh": "请签署、收受、更正或裁定。", "en": "Approve, admit, correct or decide it."])
    /// Something in time may still change a value.
    public static let cellPending = FindingCode(
        "cell-pending", retry: .afterAction,
        zh: "{at} 另有待定或退回的记录，现行值尚可变动。",
        en: "{at} has a value, and entries held or returned that may still change it.",
        remedy: ["zh": "请签署、收受、更正或裁定。", "en": "Approve, admit, correct or decide them."])
    /// Two events of one indicator, subject and date.
    public static let eventAlike = FindingCode(
        "event-alike", retry: .afterAction,
        zh: "{at} 与同一指标、对象、日期的另一事件相同，疑为一事两报。",
        en: "{at} is like another event of its indicator, subject and date: one event told twice?",
        remedy: ["zh": "请裁定其一：保留或不计。", "en": "Decide one of them: keep it, or count it not."])
    /// A seal code was heard and its batch has not come.
    public static let sealCodeOpen = FindingCode(
        "seal-code-open", retry: .later,
        zh: "{office} 报来的封存码 {at} 所指批次尚未收到。",
        en: "The batch of the seal code {at} that {office} read out has not come.",
        remedy: [
            "zh": "请催报，或在截止时注明不予认可。", "en": "Remind the office, or refuse the code when closing.",
        ])
    /// Late work that nobody has admitted or returned yet.
    public static let lateWorkWaits = FindingCode(
        "late-work-waits", retry: .afterAction,
        zh: "{at}：{office} 截止后报来的 {entry} 没有计入，等待收受。",
        en: "{at}: {entry}, which {office} gave after the closing, waits and is not counted.",
        remedy: [
            "zh": "请收受（aggregator admit）或退回（aggregator return）。",
            "en": "Admit it (aggregator admit) or return it (aggregator return).",
        ])
    /// A version that another one came before.
    public static let schemeSecondSuccessor = FindingCode(
        "scheme-without-effect",
        zh: "记录 {at} 所载版本不接续现行版本，不生效。",
        en:
            "The version in the record {at} does not continue the one that stands; it has no effect.",
        remedy: [
            "zh": "请以现行版本为前版重新发布。", "en": "Publish again as successor of the version that stands.",
        ])
}
