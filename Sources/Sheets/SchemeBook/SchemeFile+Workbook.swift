import Assessment
import Notation

extension SchemeFile {
    /// Reads and checks a scheme in any of its forms: a workbook, told by its first bytes, or else
    /// YAML.
    ///
    /// A workbook is laid out as the template says, `docs/scheme.md`, In Excel; findings name the
    /// cell, as `指标!B7`.
    public init(_ bytes: [UInt8]) {
        guard Workbook.isWorkbook(bytes) else {
            self.init(yaml: bytes)
            return
        }
        switch Workbook.read(bytes) {
        case .failure(let refusal): self.init(findings: [refusal.finding])
        case .success(let workbook): self.init(workbook)
        }
    }

    private init(_ workbook: Workbook) {
        var doubts: [Finding] = []
        let sheets = workbook.sheets.map { FormSheet($0, &doubts) }
        var reader = SchemeBookReader()
        guard let source = reader.source(sheets) else {
            let place = workbook.sheets.first?.name ?? ""
            self.init(
                findings: [
                    Finding(.schemeKeyMissing, at: place, ["key": SchemeForm.settings.zh])
                ], warnings: reader.warnings)
            return
        }
        self.init(source, findings: doubts + reader.findings, warnings: reader.warnings)
    }
}

extension FormSheet {
    /// The cells of a sheet; what is hidden, or says nothing that can be relied on, is told.
    init(_ sheet: Worksheet, _ doubts: inout [Finding]) {
        var rows: [(number: Int, cells: [Int: String])] = []
        var hidden: Set<Int> = []
        for row in sheet.isHidden ? [] : sheet.rows {
            guard !row.isHidden else {
                if let first = row.cells.first {
                    doubts.append(Finding(.sheetRowHidden, at: sheet.at(first.place)))
                }
                continue
            }
            var cells: [Int: String] = [:]
            for cell in row.cells {
                if let doubt = FormSheet.doubt(cell, sheet.at(cell.place)) { doubts.append(doubt) }
                // Heads of columns that are not used may be hidden.
                if sheet.isHidden(column: cell.place.column), !rows.isEmpty,
                    hidden.insert(cell.place.column).inserted
                {
                    doubts.append(Finding(.markHidden, at: sheet.at(cell.place)))
                }
                cells[cell.place.column] = cell.text
            }
            rows.append((row.number, cells))
        }
        if sheet.isHidden, !sheet.rows.isEmpty {
            doubts.append(Finding(.markHidden, at: sheet.name))
        }
        self.init(name: sheet.name, rows: rows)
    }

    private static func doubt(_ cell: WorkbookCell, _ place: String) -> Finding? {
        if cell.formula == .unsaved { return Finding(.sheetFormulaUnsaved, at: place) }
        guard cell.kind == .error else { return nil }
        return Finding(
            .schemeValueWrong, at: place,
            [
                "key": cell.place.description, "value": cell.text, "hint": "没有错误的值",
                "hintEn": "a value without an error",
            ])
    }
}
