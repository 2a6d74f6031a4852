/// The words of a sheet to fill in.
package enum FillWords: Sendable {
    /// Simplified Chinese.
    case zh
    /// English.
    case en

    /// The heads of the columns that `draft import` reads; names, units and limits stand under
    /// empty heads, which it passes over.
    var heads: [String] {
        switch self {
        case .zh:
            ["考核期", "指标", "", "考核对象", "", "主体类别", "考核主体", "分值", "", "说明", "日期", "事由"]
        case .en:
            [
                "period", "indicator", "", "subject", "", "role", "rater", "value", "", "comment",
                "date", "reason",
            ]
        }
    }

    func word(_ zh: String, _ en: String) -> String {
        switch self {
        case .zh: zh
        case .en: en
        }
    }
}
