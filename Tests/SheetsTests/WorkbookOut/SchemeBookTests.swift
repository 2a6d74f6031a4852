import Assessment
import Notation
import TestSupport
import Testing

@testable import Sheets

extension FormSheet {
    /// The cells of a new sheet as a spreadsheet shows them.
    init(_ sheet: NewSheet) {
        let rows = sheet.rows.enumerated().map { number, cells in
            let texts = cells.enumerated().compactMap { column, cell -> (Int, String)? in
                switch cell.content {
                case .empty: nil
                case .text(let text): (column + 1, text)
                case .number(let number): (column + 1, number.description)
                case .date(let date): (column + 1, date.description)
                case .truth(let truth): (column + 1, truth ? "TRUE" : "FALSE")
                }
            }
            return (number: number + 1, cells: Dictionary(uniqueKeysWithValues: texts))
        }
        self.init(name: sheet.name, rows: rows)
    }
}

@Suite("A scheme as a workbook")
struct SchemeBookTests {
    static let fixtures = [
        "scheme/everything.yaml", "tangshan/scheme.yaml", "cadres/scheme.yaml",
        "leadership/scheme.yaml", "departments/scheme.yaml", "judge-ratings/scheme.yaml",
    ]

    /// What the sheets of a workbook say.
    private func reading(_ book: NewWorkbook) throws -> (SchemeReading, SchemeBookReader) {
        var reader = SchemeBookReader()
        let source = reader.source(book.sheets.map(FormSheet.init))
        return (SchemeReading(try #require(source)), reader)
    }

    @Test("says the same as the YAML, byte for byte", arguments: fixtures, [false, true])
    func sameBytes(_ path: String, _ english: Bool) throws {
        let scheme = try #require(SchemeFile(yaml: Fixtures.bytes(path)).scheme)
        let (again, reader) = try reading(NewWorkbook(scheme: scheme, english: english))
        #expect(again.findings == [])
        #expect(reader.findings == [])
        #expect(reader.warnings == [])
        #expect(again.scheme?.canonical == scheme.canonical)
    }

    @Test("the example of the template is sound, and nothing of it is remarked")
    func example() throws {
        let file = SchemeFile(yaml: Array(SchemeExample.yaml.utf8))
        #expect(file.findings == [])
        #expect(file.warnings == [])
        let scheme = try #require(file.scheme)
        let (again, _) = try reading(NewWorkbook(scheme: scheme))
        #expect(again.scheme?.canonical == scheme.canonical)
    }

    @Test("every column has a head, help in both languages, and a name no other has")
    func form() {
        for page in SchemeForm.pages {
            #expect(Set(page.fields.map(\.path)).count == page.fields.count, "\(page.key)")
            #expect(Set(page.fields.map(\.zh)).count == page.fields.count, "\(page.key)")
            for field in page.fields {
                #expect(!field.help.zh.isEmpty && !field.help.en.isEmpty, "\(field.path)")
            }
        }
    }
}

@Suite("What is wrong with a scheme's workbook")
struct SchemeBookDamageTests {
    private static let sheets: [(String, [[String]])] = [
        ("设置", [["key", "value"], ["id", "m"], ["title", "方案"]]),
        ("单位", [["id", "name"], ["o", "局"]]),
        ("分组", [["id", "name"], ["g", "组"]]),
        ("考核对象", [["id", "name", "group"], ["s", "镇", "g"]]),
        ("考核期", [["id", "name", "kind", "weight"], ["y", "全年", "year", "1"]]),
        (
            "指标",
            [
                ["id", "parent", "title", "weight", "responsible", "rule"],
                ["a", "", "指标", "100", "o", "direct"],
            ]
        ),
    ]

    /// The findings of the sheets above with some changed: codes with places.
    private func findings(_ changes: [String: [[String]]]) -> [String] {
        var sheets = Self.sheets.map { ($0.0, changes[$0.0] ?? $0.1) }
        sheets += changes.filter { change in !sheets.contains { $0.0 == change.key } }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        var reader = SchemeBookReader()
        let source = reader.source(
            sheets.map { name, rows in
                FormSheet(NewSheet(name, rows: rows.map { $0.map { .text($0) } }))
            })
        let reading = source.map { SchemeReading($0) }
        let found = reader.findings + reader.warnings + (reading?.findings ?? [])
        return found.map { "\($0.code.text) \($0.at)" }
    }

    @Test("there is nothing where nothing was changed")
    func sound() {
        #expect(findings([:]) == [])
    }

    @Test("an unknown column is told at its head, with what was meant")
    func unknownColumn() {
        let rows = [["id", "nmae"], ["o", "局"]]
        #expect(
            findings(["单位": rows]) == [
                "scheme-key-unknown 单位!B1", "scheme-key-missing 单位!A2",
            ])
    }

    @Test("a column that stands twice is told")
    func twice() {
        let rows = [["id", "name", "name 名称"], ["o", "局", ""]]
        #expect(findings(["单位": rows]) == ["sheet-column-twice 单位!C1"])
    }

    @Test("a row without an id is told at its first cell")
    func noID() {
        let rows = [["id", "name"], ["o", "局"], ["", "科"]]
        #expect(findings(["单位": rows]) == ["scheme-key-missing 单位!B3"])
    }

    @Test("a wrong value is told at its cell")
    func wrongValue() {
        let rows = [["id", "name", "kind", "weight"], ["y", "全年", "yaer", "20%"]]
        #expect(
            findings(["考核期": rows]) == [
                "scheme-value-wrong 考核期!C2", "scheme-value-wrong 考核期!D2",
            ])
    }

    @Test("a parent that is not there, and parents in a circle, are told")
    func parents() {
        let head = ["id", "parent", "title", "weight", "responsible", "rule"]
        let rows = [
            head, ["a", "", "甲", "100", "o", "direct"], ["b", "x", "乙", "1", "o", "direct"],
            ["c", "d", "丙", "1", "o", "direct"], ["d", "c", "丁", "1", "o", "direct"],
        ]
        #expect(
            findings(["指标": rows]) == [
                "scheme-reference-unknown 指标!B3", "scheme-value-wrong 指标!B4",
                "scheme-value-wrong 指标!B5",
            ])
    }

    @Test("rows of other sheets for an indicator that is not there are told")
    func strangers() {
        #expect(
            findings([
                "目标": [
                    ["indicator", "table", "value"], ["x", "target", "1"], ["", "floor", "2"],
                ],
                "等级分": [["indicator", "at", "score"], ["x", "1", "2"]],
                "主体类别": [["indicator", "id", "weight"], ["x", "r", "1"]],
            ]) == [
                "scheme-reference-unknown 目标!A2", "sheet-cell-empty 目标!B3",
                "scheme-reference-unknown 等级分!A2", "scheme-reference-unknown 主体类别!A2",
            ])
    }

    @Test("a target given twice for one cell is told at the second")
    func targetTwice() {
        let head = ["id", "title", "weight", "responsible", "rule", "rule.target"]
        #expect(
            findings([
                "指标": [head, ["a", "甲", "100", "o", "linear", "5"]],
                "目标": [["indicator", "table", "subject", "value"], ["a", "target", "s", "6"]],
            ]) == ["scheme-key-twice 目标!D2"])
    }

    @Test("a parameter that the rule does not take is told at its cell")
    func foreignParameter() {
        let head = ["id", "title", "weight", "responsible", "rule", "rule.per"]
        #expect(
            findings(["指标": [head, ["a", "甲", "100", "o", "direct", "5"]]]) == [
                "scheme-key-unknown 指标!F2"
            ])
    }

    @Test("a setting that nobody knows, and a value without a key, are told")
    func settings() {
        let rows = [
            ["key", "value"], ["id", "m"], ["title", "方案"], ["lat", "admit"], ["", "x"],
        ]
        #expect(
            findings(["设置": rows]) == [
                "scheme-key-unknown 设置!A4", "sheet-cell-empty 设置!A5",
            ])
    }

    @Test("a sheet that is no part of a scheme is remarked, and one that explains is not")
    func others() {
        #expect(
            findings(["草稿": [["x"]], "说明": [["y"]]]) == ["mark-page-ignored 草稿"])
    }

    @Test("a tree far too deep is refused and costs nothing")
    func deep() {
        let head = ["id", "parent", "title", "weight", "responsible"]
        let rows = (0..<20_000).map { ["n\($0)", $0 == 0 ? "" : "n\($0 - 1)", "层", "1", "o"] }
        #expect(findings(["指标": [head] + rows]).contains("scheme-limit 指标!A14"))
    }

    @Test("a row that only goes on with lists belongs to the row above")
    func goingOn() throws {
        let rows = [
            ["id", "name", "succeeds"], ["o", "局", "p"], ["", "", "q"], ["p", "旧一", ""],
            ["q", "旧二", ""],
        ]
        #expect(findings(["单位": rows]) == [])
    }
}

@Suite("Cells of a scheme's workbook that cannot be relied on")
struct FormSheetTests {
    private func cell(
        _ place: String, _ text: String, _ kind: WorkbookCell.Kind = .text,
        _ formula: WorkbookCell.Formula = .none
    ) throws -> WorkbookCell {
        WorkbookCell(try #require(CellPlace(place)), kind, text, formula: formula)
    }

    private func doubts(_ sheet: Worksheet) -> (rows: [Int], doubts: [String]) {
        var doubts: [Finding] = []
        let form = FormSheet(sheet, &doubts)
        return (form.rows.map(\.number), doubts.map { "\($0.code.text) \($0.at)" })
    }

    @Test("hidden rows are told and not read")
    func hiddenRow() throws {
        let rows = [
            Worksheet.Row(number: 1, cells: [try cell("A1", "id")]),
            Worksheet.Row(number: 2, isHidden: true, cells: [try cell("A2", "x")]),
            Worksheet.Row(number: 3, cells: [try cell("A3", "y")]),
        ]
        let found = doubts(Worksheet(name: "单位", rows: rows))
        #expect(found.rows == [1, 3])
        #expect(found.doubts == ["sheet-row-hidden 单位!A2"])
    }

    @Test("a hidden sheet is told and not read")
    func hiddenSheet() throws {
        let rows = [Worksheet.Row(number: 1, cells: [try cell("A1", "id")])]
        let found = doubts(Worksheet(name: "单位", isHidden: true, rows: rows))
        #expect(found.rows == [])
        #expect(found.doubts == ["mark-hidden 单位"])
    }

    @Test("a hidden column is told once, where more than its head is in it")
    func hiddenColumn() throws {
        let rows = try (1...3).map { number in
            Worksheet.Row(
                number: number,
                cells: [try cell("A\(number)", "x")]
                    + (number == 1 ? [try cell("B1", "note")] : [try cell("C\(number)", "z")]))
        }
        let found = doubts(Worksheet(name: "单位", rows: rows, hiddenColumns: [2...3]))
        #expect(found.doubts == ["mark-hidden 单位!C2"])
    }

    @Test("a formula without a value, and an error, are told")
    func formulas() throws {
        let row = Worksheet.Row(
            number: 1,
            cells: [
                try cell("A1", "", .empty, .unsaved), try cell("B1", "#N/A", .error, .stored),
                try cell("C1", "5", .number, .stored),
            ])
        #expect(
            doubts(Worksheet(name: "单位", rows: [row])).doubts == [
                "sheet-formula-unsaved 单位!A1", "scheme-value-wrong 单位!B1",
            ])
    }
}
