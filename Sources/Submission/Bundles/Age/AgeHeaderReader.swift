internal import Notation

/// Reads the header of an age file byte by byte, strictly.
struct AgeHeaderReader {
    private enum Place {
        case version, stanza, body
    }

    private var bytes: [UInt8] = []
    private var lineStart = 0
    private var place = Place.version
    private var stanzas: [AgeStanza] = []

    /// How many bytes it has taken.
    var count: Int { bytes.count }

    /// Takes the next byte; gives the header at its last one.
    mutating func push(_ byte: UInt8) throws(AgeRefusal) -> AgeHeader? {
        guard bytes.count < AgeHeader.byteLimit else { throw .headerTooLarge }
        bytes.append(byte)
        if place == .version {
            try readVersion()
            return nil
        }
        guard byte == 0x0A else { return nil }
        let line = bytes[lineStart..<bytes.count - 1]
        let header = place == .body ? try readBody(line) : try readStart(line)
        if header == nil { lineStart = bytes.count }
        return header
    }

    private mutating func readVersion() throws(AgeRefusal) {
        if AgeHeader.version.starts(with: bytes) {
            guard bytes.count == AgeHeader.version.count else { return }
            lineStart = bytes.count
            place = .stanza
        } else {
            guard AgeHeader.armor.starts(with: bytes) else { throw .notAge }
            if bytes.count == AgeHeader.armor.count { throw .armored }
        }
    }

    /// A line that begins a stanza, or the last one.
    private mutating func readStart(_ line: ArraySlice<UInt8>) throws(AgeRefusal) -> AgeHeader? {
        if line.starts(with: AgeHeader.end) { return try readEnd(line) }
        let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
        guard words.count > 1, words[0].elementsEqual("->".utf8),
            words.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (33...126).contains($0) } })
        else { throw .headerWrong(at: lineStart) }
        guard stanzas.count < AgeHeader.stanzaLimit else { throw .headerTooLarge }
        let texts = words.dropFirst().map { String(decoding: $0, as: UTF8.self) }
        stanzas.append(AgeStanza(words: texts, offset: lineStart))
        place = .body
        return nil
    }

    private mutating func readBody(_ line: ArraySlice<UInt8>) throws(AgeRefusal) -> AgeHeader? {
        guard line.count <= AgeStanza.columns, let part = Self.decode(line) else {
            throw .headerWrong(at: lineStart)
        }
        stanzas[stanzas.count - 1].body += part
        if line.count < AgeStanza.columns { place = .stanza }
        return nil
    }

    private func readEnd(_ line: ArraySlice<UInt8>) throws(AgeRefusal) -> AgeHeader {
        let code = line.dropFirst(AgeHeader.end.count)
        guard !stanzas.isEmpty, code.first == 0x20, let code = Self.decode(code.dropFirst()),
            code.count == 32
        else { throw .headerWrong(at: lineStart) }
        let covered = Array(bytes[..<(lineStart + AgeHeader.end.count)])
        return AgeHeader(covered: covered, stanzas: stanzas, code: code)
    }

    private static func decode(_ line: ArraySlice<UInt8>) -> [UInt8]? {
        Base64.decode(String(decoding: line, as: UTF8.self), as: .unpadded)
    }
}
