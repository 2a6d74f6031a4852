/// Cuts a Swift file into tokens and comments, so that no rule looks for code in words.
///
/// It knows what the rules need: nested comments, strings of every kind with the code in their
/// interpolations, names in backticks. A regular expression literal is read as signs; a quote in
/// one harms the rest of its line at most.
struct Lexer {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var spaced = true
    private(set) var tokens: [Token] = []
    /// The text of comments by line, counted from 1: `comments[12]`.
    private(set) var comments: [Int: String] = [:]

    /// Reads all of a file.
    init(_ text: String) {
        bytes = Array(text.utf8)
        readCode(untilParenthesis: false)
    }

    private func byte(_ offset: Int = 0) -> UInt8 {
        position + offset < bytes.count ? bytes[position + offset] : 0
    }

    private func starts(with text: String) -> Bool {
        text.utf8.enumerated().allSatisfy { byte($0.offset) == $0.element }
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// Reads to the end, or to the parenthesis that ends an interpolation.
    private mutating func readCode(untilParenthesis: Bool) {
        var depth = 0
        while position < bytes.count {
            let next = byte()
            if next <= UInt8(ascii: " ") {
                step()
                spaced = true
            } else if starts(with: "//") || starts(with: "/*") {
                readComment()
            } else if next == UInt8(ascii: "\"") || startsRawString {
                readString()
            } else if next == UInt8(ascii: "`") {
                readQuotedName()
            } else if next.isWordByte {
                readWord()
            } else {
                if next == UInt8(ascii: "(") { depth += 1 }
                if next == UInt8(ascii: ")") {
                    if untilParenthesis && depth == 0 { return }
                    depth -= 1
                }
                append(.sign, text(position..<position + 1), line)
                position += 1
            }
        }
    }

    private mutating func step() {
        if byte() == UInt8(ascii: "\n") { line += 1 }
        position += 1
    }

    private mutating func append(_ kind: Token.Kind, _ text: String, _ line: Int) {
        let first = tokens.last.map { $0.line != line } ?? true
        tokens.append(Token(kind: kind, text: text, line: line, spaced: spaced, first: first))
        spaced = false
    }
}

// MARK: - Words and comments

extension Lexer {
    private mutating func readWord() {
        let start = position
        while byte().isWordByte { position += 1 }
        append(.word, text(start..<position), line)
    }

    private mutating func readQuotedName() {
        let start = position + 1
        position += 1
        while position < bytes.count, byte() != UInt8(ascii: "`"), byte() != UInt8(ascii: "\n") {
            position += 1
        }
        append(.quotedName, text(start..<position), line)
        if byte() == UInt8(ascii: "`") { position += 1 }
    }

    private mutating func readComment() {
        let isBlock = starts(with: "/*")
        var depth = 0
        var start = position
        while position < bytes.count {
            if byte() == UInt8(ascii: "\n") {
                comments[line, default: ""] += text(start..<position)
                start = position + 1
                if !isBlock { break }
            } else if isBlock, starts(with: "/*") {
                depth += 1
                position += 1
            } else if isBlock, starts(with: "*/") {
                depth -= 1
                position += 1
            }
            step()
            if isBlock && depth == 0 { break }
        }
        if start < position { comments[line, default: ""] += text(start..<position) }
        spaced = true
    }
}

// MARK: - Strings

extension Lexer {
    private var startsRawString: Bool {
        guard byte() == UInt8(ascii: "#") else { return false }
        var offset = 1
        while byte(offset) == UInt8(ascii: "#") { offset += 1 }
        return byte(offset) == UInt8(ascii: "\"")
    }

    /// Reads a literal, and after it as tokens of their own the code it contains.
    private mutating func readString() {
        let hashes = count(UInt8(ascii: "#"))
        position += hashes
        let isLong = starts(with: "\"\"\"")
        position += isLong ? 3 : 1
        let index = tokens.count
        append(.string, "", line)
        var content: [UInt8] = []
        while position < bytes.count, !endsString(hashes, isLong) {
            if byte() == UInt8(ascii: "\n"), !isLong { break }
            if startsEscape(hashes) {
                position += 1 + hashes
                if byte() == UInt8(ascii: "(") {
                    position += 1
                    readCode(untilParenthesis: true)
                }
            } else {
                content.append(byte())
            }
            step()
        }
        if position < bytes.count, byte() == UInt8(ascii: "\"") {
            position += (isLong ? 3 : 1) + hashes
        }
        tokens[index].text = String(decoding: content, as: UTF8.self)
        spaced = false
    }

    private func count(_ wanted: UInt8, from offset: Int = 0) -> Int {
        var count = 0
        while byte(offset + count) == wanted { count += 1 }
        return count
    }

    private func startsEscape(_ hashes: Int) -> Bool {
        byte() == UInt8(ascii: "\\") && count(UInt8(ascii: "#"), from: 1) >= hashes
    }

    private func endsString(_ hashes: Int, _ isLong: Bool) -> Bool {
        let quotes = isLong ? 3 : 1
        return count(UInt8(ascii: "\"")) >= quotes
            && count(UInt8(ascii: "#"), from: quotes) >= hashes
    }
}

extension UInt8 {
    /// A letter, digit or underscore, or a byte of a character outside ASCII.
    fileprivate var isWordByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
