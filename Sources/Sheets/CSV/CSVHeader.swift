import Assessment
import Notation

/// Which column holds what.
struct CSVHeader {
    /// The columns that are known.
    enum Column: String, CaseIterable {
        case period, indicator, subject, role, rater, value, comment, date, reason

        /// The names it goes by, in small letters without spaces.
        var names: [String] {
            switch self {
            case .period: ["period", "考核期", "期间", "考核周期"]
            case .indicator: ["indicator", "指标", "考核指标", "指标编号", "指标名称"]
            case .subject: ["subject", "考核对象", "被考核单位", "对象", "被考核人"]
            case .role: ["role", "主体类别", "考核主体类别", "评价类别"]
            case .rater: ["rater", "考核主体", "评价人", "评分人"]
            case .value: ["value", "分值", "得分", "数值", "值", "分数", "完成值"]
            case .comment: ["comment", "说明", "备注"]
            case .date: ["date", "日期", "发生日期"]
            case .reason: ["reason", "事由", "原因"]
            }
        }
    }

    private(set) var places: [Column: Int] = [:]
    private(set) var remarks: [Finding] = []
    private(set) var refusal: Finding?
    let count: Int

    /// Reads the cells of the header; period, role, rater, comment, date, reason may be absent.
    init(_ row: CSVTable.Row, needsPeriod: Bool) {
        count = row.cells.count
        for (index, cell) in row.cells.enumerated() {
            let place = row.place(index)
            guard let column = CSVHeader.column(cell) else {
                let name = CSVHeader.plain(cell)
                if !name.isEmpty { ignore(cell, name, place) }
                continue
            }
            if places[column] != nil {
                refusal = refusal ?? Finding(.sheetColumnTwice, at: place, ["column": cell])
            }
            places[column] = index
        }
        let needed: [Column] = [.indicator, .subject, .value] + (needsPeriod ? [.period] : [])
        for column in needed where places[column] == nil {
            let name = "\(column.names[1]) \(column.rawValue)"
            refusal =
                refusal ?? Finding(.sheetHeaderMissing, at: row.place, ["column": name])
        }
    }

    /// How many of the cells name a known column.
    static func known(_ cells: [String]) -> Int {
        cells.count { column($0) != nil }
    }

    /// The columns that are known, by place.
    var columns: [Column?] {
        var columns = [Column?](repeating: nil, count: count)
        for (column, place) in places { columns[place] = column }
        return columns
    }

    /// The header of rows that are made of a table.
    init(table columns: [Column]) {
        count = columns.count
        for (place, column) in columns.enumerated() { places[column] = place }
    }

    private mutating func ignore(_ cell: String, _ name: String, _ place: String) {
        let hint = Suggestion.hint(for: name, among: Column.allCases.flatMap(\.names))
        remarks.append(
            Finding(
                .markColumnIgnored, at: place,
                hint.merging(["column": String(cell.prefix(40))]) { $1 }))
    }

    /// The column that a cell of the header names.
    static func column(_ cell: String) -> Column? {
        let name = plain(cell)
        return Column.allCases.first { $0.names.contains(name) }
    }

    private static func plain(_ cell: String) -> String {
        String(CellText.halfWidth(cell).filter { !$0.isWhitespace && $0 != "\u{FEFF}" })
            .lowercased()
    }
}
