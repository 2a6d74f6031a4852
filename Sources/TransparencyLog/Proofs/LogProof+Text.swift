/// A proof as a file: header, extra data, index, hashes, an empty line, the checkpoint verbatim.
extension LogProof {
    private static let header = "c2sp.org/tlog-proof@v1"

    /// The proof written as these bytes.
    ///
    /// There is one spelling: what is read is written again as the same bytes. Throws
    /// `malformedProof`, `tooLarge`, `outOfRange`, and what reading a note throws.
    public init(bytes: [UInt8]) throws(LogRefusal) {
        guard bytes.count <= Self.maximumByteCount else {
            throw LogRefusal(.tooLarge, "a proof of \(bytes.count) bytes")
        }
        var lines = Lines(bytes)
        guard let first = lines.next(), first.elementsEqual(Self.header.utf8) else {
            throw LogRefusal(.malformedProof, "the first line is not \(Self.header)")
        }
        var line = lines.next()
        var extra: [UInt8]?
        if let text = line?.dropping(prefix: "extra ") {
            guard let data = StrictBase64.decode(text) else {
                throw LogRefusal(.malformedProof, "the extra data is not base64")
            }
            extra = data
            line = lines.next()
        }
        guard let digits = line?.dropping(prefix: "index "),
            let index = StrictDecimal.parse(digits)
        else {
            throw LogRefusal(.malformedProof, "no index")
        }
        let hashes = try Self.hashes(in: &lines)
        let note = try SignedNote(bytes: Array(lines.rest))
        try self.init(extra: extra, index: index, hashes: hashes, note: note)
    }

    /// The hash lines up to and with the empty line that ends them.
    private static func hashes(in lines: inout Lines) throws(LogRefusal) -> [TreeHash] {
        var hashes: [TreeHash] = []
        while let line = lines.next() {
            guard !line.isEmpty else { return hashes }
            guard let hash = TreeHash(base64: line) else {
                throw LogRefusal(.malformedProof, "a line that is no hash")
            }
            hashes.append(hash)
            try Tree.check(length: hashes.count)
        }
        throw LogRefusal(.malformedProof, "no empty line before the checkpoint")
    }

    /// The proof as it is sent and stored, in files named `….tlog-proof`.
    public var bytes: [UInt8] {
        var text = Self.header + "\n"
        if let extra {
            text += "extra \(String(decoding: StrictBase64.encode(extra), as: UTF8.self))\n"
        }
        text += "index \(index)\n"
        for hash in hashes {
            text += hash.base64 + "\n"
        }
        return Array(text.utf8) + [Lines.newline] + note.bytes
    }
}
