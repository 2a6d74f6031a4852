import Assessment
import Notation

/// How values of a scheme are written in a cell.
enum CellNotation {
    /// The piece that a cell of a column says.
    static func node(_ text: String, _ kind: SchemeForm.Kind, at place: String) -> SourceNode {
        let plain = CellText.trimmed(CellText.halfWidth(text))
        switch kind {
        case .text: return SourceNode(place: place, .text(free(text), quoted: false))
        case .lines:
            let lines = text.split(whereSeparator: \.isNewline).map(CellText.trimmed)
            return list(lines.filter { !$0.isEmpty }, place)
        case .ids: return list(names(plain), place)
        case .numbers:
            let pairs = pairs(plain, place)
            return pairs ?? SourceNode(place: place, .text(plain, quoted: false))
        case .shares: return pairs(plain, place) ?? list(names(plain), place)
        case .truth:
            let word = plain.lowercased()
            let isTruth = ["true", "false"].contains(word)
            return SourceNode(place: place, .text(isTruth ? word : plain, quoted: false))
        case .id, .one, .number, .date, .word:
            return SourceNode(place: place, .text(plain, quoted: false))
        }
    }

    /// Words for people: as written without the spaces at both ends, or a JSON string, where
    /// spaces at the ends and the like are meant.
    private static func free(_ text: String) -> String {
        let plain = CellText.trimmed(text.replacing("\r\n", with: "\n"))
        guard plain.hasPrefix("\""), let json = try? JSON(Array(plain.utf8), form: .any) else {
            return plain
        }
        return json.string ?? plain
    }

    /// The cell for words for people, so that ``free(_:)`` gives them again.
    static func cell(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let isPlain =
            CellText.trimmed(text) == text && !text.hasPrefix("\"") && !text.isEmpty
            && scalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value & 0xFFFE != 0xFFFE }
            && !scalars.indices.contains { CellXML.isEscape(scalars[$0...]) }
        if isPlain { return text }
        let json = String(decoding: JSON.string(text).canonical, as: UTF8.self)
        // What a workbook cannot hold, or takes for an escape, is written in JSON's own escapes.
        return json.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "_": result += "\\u005f"
            case "\u{FFFE}": result += "\\ufffe"
            case "\u{FFFF}": result += "\\uffff"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    private static func list(_ texts: [String], _ place: String) -> SourceNode {
        SourceNode(
            place: place, .list(texts.map { SourceNode(place: place, .text($0, quoted: false)) }))
    }

    private static func names(_ text: String) -> [String] {
        text.split { $0.isWhitespace || ",;、".contains($0) }.map(String.init)
    }

    /// `name: value` with `;` or a new line between them; nil where there is no colon.
    private static func pairs(_ text: String, _ place: String) -> SourceNode? {
        let parts = text.split { $0.isNewline || ",;、".contains($0) }
            .map(CellText.trimmed).filter { !$0.isEmpty }
        let members = parts.compactMap { part -> SourceNode.Member? in
            guard let colon = part.firstIndex(where: { ":=".contains($0) }) else { return nil }
            let value = CellText.trimmed(part[part.index(after: colon)...])
            let node = SourceNode(
                place: place, value.isEmpty ? .nothing : .text(value, quoted: false))
            return SourceNode.Member(CellText.trimmed(part[..<colon]), place: place, node)
        }
        guard !members.isEmpty, members.count == parts.count else { return nil }
        return SourceNode(place: place, .map(members))
    }
}
