import Assessment
import Notation
import TestSupport
import Testing

@testable import Sheets

@Suite("Doubtful cells of a workbook")
struct SheetDoubtTests {
    static let table = "考核对象|产值|完成率\n东镇|5|80\n西镇|6|90"

    @Test("a formula is read by its stored value and marked; without one its cell is refused")
    func formulas() {
        var maker = SheetMaker(Self.table)
        maker.cells["B2"] = ("", "<f>1+4</f><v>5</v>")
        maker.cells["B3"] = ("", "<f>1+5</f>")
        let reading = maker.read()
        #expect(reading.said == ["d/e=5", "n/e=80", "n/w=90"])
        #expect(reading.told == ["sheet-formula-unsaved 表!B3", "mark-formula 表!B2"])
        #expect(reading.unread.first?.cell?.indicator == .of("d"))
    }

    @Test("a percentage, a rounded number, a day, an error and a truth are what they look like")
    func formats() {
        var maker = SheetMaker(Self.table)
        maker.styles = WorkbookCellTests.styles
        maker.cells["B2"] = ("s=\"4\"", "<v>5.46</v>")
        maker.cells["C2"] = ("s=\"2\"", "<v>0.8</v>")
        maker.cells["B3"] = ("s=\"1\"", "<v>46142</v>")
        maker.cells["C3"] = ("t=\"e\"", "<v>#DIV/0!</v>")
        let reading = maker.read()
        #expect(reading.said == ["d/e=5.46", "n/e=80"])
        #expect(
            reading.told == [
                "sheet-number 表!B3", "sheet-number 表!C3", "mark-shown 表!B2", "mark-understood 表!C2",
            ])
        maker.cells["B3"] = ("t=\"b\"", "<v>1</v>")
        maker.cells["C3"] = ("s=\"2\"", "<v>0.9</v>")
        #expect(maker.read().findings.map(\.at) == ["表!B3"])
    }

    @Test("a percentage for an indicator that is not counted in percent is refused")
    func percent() {
        var maker = SheetMaker(Self.table)
        maker.styles = WorkbookCellTests.styles
        maker.cells["B2"] = ("s=\"2\"", "<v>0.05</v>")
        #expect(maker.read().findings.map(\.code) == [.sheetPercent])
    }

    @Test("the day of an event is read from a day of the sheet")
    func days() {
        var maker = SheetMaker("指标|考核对象|分值|日期|事由\nb|东镇|1|x|表彰")
        maker.styles = WorkbookCellTests.styles
        maker.cells["D2"] = ("s=\"1\"", "<v>46142</v>")
        #expect(maker.read().rows.first?.date?.description == "2026-04-30")
        maker.cells["D2"] = ("s=\"1\"", "<v>60</v>")
        #expect(maker.read().findings.map(\.code) == [.sheetDate])
    }

    @Test(
        "a merged name holds for each row beside it; a merged value is one value; both are marked")
    func merged() {
        var list = SheetMaker("考核对象|指标|分值\n东镇|d|5\n|n|80\n西镇|d|6")
        list.after = "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"
        #expect(list.read().said == ["d/e=5", "n/e=80", "d/w=6"])
        #expect(list.read().told == ["mark-merged 表!A2", "mark-merged 表!A3"])
        var table = SheetMaker("考核对象|产值|完成率\n东镇|5|80\n西镇||90")
        table.after = "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>"
        #expect(table.read().said == ["d/e=5", "n/e=80", "n/w=90"])
        #expect(table.read().told == ["mark-merged 表!B2"])
    }

    @Test("hidden rows, columns and sheets are named and not read")
    func hidden() {
        var maker = SheetMaker(Self.table)
        maker.hiddenRows = [3]
        maker.before = "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>"
        let reading = maker.read()
        #expect(reading.said == ["d/e=5"])
        #expect(reading.told == ["sheet-row-hidden 表!3:3", "mark-hidden 表!C:C"])
        #expect(reading.unread.map(\.line) == [3])
        #expect(Self.book("hidden").told == ["mark-hidden 副"])
        #expect(Self.book("visible", of: "甲|乙\n丙|丁").told == ["mark-sheet-unread 副"])
    }

    /// A workbook with a second sheet of another state.
    static func book(
        _ state: String, of rows: String = table, choice: SheetChoice = SheetChoice()
    ) -> CSVReading {
        var maker = SheetMaker(table).maker
        let list = [
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r9", "worksheet", "worksheets/sheet2.xml"),
        ]
        maker.add("xl/_rels/workbook.xml.rels", BookMaker.relations(list))
        maker.change("xl/workbook.xml", "</sheets>", "\(BookMaker.tab("副", "r9", state))</sheets>")
        let second = SheetMaker(rows).maker.parts.first { $0.name == "xl/worksheets/sheet1.xml" }
        maker.add("xl/worksheets/sheet2.xml", second?.text ?? "")
        return CSVReading(
            file: maker.bytes, scheme: CSVReadingTests.scheme, period: .of("q1"), choice: choice)
    }

    @Test("of several sheets one has to be named; a hidden one is read when it is named")
    func sheets() {
        let unclear = Self.book("visible")
        #expect(unclear.refusal?.code == .workbookSheetUnclear)
        #expect(unclear.refusal?.parameters["known"] == "表, 副")
        let named = Self.book("visible", choice: SheetChoice(sheet: "副"))
        #expect(named.said.count == 4)
        #expect(named.told == ["mark-sheet-unread 表"])
        #expect(named.rows.first?.place == "副!B2")
        #expect(Self.book("hidden", choice: SheetChoice(sheet: "副")).said.count == 4)
        let unknown = Self.book("visible", choice: SheetChoice(sheet: "附"))
        #expect(unknown.refusal?.code == .workbookSheetUnknown)
    }

    @Test("columns are given by title, by letters or by the whole heading, and shown as given")
    func choices() {
        let sheet = SheetMaker("乡镇|经济|民生|备考\n东镇|5|80|x\n西镇|6|90|y")
        #expect(sheet.read().refusal?.code == .sheetHeaderMissing)
        let columns = [
            ColumnChoice(column: "经济", meaning: "产值"), ColumnChoice(column: "c", meaning: "n"),
        ]
        let reading = sheet.read(SheetChoice(columns: columns))
        #expect(reading.said == ["d/e=5", "n/e=80", "d/w=6", "n/w=90"])
        #expect(
            reading.mapping?.columns.map(\.origin) == [.recognised, .given, .given, .recognised])
        let print = reading.mapping?.fingerprint ?? ""
        let later = SheetMaker("4 月\n乡镇|经 济|民生|备考\n东镇|7|70|")
        let again = later.read(SheetChoice(remembered: [print: columns]))
        #expect(again.said == ["d/e=7", "n/e=70"])
        #expect(again.mapping?.columns[1].origin == .remembered)
        #expect(again.mapping?.fingerprint == print)
        let other = SheetMaker("乡镇|经济|民生|备考|新\n东镇|7|70||")
        #expect(other.read(SheetChoice(remembered: [print: columns])).refusal != nil)
    }

    @Test("a choice may name a known column, a role, or nothing")
    func choiceMeanings() {
        let list = SheetMaker("指标|谁|多少\nd|东镇|5")
        let given = ["谁=subject", "多少＝分值"].compactMap { ColumnChoice($0) }
        #expect(list.read(SheetChoice(columns: given)).said == ["d/e=5"])
        let table = SheetMaker("考核对象|领导打分|产值\n东镇|9|5")
        let roles = ["领导打分=评议/上级", "产值=-"].compactMap { ColumnChoice($0) }
        let reading = table.read(SheetChoice(columns: roles))
        #expect(reading.said == ["r/e/boss=9"])
        #expect(reading.told.isEmpty)
    }

    @Test(
        "a choice that names nothing is refused with a hint",
        arguments: ["经济=n", "产值=完成律", "产值=评议/外人", "Q=n"])
    func wrongChoices(text: String) {
        let choice = SheetChoice(columns: [text].compactMap { ColumnChoice($0) })
        #expect(SheetMaker(Self.table).read(choice).refusal?.code == .sheetMapWrong)
    }

    @Test("a choice has two sides", arguments: ["", "a", "=n", "a=", " = "])
    func choiceText(text: String) { #expect(ColumnChoice(text) == nil) }

    @Test("what is no workbook is read as CSV")
    func csv() {
        let bytes = Array("indicator,subject,value\nd,e,5\n".utf8)
        let reading = CSVReading(file: bytes, scheme: CSVReadingTests.scheme, period: .of("q1"))
        #expect(reading.said == ["d/e=5"])
        #expect(reading.mapping == nil)
        #expect(reading.rows.first?.place == "line 2")
    }
}
