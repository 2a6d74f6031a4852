import Notation
import Testing

@testable import Sheets

@Suite("A new workbook")
struct NewWorkbookTests {
    private func book(_ cells: [NewCell]) -> NewWorkbook {
        NewWorkbook([NewSheet("表", rows: [cells])])
    }

    @Test("is a zip file, and the same bytes for the same cells")
    func sameBytes() throws {
        let cells: [NewCell] = [.text("甲"), .number(Points(7)), NewCell(.truth(true))]
        let first = try book(cells).bytes()
        let second = try book(cells).bytes()
        #expect(first.starts(with: [0x50, 0x4B, 0x03, 0x04]))
        #expect(first == second)
        #expect(try book([.text("乙")]).bytes() != first)
    }

    @Test("tells a text that does not fit into a cell, and does not cut it")
    func tooLong() throws {
        let fits = String(repeating: "字", count: 32_767)
        #expect(try !book([.text(fits)]).bytes().isEmpty)
        #expect(throws: WorkbookFailure.self) { try book([.text(fits + "字")]).bytes() }
    }

    @Test("names its sheets so that a workbook takes the names, and no two alike")
    func names() {
        let long = String(repeating: "长", count: 40)
        let names = SheetName.all(for: ["a/b", "A_B", "", "history", "'x'", long, long, "a/b"])
        #expect(
            names == [
                "a_b", "A_B (2)", "_", "_history", "_x_", String(repeating: "长", count: 31),
                String(repeating: "长", count: 27) + " (2)", "a_b (3)",
            ])
        #expect(names.allSatisfy { $0.utf16.count <= 31 })
    }

    @Test(
        "escapes what a workbook would take for an escape, and what XML cannot hold",
        arguments: [
            ("_x0041_", "_x005F_x0041_"), ("_x004_", "_x004_"), ("x0041_", "x0041_"),
            ("a\u{FFFE}b\u{FFFF}", "a\u{FFFD}b\u{FFFD}"), ("=1+1", "=1+1"),
        ])
    func escapes(_ text: String, _ written: String) {
        #expect(CellXML.text(text) == written)
    }
}
