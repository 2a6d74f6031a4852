/// A text of lines, each ended by a newline, read from the front.
///
/// A last piece without its newline is not a line: what reads it notices by `rest`.
struct Lines {
    /// What has not been read yet.
    private(set) var rest: ArraySlice<UInt8>

    /// Starts at the front of a text.
    init(_ text: some Sequence<UInt8>) {
        rest = ArraySlice(text)
    }

    /// The next line without its newline; nil at the end, or where the newline is missing.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = rest.firstIndex(of: Self.newline) else { return nil }
        let line = rest[..<end]
        rest = rest[(end + 1)...]
        return line
    }

    /// U+000A.
    static let newline = UInt8(ascii: "\n")
}

extension ArraySlice<UInt8> {
    /// What follows `prefix`; nil when this does not begin with it.
    func dropping(prefix: String) -> ArraySlice<UInt8>? {
        starts(with: prefix.utf8) ? dropFirst(prefix.utf8.count) : nil
    }
}
