import Agent
import Notation
import Sheets
import TestSupport
import Testing

@Suite("A sheet to fill in")
struct FillSheetTests {
    /// The rows of a sheet from its header on, as the texts that a spreadsheet shows.
    private func texts(_ sheet: NewSheet) -> [[String]] {
        sheet.rows.dropFirst().map { row in
            row.map { cell in
                switch cell.content {
                case .text(let text): text
                case .number(let number): number.description
                case .date(let date): date.description
                case .truth(let truth): "\(truth)"
                case .empty: ""
                }
            }
        }
    }

    private func csv(_ rows: [[String]]) -> [UInt8] {
        let lines = rows.map { row in
            row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private func sheet(_ office: TestOffice, _ words: FillWords = .zh) throws -> NewSheet {
        let book = try office.desk().sheet(period: .of("2026-Q1"), scheme: nil, words: words)
        return try #require(book?.sheets.first)
    }

    @Test("has a row for each cell that the office may write, and no other")
    func cells() async throws {
        let (office, _) = try await TestOffice.joined()
        let rows = texts(try sheet(office)).dropFirst().filter { !$0[0].isEmpty }
        #expect(
            rows.map { [$0[1], $0[3], $0[4], $0[5]].joined(separator: "/") } == [
                "A1/t1/一镇/", "A1/t2/二镇/", "R1/t1/一镇/peer", "R1/t2/二镇/peer",
            ])
        #expect(rows.allSatisfy { $0[0] == "2026-Q1" && $0[7].isEmpty })
        #expect(rows.first?[8] == "0…100 2 位小数")
    }

    @Test(
        "gives back what was drafted, whole, when it is imported elsewhere",
        arguments: [false, true])
    func readBack(_ english: Bool) async throws {
        let (office, _) = try await TestOffice.joined()
        let desk = try office.desk()
        try office.type("2026-Q1/A1/t1", "92.5")
        _ = try desk.set(
            place("2026-Q1/A1/t2"), .notApplicable("停产, \"全年\""), comment: "=1+1")
        try office.type("2026-Q1/R1/t1/peer/x", "80")
        try office.type("2026-Q1/R1/t1/peer/y", "99999999.999999")
        let made = try sheet(office, english ? .en : .zh)
        let (other, _) = try await TestOffice.joined()
        let result = try other.desk().importSheet(csv(texts(made)), period: nil, scheme: nil)
        #expect(result.reading.unread.isEmpty)
        #expect(result.reading.remarks == [])
        let want = try desk.checked().map(\.draft)
        let found = try other.desk().checked().map(\.draft)
        #expect(found.map(\.place) == want.map(\.place))
        #expect(found.map(\.content) == want.map(\.content))
        #expect(found.map(\.comment) == want.map(\.comment))
    }

    @Test("is read as a workbook without a doubt, and importing it untouched changes nothing")
    func workbook() async throws {
        let (office, _) = try await TestOffice.joined()
        let desk = try office.desk()
        try office.type("2026-Q1/A1/t1", "92.5")
        try office.type("2026-Q1/R1/t2/peer/x", "80")
        let before = try desk.checked().map(\.draft.content)
        let book = try desk.sheet(period: .of("2026-Q1"), scheme: nil, words: .zh)
        let bytes = try #require(book).bytes()
        let result = try desk.importSheet(bytes, period: nil, scheme: nil)
        #expect(result.reading.findings == [])
        #expect(result.reading.marks == [])
        #expect(result.replaced == [])
        #expect(try desk.checked().map(\.draft.content) == before)
    }

    @Test("has empty rows for events, and limits of what the scheme takes")
    func limits() async throws {
        let (office, _) = try await TestOffice.joined()
        let made = try sheet(office)
        #expect(made.isLocked)
        let blank = texts(made).dropFirst().filter { $0.allSatisfy(\.isEmpty) }
        #expect(blank.count == 100)
        let kinds = made.limits.map(\.kind)
        #expect(kinds.contains(.words(["B1"])))
        #expect(kinds.contains(.words(["t1", "t2"])))
        let formula = kinds.compactMap { kind in
            if case .formula(let formula) = kind { formula } else { nil }
        }.first
        #expect(
            formula
                == "=OR(AND(ISNUMBER(H3),ROUND(H3,2)=H3,H3>=0,H3<=100),LEFT(H3,3)=\"n/a\","
                + "LEFT(H3,3)=\"不适用\")")
    }

    @Test("is not made for a period that no scheme has")
    func unknownPeriod() async throws {
        let (office, _) = try await TestOffice.joined()
        let refusal = codes {
            _ = try office.desk().sheet(period: .of("never"), scheme: nil, words: .zh)
        }
        #expect(refusal == ["period-unknown"])
    }
}
