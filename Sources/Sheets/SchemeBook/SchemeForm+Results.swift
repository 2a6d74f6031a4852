import Assessment

extension SchemeForm {
    /// Grades, the best first.
    static let grades = Page(
        key: "grades", zh: "等次",
        fields: [
            Field("id", "编号", .id, "等次编号，好的在前。必填。", "The best first. Required."),
            Field("name", "名称", .text, "等次名称。必填。", "Its name. Required."),
            Field("min", "最低分", .number, "总分至少。", "The least total."),
            Field("quota", "名额比例", .number, "占全组的比例，0 至 1。", "Places as a share of the group."),
            Field("coefficient", "奖金系数", .number, "奖金系数，默认 1。", "Multiplies the award."),
            Field(
                "require", "指标要求", .numbers, "“指标: 分; 指标: 分”。", "“indicator: score; …”."),
            Field(
                "quotaByOffice", "按单位等次", .numbers,
                "个人名额随单位等次：“excellent: 0.25; otherwise: 0.2”。",
                "Places by the grade of the office: “excellent: 0.25; otherwise: 0.2”."),
        ])

    /// What becomes of values of leaves that a new version changes.
    static let amendment = Page(
        key: "amendment", zh: "修订",
        fields: [
            Field("leaf", "指标", .one(of: "indicators"), "改了的末级指标。必填。", "A changed leaf. Required."),
            Field(
                "carry", "已报的值", words(Amendment.Carry.self), "keep 仍有效，ask 重报；默认 ask。",
                "keep: they count; ask: to be given again; ask by default."),
            Field(
                "from", "从", .one(of: "periods"), "从哪个考核期起重报，默认第一期。",
                "From which period on; the first by default."),
        ])
}
