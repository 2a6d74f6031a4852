/// Reading a note from bytes, strictly.
extension SignedNote {
    /// The note written as these bytes.
    ///
    /// Text and signatures are parted by the last empty line. Every line after it must be a
    /// signature line; unknown keys are no fault. What is read is written again as the same bytes.
    /// Throws `malformedNote` or `tooLarge`.
    public init(bytes: [UInt8]) throws(LogRefusal) {
        try Self.check(byteCount: bytes.count)
        try Self.check(text: bytes)
        guard let parting = Self.lastEmptyLine(of: bytes) else {
            throw LogRefusal(.malformedNote, "no empty line before signatures")
        }
        var lines = Lines(bytes[(parting + 1)...])
        var signatures: [NoteSignature] = []
        while let line = lines.next() {
            try Self.check(signatureCount: signatures.count + 1)
            signatures.append(try NoteSignature(line: line))
        }
        guard lines.rest.isEmpty else {
            throw LogRefusal(.malformedNote, "no newline at the end")
        }
        try self.init(text: Array(bytes[..<parting]), signatures: signatures)
    }

    /// The note written as this text; see `init(bytes:)`.
    public init(_ text: String) throws(LogRefusal) {
        try self.init(bytes: Array(text.utf8))
    }

    /// The index of the second newline of the last pair.
    private static func lastEmptyLine(of bytes: [UInt8]) -> Int? {
        bytes.indices.dropFirst().last(where: { index in
            bytes[index] == Lines.newline && bytes[index - 1] == Lines.newline
        })
    }
}
