import Testing

@testable import Sheets

@Suite("Formats of numbers")
struct NumberFormatTests {
    @Test(
        "a code of a format says how a number is shown",
        arguments: [
            ("General", NumberFormat.general), ("0", .fixed(0)), ("0.00", .fixed(2)),
            ("#,##0.0", .fixed(1)),
            ("0.0_ ", .fixed(1)), ("0%", .percent(0)), ("0.00%", .percent(2)),
            ("0.0%;[Red]-0.0%", .percent(1)),
            ("yyyy/m/d", .date), ("[$-804]yyyy\"年\"m\"月\"", .date), ("h:mm", .date),
            ("[h]:mm", .date),
            ("[Red]0.0", .fixed(1)), ("0.00\"分\"", .fixed(2)), ("\"满分\"0", .fixed(0)),
            ("@", .general),
            ("0!.0,", .other), ("0,", .other), ("0.00E+00", .other), ("# ?/?", .other),
            ("0%%", .other),
            ("\\d0.0", .fixed(1)), ("", .general), ("\"open", .general), ("[open", .general),
        ])
    func codes(code: String, format: NumberFormat) {
        #expect(NumberFormat(code: code) == format)
    }

    @Test(
        "the formats known by number are those of ECMA-376, part 1, 18.8.30",
        arguments: [
            (0, NumberFormat.general), (1, .fixed(0)), (2, .fixed(2)), (3, .fixed(0)),
            (4, .fixed(2)),
            (9, .percent(0)), (10, .percent(2)), (11, .other), (12, .other), (13, .other),
            (14, .date), (22, .date),
            (31, .date), (37, .fixed(0)), (40, .fixed(2)), (45, .date), (48, .other),
            (49, .general), (57, .date),
            (164, .general),
        ])
    func builtIn(id: Int, format: NumberFormat) {
        #expect(NumberFormat(builtIn: id) == format)
    }

    @Test(
        "places are letters and a number, within the largest sheet",
        arguments: [
            ("A1", 1, 1), ("B7", 7, 2), ("Z9", 9, 26), ("AA10", 10, 27),
            ("XFD1048576", 1_048_576, 16_384), ("b7", 7, 2),
        ])
    func places(text: String, row: Int, column: Int) {
        #expect(CellPlace(text) == CellPlace(row: row, column: column))
        #expect(CellPlace(row: row, column: column).description == text.uppercased())
    }

    @Test(
        "what is no place is refused",
        arguments: ["", "A", "1", "A0", "1A", "A1B", "XFE1", "A1048577", "Ａ1", "A-1", "A01"])
    func noPlace(text: String) { #expect(CellPlace(text) == nil) }

    @Test("a range goes from the top left to the bottom right")
    func ranges() {
        let range = CellRange("B2:C3")
        #expect(range?.contains(CellPlace(row: 3, column: 2)) == true)
        #expect(range?.contains(CellPlace(row: 4, column: 2)) == false)
        #expect(range?.description == "B2:C3")
        #expect(CellRange("B2")?.last == CellPlace(row: 2, column: 2))
        for text in ["C3:B2", "B2:C3:D4", "B2:", "", "C1:B2"] { #expect(CellRange(text) == nil) }
        #expect(CellPlace(row: 1, column: 9) < CellPlace(row: 2, column: 1))
    }
}
