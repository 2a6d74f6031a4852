import CXlsxWriter
import Notation

/// Writes sheets through libxlsxwriter.
///
/// What goes wrong on the way is kept and told at the end: the library's memory is freed by
/// ``close()`` alone.
final class WorkbookWriter {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var formats: [CellFormat: UnsafeMutablePointer<lxw_format>] = [:]
    private var failure: WorkbookFailure?
    private var isClosed = false

    /// A workbook of which nothing depends on the clock.
    init(path: String) throws(WorkbookFailure) {
        guard let workbook = workbook_new(path) else {
            throw WorkbookFailure(step: "workbook_new", reason: path)
        }
        self.workbook = workbook
        var properties = lxw_doc_properties()
        properties.created = 946_684_800  // 2000-01-01T00:00:00Z
        keep(workbook_set_properties(workbook, &properties), "workbook_set_properties")
    }

    deinit {
        if !isClosed { workbook_close(workbook) }
    }

    func write(_ sheet: NewSheet) {
        guard let page = workbook_add_worksheet(workbook, sheet.name) else {
            keep(LXW_ERROR_PARAMETER_VALIDATION, "sheet \(sheet.name)")
            return
        }
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                keep(
                    write(cell, page, lxw_row_t(row), lxw_col_t(column)),
                    "\(sheet.name)!\(CellPlace(row: row + 1, column: column + 1))")
            }
        }
        shape(sheet, page)
        for (place, note) in sheet.notes.sorted(by: { $0.key < $1.key }) {
            annotate(page, place, note)
        }
        for limit in sheet.limits {
            keep(limit.put(into: page), "\(sheet.name)!\(limit.from)")
        }
        if sheet.isLocked { worksheet_protect(page, nil, nil) }
    }

    /// Writes the file and frees everything; throws the first thing that went wrong.
    func close() throws(WorkbookFailure) {
        isClosed = true
        keep(workbook_close(workbook), "workbook_close")
        if let failure { throw failure }
    }

    private func write(
        _ cell: NewCell, _ page: UnsafeMutablePointer<lxw_worksheet>, _ row: lxw_row_t,
        _ column: lxw_col_t
    ) -> lxw_error {
        switch cell.content {
        case .empty:
            guard cell.look != .plain else { return LXW_NO_ERROR }
            return worksheet_write_blank(page, row, column, format(cell))
        case .text(let text):
            return worksheet_write_string(page, row, column, CellXML.text(text), format(cell))
        case .number(let number):
            guard let double = number.exactInExcel else {
                let text = NewCell(.text(number.description), cell.look)
                return write(text, page, row, column)
            }
            return worksheet_write_number(page, row, column, double, format(cell))
        case .date(let date):
            guard var day = lxw_datetime(date) else {
                return write(NewCell(.text(date.description), cell.look), page, row, column)
            }
            return worksheet_write_datetime(page, row, column, &day, format(cell))
        case .truth(let truth):
            return worksheet_write_boolean(page, row, column, truth ? 1 : 0, format(cell))
        }
    }

    private func format(_ cell: NewCell) -> UnsafeMutablePointer<lxw_format>? {
        let wanted = CellFormat(cell)
        if let format = formats[wanted] { return format }
        guard let format = workbook_add_format(workbook) else { return nil }
        wanted.apply(to: format)
        formats[wanted] = format
        return format
    }

    private func shape(_ sheet: NewSheet, _ page: UnsafeMutablePointer<lxw_worksheet>) {
        for column in 0..<max(sheet.widths.count, sheet.rows.map(\.count).max() ?? 0) {
            guard let width = column < sheet.widths.count ? sheet.widths[column] : sheet.widths.last
            else { break }
            let format = sheet.textColumns.contains(column) ? format(NewCell(.text(""))) : nil
            keep(
                worksheet_set_column(
                    page, lxw_col_t(column), lxw_col_t(column), Double(width), format),
                "set_column")
        }
        worksheet_freeze_panes(page, lxw_row_t(sheet.frozenRows), lxw_col_t(sheet.frozenColumns))
        for row in sheet.hiddenRows {
            var options = lxw_row_col_options(hidden: 1, level: 0, collapsed: 0)
            keep(
                worksheet_set_row_opt(page, lxw_row_t(row), 15, nil, &options), "set_row")
        }
    }

    private func annotate(
        _ page: UnsafeMutablePointer<lxw_worksheet>, _ place: CellPlace, _ note: String
    ) {
        var options = lxw_comment_options()
        options.width = 320
        options.height = UInt16(min(400, 40 + 18 * (note.count / 24 + note.count { $0 == "\n" })))
        keep(
            worksheet_write_comment_opt(
                page, lxw_row_t(place.row - 1), lxw_col_t(place.column - 1), CellXML.text(note),
                &options),
            "note \(place)")
    }

    private func keep(_ error: lxw_error, _ step: @autoclosure () -> String) {
        guard error != LXW_NO_ERROR, failure == nil else { return }
        failure = WorkbookFailure(step: step(), reason: String(cString: lxw_strerror(error)))
    }
}

extension Points {
    /// The number as Excel keeps numbers, where all its digits survive: at most 15 of them.
    fileprivate var exactInExcel: Double? {
        let digits = description.filter(\.isNumber).drop { $0 == "0" }
        return digits.count <= 15 ? Double(description) : nil
    }
}

extension lxw_datetime {
    /// A day that Excel counts: from 1 March 1900 on, because it holds 1900 for a leap year.
    fileprivate init?(_ date: CivilDate) {
        guard (date.year, date.month) >= (1900, 3) else { return nil }
        self.init(
            year: Int32(date.year), month: Int32(date.month), day: Int32(date.day), hour: 0, min: 0,
            sec: 0)
    }
}
