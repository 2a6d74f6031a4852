/// Gathers the text of a cell from its runs; the reading aids above characters are left out.
struct TextRun {
    private var bytes: [UInt8] = []
    private var isText = false
    private var isAid = false

    /// An element begins.
    mutating func start(_ name: XMLName) {
        if name == "t" { isText = !isAid } else if name == "rPh" { isAid = true }
    }

    /// Characters stand here.
    mutating func add(_ more: UnsafeBufferPointer<UInt8>) {
        if isText { bytes.append(contentsOf: more) }
    }

    /// An element ends.
    mutating func end(_ name: XMLName) {
        if name == "t" { isText = false } else if name == "rPh" { isAid = false }
    }

    /// The text so far; the next begins empty.
    mutating func take() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return TextRun.decoded(bytes)
    }

    /// The text of bytes in which `_x000D_` stands for a character that XML cannot hold.
    static func decoded(_ bytes: [UInt8]) -> String {
        guard bytes.contains(UInt8(ascii: "_")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.first {
            if let scalar = escaped(rest) {
                result.append(contentsOf: String(Character(scalar)).utf8)
                rest = rest.dropFirst(7)
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func escaped(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard bytes.count >= 7, bytes.starts(with: Array("_x".utf8)),
            bytes[bytes.startIndex + 6] == UInt8(ascii: "_")
        else { return nil }
        let digits = String(decoding: bytes.dropFirst(2).prefix(4), as: UTF8.self)
        guard digits.allSatisfy(\.isHexDigit) else { return nil }
        return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
    }
}
