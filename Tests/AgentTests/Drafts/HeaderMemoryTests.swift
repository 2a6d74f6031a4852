import DurableFiles
import Notation
import Sheets
import TestSupport
import Testing

@testable import Agent

@Suite("What columns were said to hold")
struct HeaderMemoryTests {
    /// A workbook with rows of texts; what reads as a number is one.
    private func workbook(_ rows: [[String]]) throws -> [UInt8] {
        let cells = rows.map { row in
            row.map { text in
                Points(canonical: text).map { NewCell.number($0) } ?? NewCell.text(text)
            }
        }
        return try NewWorkbook([NewSheet("汇总", rows: cells)]).bytes()
    }

    private func imported(
        _ office: TestOffice, _ rows: [[String]], _ choices: String...
    ) throws -> DraftImport {
        let columns = choices.compactMap { ColumnChoice($0) }
        return try office.desk().importSheet(
            workbook(rows), period: .of("2026-Q1"), scheme: nil,
            choice: SheetChoice(columns: columns))
    }

    private static let rows = [["考核对象", "主要指标"], ["t1", "80"], ["t2", "90.5"]]

    @Test("A table of a workbook becomes drafts, once its columns are said")
    func table() async throws {
        let (office, _) = try await TestOffice.joined()
        #expect(codes { _ = try imported(office, Self.rows) } == ["sheet-header-missing"])
        let result = try imported(office, Self.rows, "主要指标=A1")
        #expect(
            result.drafts.map(\.draft.place) == [place("2026-Q1/A1/t1"), place("2026-Q1/A1/t2")])
        #expect(result.reading.mapping?.columns.map(\.meaning) == ["subject", "A1"])
        #expect(result.reading.mapping?.columns[1].origin == .given)
    }

    @Test("What was said holds for the next sheet with the same header, and for no other")
    func remembered() async throws {
        let (office, _) = try await TestOffice.joined()
        _ = try imported(office, Self.rows, "主要指标=A1")
        let next = [["4 月"], ["考核对象", "主要 指标"], ["t1", "70"]]
        let result = try imported(office, next)
        #expect(result.drafts.count == 1)
        #expect(result.reading.mapping?.columns[1].origin == .remembered)
        #expect(result.replaced.count == 1)
        let other = [["考核对象", "主要指标", "次要指标"], ["t1", "70", "1"]]
        #expect(codes { _ = try imported(office, other) } == ["sheet-header-missing"])
    }

    @Test("Importing the same workbook again replaces nothing")
    func again() async throws {
        let (office, _) = try await TestOffice.joined()
        _ = try imported(office, Self.rows, "主要指标=A1")
        let first = try office.desk().checked()
        #expect(try imported(office, Self.rows).replaced.isEmpty)
        #expect(try office.desk().checked() == first)
    }

    @Test("A file that cannot be read counts as none, and is written anew")
    func damaged() throws {
        let office = TestOffice(World())
        try DurableFile.makeFolder(office.path)
        try DurableFile.write(Array("{".utf8), to: "\(office.path)/columns.json")
        var memory = HeaderMemory(folder: office.path)
        #expect(memory.choices.isEmpty)
        let column = ColumnChoice(column: "列", meaning: "A1")
        try memory.keep([], for: "a")
        #expect(memory.choices.isEmpty)
        try memory.keep([column], for: "a")
        #expect(HeaderMemory(folder: office.path).choices == ["a": [column]])
        #expect(DurableFile.isOpenToOthers("\(office.path)/columns.json") == false)
    }
}
