import Notation

extension CellNotation {
    /// Most characters that are put into one cell; a workbook holds 32,767.
    private static let room = 8_000

    /// The cells, one below the other, that say a value.
    static func cells(_ json: JSON, _ kind: SchemeForm.Kind) -> [NewCell.Content] {
        switch (kind, json) {
        case (.text, .string(let text)): return [.text(cell(text))]
        case (.lines, .array(let texts)):
            return chunks(texts.compactMap(\.string), separator: "\n")
        case (.date, .string(let text)):
            return [CivilDate(text).map { .date($0) } ?? .text(text)]
        case (.number, .string(let text)), (.numbers, .string(let text)):
            return [Points(canonical: text).map { .number($0) } ?? .text(text)]
        case (_, .string(let text)): return [.text(text)]
        case (_, .integer(let number)):
            return [Points(Int(number)).map { .number($0) } ?? .text("\(number)")]
        case (_, .bool(let truth)): return [.truth(truth)]
        case (_, .array(let texts)): return chunks(texts.compactMap(\.string), separator: ", ")
        case (_, .object(let members)):
            let pairs = members.sorted { $0.key < $1.key }.map { key, value in
                "\(key): \(value.string ?? value.integer.map { "\($0)" } ?? "")"
            }
            return chunks(pairs, separator: "; ")
        case (_, .null): return []
        }
    }

    private static func chunks(_ parts: [String], separator: String) -> [NewCell.Content] {
        var chunks: [String] = []
        for part in parts {
            if let last = chunks.last, last.utf16.count + part.utf16.count < room {
                chunks[chunks.count - 1] = last + separator + part
            } else {
                chunks.append(part)
            }
        }
        return chunks.map { .text($0) }
    }
}
