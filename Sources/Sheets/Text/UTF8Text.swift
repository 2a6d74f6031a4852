/// Where bytes stop being UTF-8.
public enum UTF8Text {
    /// The offset of the first byte that does not belong to a character; the count if all do.
    public static func firstBadByte(_ bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var rest = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&rest) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput, .error: return offset
            }
        }
    }
}
