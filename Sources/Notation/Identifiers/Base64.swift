/// Base64 of RFC 4648, strict: one text for one sequence of bytes.
public enum Base64 {
    /// Which 64 characters, and whether the text is padded.
    public enum Alphabet: Sendable {
        /// Section 4: `+` and `/`, padded with `=`.
        case standard
        /// Section 4 without padding, as age writes its headers.
        case unpadded
        /// Section 5: `-` and `_`, not padded; for texts that stand in addresses and on paper.
        case url
    }

    /// The text of the bytes.
    public static func encode(_ bytes: [UInt8], as alphabet: Alphabet = .standard) -> String {
        let table = characters(alphabet)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let taken = min(3, bytes.count - index)
            var group: UInt32 = 0
            for offset in 0..<3 {
                group = group << 8 | (offset < taken ? UInt32(bytes[index + offset]) : 0)
            }
            for position in 0...taken {
                text.append(table[Int(group >> UInt32(18 - 6 * position) & 63)])
            }
            if alphabet == .standard {
                for _ in taken..<3 { text.append(UInt8(ascii: "=")) }
            }
            index += 3
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes; nil for a foreign character, wrong padding or left-over bits that are not zero.
    public static func decode(
        _ text: some StringProtocol, as alphabet: Alphabet = .standard
    ) -> [UInt8]? {
        var symbols = Array(text.utf8)
        if alphabet == .standard {
            guard symbols.count % 4 == 0 else { return nil }
            var padding = 0
            while symbols.last == UInt8(ascii: "="), padding < 2 {
                symbols.removeLast()
                padding += 1
            }
        }
        guard symbols.count % 4 != 1 else { return nil }
        return decode(symbols: symbols, table: characters(alphabet))
    }

    private static func decode(symbols: [UInt8], table: [UInt8]) -> [UInt8]? {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in table.enumerated() { values[Int(character)] = UInt8(value) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(symbols.count / 4 * 3 + 2)
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for symbol in symbols {
            let value = values[Int(symbol)]
            guard value != 255 else { return nil }
            buffer = buffer << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
                buffer &= (1 << bits) - 1
            }
        }
        return buffer == 0 ? bytes : nil
    }

    private static func characters(_ alphabet: Alphabet) -> [UInt8] {
        let common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        return Array((common + (alphabet == .url ? "-_" : "+/")).utf8)
    }
}
