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
    /// The cells of a sheet; those that say nothing that can be relied on are told.
    init(_ sheet: Worksheet, _ doubts: inout [Finding]) {
        name = sheet.name
        var rows: [(number: Int, cells: [Int: String])] = []
        for row in sheet.rows {
            var cells: [Int: String] = [:]
            for cell in row.cells {
                if let doubt = FormSheet.doubt(cell, sheet.at(cell.place)) { doubts.append(doubt) }
                cells[cell.place.column] = cell.text
            }
            rows.append((row.number, cells))
        }
        self.rows = rows
    }

    private static func doubt(_ cell: WorkbookCell, _ place: String) -> Finding? {
        if cell.formula == .unsaved {
            return Finding(
                .schemeValueMissing, at: place,
                [
                    "key": cell.place.description, "hint": "已算出并保存的公式结果",
                    "hintEn": "the result of its formula, computed and saved",
                ])
        }
        guard cell.kind == .error else { return nil }
        return Finding(
            .schemeValueWrong, at: place,
            [
                "key": cell.place.description, "value": cell.text, "hint": "没有错误的值",
                "hintEn": "a value without an error",
            ])
    }
}
