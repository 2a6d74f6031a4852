import Testing

@testable import Sheets

@Suite("Cells of a workbook")
struct WorkbookCellTests {
    static let styles = """
        <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
        <numFmt numFmtId="165" formatCode="0.0"/><numFmt numFmtId="166" formatCode="0!.0,"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/>
        <xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="9"/></cellXfs>
        """

    /// The cell of one `<c …>` element.
    static func cell(
        _ attributes: String, _ inside: String, strings: [String]? = nil, book: String = ""
    ) -> WorkbookCell? {
        BookMaker(
            rows: "<row r=\"7\"><c r=\"B7\" \(attributes)>\(inside)</c></row>", strings: strings,
            styles: styles, book: book
        ).cells.first
    }

    /// A number under a style.
    static func number(_ written: String, style: Int = 0, book: String = "") -> WorkbookCell? {
        cell("s=\"\(style)\"", "<v>\(written)</v>", book: book)
    }

    @Test(
        "a number is read in the digits that a spreadsheet shows of it, without an exponent",
        arguments: [
            ("92.5", "92.5"), ("92.500000000000004", "92.5"), ("0.30000000000000004", "0.3"),
            ("92.50", "92.5"), ("1.5E-3", "0.0015"), ("1E+20", "100000000000000000000"),
            ("-0", "0"),
            ("0.1234567890123456", "0.123456789012346"),
            ("123456789012345678", "123456789012345678"),
            ("9.9999999999999995", "10"), ("-.5", "-0.5"),
            ("1e400", "1" + String(repeating: "0", count: 400)),
        ])
    func digits(written: String, text: String) {
        let cell = Self.number(written)
        #expect(cell?.text == text)
        #expect(cell?.kind == .number)
        #expect(cell?.place == CellPlace(row: 7, column: 2))
    }

    @Test(
        "what is no number in a cell of numbers damages the file",
        arguments: ["x", "1.2.3", "NaN", "1E", "1E9999", "-"])
    func noNumber(written: String) {
        #expect(BookMaker(rows: "<row><c><v>\(written)</v></c></row>").code == "workbook-damaged")
    }

    @Test("a percentage is read as the person sees it")
    func percent() {
        #expect(Self.number("0.925", style: 2)?.text == "92.5%")
        #expect(Self.number("0.925", style: 2)?.shown == nil)
        #expect(Self.number("0.925", style: 6)?.text == "92.5%")
        #expect(Self.number("0.925", style: 6)?.shown == "93%")
    }

    @Test("a number that its format rounds is read as stored, and what is shown is told")
    func rounded() {
        #expect(Self.number("5.46", style: 4)?.text == "5.46")
        #expect(Self.number("5.46", style: 4)?.shown == "5.5")
        #expect(Self.number("5.5", style: 4)?.shown == nil)
        // More digits than a score has: what the person sees is all that can be read.
        #expect(Self.number("0.66666666666666663", style: 4)?.text == "0.7")
        #expect(Self.number("0.66666666666666663", style: 4)?.shown == "0.666666666666667")
        #expect(Self.number("12345", style: 5)?.shown == "…")
    }

    @Test(
        "days are counted from 1900 with the 29 February that never was, or from 1904",
        arguments: [
            ("46142", "2026-04-30", "2030-05-01"), ("1", "1900-01-01", "1904-01-02"),
            ("59", "1900-02-28", "1904-02-29"), ("60", "1900-02-29", "1904-03-01"),
            ("61", "1900-03-01", "1904-03-02"), ("0", "1900-01-00", "1904-01-01"),
            ("2958465", "9999-12-31", "10004-01-01"), ("36585", "2000-02-29", "2004-03-01"),
            ("46142.25", "2026-04-30 (46142.25)", "2030-05-01 (46142.25)"), ("-1", "-1", "-1"),
            ("2958466", "2958466", "2958466"),
        ])
    func days(serial: String, from1900: String, from1904: String) {
        #expect(Self.number(serial, style: 1)?.text == from1900)
        #expect(Self.number(serial, style: 3)?.text == from1900)
        #expect(Self.number(serial, style: 1)?.kind == .date)
        #expect(
            Self.number(serial, style: 1, book: #"<workbookPr date1904="1"/>"#)?.text == from1904)
    }

    @Test("texts are shared, inline, rich, of formulas, and escaped")
    func texts() {
        #expect(Self.cell("t=\"s\"", "<v>1</v>", strings: ["<t>甲</t>", "<t>乙</t>"])?.text == "乙")
        let rich =
            "<r><t>东</t></r><rPh sb=\"0\" eb=\"1\"><t>dong</t></rPh><r><rPr><b/></rPr><t>镇</t></r>"
        #expect(Self.cell("t=\"s\"", "<v>0</v>", strings: [rich])?.text == "东镇")
        #expect(Self.cell("t=\"inlineStr\"", "<is>\(rich)</is>")?.text == "东镇")
        #expect(Self.cell("t=\"str\"", "<f>A1</f><v>优</v>")?.text == "优")
        #expect(
            Self.cell("t=\"s\"", "<v>0</v>", strings: ["<t>a_x000D_b_x_x00g0_</t>"])?.text
                == "a\rb_x_x00g0_")
        #expect(
            Self.cell("t=\"s\"", "<v>0</v>", strings: ["<t>_x0041__xD800_</t>"])?.text == "A_xD800_"
        )
        #expect(Self.cell("t=\"s\"", "<v>0</v>", strings: ["<t></t>"]) == nil)
        #expect(Self.cell("t=\"inlineStr\"", "<is><t/></is>") == nil)
    }

    @Test("truths, errors and days as written are told apart")
    func otherKinds() {
        #expect(Self.cell("t=\"b\"", "<v>1</v>") == WorkbookCell(Self.place, .truth, "TRUE"))
        #expect(Self.cell("t=\"b\"", "<v>0</v>")?.text == "FALSE")
        #expect(Self.cell("t=\"e\"", "<v>#N/A</v>") == WorkbookCell(Self.place, .error, "#N/A"))
        #expect(
            Self.cell("t=\"d\"", "<v>2026-04-30</v>")
                == WorkbookCell(Self.place, .date, "2026-04-30"))
        #expect(Self.cell("t=\"d\"", "<v>2026-04-30T00:00:00.000</v>")?.text == "2026-04-30")
        #expect(Self.cell("t=\"d\"", "<v>2026-04-30T08:00:00</v>")?.text == "2026-04-30T08:00:00")
        #expect(Self.cell("t=\"n\"", "<v>3</v>")?.kind == .number)
        #expect(Self.cell("s=\"1\"", "") == nil)
    }

    static let place = CellPlace(row: 7, column: 2)

    @Test("a formula keeps its stored value, and is told where it has none to rely on")
    func formulas() {
        #expect(
            Self.cell("", "<f>A1*2</f><v>3</v>")
                == WorkbookCell(Self.place, .number, "3", formula: .stored))
        let unsaved = WorkbookCell(Self.place, .empty, "", formula: .unsaved)
        #expect(Self.cell("", "<f>A1*2</f>") == unsaved)
        #expect(Self.cell("", "<f>A1*2</f><v/>") == unsaved)
        let asked = #"<calcPr fullCalcOnLoad="1"/>"#
        #expect(Self.cell("", "<f>A1*2</f><v>0</v>", book: asked) == unsaved)
        #expect(Self.cell("", "<v>3</v>", book: asked)?.formula == WorkbookCell.Formula.none)
        // A formula may give an empty text, and then the cell says nothing.
        #expect(Self.cell("t=\"str\"", "<f>A1</f><v></v>") == nil)
    }
}
