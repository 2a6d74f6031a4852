/// One word, sign or literal of a Swift file.
struct Token: Equatable, Sendable {
    /// What a token is.
    enum Kind: Sendable {
        /// A name or keyword, or a number.
        case word
        /// A name in backticks; its text is without them.
        case quotedName
        /// One punctuation character.
        case sign
        /// A string literal; its text is the content as written.
        case string
    }

    var kind: Kind
    var text: String
    /// Counted from 1.
    var line: Int
    /// Whether white space, a comment or the start of the file comes right before.
    var spaced: Bool
    /// Whether it is the first of its line.
    var first: Bool

    /// Whether this is the given keyword, name or sign: never a string, never a quoted name.
    func `is`(_ text: String) -> Bool {
        (kind == .word || kind == .sign) && self.text == text
    }
}
