import Assessment
import Notation

/// Reads one row after another.
struct RowReader {
    private let outline: Outline
    private let header: CSVHeader
    private let period: PeriodID?
    private let periods: NameBook<Named.Period>
    private let indicators: NameBook<Named.Indicator>
    private let subjects: NameBook<Named.Subject>
    let gradeNames: [GradeID: String]

    init(_ scheme: Scheme, _ header: CSVHeader, _ period: PeriodID?) {
        let outline = Outline(scheme)
        self.outline = outline
        self.header = header
        self.period = period
        periods = NameBook(scheme.periods.map { ($0.id, $0.name) })
        indicators = NameBook(
            outline.leaves.map {
                (outline.nodes[$0].indicator.id, outline.nodes[$0].indicator.title)
            })
        subjects = NameBook(scheme.subjects.map { ($0.id, $0.name) })
        gradeNames = Dictionary(scheme.grading.grades.map { ($0.id, $0.name) }) { first, _ in first
        }
    }

    /// A row that is not read.
    struct Refusal: Error {
        let row: UnreadRow
    }

    /// What is found on the way through one row.
    struct Notes {
        let row: CSVTable.Row
        let header: CSVHeader
        var findings: [Finding] = []
        var marks: [Finding] = []

        /// The cell of a column without spaces around it; empty where there is none.
        func text(_ column: CSVHeader.Column) -> String {
            guard let place = header.places[column], place < row.cells.count else { return "" }
            return CellText.trimmed(row.cells[place])
        }

        func place(_ column: CSVHeader.Column) -> String {
            header.places[column].map { row.place($0) } ?? row.place
        }

        mutating func refuse(
            _ code: FindingCode, _ column: CSVHeader.Column, _ parameters: [String: String] = [:]
        ) {
            findings.append(Finding(code, at: place(column), parameters))
        }

        mutating func understood(
            _ text: String, as value: String, _ column: CSVHeader.Column, zh: String, en: String
        ) {
            marks.append(
                Finding(
                    .markUnderstood, at: place(column),
                    [
                        "text": String(text.prefix(40)), "value": value, "hint": zh, "hintEn": en,
                    ]))
        }
    }

    /// Reads a row.
    func read(_ row: CSVTable.Row) -> Result<ValueRow, Refusal> {
        var notes = Notes(row: row, header: header)
        notes.marks = row.sheet?.marks ?? []
        notes.findings = row.sheet?.refusals ?? []
        if let finding = row.finding { return refused(row, [finding]) }
        if row.cells.dropFirst(header.count).contains(where: { !$0.isEmpty }) {
            let sizes = ["count": "\(row.cells.count)", "columns": "\(header.count)"]
            return refused(row, [Finding(.sheetRowTooLong, at: row.place, sizes)])
        }
        let period = periodOf(&notes)
        let subject = find(.subject, subjects, &notes)
        guard let indicator = find(.indicator, indicators, &notes),
            let leaf = outline[indicator]?.indicator.leaf
        else { return refused(row, notes.findings) }
        let role = role(leaf, &notes)
        let rater: RaterID? = rater(&notes)
        let date = date(&notes)
        let read = value(leaf, indicator, &notes)
        guard notes.findings.isEmpty, let period, let subject, let read else {
            var cell: ScoreCell?
            if let period, let subject, role != nil || notes.text(.role).isEmpty {
                cell = ScoreCell(
                    period: period, indicator: indicator, subject: subject, role: role, rater: rater
                )
            }
            return refused(row, notes.findings, cell)
        }
        let comment = notes.text(.comment)
        return .success(
            ValueRow(
                line: row.line, period: period, indicator: indicator, subject: subject, role: role,
                rater: rater, value: read.value, reason: read.reason ?? reason(notes), date: date,
                comment: comment.isEmpty ? nil : comment, isEvent: leaf.rule.isEvent,
                marks: notes.marks, cells: row.cells,
                place: row.sheet == nil ? row.place : notes.place(.value)))
    }

    private func refused(
        _ row: CSVTable.Row, _ findings: [Finding], _ cell: ScoreCell? = nil
    ) -> Result<ValueRow, Refusal> {
        let unread = UnreadRow(line: row.line, cells: row.cells, findings: findings, cell: cell)
        return .failure(Refusal(row: unread))
    }

    private func periodOf(_ notes: inout Notes) -> PeriodID? {
        if let period, notes.text(.period).isEmpty { return period }
        return find(.period, periods, &notes)
    }

    private func find<Kind>(
        _ column: CSVHeader.Column, _ book: NameBook<Kind>, _ notes: inout Notes
    ) -> Identifier<Kind>? {
        let text = notes.text(column)
        guard !text.isEmpty else {
            notes.refuse(.sheetCellEmpty, column, ["column": column.rawValue])
            return nil
        }
        let names = ["text": String(text.prefix(80))]
        switch book.find(text) {
        case .found(let id): return id
        case .understood(let id):
            notes.understood(text, as: id.text, column, zh: "全角字符", en: "full-width characters")
            return id
        case .ambiguous(let ids):
            let list = ids.map(\.text).joined(separator: ", ")
            notes.refuse(.sheetNameAmbiguous, column, names.merging(["ids": list]) { $1 })
        case .unknown:
            notes.refuse(.sheetNameUnknown, column, names.merging(book.hint(text)) { $1 })
        }
        return nil
    }

    private func role(_ leaf: Leaf, _ notes: inout Notes) -> RoleID? {
        let text = notes.text(.role)
        guard !text.isEmpty else { return nil }
        if let id = RoleID(text), leaf.role(id) != nil { return id }
        let roles = NameBook(
            leaf.roles.compactMap { role in role.id.map { ($0, role.name ?? $0.text) } })
        return find(.role, roles, &notes)
    }

    private func rater(_ notes: inout Notes) -> RaterID? {
        let text = notes.text(.rater)
        guard !text.isEmpty else { return nil }
        if let rater = RaterID(text) { return rater }
        if let rater = RaterID(CellText.withoutSpaces(CellText.halfWidth(text))) {
            notes.understood(
                text, as: rater.text, .rater, zh: "全角字符", en: "full-width characters")
            return rater
        }
        notes.refuse(.sheetIDMalformed, .rater, ["text": String(text.prefix(80))])
        return nil
    }

    private func date(_ notes: inout Notes) -> CivilDate? {
        let text = notes.text(.date)
        guard !text.isEmpty else { return nil }
        if let date = CivilDate(text) { return date }
        notes.refuse(.sheetDate, .date, ["text": String(text.prefix(40))])
        return nil
    }

    private func reason(_ notes: Notes) -> String? {
        let text = notes.text(.reason)
        return text.isEmpty ? nil : text
    }
}
