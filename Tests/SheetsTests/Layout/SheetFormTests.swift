import Notation
import TestSupport
import Testing

@testable import Sheets

@Suite("Values in a workbook")
struct SheetFormTests {
    @Test("a list is read like CSV, wherever its header stands")
    func list() {
        let reading = SheetMaker(
            """
            2026 年一季度报送表
            填报单位：局 | | | 日期：4 月
            指标 | 考核对象 | 主体类别 | 分值
            d | 东镇 | | 12.5
            完成率 | w | | ９９．５
            r | e | 上级 | 7
            """
        ).read()
        #expect(reading.said == ["d/e=12.5", "n/w=99.5", "r/e/boss=7"])
        #expect(reading.told == ["mark-understood 表!D5"])
        #expect(reading.rows.map(\.place) == ["表!D4", "表!D5", "表!D6"])
        #expect(reading.mapping?.form == .list)
        #expect(reading.mapping?.headerRow == 3)
        #expect(
            reading.mapping?.columns.map(\.meaning) == ["indicator", "subject", "role", "value"])
    }

    @Test("a table has subjects down and indicators across, by id or name, numbered or with a unit")
    func table() {
        let reading = SheetMaker(
            """
            一季度考核表
            序号 | 乡镇 | 1.产值（万元） | n | 等级 | 合计
            1 | 东镇 | 12.5 | 80 | 优 | 92.5
            2 | 西镇 | — | | lo | 3
            """
        ).read()
        #expect(reading.said == ["d/e=12.5", "n/e=80", "g/e=hi", "d/w=", "g/w=lo"])
        #expect(
            reading.told == [
                "mark-column-ignored 表!A2", "mark-column-ignored 表!F2", "mark-understood 表!C4",
            ])
        #expect(reading.mapping?.form == .table)
        #expect(reading.mapping?.columns.map(\.meaning) == [nil, "subject", "d", "n", "g", nil])
        #expect(reading.mapping?.columns[2].title == "1.产值（万元）")
    }

    @Test("a table has roles under merged indicators, and units and weights belong to the header")
    func headerOfRows() {
        var maker = SheetMaker(
            """
            考核对象 | 评议 | | 产值
             | 上级 | peer |
            单位 | 分 | 分 | 万元
             | 60 | 40 | 100
            东镇 | 90 | | 5
            """)
        maker.after =
            "<mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"A1:A2\"/></mergeCells>"
        let reading = maker.read()
        #expect(reading.said == ["r/e/boss=90", "d/e=5"])
        #expect(reading.mapping?.columns.map(\.meaning) == ["subject", "r/boss", "r/peer", "d"])
        #expect(reading.mapping?.columns[1].title == "评议 / 上级")
        #expect(reading.told == ["mark-row-ignored 表!A3", "mark-row-ignored 表!B4"])
    }

    @Test("period, role and rater may stand in columns of a table")
    func across() {
        let reading = SheetMaker(
            """
            考核期 | 考核对象 | 主体类别 | 评价人 | 评议
            二季度 | 东镇 | peer | a1 | 8
            """
        ).read(period: nil)
        #expect(reading.said == ["r/e/peer/a1=8"])
        #expect(reading.rows.first?.period == .of("q2"))
    }

    @Test("a subject that is misspelt right under the header is told, not taken for a header")
    func misspelt() {
        for rows in ["指标|考核对象|分值\nd|东真|5\nd|西镇|6", "考核对象|产值\n东真|5\n西镇|6"] {
            let reading = SheetMaker(rows).read()
            #expect(reading.said == ["d/w=6"])
            #expect(reading.findings.map(\.code.text) == ["sheet-name-unknown"])
        }
    }

    @Test("rows without a value in a column that is read count as blank")
    func blank() {
        let reading = SheetMaker(
            """
            考核对象 | 产值
            东镇 | 5
            西镇 |
            填表人：甲 |
            """
        ).read()
        #expect(reading.said == ["d/e=5"])
        #expect(reading.blankLines == [3, 4])
        #expect(reading.told.isEmpty)
    }

    @Test(
        "a sheet without a header, subjects or indicators is refused",
        arguments: [
            ("", "指标 indicator"), ("甲|乙\n丙|丁", "指标 indicator"), ("东镇|5\n西镇|6", "指标 indicator"),
            ("考核对象|某指标\n东镇|5", "指标 indicator"), ("某|产值\n南镇|5\n北镇|6", "考核对象 subject"),
            ("指标|考核对象\nd|东镇", "考核期 period"),
        ])
    func refused(rows: String, column: String) {
        let reading = SheetMaker(rows).read()
        #expect(reading.refusal?.code == .sheetHeaderMissing)
        if column != "考核期 period" { #expect(reading.refusal?.parameters["column"] == column) }
        #expect(reading.rows.isEmpty)
    }

    @Test("a list needs a period, in a column or named")
    func period() {
        let reading = SheetMaker("指标|考核对象|分值\nd|东镇|5").read(period: nil)
        #expect(reading.refusal?.code == .sheetHeaderMissing)
        #expect(reading.refusal?.parameters["column"] == "考核期 period")
    }

    @Test("two columns of one indicator, or of one meaning, are refused")
    func twice() {
        #expect(SheetMaker("考核对象|产值|d\n东镇|5|6").read().refusal?.code == .sheetColumnTwice)
        #expect(SheetMaker("指标|考核对象|分值|得分\nd|东镇|5|6").read().refusal?.at == "表!D1")
        #expect(SheetMaker("考核对象|乡镇|产值\n东镇|东镇|5").read().said == ["d/e=5"])
    }

    @Test("two values for one cell are told with their places")
    func repeated() {
        let reading = SheetMaker("考核对象|产值|完成率\n东镇|5|1\n东镇|6|1\n西镇|7|2").read()
        #expect(
            reading.said == ["d/w=7", "n/e=1", "n/w=2"].sorted()
                || reading.said == ["n/e=1", "d/w=7", "n/w=2"])
        #expect(reading.findings.map(\.at) == ["表!B2", "表!B3"])
        #expect(reading.marks.map(\.at) == ["表!C3"])
    }

    @Test("no more than 1,000 columns, and no cell of more than 10,000 characters")
    func limits() {
        let wide = ["考核对象", "产值"] + (0...SheetLayout.columnLimit).map { "x\($0)" }
        #expect(SheetMaker([wide, ["东镇", "5"]]).read().refusal?.code == .sheetTooManyColumns)
        let long = String(repeating: "长", count: CSVReading.Limits.cell + 1)
        let reading = SheetMaker([["考核对象", "产值"], ["东镇", long]]).read()
        #expect(reading.told == ["sheet-cell-too-long 表!B2"])
    }
}
