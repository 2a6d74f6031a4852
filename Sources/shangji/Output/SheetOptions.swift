import ArgumentParser
import Notation
import Sheets

/// Which sheet of a workbook is meant and what its columns hold.
struct SheetOptions: ParsableArguments {
    @Option(name: .long, help: "工作簿有几张表时，要读的一张。The sheet to read, where there are several.")
    var sheet: String?

    @Option(
        name: .long, help: "列名或列号=指标，可多次。Column=indicator, by title or letters; may be repeated.")
    var map: [String] = []

    /// What was said; refused where a `--map` has no two sides.
    func choice() throws -> SheetChoice {
        SheetChoice(
            sheet: sheet,
            columns: try map.map { text in
                guard let choice = ColumnChoice(text) else {
                    let words = ["choice": text, "text": text, "hint": "", "hintEn": ""]
                    throw CommandFailure(Finding(.sheetMapWrong, at: "--map", words))
                }
                return choice
            })
    }
}

extension SheetMapping {
    /// `{"sheet","form","header","columns":[{"column","title","is","how"}]}`.
    var json: JSON {
        [
            "sheet": .string(sheet), "form": .string(form.rawValue),
            "header": .integer(Int64(headerRow)),
            "columns": .array(
                columns.map { column in
                    [
                        "column": .string(column.letters), "title": .string(column.title),
                        "is": column.meaning.map { .string($0) } ?? .null,
                        "how": .string(column.origin.rawValue),
                    ]
                }),
        ]
    }

    /// A line of which column was taken for what.
    var words: FindingCode.Words {
        let known = columns.filter { $0.meaning != nil }.map { column in
            "\(column.letters) \(column.title) → \(column.meaning ?? "")"
        }
        let list = known.joined(separator: "; ")
        return [
            "zh": "工作表“\(sheet)”，表头第 \(headerRow) 行：\(list)",
            "en": "Sheet \"\(sheet)\", header in row \(headerRow): \(list)",
        ]
    }
}
