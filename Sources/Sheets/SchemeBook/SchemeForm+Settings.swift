import Assessment

extension SchemeForm {
    /// The top of a scheme: a key a row.
    static let settings = Page(key: "settings", zh: "设置", fields: topFields + resultFields)

    /// The columns of the settings.
    static let settingsHeads = ["key 项", "value 值", "meaning 含义"]

    private static let topFields = [
        Field(
            "id", "方案编号", .id, "所有版本共用的编号，英文字母、数字或 . _ -。必填。",
            "The name that all versions share: letters, digits or . _ -. Required."),
        Field("version", "版本", .number, "第几版，默认 1。", "The number of the version; 1 by default."),
        Field("title", "名称", .text, "方案的名称。必填。", "What people call it. Required."),
        Field("note", "说明", .text, "给人看的说明。", "For people."),
        Field(
            "timezone", "时区", .text, "日期所属时区，默认 Asia/Shanghai。",
            "The zone of its dates; Asia/Shanghai by default."),
        Field(
            "decimals", "小数位", .number, "总分保留的小数位，0 至 6，默认 2。",
            "Digits of a total, 0 to 6; 2 by default."),
        Field(
            "missing", "缺报处理", words(Missing.self),
            "缺报时：block 不出总分，zero 计 0 分，exclude 不计入；默认 block。",
            "Of what is missing: block gives no total, zero counts 0, exclude leaves it out."),
        Field("cycle.title", "周期名称", .text, "整个考核周期的名称。", "The name of the whole cycle."),
        Field(
            "cycle.compose", "周期合成", words(Cycle.Compose.self),
            "各期如何合成全周期：totals 按总分，leaves 按各指标；默认 totals。",
            "How periods make the cycle: by totals or by leaves; totals by default."),
        Field(
            "sum", "权重之和", .number, "顶层指标的权重之和必须等于此数。",
            "What the weights of the top indicators must add up to."),
        Field(
            "reviewer", "须复核", .truth, "true：每个批次除经办人外须有复核人。",
            "true: every batch needs a reviewer beside its preparer."),
        Field(
            "late", "迟报", words(Procedure.Late.self), "迟报：hold 等候裁定，admit 空缺处直接收；默认 hold。",
            "Late work: hold waits for a decision, admit takes it where nothing stands."),
        Field(
            "witnesses.keys", "见证公钥", .lines, "见证人的验证公钥，一行一个。",
            "Verifier keys of witnesses, one a line."),
        Field(
            "witnesses.quorum", "见证人数", .number, "定稿需要的见证签名数，默认全部。",
            "How many cosignatures a final standing needs; all by default."),
    ]

    private static let resultFields = [
        Field(
            "vetoGrade", "否决后等次", .one(of: "grades"), "被一票否决者至多得到的等次，默认最后一等。",
            "The best grade after a veto; the last one by default."),
        Field(
            "tieAtQuota", "名额并列", words(Grading.TieAtQuota.self),
            "名额边上并列：exclude 都不算，include 都算；默认 exclude。",
            "Equals at the edge of a quota: none of them or all of them."),
        Field(
            "tieBreak", "同分比较", .ids, "总分相同时依次比较的指标。",
            "Indicators compared in turn between equal totals."),
        Field(
            "award.base", "奖金基数", .numbers, "奖金基数：一个数，或“组: 数; *: 数”。",
            "The award: one number, or “group: number; *: number”."),
        Field(
            "award.deduct", "奖金扣减", .numbers, "每个事件扣减的比例：“指标: 0.05”。",
            "The share that each event deducts: “indicator: 0.05”."),
        Field(
            "award.parts", "奖金分块", .numbers, "奖金中按指标得分发放的比例：“指标: 0.15”。",
            "The share of the award that goes by an indicator's score: “indicator: 0.15”."),
        Field(
            "inherit", "单位结果占比", .number, "个人结果中单位结果所占百分比。",
            "A person's share of the office, in percent."),
        Field("bonusCap", "加分上限", .number, "全部加分的上限。", "The most that all bonuses can do."),
        Field("penaltyCap", "扣分上限", .number, "全部扣分的上限。", "The most that all penalties can do."),
        Field(
            "selfMargin", "自评偏高", .number, "自评高于他评中位数超过此数时提示，默认 15。",
            "A self-score above the others' median by more is remarked; 15 by default."),
        Field(
            "feedback.warnLast", "末位预警", .number, "预考核时每组最后几名预警，默认 3。",
            "How many of the last of a group are warned; 3 by default."),
        Field(
            "feedback.show", "结果可见", words(Feedback.Show.self), "own 只见本单位，group 可见全组；默认 own。",
            "Whose results an office sees: own or its group's; own by default."),
        Field(
            "amendment.reason", "修订理由", .text, "第 2 版起：为何修订；所改指标写在“修订”表。",
            "From version 2 on: why; the leaves stand on the sheet amendment."),
    ]
}
