import Assessment

extension SchemeForm {
    private static let lifetime = [
        Field(
            "from", "起", .one(of: "periods"), "存在的第一个考核期，空为一直。",
            "The first period in which it exists; always when empty."),
        Field(
            "until", "止", .one(of: "periods"), "存在的最后一个考核期，空为一直。",
            "The last period in which it exists; always when empty."),
    ]

    /// Who writes.
    static let offices = Page(
        key: "offices", zh: "单位",
        fields: [
            Field("id", "编号", .id, "单位编号。必填。", "The id of the office. Required."),
            Field("name", "名称", .text, "单位名称。必填。", "Its name. Required."),
        ] + lifetime + [
            Field(
                "succeeds", "承接", .ids, "承接哪些单位的工作，编号以逗号分隔。",
                "Offices whose work it takes over, with commas between them.")
        ])

    /// Who is ranked together.
    static let groups = Page(
        key: "groups", zh: "分组",
        fields: [
            Field("id", "编号", .id, "组的编号。必填。", "The id of the group. Required."),
            Field("name", "名称", .text, "组的名称，同组排名。必填。", "Its name; a group is ranked. Required."),
        ])

    /// Who is assessed.
    static let subjects = Page(
        key: "subjects", zh: "考核对象",
        fields: [
            Field("id", "编号", .id, "考核对象编号。必填。", "The id of the subject. Required."),
            Field("name", "名称", .text, "单位或人的名称。必填。", "Its name. Required."),
            Field("group", "组", .one(of: "groups"), "在哪一组排名。必填。", "Where it is ranked. Required."),
            Field(
                "kind", "类别", words(Subject.Kind.self), "unit 单位，person 个人；默认 unit。",
                "unit or person; unit by default."),
            Field(
                "office", "所在单位", .one(of: "offices"), "单位本身，或个人的工作单位。",
                "A unit's own office, a person's place of work."),
        ] + lifetime + [
            Field(
                "succeeds", "承接", .ids, "延续哪些考核对象的历史，编号以逗号分隔。",
                "Subjects whose history it continues, with commas between them.")
        ])

    /// When.
    static let periods = Page(
        key: "periods", zh: "考核期",
        fields: [
            Field("id", "编号", .id, "考核期编号。必填。", "The id of the period. Required."),
            Field("name", "名称", .text, "考核期名称。必填。", "Its name. Required."),
            Field(
                "kind", "类别", words(Period.Kind.self),
                "month 月，quarter 季，half 半年，year 年，pre 预考核，special 专项。必填。",
                "For display; pre is a pre-assessment. Required."),
            Field(
                "weight", "权重", .number, "在全周期中的权重，预考核不填。",
                "Its weight in the cycle; a pre-assessment has none."),
            Field(
                "of", "由…合成", .shares, "由前面哪些考核期合成：“q1, q2”，或带权重“q1: 2; q2: 3”。",
                "Earlier periods that it is composed of: “q1, q2”, or “q1: 2; q2: 3”."),
            Field(
                "warns", "也预警", .truth, "true：计入周期的考核期也预警；预考核总是预警。",
                "true: it warns although it counts; a pre-assessment always warns."),
            Field("opens", "开始", .date, "开始日期，只供显示。", "The first day, for display."),
            Field("closes", "截止", .date, "截止日期，只供显示。", "The last day, for display."),
        ])
}
