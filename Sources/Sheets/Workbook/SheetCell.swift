/// One cell while it is being read.
struct SheetCell {
    /// The column, from 1; 0 before the first.
    var column = 0
    /// True between the beginning and the end of a cell.
    private(set) var isOpen = false

    private var type = CellType.number
    private var style = 0
    private var hasFormula = false
    private var isValue = false
    private var value: [UInt8] = []
    private var run = TextRun()

    private enum CellType {
        case number, shared, inline, formulaText, truth, error, day, unknown
    }

    /// What contradicts the format.
    struct Problem: Error {
        let words: String
    }

    mutating func open(_ column: Int, _ attributes: XMLAttributes) {
        self.column = column
        isOpen = true
        hasFormula = false
        isValue = false
        value.removeAll(keepingCapacity: true)
        type = attributes["t"].map(SheetCell.type) ?? .number
        style = attributes.number("s") ?? 0
    }

    private static func type(_ word: UnsafePointer<CChar>) -> CellType {
        // Nearly all cells say `s` or `n`.
        if word[0] != 0, word[1] == 0 {
            switch UInt8(bitPattern: word[0]) {
            case UInt8(ascii: "s"): return .shared
            case UInt8(ascii: "n"): return .number
            case UInt8(ascii: "b"): return .truth
            case UInt8(ascii: "e"): return .error
            case UInt8(ascii: "d"): return .day
            default: return .unknown
            }
        }
        switch String(cString: word) {
        case "inlineStr": return .inline
        case "str": return .formulaText
        default: return .unknown
        }
    }

    mutating func start(_ name: XMLName) {
        if name == "v" {
            isValue = true
        } else if name == "f" {
            hasFormula = true
        } else if type == .inline {
            run.start(name)
        }
    }

    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isValue { value.append(contentsOf: bytes) } else if type == .inline { run.add(bytes) }
    }

    mutating func end(_ name: XMLName) {
        if name == "v" { isValue = false } else if type == .inline { run.end(name) }
    }

    /// The cell; nil where it holds nothing.
    mutating func close(
        _ place: CellPlace, _ surroundings: SheetSurroundings
    ) -> Result<WorkbookCell?, Problem> {
        isOpen = false
        let inline = type == .inline ? run.take() : ""
        let isUnsaved = hasFormula && (surroundings.isUncomputed || isWithoutValue)
        if isUnsaved { return .success(WorkbookCell(place, .empty, "", formula: .unsaved)) }
        let formula = hasFormula ? WorkbookCell.Formula.stored : .none
        switch type {
        case .inline:
            return .success(
                inline.isEmpty ? nil : WorkbookCell(place, .text, inline, formula: formula))
        case _ where value.isEmpty: return .success(nil)
        case .shared:
            guard let index = Int(String(decoding: value, as: UTF8.self)),
                surroundings.strings.indices.contains(index)
            else { return .failure(Problem(words: "no shared text \(written)")) }
            let text = surroundings.strings[index]
            return .success(text.isEmpty ? nil : WorkbookCell(place, .text, text, formula: formula))
        case .formulaText:
            return .success(WorkbookCell(place, .text, TextRun.decoded(value), formula: formula))
        case .truth: return .success(WorkbookCell(place, .truth, truth, formula: formula))
        case .error: return .success(WorkbookCell(place, .error, written, formula: formula))
        case .day: return .success(WorkbookCell(place, .date, day, formula: formula))
        case .number: return number(place, formula, surroundings)
        case .unknown: return .failure(Problem(words: "a cell of an unknown type"))
        }
    }

    /// An empty text is a value of a formula; an empty number is none.
    private var isWithoutValue: Bool { value.isEmpty && type != .formulaText }

    private var written: String { String(decoding: value.prefix(80), as: UTF8.self) }

    private var truth: String { written == "1" || written == "true" ? "TRUE" : "FALSE" }

    /// A day as written, without a time of midnight.
    private var day: String {
        let text = written
        guard let cut = text.firstIndex(of: "T") else { return text }
        let time = text[text.index(after: cut)...]
        return time.allSatisfy { "0:.Z".contains($0) } ? String(text[..<cut]) : text
    }

    private func number(
        _ place: CellPlace, _ formula: WorkbookCell.Formula, _ surroundings: SheetSurroundings
    ) -> Result<WorkbookCell?, Problem> {
        guard let number = DecimalText(value) else {
            return .failure(Problem(words: "no number: \(written)"))
        }
        let formats = surroundings.formats
        let format = formats.indices.contains(style) ? formats[style] : .general
        let shown = ShownNumber(number, format, from1904: surroundings.from1904)
        return .success(
            WorkbookCell(
                place, shown.isDate ? .date : .number, shown.text, shown: shown.other,
                formula: formula))
    }
}
