/// The keys of a scheme and the words of a difference, in both languages.
enum KeyWords {
    /// A word in both.
    struct Pair: Hashable, Sendable {
        let zh: String
        let en: String

        init(_ zh: String, _ en: String) {
            self.zh = zh
            self.en = en
        }
    }

    /// What people call a key, or a rule; nil for one that is shown as it is written.
    static func word(_ key: String) -> Pair? { words[key] ?? Rule.words[key] }

    /// By key; rules and their own parameters bring their words, ``Rule/words``.
    static let words: [String: Pair] = [
        "against": Pair("对照", "against"),
        "compose": Pair("周期合成", "composed by"),
        "grades": Pair("等次", "grades"), "keys": Pair("密钥", "keys"),
        "otherwise": Pair("其他", "otherwise"),
        "parts": Pair("分项", "parts"),
        "quorum": Pair("法定数", "quorum"),
        "show": Pair("结果可见", "shown"), "trimmed": Pair("去掉两端", "trimmed"),
        "warnLast": Pair("末几位预警", "last warned"), "warns": Pair("发预警", "warns"),
        "appliesTo": Pair("适用范围", "applies to"), "award": Pair("奖金", "award"),
        "base": Pair("基数", "base"),
        "bonusCap": Pair("加分上限", "most of all bonuses"), "by": Pair("填报单位", "given by"),
        "checked": Pair("互相核对", "checked"),
        "children": Pair("下级次序", "order below"), "closes": Pair("截止日", "closes"),
        "coefficient": Pair("奖金系数", "coefficient"), "combine": Pair("合并方法", "combine"),
        "cycle": Pair("周期", "cycle"), "decimals": Pair("小数位", "decimals"),
        "deduct": Pair("扣减", "deduct"), "detailedRules": Pair("细则", "detailed rules"),
        "digits": Pair("填报小数位", "digits"), "doubleEntry": Pair("双录", "double entry"),
        "feedback": Pair("反馈", "feedback"),
        "from": Pair("起", "from"),
        "greatest": Pair("最大值", "greatest"), "group": Pair("组", "group"),
        "groups": Pair("组", "groups"), "indicators": Pair("指标次序", "order of indicators"),
        "inherit": Pair("计入所在单位的份额", "share of the office"), "kind": Pair("类别", "kind"),
        "leap": Pair("波动界限", "leap"), "least": Pair("最小值", "least"),
        "min": Pair("最低总分", "min"), "missing": Pair("缺报处理", "missing"),
        "name": Pair("名称", "name"), "note": Pair("说明", "note"), "of": Pair("组成", "made of"),
        "office": Pair("所在单位", "office"), "offices": Pair("单位", "offices"),
        "opens": Pair("开始日", "opens"), "parent": Pair("上级指标", "stands under"),
        "penaltyCap": Pair("扣分上限", "most of all penalties"),
        "periods": Pair("考核期", "periods"), "quota": Pair("名额比例", "quota"),
        "quotaByOffice": Pair("按单位等次的名额", "quota by office"),
        "raters": Pair("考核主体", "raters"), "require": Pair("单项要求", "require"),
        "responsible": Pair("责任单位", "responsible"), "reviewer": Pair("须审核", "reviewer"),
        "roles": Pair("主体类别", "roles"), "rule": Pair("计分规则", "rule"),
        "score": Pair("得分", "score"), "selfMargin": Pair("自评界限", "self margin"),
        "subjects": Pair("考核对象", "subjects"),
        "succeeds": Pair("承接", "succeeds"), "sum": Pair("权重合计", "sum"),
        "tieAtQuota": Pair("并列在名额边缘", "tie at quota"),
        "tieBreak": Pair("同分比较", "tie break"), "timezone": Pair("时区", "time zone"),
        "title": Pair("名称", "title"), "tolerance": Pair("容差", "tolerance"),
        "unit": Pair("计量单位", "unit"), "until": Pair("止", "until"),
        "vetoGrade": Pair("否决后最高等次", "veto grade"), "warn": Pair("预警线", "warn"),
        "late": Pair("迟报", "late work"), "weight": Pair("权重", "weight"),
        "witnesses": Pair("见证", "witnesses"),
    ]
}

extension SchemeDifference.Kind {
    var words: KeyWords.Pair {
        switch self {
        case .scheme: KeyWords.Pair("方案", "Scheme")
        case .period: KeyWords.Pair("考核期", "Period")
        case .group: KeyWords.Pair("组", "Group")
        case .office: KeyWords.Pair("单位", "Office")
        case .subject: KeyWords.Pair("考核对象", "Subject")
        case .node: KeyWords.Pair("指标类", "Node")
        case .leaf: KeyWords.Pair("指标", "Indicator")
        case .grade: KeyWords.Pair("等次", "Grade")
        }
    }
}

extension SchemeDifference.Act {
    var words: KeyWords.Pair {
        switch self {
        case .added: KeyWords.Pair("新增", "added")
        case .removed: KeyWords.Pair("取消", "removed")
        case .reweighted: KeyWords.Pair("权重调整", "re-weighted")
        case .changed: KeyWords.Pair("修改", "changed")
        case .meaning: KeyWords.Pair("含义改变", "changed meaning")
        }
    }
}
