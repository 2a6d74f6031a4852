import Notation
import TestSupport
import Testing

@testable import Sheets

@Suite("Workbooks that are damaged or hostile")
struct WorkbookDamageTests {
    static let rows = #"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>"#
    static let sheet = "xl/worksheets/sheet1.xml"

    static func book(_ change: (inout BookMaker) -> Void) -> String? {
        var maker = BookMaker(rows: rows, strings: ["<t>甲</t>"], styles: "<cellXfs/>")
        change(&maker)
        return maker.code
    }

    @Test("a sound workbook is read")
    func sound() throws {
        #expect(Self.book { _ in } == nil)
        let maker = BookMaker(rows: Self.rows, strings: ["<t>甲</t>"])
        #expect(maker.cells.map(\.text) == ["甲", "1"])
        #expect(Workbook.isWorkbook(maker.bytes))
        #expect(!Workbook.isWorkbook(Array("period,indicator".utf8)))
    }

    @Test(
        "each part that is missing, no XML or another part is named",
        arguments: [
            "xl/workbook.xml", "xl/_rels/workbook.xml.rels", sheet, "xl/sharedStrings.xml",
            "xl/styles.xml",
        ])
    func parts(name: String) {
        #expect(Self.book { $0.remove(name) } == "workbook-damaged")
        #expect(Self.book { $0.add(name, "") } == "workbook-damaged")
        #expect(Self.book { $0.add(name, "<a><b></a>") } == "workbook-damaged")
        #expect(Self.book { $0.add(name, "<other/>") } == "workbook-damaged")
        #expect(Self.book { $0.change(name, "</", "\u{0}</") } == "workbook-damaged")
        let declared = "<!DOCTYPE x [<!ENTITY a \"b\">]>"
        #expect(
            Self.book { $0.change(name, BookMaker.head, BookMaker.head + declared) }
                == "workbook-doctype")
        let deep = String(repeating: "<x>", count: 100)
        #expect(Self.book { $0.change(name, "</", deep + "</") } == "workbook-too-large")
    }

    @Test(
        "absurd rows, cells and references damage the file",
        arguments: [
            #"<row r="0"><c/></row>"#, #"<row r="2"/><row r="2"/>"#, #"<row r="1048577"/>"#,
            #"<row r="x"/>"#,
            #"<row r="1"><c r="A2"><v>1</v></c></row>"#,
            #"<row r="1"><c r="B1"/><c r="A1"/></row>"#,
            #"<row r="1"><c r="B1"/><c r="B1"/></row>"#, #"<row r="1"><c r="XFE1"/></row>"#,
            #"<row r="1"><c r="AAAAAAAAAAAAAAAAAAAA1"/></row>"#,
            #"<row r="1"><c t="s"><v>9</v></c></row>"#,
            #"<row r="1"><c t="s"><v>-1</v></c></row>"#, #"<row r="1"><c t="s"><v>x</v></c></row>"#,
            #"<row r="1"><c t="zz"><v>1</v></c></row>"#, #"<row r="1"><c t="q"><v>1</v></c></row>"#,
            #"<c r="A1"><v>1</v></c>"#, #"<row r="99999999999999999999"/>"#,
        ])
    func absurd(rows: String) {
        #expect(BookMaker(rows: rows, strings: ["<t>甲</t>"]).code == "workbook-damaged")
    }

    @Test(
        "absurd merged cells and columns damage the file",
        arguments: [
            #"<mergeCells><mergeCell ref="C1:A1"/></mergeCells>"#,
            "<mergeCells><mergeCell/></mergeCells>",
            #"<cols><col min="0" max="3"/></cols>"#, #"<cols><col min="3" max="1"/></cols>"#,
            "<cols><col/></cols>",
            #"<cols><col min="1" max="16385"/></cols>"#,
        ])
    func absurdRanges(after: String) {
        #expect(BookMaker(after: after).code == "workbook-damaged")
    }

    @Test("limits hold for ranges, sheets, relations and styles")
    func limits() {
        let merged = String(repeating: #"<mergeCell ref="A1"/>"#, count: Workbook.Limits.ranges + 1)
        #expect(BookMaker(after: merged).code == "workbook-too-large")
        let tabs = String(repeating: BookMaker.tab("a", "r1"), count: Workbook.Limits.sheets + 1)
        #expect(BookMaker(book: tabs).code == "workbook-too-large")
        let styles = String(repeating: "<xf/>", count: Workbook.Limits.styles + 1)
        #expect(BookMaker(styles: "<cellXfs>\(styles)</cellXfs>").code == "workbook-too-large")
        let many = (0...Workbook.Limits.parts).map { ("x\($0)", "worksheet", "a.xml") }
        #expect(
            Self.book { $0.add("_rels/.rels", BookMaker.relations(many)) } == "workbook-too-large")
        let parts = (0...Workbook.Limits.parts).map { ("p\($0)", [UInt8]()) }
        #expect(Self.code(ZipMaker.bytes(parts)) == "workbook-too-large")
    }

    static func code(_ bytes: [UInt8]) -> String? {
        guard case .failure(let refusal) = Workbook.read(bytes) else { return nil }
        return refusal.finding.code.text
    }

    @Test("files of other kinds are named")
    func otherKinds() {
        #expect(Self.code(OldWorkbook.signature + [0, 0]) == "workbook-other-kind")
        let locked = OldWorkbook.signature + "EncryptedPackage".utf8.flatMap { [$0, 0] }
        #expect(Self.code(locked) == "workbook-locked")
        #expect(Self.code(ZipMaker.bytes([("a", [1])])) == "workbook-other-kind")
        #expect(Self.code(ZipMaker.bytes([("mimetype", [1])])) == "workbook-other-kind")
        for target in ["word/document.xml", "ppt/a.xml", "xl/workbook.bin"] {
            let list = BookMaker.relations([("r1", "officeDocument", target)])
            #expect(Self.book { $0.add("_rels/.rels", list) } == "workbook-other-kind")
        }
        #expect(
            Self.book { $0.add("_rels/.rels", BookMaker.relations([])) } == "workbook-other-kind")
        #expect(
            Self.code([UInt8](repeating: 0, count: Workbook.Limits.bytes + 1)) == "sheet-too-large")
        #expect(Self.code([]) == "workbook-other-kind")
        #expect(Self.code([0x50, 0x4B, 3, 4]) == "workbook-damaged")
    }

    @Test("parts of one name, names with slashes of the other kind, links outside and up")
    func names() {
        #expect(Self.book { $0.add("XL/Workbook.xml", "<a/>") } == "workbook-damaged")
        #expect(
            Self.book {
                $0.change("xl/_rels/workbook.xml.rels", "worksheets/", "/xl/./x/../worksheets/")
            } == nil)
        #expect(
            Self.book { $0.change("xl/_rels/workbook.xml.rels", "worksheets/", "../../../") }
                == "workbook-damaged")
        let outside = #"TargetMode="External" Target="worksheets"#
        #expect(
            Self.book { $0.change("xl/_rels/workbook.xml.rels", #"Target="worksheets"#, outside) }
                == "workbook-damaged")
        #expect(Self.book { $0.change("xl/workbook.xml", #"r:id="r1""#, "") } == "workbook-damaged")
        #expect(PartName.plain("\\xl\\a.xml") == "xl/a.xml")
        #expect(PartName.resolve("../a.xml#b", from: "xl/x/y.xml") == "xl/a.xml")
        #expect(PartName.relations(of: "xl/workbook.xml") == "xl/_rels/workbook.xml.rels")
    }

    @Test("hidden sheets, rows and columns are told, and rows without numbers follow each other")
    func hidden() throws {
        let rows = #"<row hidden="1"><c><v>1</v></c></row><row/><row><c/><c><v>2</v></c></row>"#
        let maker = BookMaker(
            rows: rows, before: #"<cols><col min="2" max="3" hidden="1"/></cols>"#,
            after: #"<mergeCells><mergeCell ref="B3:C3"/></mergeCells>"#, state: "veryHidden")
        let sheet = try #require(try maker.read.get().sheets.first)
        #expect(sheet.isHidden)
        #expect(sheet.rows.map(\.number) == [1, 3])
        #expect(sheet.rows.map(\.isHidden) == [true, false])
        #expect(sheet.rows[1].cell(2)?.text == "2")
        #expect(sheet.rows[1].cell(1) == nil)
        #expect(sheet.isHidden(column: 3))
        #expect(!sheet.isHidden(column: 1))
        #expect(sheet.merged.map(\.description) == ["B3:C3"])
        #expect(sheet.at(CellPlace(row: 3, column: 2)) == "表!B3")
        let all = BookMaker(rows: rows, before: #"<sheetFormatPr zeroHeight="1"/>"#)
        #expect(try all.read.get().sheets.first?.rows.map(\.isHidden) == [true, true])
    }

    @Test("no change of a byte makes the reader fail otherwise than with a finding")
    func everyByte() {
        let bytes = BookMaker(rows: Self.rows, strings: ["<t>甲</t>"], styles: "<cellXfs/>").bytes
        var numbers = Seeded(seed: 7)
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= UInt8.random(in: 1...255, using: &numbers)
            _ = Workbook.read(damaged)
            _ = Workbook.read(Array(bytes[..<index]))
        }
        #expect(Self.code(Array(bytes.dropLast(9))) == "workbook-damaged")
    }
}
