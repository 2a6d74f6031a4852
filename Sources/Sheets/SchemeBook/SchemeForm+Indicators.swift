import Assessment

extension SchemeForm {
    /// The tree, each indicator below another by the column `parent`.
    static let indicators = Page(
        key: "indicators", zh: "指标", fields: nodeFields + [ruleField] + parameterFields + leafFields
    )

    private static let nodeFields = [
        Field("id", "编号", .id, "指标编号，全方案唯一。必填。", "Unique in the whole scheme. Required."),
        Field(
            "parent", "上级", .one(of: "indicators"), "上级指标的编号，空为顶层。同级按行的先后排列。",
            "The indicator above; empty at the top. Siblings keep the order of the rows."),
        Field("title", "名称", .text, "指标名称。必填。", "What people call it. Required."),
        Field("note", "说明", .text, "定义和评分办法。", "Definition, how it is scored."),
        Field(
            "weight", "权重", .number, "在同级中的权重；事件指标没有权重。",
            "Its weight among its siblings; indicators of events have none."),
        Field(
            "sum", "下级之和", .number, "下级指标的权重之和必须等于此数。",
            "What the weights below it must add up to."),
        Field(
            "responsible", "责任单位", .ids, "责任单位编号，以逗号分隔；空为上级的。",
            "Offices in charge, with commas between them; those above when empty."),
        Field("appliesTo.groups", "限组", .ids, "只适用于这些组。", "Only these groups."),
        Field("appliesTo.offices", "限单位", .ids, "只适用于这些单位的对象。", "Only subjects of these offices."),
        Field("appliesTo.subjects", "限对象", .ids, "只适用于这些对象。", "Only these subjects."),
        Field("appliesTo.periods", "限考核期", .ids, "只适用于这些考核期。", "Only these periods."),
        Field(
            "warn", "预警线", .numbers, "预考核低于此分预警：一个数，或“考核期: 数; *: 数”。",
            "Warned below: one number, or “period: number; *: number”."),
    ]

    private static let ruleField = Field(
        "rule", "计分方法", .word(Rule.names), "末级指标必填：怎样由数值得分，见 docs/scheme.md。",
        "Of a leaf, required: how a value becomes a score; docs/scheme.md.")

    /// A column for each key of parameters; what several rules have under one key says what each
    /// does with it.
    private static let parameterFields: [Field] = {
        var keys: [String] = []
        for (_, parameter) in Rule.parameters where !keys.contains(parameter.key) {
            keys.append(parameter.key)
        }
        return keys.compactMap { key in
            let all = Rule.parameters.filter { $0.parameter.key == key }
            return all.first.map { first in
                Field(
                    "rule.\(key)", first.parameter.zh, kind(first.parameter.kind),
                    all.map { "\($0.rule)：\($0.parameter.noteZh)。" }.joined(),
                    all.map { "\($0.rule): \($0.parameter.noteEn)." }.joined(separator: " "))
            }
        }
    }()

    /// A table is given as one number here, or on the sheet of targets.
    private static func kind(_ kind: Rule.Kind) -> Kind {
        switch kind {
        case .number, .table: .number
        case .text: .text
        case .word(let words): .word(words)
        }
    }

    private static let leafFields = [
        Field("digits", "小数位", .number, "数值可有的小数位，默认 6。", "Fraction digits of a value."),
        Field("least", "最小值", .number, "数值的下限。", "The least value."),
        Field("greatest", "最大值", .number, "数值的上限。", "The greatest value."),
        Field("unit", "计量单位", .text, "计量单位；含 % 时可读 92.5%。", "Unit of measure."),
        Field("leap", "大幅变动", .number, "与上年相差超过此数时提示。", "A greater difference is remarked."),
        Field("detailedRules", "细则散列", .id, "细则的 SHA-256。", "SHA-256 of the detailed rules."),
        Field("doubleEntry", "双录", .truth, "true：数值须录两次。", "true: the number is entered twice."),
    ]

    /// Who gives values of a leaf.
    static let roles = Page(
        key: "roles", zh: "主体类别",
        fields: [
            Field(
                "indicator", "指标", .one(of: "indicators"), "哪个末级指标。必填。", "Of which leaf. Required."),
            Field("id", "编号", .id, "主体类别编号。必填。", "The id of the role. Required."),
            Field("name", "名称", .text, "主体类别名称。", "Its name."),
            Field(
                "weight", "权重", .number, "在该指标中的权重。必填。", "Among the roles of the leaf. Required."),
            Field(
                "combine", "合成", .numbers, "single、mean、median、trimmed，或“trimmed: 2”；默认 single。",
                "single, mean, median, trimmed, or “trimmed: 2”; single by default."),
            Field(
                "by", "谁可填", .ids, "可填的单位，self 为对象自己的单位；空为责任单位。",
                "Offices that may write; self is the subject's own; the responsible ones when empty."
            ),
            Field(
                "raters", "考核主体", .ids, "请谁评，编号以逗号分隔。", "Who is asked, with commas between them."),
            Field(
                "checked.against", "核对对象", .text, "与同一指标的哪个主体类别核对。",
                "The role of the same leaf that it is checked against."),
            Field("checked.tolerance", "容差", .number, "相差超过此数即双双待定。", "Further apart blocks both."),
        ])

    /// Targets and floors by subject and period.
    static let targets = Page(
        key: "targets", zh: "目标",
        fields: [
            Field(
                "indicator", "指标", .one(of: "indicators"), "哪个指标。必填。", "Of which leaf. Required."),
            Field(
                "table", "项", .word(Rule.tableKeys), "target 目标，floor 零分值。必填。",
                "target or floor. Required."),
            Field("subject", "考核对象", .one(of: "subjects"), "空为其余各对象。", "All others when empty."),
            Field("period", "考核期", .one(of: "periods"), "空为其余各期。", "All others when empty."),
            Field("value", "数值", .number, "目标或零分值。必填。", "The number. Required."),
        ])

    /// The rows of the rules `grades`, `votes` and `steps`.
    static let scores = Page(
        key: "scores", zh: "等级分",
        fields: [
            Field(
                "indicator", "指标", .one(of: "indicators"), "哪个指标。必填。", "Of which leaf. Required."),
            Field(
                "at", "等级或起点", .id, "grades、votes：等级编号；steps：从此数起。必填。",
                "grades, votes: the grade; steps: from this number on. Required."),
            Field("score", "得分", .number, "得分，0 至 100。必填。", "The score, 0 to 100. Required."),
            Field("name", "名称", .text, "等级名称。", "What people call the grade."),
        ])
}
