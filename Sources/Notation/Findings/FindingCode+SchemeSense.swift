/// What can be wrong with the sense of a scheme; what can be wrong with its form is in the file
/// beside.
///
/// Codes that start with `warning-` never stop a scheme: they are shown beside the findings.
extension FindingCode {
    /// All codes of this file.
    static let schemeSenseCodes: [FindingCode] = [
        schemeEmpty, schemeIDTwice, schemeReferenceUnknown, schemeIDReserved, schemeWeightMissing,
        schemeWeightUnexpected, schemeSumWrong, schemeTargetEqualsFloor, schemeTargetMissing,
        schemeScoreOutside, schemeBoundsWrong, schemeGroupEmpty, schemeNobodyWrites,
        schemeEventRoles, schemeCheckedWrong, schemeRatersSingle, schemeNotScored,
        schemeNotAnEvent, schemeAwardParts, schemePeriodDates, schemePeriodPreWeight,
        schemePartNotEarlier, schemePeriodTwice, schemeLifetimeWrong,
        schemeSuccessionCircle, schemeOfficeAmbiguous, schemeAmendmentFirst,
        schemeSuccessorWrong, warningLastGradeConditions, warningGradeOrder,
        warningNoWeightedPeriod, warningRowUnused, warningLeafNowhere, warningInheritNobody,
        warningAskedAgain, warningAmendmentUnused, warningVetoWithoutBasis,
    ]

    /// A scheme without subjects, periods or leaves.
    public static let schemeEmpty = FindingCode(
        "scheme-empty",
        zh: "{at}：方案没有“{key}”。", en: "{at}: the scheme has no \"{key}\".",
        remedy: ["zh": "请至少写一项。", "en": "Give at least one."])
    /// Two things of one kind with one id.
    public static let schemeIDTwice = FindingCode(
        "scheme-id-twice",
        zh: "{at}：编号“{id}”在“{key}”中重复。", en: "{at}: the id \"{id}\" stands twice in \"{key}\".",
        remedy: ["zh": "请改成不同的编号。", "en": "Give each its own id."])
    /// An id that nothing in the scheme has.
    public static let schemeReferenceUnknown = FindingCode(
        "scheme-reference-unknown",
        zh: "{at}：“{key}”提到的“{id}”不存在{hint}。",
        en: "{at}: \"{key}\" names \"{id}\", which does not exist{hintEn}.",
        remedy: ["zh": "请核对编号。", "en": "Check the id."])
    /// An id that has a meaning of its own.
    public static let schemeIDReserved = FindingCode(
        "scheme-id-reserved",
        zh: "{at}：编号“{id}”另有含义，不能使用。", en: "{at}: the id \"{id}\" has a meaning of its own.",
        remedy: ["zh": "请换一个编号。", "en": "Choose another id."])
    /// A scored indicator without weight.
    public static let schemeWeightMissing = FindingCode(
        "scheme-weight-missing",
        zh: "{at}：指标 {indicator} 没有权重。", en: "{at}: the indicator {indicator} has no weight.",
        remedy: ["zh": "请加上大于 0 的 weight。", "en": "Add a weight above 0."])
    /// An event leaf, or a node that holds only events, with a weight.
    public static let schemeWeightUnexpected = FindingCode(
        "scheme-weight-unexpected",
        zh: "{at}：指标 {indicator} 只记事件（加分、扣分、否决、台账），不设权重。",
        en: "{at}: the indicator {indicator} takes only events; those have no weight.",
        remedy: ["zh": "请删去 weight。", "en": "Remove the weight."])
    /// Weights that do not add up to what the scheme says.
    public static let schemeSumWrong = FindingCode(
        "scheme-sum-wrong",
        zh: "{at}：下级权重合计 {found}，应为 {sum}。",
        en: "{at}: the weights below add up to {found}, not {sum}.",
        remedy: ["zh": "请调整权重，或改正 sum。", "en": "Adjust the weights, or correct sum."])
    /// A target that equals its floor.
    public static let schemeTargetEqualsFloor = FindingCode(
        "scheme-target-equals-floor",
        zh: "{at}：指标 {indicator} 对 {subject}（{period}）的目标值等于下限值，无法计分。",
        en: "{at}: the target of {indicator} for {subject} ({period}) equals its floor.",
        remedy: ["zh": "请改正目标值或下限值。", "en": "Correct the target or the floor."])
    /// A subject without target or floor.
    public static let schemeTargetMissing = FindingCode(
        "scheme-target-missing",
        zh: "{at}：指标 {indicator} 没有 {subject}（{period}）的“{key}”。",
        en: "{at}: {indicator} has no \"{key}\" for {subject} ({period}).",
        remedy: ["zh": "请补上一行，或用 \"*\" 给其余对象定值。", "en": "Add a row, or \"*\" for all others."])
    /// A rule whose scores can leave 0…100.
    public static let schemeScoreOutside = FindingCode(
        "scheme-score-outside",
        zh: "{at}：指标 {indicator} 的得分会超出 0 至 100（{why}）。",
        en: "{at}: the scores of {indicator} can leave 0…100 ({why}).",
        remedy: ["zh": "请改正计分参数。", "en": "Correct the parameters of the rule."])
    /// A least value above the greatest.
    public static let schemeBoundsWrong = FindingCode(
        "scheme-bounds-wrong",
        zh: "{at}：指标 {indicator} 的 least 大于 greatest，任何值都不能填。",
        en: "{at}: least is above greatest for {indicator}: no value can be given.",
        remedy: ["zh": "请对调或改正。", "en": "Exchange or correct them."])
    /// A group without subjects.
    public static let schemeGroupEmpty = FindingCode(
        "scheme-group-empty",
        zh: "{at}：组“{group}”没有考核对象。", en: "{at}: the group \"{group}\" has no subjects.",
        remedy: ["zh": "请删去该组，或把考核对象分到该组。", "en": "Remove it, or put subjects into it."])
    /// A cell that no office may write.
    public static let schemeNobodyWrites = FindingCode(
        "scheme-nobody-writes",
        zh: "{at}：指标 {indicator} 的主体类别“{role}”在考核期 {period} 没有单位可为 {subject} 填报。",
        en:
            "{at}: no office may write the role \"{role}\" of {indicator} for {subject} in {period}.",
        remedy: [
            "zh": "请写明 responsible 或 by；by: self 时请为考核对象写明 office。",
            "en": "Name responsible or by; for by: self give the subject an office.",
        ])
    /// An event leaf with roles.
    public static let schemeEventRoles = FindingCode(
        "scheme-event-roles",
        zh: "{at}：指标 {indicator} 记的是事件，不分主体类别。",
        en: "{at}: the indicator {indicator} takes events; those have no roles.",
        remedy: [
            "zh": "请删去 roles，用 responsible 写明责任单位。", "en": "Remove roles and name responsible.",
        ])
    /// A check against itself or between values that are no numbers.
    public static let schemeCheckedWrong = FindingCode(
        "scheme-checked-wrong",
        zh: "{at}：主体类别“{role}”不能这样核对：只能与同一指标的另一类别核对，两者都为 single，且填报的是数值。",
        en:
            "{at}: the role \"{role}\" cannot be checked so: only against another role of its leaf, both single, with numbers for values.",
        remedy: ["zh": "请改正或删去 checked。", "en": "Correct or remove checked."])
    /// Raters named where there is one cell whoever gives it.
    public static let schemeRatersSingle = FindingCode(
        "scheme-raters-single",
        zh: "{at}：主体类别“{role}”只有一个值，不列考核主体。",
        en: "{at}: the role \"{role}\" has one value whoever gives it; it lists no raters.",
        remedy: ["zh": "请删去 raters，或把 combine 改为 mean 等。", "en": "Remove raters, or set combine."])
    /// A place where only scored indicators can stand.
    public static let schemeNotScored = FindingCode(
        "scheme-not-scored",
        zh: "{at}：“{key}”提到的 {indicator} 记的是事件，没有得分。",
        en: "{at}: \"{key}\" names {indicator}, which takes events and has no score.",
        remedy: ["zh": "请换成有得分的指标。", "en": "Name an indicator that has a score."])
    /// A place where only event leaves can stand.
    public static let schemeNotAnEvent = FindingCode(
        "scheme-not-an-event",
        zh: "{at}：“{key}”提到的 {indicator} 不是事件指标。",
        en: "{at}: \"{key}\" names {indicator}, which takes no events.",
        remedy: ["zh": "请换成加分、扣分、否决或台账指标。", "en": "Name a bonus, penalty, veto or ledger."])
    /// Parts of an award that are more than the whole.
    public static let schemeAwardParts = FindingCode(
        "scheme-award-parts",
        zh: "{at}：按得分发放的份额合计 {found}，超过 1。",
        en: "{at}: the shares that go by scores add up to {found}, more than 1.",
        remedy: ["zh": "请改小 parts 中的份额。", "en": "Make the shares in parts smaller."])
    /// A period that ends before it begins.
    public static let schemePeriodDates = FindingCode(
        "scheme-period-dates",
        zh: "{at}：考核期 {period} 的截止日早于开始日。",
        en: "{at}: the period {period} closes before it opens.",
        remedy: ["zh": "请改正日期。", "en": "Correct the dates."])
    /// A pre-assessment with a weight.
    public static let schemePeriodPreWeight = FindingCode(
        "scheme-period-pre-weight",
        zh: "{at}：预考核 {period} 不计入总分，不设权重。",
        en: "{at}: the pre-assessment {period} does not count and has no weight.",
        remedy: ["zh": "请删去 weight，或改 kind。", "en": "Remove the weight, or change the kind."])
    /// A period composed of itself or of a later one.
    public static let schemePartNotEarlier = FindingCode(
        "scheme-part-not-earlier",
        zh: "{at}：考核期 {period} 只能由排在它前面的考核期合成，{part} 不在它前面。",
        en: "{at}: {period} can be composed only of periods before it; {part} is not.",
        remedy: ["zh": "请删去该项，或调整考核期的顺序。", "en": "Remove it, or move the period in the list."])
    /// A period that counts by itself and as a part, or as a part of two.
    public static let schemePeriodTwice = FindingCode(
        "scheme-period-twice",
        zh: "{at}：考核期 {period} 在 {whole} 中计了两次：经 {first} 一次，经 {second} 又一次。",
        en: "{at}: {period} counts twice in {whole}: by {first}, and again by {second}.",
        remedy: [
            "zh": "请删去其中一处的 weight 或 of。", "en": "Remove the weight or the part in one place.",
        ])
    /// An end before its beginning.
    public static let schemeLifetimeWrong = FindingCode(
        "scheme-lifetime-wrong",
        zh: "{at}：“{id}”的 until 早于 from。", en: "{at}: \"{id}\" ends before it begins.",
        remedy: ["zh": "请改正 from 或 until。", "en": "Correct from or until."])
    /// Offices or subjects that succeed one another in a circle.
    public static let schemeSuccessionCircle = FindingCode(
        "scheme-succession-circle",
        zh: "{at}：“{id}”的承接关系成了环。", en: "{at}: \"{id}\" succeeds itself in the end.",
        remedy: ["zh": "请改正 succeeds。", "en": "Correct succeeds."])
    /// Two units of one office where people take a share of it.
    public static let schemeOfficeAmbiguous = FindingCode(
        "scheme-office-ambiguous",
        zh: "{at}：单位 {office} 有几个集体考核对象，个人不知该取哪一个的得分或等次。",
        en:
            "{at}: several units belong to the office {office}; its people cannot tell whose result is theirs.",
        remedy: ["zh": "请让每个单位只有一个集体考核对象。", "en": "Give each office one unit at most."])
    /// A first version that amends.
    public static let schemeAmendmentFirst = FindingCode(
        "scheme-amendment-first",
        zh: "{at}：第 1 版没有可修订的前一版。", en: "{at}: version 1 has no version before it to amend.",
        remedy: ["zh": "请删去 amendment，或改正 version。", "en": "Remove amendment, or correct version."])
    /// A version that does not follow the one before.
    public static let schemeSuccessorWrong = FindingCode(
        "scheme-successor-wrong",
        zh: "{at}：前一版是 {id} 第 {version} 版，本版应是同一编号的第 {next} 版。",
        en:
            "{at}: the version before is {id} {version}; this must be version {next} of the same id.",
        remedy: ["zh": "请改正 id 或 version。", "en": "Correct id or version."])
    /// A subject may end without a grade.
    public static let warningLastGradeConditions = FindingCode(
        "warning-last-grade-conditions",
        zh: "{at}：最后一个等次“{grade}”设有条件，有的考核对象可能没有等次。",
        en: "{at}: the last grade \"{grade}\" has conditions: a subject may end without a grade.",
        remedy: ["zh": "如非本意，请删去其条件。", "en": "Remove the conditions unless you mean it."])
    /// Grades that are not listed best first.
    public static let warningGradeOrder = FindingCode(
        "warning-grade-order",
        zh: "{at}：等次“{grade}”的最低分高于排在前面的等次；等次应从高到低列出。",
        en:
            "{at}: the grade \"{grade}\" asks for more than one listed before it; grades go best first.",
        remedy: ["zh": "请调整顺序或最低分。", "en": "Change the order or the least totals."])
    /// No cycle can be computed.
    public static let warningNoWeightedPeriod = FindingCode(
        "warning-no-weighted-period",
        zh: "{at}：所有考核期都没有权重，不能合成年度（周期）得分。",
        en: "{at}: no period has a weight: there is no result for the cycle.",
        remedy: ["zh": "请给计入总分的考核期加上 weight。", "en": "Give a weight to the periods that count."])
    /// A row that nothing reads.
    public static let warningRowUnused = FindingCode(
        "warning-row-unused",
        zh: "{at}：指标 {indicator} 不适用于“{id}”，这一行不会用到。",
        en: "{at}: {indicator} does not apply to \"{id}\": this row is never used.",
        remedy: ["zh": "请核对编号或 appliesTo。", "en": "Check the id, or appliesTo."])
    /// A leaf that applies to nobody.
    public static let warningLeafNowhere = FindingCode(
        "warning-leaf-nowhere",
        zh: "{at}：指标 {indicator} 不适用于任何考核对象。",
        en: "{at}: {indicator} applies to no subject in any period.",
        remedy: ["zh": "请核对它和上级的 appliesTo。", "en": "Check appliesTo, its own and those above."])
    /// A share of the office that nobody takes.
    public static let warningInheritNobody = FindingCode(
        "warning-inherit-nobody",
        zh: "{at}：设了 inherit，但没有个人的所在单位同时是考核对象。",
        en: "{at}: inherit is set, but no person's office is assessed.",
        remedy: ["zh": "请核对个人和集体的 office。", "en": "Check the offices of people and units."])
    /// A changed leaf whose values have to be given again.
    public static let warningAskedAgain = FindingCode(
        "warning-asked-again",
        zh: "{at}：指标 {indicator} 有改动，已报的值须重新填报。",
        en: "{at}: {indicator} has changed: values already given must be given again.",
        remedy: [
            "zh": "如已报的值仍然有效，请在 amendment 中写 carry: keep。",
            "en": "Write carry: keep in amendment if they still hold.",
        ])
    /// A leaf named in an amendment that has not changed.
    public static let warningAmendmentUnused = FindingCode(
        "warning-amendment-unused",
        zh: "{at}：指标 {indicator} 没有改动，不必写在 amendment 中。",
        en: "{at}: {indicator} has not changed and need not stand in amendment.",
        remedy: ["zh": "可以删去。", "en": "It can be removed."])
    /// A veto that names no document.
    public static let warningVetoWithoutBasis = FindingCode(
        "warning-veto-without-basis",
        zh: "{at}：否决指标 {indicator} 没有写明依据；一票否决只能依清理后的清单设立。",
        en: "{at}: the veto {indicator} names no document that allows it.",
        remedy: ["zh": "请用 basis 写明准许它的文件。", "en": "Name the document that allows it: basis."])
}
