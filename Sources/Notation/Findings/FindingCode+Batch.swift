/// What a verdict can say about an entry or a batch that is in the log.
extension FindingCode {
    /// All codes of this file.
    static let batchCodes: [FindingCode] = [
        entrySchemeUnknown, entryIndicatorUnknown, entrySubjectUnknown, entryPeriodUnknown,
        entryRoleUnknown, entryRoleMissing, entryRaterMissing, entryRaterUnexpected,
        entryRaterUnknown, entryNotApplicableHere, entryEventMissing, entryEventUnexpected,
        entryKindWrong, entryGradeUnknown, entryOutOfRange, entryNotWhole, entryOfficeNotInCharge,
        entryPersonNotEnrolled, entryReviewerMissing, entryReviewerSame, entryKeyRevoked,
        entryApprovalMissing, entryReplacesForeign, batchEmpty,
        entryKeyNotApproved,
    ]

    /// No such scheme, version or hash is published.
    public static let entrySchemeUnknown = FindingCode(
        "scheme-unknown",
        zh: "方案 {scheme} 第 {version} 版在本中心没有发布。",
        en: "Version {version} of the scheme {scheme} is not published here.",
        remedy: ["zh": "请同步取得现行方案后重新封存。", "en": "Sync to get the current scheme, then seal again."])
    /// No such indicator, or it is no leaf.
    public static let entryIndicatorUnknown = FindingCode(
        "indicator-unknown",
        zh: "方案中没有可评分的指标“{indicator}”。",
        en: "The scheme has no indicator \"{indicator}\" that takes values.",
        remedy: ["zh": "请核对指标编号{hint}。", "en": "Check the indicator's id{hintEn}."])
    /// No such subject.
    public static let entrySubjectUnknown = FindingCode(
        "subject-unknown",
        zh: "方案中没有考核对象“{subject}”。", en: "The scheme has no subject \"{subject}\".",
        remedy: ["zh": "请核对考核对象编号{hint}。", "en": "Check the subject's id{hintEn}."])
    /// No such period.
    public static let entryPeriodUnknown = FindingCode(
        "period-unknown",
        zh: "方案中没有考核期“{period}”。", en: "The scheme has no period \"{period}\".",
        remedy: ["zh": "请核对考核期编号{hint}。", "en": "Check the period's id{hintEn}."])
    /// The leaf has no such role.
    public static let entryRoleUnknown = FindingCode(
        "role-unknown",
        zh: "指标 {indicator} 没有主体类别“{role}”。",
        en: "The indicator {indicator} has no role \"{role}\".",
        remedy: ["zh": "请核对主体类别。", "en": "Check the role."])
    /// A leaf that lists roles needs one of them named.
    public static let entryRoleMissing = FindingCode(
        "role-missing",
        zh: "指标 {indicator} 分主体类别，须写明是哪一类。",
        en: "The indicator {indicator} has roles: say which.",
        remedy: ["zh": "请补上主体类别。", "en": "Name the role."])
    /// A role of many raters needs the rater named.
    public static let entryRaterMissing = FindingCode(
        "rater-missing",
        zh: "指标 {indicator} 的主体类别 {role} 有多名考核主体，须写明是谁。",
        en: "The role {role} of {indicator} has several raters: say which.",
        remedy: ["zh": "请补上考核主体。", "en": "Name the rater."])
    /// A single role takes no rater.
    public static let entryRaterUnexpected = FindingCode(
        "rater-unexpected",
        zh: "指标 {indicator} 的主体类别只有一个值，不写考核主体。",
        en: "The role of {indicator} has one value whoever gives it: name no rater.",
        remedy: ["zh": "请去掉考核主体。", "en": "Leave the rater out."])
    /// A rater that the role does not list.
    public static let entryRaterUnknown = FindingCode(
        "rater-unknown",
        zh: "指标 {indicator} 的主体类别 {role} 没有列出考核主体“{rater}”。",
        en: "The role {role} of {indicator} does not list the rater \"{rater}\".",
        remedy: ["zh": "请核对考核主体编号。", "en": "Check the rater's id."])
    /// An event leaf takes only events.
    public static let entryEventMissing = FindingCode(
        "event-missing",
        zh: "指标 {indicator} 记的是事件，须写明日期和事由。",
        en: "The indicator {indicator} takes events: give a date and a reason.",
        remedy: ["zh": "请按事件填报。", "en": "Give it as an event."])
    /// A leaf with scores takes no events.
    public static let entryEventUnexpected = FindingCode(
        "event-unexpected",
        zh: "指标 {indicator} 不记事件。", en: "The indicator {indicator} takes no events.",
        remedy: ["zh": "请按数值填报。", "en": "Give it as a plain value."])
    /// The indicator does not apply to this subject in this period.
    public static let entryNotApplicableHere = FindingCode(
        "indicator-does-not-apply",
        zh: "指标 {indicator} 在考核期 {period} 不适用于 {subject}。",
        en: "The indicator {indicator} does not apply to {subject} in {period}.",
        remedy: ["zh": "请删除这一格。", "en": "Remove this cell."])
    /// A value of a kind the rule does not take.
    public static let entryKindWrong = FindingCode(
        "value-kind-wrong",
        zh: "指标 {indicator} 不接受这种形式的值。",
        en: "The indicator {indicator} does not take a value of this kind.",
        remedy: [
            "zh": "请按指标要求填写数值、等次或票数。",
            "en": "Give a number, a grade or counts as the indicator asks.",
        ])
    /// A grade that the rule does not list.
    public static let entryGradeUnknown = FindingCode(
        "grade-unknown",
        zh: "指标 {indicator} 没有等次“{grade}”。",
        en: "The indicator {indicator} has no grade \"{grade}\".",
        remedy: ["zh": "请选用方案列出的等次。", "en": "Use a grade that the scheme lists."])
    /// The value is outside its range.
    public static let entryOutOfRange = FindingCode(
        "value-out-of-range",
        zh: "指标 {indicator} 的值超出范围 {range}。", en: "The value of {indicator} is outside {range}.",
        remedy: ["zh": "请核对后更正。", "en": "Check and correct it."])
    /// A count that is not whole.
    public static let entryNotWhole = FindingCode(
        "value-not-whole",
        zh: "指标 {indicator} 要求整数，或小数位数超过 {digits} 位。",
        en: "The indicator {indicator} takes at most {digits} fraction digits.",
        remedy: ["zh": "请核对小数位数。", "en": "Check the fraction digits."])
    /// The office may not write this cell.
    public static let entryOfficeNotInCharge = FindingCode(
        "office-not-in-charge",
        zh: "{office} 不负责填报指标 {indicator}（考核对象 {subject}）。",
        en: "{office} is not in charge of {indicator} for {subject}.",
        remedy: [
            "zh": "请由责任单位填报，或请中心修订方案。",
            "en": "Let the responsible unit give it, or ask the centre to amend the scheme.",
        ])
    /// The preparer or reviewer is not enrolled for the office.
    public static let entryPersonNotEnrolled = FindingCode(
        "person-not-enrolled",
        zh: "{person} 没有登记为 {office} 的人员。", en: "{person} is not enrolled for {office}.",
        remedy: ["zh": "请先为其办理登记。", "en": "Enrol the person first."])
    /// The scheme asks for a reviewer.
    public static let entryReviewerMissing = FindingCode(
        "reviewer-missing",
        zh: "方案要求有审核人，批次没有写明。", en: "The scheme asks for a reviewer and the batch names none.",
        remedy: ["zh": "请写明审核人后重新封存。", "en": "Name a reviewer and seal again."])
    /// Preparer and reviewer are one person.
    public static let entryReviewerSame = FindingCode(
        "reviewer-same",
        zh: "经办人与审核人是同一人。", en: "Preparer and reviewer are the same person.",
        remedy: ["zh": "请由另一人审核。", "en": "Let another person review."])
    /// The key was revoked and the batch is not among those that count.
    public static let entryKeyRevoked = FindingCode(
        "key-revoked",
        zh: "终端密钥 {key} 已作废，此批不在认可的批次之内，待中心裁定。",
        en:
            "The device key {key} is revoked and this batch is not among those that count; it waits for the centre.",
        remedy: [
            "zh": "请联系中心确认或用新终端重新填报。",
            "en": "Ask the centre to admit it, or give it again from a new device.",
        ])
    /// An approval that is needed is not there yet.
    public static let entryApprovalMissing = FindingCode(
        "approval-missing", retry: .afterAction,
        zh: "尚缺审核人 {person} 的签署。", en: "The approval of {person} is still missing.",
        remedy: ["zh": "请审核人签署后同步。", "en": "Let the reviewer approve it, then sync."])
    /// An entry names entries of another cell or office as replaced.
    public static let entryReplacesForeign = FindingCode(
        "replaces-foreign",
        zh: "此条声明替换的不是本单位同一格的记录，替换无效。",
        en: "This entry names an entry of another cell or office as replaced; that has no effect.",
        remedy: ["zh": "请重新更正并封存。", "en": "Correct it again and seal."])
    /// There is nothing to seal.
    public static let batchEmpty = FindingCode(
        "batch-empty",
        zh: "没有可封存的草稿。", en: "There is no draft to seal.",
        remedy: ["zh": "请先填写草稿。", "en": "Enter a draft first."])
    /// The key's enrolment still needs its approval.
    public static let entryKeyNotApproved = FindingCode(
        "key-not-approved", retry: .afterAction,
        zh: "终端密钥 {key} 的登记尚待中心第二人签署，此批暂存。",
        en: "The enrolment of the device key {key} still needs its approval; the batch waits.",
        remedy: ["zh": "请中心签署登记。", "en": "Let the centre approve the enrolment."])
}
