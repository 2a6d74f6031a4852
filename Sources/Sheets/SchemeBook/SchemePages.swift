import Notation

/// The sheets of a scheme's workbook.
enum SchemePages {
    /// Rows below the last one for which drop-downs are made.
    private static let spare = 500

    static func sheet(
        _ page: SchemeForm.Page, _ records: [SchemeRecords.Record], english: Bool
    ) -> NewSheet {
        if page.key == SchemeForm.settings.key {
            return settings(page, records.first ?? [:], english: english)
        }
        var rows = [page.fields.map { NewCell.text($0.head, .header) }]
        for record in records { rows += self.rows(record, page.fields) }
        var sheet = NewSheet(page.name(english: english), rows: rows)
        sheet.frozenColumns = page.fields.first?.path == "id" ? 1 : 0
        sheet.widths = page.fields.map { width($0.kind) }
        for (column, field) in page.fields.enumerated() {
            sheet.notes[CellPlace(row: 1, column: column + 1)] = note(field)
            if takesText(field.kind) { sheet.textColumns.insert(column) }
            let from = CellPlace(row: 2, column: column + 1)
            let to = CellPlace(row: rows.count + spare, column: column + 1)
            sheet.limits += limits(field.kind, from, to, english)
        }
        return sheet
    }

    /// The rows of a record: one, and more where a list does not fit in a cell.
    private static func rows(
        _ record: SchemeRecords.Record, _ fields: [SchemeForm.Field]
    ) -> [[NewCell]] {
        let columns = fields.map { field in
            value(record, field.path).map { CellNotation.cells($0, field.kind) } ?? []
        }
        return (0..<max(1, columns.map(\.count).max() ?? 1)).map { index in
            columns.map { NewCell(index < $0.count ? $0[index] : .empty) }
        }
    }

    /// What stands under a path, where dots lead into objects.
    private static func value(_ record: SchemeRecords.Record, _ path: String) -> JSON? {
        if let value = record[path] { return value }
        let keys = path.split(separator: ".", maxSplits: 1).map(String.init)
        guard keys.count == 2, let inner = record[keys[0]]?.object else { return nil }
        return value(inner, keys[1])
    }

    private static func settings(
        _ page: SchemeForm.Page, _ scheme: SchemeRecords.Record, english: Bool
    ) -> NewSheet {
        var sheet = NewSheet(
            page.name(english: english),
            rows: [SchemeForm.settingsHeads.map { NewCell.text($0, .header) }])
        sheet.widths = [26, 40, 80]
        sheet.frozenColumns = 1
        for field in page.fields {
            let contents =
                value(scheme, field.path).map { CellNotation.cells($0, field.kind) } ?? []
            let place = CellPlace(row: sheet.rows.count + 1, column: 2)
            for index in 0..<max(1, contents.count) {
                sheet.rows.append([
                    .text(index == 0 ? field.head : nil),
                    NewCell(index < contents.count ? contents[index] : .empty),
                    .text(index == 0 ? "\(field.help.zh) \(field.help.en)" : nil, .muted),
                ])
            }
            sheet.notes[place] = note(field)
            sheet.limits += limits(field.kind, place, place, english)
        }
        return sheet
    }

    private static func note(_ field: SchemeForm.Field) -> String {
        guard case .word(let words) = field.kind else {
            return "\(field.help.zh)\n\(field.help.en)"
        }
        return "\(field.help.zh)\n\(field.help.en)\n" + words.joined(separator: ", ")
    }

    private static func limits(
        _ kind: SchemeForm.Kind, _ from: CellPlace, _ to: CellPlace, _ english: Bool
    ) -> [CellLimit] {
        switch kind {
        case .word(let words):
            return [
                CellLimit(
                    from: from, to: to, .words(words),
                    message: "请从列表选择。Choose from the list.")
            ]
        case .truth: return [CellLimit(from: from, to: to, .words(["true", "false"]))]
        case .one(let key):
            guard let page = SchemeForm.pages.first(where: { $0.key == key }) else { return [] }
            let name = page.name(english: english)
            let message = "编号应在“\(name)”表中。An id of the sheet \(name)."
            return [
                CellLimit(from: from, to: to, .block("='\(name)'!$A$2:$A$20000"), message: message)
            ]
        default: return []
        }
    }

    /// True for columns where 0130 must keep its zero.
    private static func takesText(_ kind: SchemeForm.Kind) -> Bool {
        switch kind {
        case .text, .id, .one, .ids, .lines: true
        default: false
        }
    }

    private static func width(_ kind: SchemeForm.Kind) -> Int {
        switch kind {
        case .text, .ids, .lines, .numbers, .shares: 24
        case .id, .one: 16
        case .number, .date, .truth, .word: 12
        }
    }

    /// The first tab: how the workbook is filled in.
    static func explanation(english: Bool) -> NewSheet {
        let lines = [
            "考核方案 Assessment scheme",
            "每张表是方案的一个列表；表头第一词是方案的键，批注写明填什么。",
            "Each sheet is a list of the scheme; the first word of a head is the key, its note says what it takes.",
            "多个编号用逗号分隔；“编号: 数”之间用分号；* 是其余各项。",
            "Several ids take commas between them; “id: number” takes semicolons; * is all others.",
            "一格放不下时写在下一行，该行其余各格留空。",
            "What does not fit into a cell goes on in the next row, whose other cells stay empty.",
            "不用的行整行清空；空格子即默认值。其他工作表不读。",
            "Empty a row that is not used; an empty cell is the default. Other sheets are not read.",
            "检查 Check: shangji scheme check FILE.xlsx",
            "转成 YAML Turn into YAML: shangji scheme import FILE.xlsx --to S.yaml",
        ]
        var sheet = NewSheet(
            english ? "readme" : "说明",
            rows: lines.enumerated().map { [.text($1, $0 == 0 ? .title : .plain)] })
        sheet.widths = [110]
        sheet.frozenRows = 0
        return sheet
    }
}
