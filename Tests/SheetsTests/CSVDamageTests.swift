import Assessment
import Notation
import Testing

@testable import Sheets

@Suite("Files as people's programs write them")
struct CSVDamageTests {
    static func read(_ bytes: [UInt8]) -> CSVReading {
        CSVReading(csv: bytes, scheme: CSVReadingTests.scheme)
    }

    static func read(_ text: String) -> CSVReading { read(Array(text.utf8)) }

    static let header = "period,indicator,subject,value,comment"

    @Test(
        "lines end in LF, CR LF or CR, with or without one at the end",
        arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) {
        let rows = [Self.header, "q1,d,e,5,", "q1,d,w,6,"]
        for text in [rows.joined(separator: end), rows.joined(separator: end) + end] {
            let reading = Self.read(text)
            #expect(reading.rows.map(\.line) == [2, 3])
            #expect(reading.blankLines == [])
            #expect(reading.findings == [])
        }
    }

    @Test("quotes hold separators, quotes and line ends, and lines are still counted")
    func quotes() {
        let reading = Self.read(
            "\(Self.header)\nq1,d,e,5,\"a,\"\"b\"\"\nc\"\n\"q1\",\"d\",\"w\",\"6\",\"\"\n")
        #expect(reading.rows.map(\.line) == [2, 4])
        #expect(reading.rows.first?.comment == "a,\"b\"\nc")
        #expect(reading.rows.last?.comment == nil)
        let crlf = Self.read("\(Self.header)\r\nq1,d,e,5,\"a\r\nb\"\r\nq1,d,w,6,x\"y\r\n")
        #expect(crlf.rows.map(\.line) == [2, 4])
        #expect(crlf.rows.first?.comment == "a\nb")
        #expect(crlf.rows.last?.comment == "x\"y")
    }

    @Test("broken quotes take no other row with them than they must")
    func brokenQuotes() {
        let trailing = Self.read("\(Self.header)\nq1,d,e,\"5\"6,\nq1,d,w,6,\n")
        #expect(trailing.findings.map(\.code) == [.sheetQuoteTrailing])
        #expect(trailing.findings.first?.at == "line 2, column 4")
        #expect(trailing.rows.map(\.line) == [3])
        let open = Self.read("\(Self.header)\nq1,d,e,5,\nq1,d,w,\"6,\nq2,d,w,7,\n")
        #expect(open.findings.map(\.code) == [.sheetQuoteOpen])
        #expect(open.findings.first?.at == "line 3, column 4")
        #expect(open.rows.map(\.line) == [2])
        #expect(open.unread.first?.cells.last?.contains("q2,d,w,7") == true)
    }

    @Test("short rows lack cells, long rows are refused unless the rest is empty")
    func lengths() {
        #expect(Self.read("\(Self.header)\nq1,d,e\n").rows.first?.value == .none)
        #expect(Self.read("\(Self.header)\nq1,d,e\n").rows.count == 1)
        #expect(Self.read("\(Self.header)\nq1,d,e,5,,,,\n").rows.count == 1)
        let long = Self.read("\(Self.header)\nq1,d,e,5,a,b\n")
        #expect(long.findings.map(\.code) == [.sheetRowTooLong])
        let wide = Self.read(
            "\(Self.header)\nq1,d,e,5,a" + String(repeating: ",", count: 200) + "\n")
        #expect(wide.findings.map(\.code) == [.sheetTooManyColumns])
    }

    @Test("blank lines are named, wherever they stand")
    func blankLines() {
        let reading = Self.read("\n\(Self.header)\n\nq1,d,e,5,\n,,,,\n \n")
        #expect(reading.rows.map(\.line) == [4])
        #expect(reading.blankLines == [3, 5, 6])
    }

    @Test("the line by which some programs name their separator is passed over")
    func separatorLine() {
        #expect(Self.read("sep=;\nperiod;indicator;subject;value\nq1;d;e;5\n").rows.count == 1)
    }

    @Test("limits: bytes, rows, characters of a cell")
    func limits() {
        let huge = [UInt8](repeating: 0x20, count: CSVReading.Limits.bytes + 1)
        #expect(Self.read(huge).refusal?.code == .sheetTooLarge)
        let cell = String(repeating: "长", count: 10_001)
        let reading = Self.read("\(Self.header)\nq1,d,e,5,\(cell)\nq1,d,w,5,\(cell.dropLast())\n")
        #expect(reading.findings.map(\.code) == [.sheetCellTooLong])
        #expect(reading.rows.first?.comment?.count == 10_000)
        let row = "q1,d,e,5,\n"
        let many = Self.read("\(Self.header)\n" + String(repeating: row, count: 200_001))
        #expect(many.refusal?.code == .sheetTooManyRows)
        #expect(many.rows.isEmpty)
    }

    @Test("bytes that are no text are refused")
    func noText() {
        #expect(Self.read([0x41, 0xFF, 0x0A]).refusal?.code == .sheetEncoding)
        #expect(Self.read([0x41, 0xFF, 0x0A]).encoding == nil)
    }

    @Test("every row is in exactly one place, whatever was done to the file")
    func nothingLost() throws {
        let scheme = try Fixtures.tangshan()
        let bytes = try Fixtures.bytes("tangshan/values-april.csv")
        let total = bytes.count { $0 == 0x0A } - 1
        var seed: UInt64 = 1
        for _ in 0..<60 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var damaged = bytes
            let place = 60 + Int(seed >> 33) % (bytes.count - 60)
            guard damaged[place] != 0x0A else { continue }
            damaged[place] = [0x2C, 0x78, 0x39, 0x3B][Int(seed >> 60) % 4]
            let reading = CSVReading(csv: damaged, scheme: scheme)
            let lines = reading.rows.map(\.line) + reading.unread.map(\.line) + reading.blankLines
            #expect(Set(lines).count == lines.count)
            #expect(lines.sorted() == Array(2...(total + 1)))
            for row in reading.unread { #expect(!row.findings.isEmpty) }
        }
    }

    @Test("two hundred thousand rows are read in a moment", .timeLimit(.minutes(1)))
    func large() {
        var text = "\(CSVReadingTests.header)\n"
        for index in 0..<200_000 { text += "q1,r,e,peer,r\(index),\(index % 100).5\n" }
        #expect(Self.read(text).rows.count == 200_000)
    }
}

@Suite("The odd files of fixtures/sheets")
struct OddFileTests {
    @Test("GB18030 with Chinese header, names, a rare character and a line end in quotes")
    func gb18030() throws {
        let reading = CSVReading(
            csv: try Fixtures.bytes("sheets/gb18030.csv"), scheme: try Fixtures.tangshan())
        #expect(reading.encoding == .gb18030)
        #expect(reading.findings == [])
        #expect(reading.remarks.map(\.code) == [.markEncoding])
        #expect(
            reading.rows.map { $0.entry?.place ?? "" } == [
                "april/gdp-growth/130283", "april/investment/130202/verified",
                "april/welfare/130209",
            ])
        #expect(
            reading.rows.map(\.value) == [.number(p("6.1")), .number(p("1026.5")), .grade(id("b"))])
        #expect(reading.rows[0].comment == "县长：𠮷某\n电话核对")
        #expect(reading.rows[1].marks.map(\.code) == [.markUnderstood])
    }

    @Test("full-width characters with a byte order mark and semicolons")
    func fullWidth() throws {
        let reading = CSVReading(
            csv: try Fixtures.bytes("sheets/full-width.csv"), scheme: try Fixtures.tangshan())
        #expect(reading.encoding == .utf8WithMark)
        #expect(reading.findings == [])
        #expect(reading.rows.map(\.subject.text) == ["130283", "130203", "130204", "130204"])
        #expect(
            reading.rows.map(\.value) == [
                .number(p("6.1")), .number(p("38.5")), nil,
                .counts([id("excellent"): 30, id("good"): 20, id("abstain"): 1]),
            ])
        #expect(reading.rows.allSatisfy { !$0.marks.isEmpty })
        #expect(reading.rows[0].marks.map(\.at) == ["line 2, column 3", "line 2, column 4"])
    }

    @Test("UTF-16 with tabs, as a spreadsheet's Unicode text")
    func utf16() throws {
        let reading = CSVReading(
            csv: try Fixtures.bytes("sheets/utf16.csv"), scheme: try Fixtures.tangshan())
        #expect(reading.encoding == .utf16LE)
        #expect(reading.rows.map { $0.entry?.place } == ["april/industry/130284"])
    }
}
