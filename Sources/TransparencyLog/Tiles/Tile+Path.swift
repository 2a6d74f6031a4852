/// The path of a tile: `tile/<level>/<index>[.p/<width>]`, `tile/entries/<index>[.p/<width>]`.
extension Tile: CustomStringConvertible {
    /// The path below the log's prefix, without a slash before it.
    public var path: String {
        let level =
            switch kind {
            case .hashes(let level): String(level)
            case .entries: "entries"
            }
        return "tile/\(level)/\(indexPath)" + (isPartial ? ".p/\(width)" : "")
    }

    /// The path.
    public var description: String { path }

    /// The tile at this path; nil unless it is the one spelling of a tile's path.
    public init?(path: String) {
        // 64 bytes hold every path there is; nothing longer is looked at.
        guard path.utf8.count <= 64 else { return nil }
        var parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map(Array.init)
        guard parts.count >= 3, parts.removeFirst() == Array("tile".utf8),
            let kind = Self.kind(parts.removeFirst()),
            let width = Self.width(&parts),
            let index = Self.index(parts),
            let tile = Tile(kind, index: index, width: width),
            tile.path.utf8.elementsEqual(path.utf8)
        else { return nil }
        self = tile
    }

    /// The index as elements of three digits, all but the last behind an `x`.
    private var indexPath: String {
        var elements: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1_000)
            elements.append(String(repeating: "0", count: 3 - digits.count) + digits)
            rest /= 1_000
        } while rest > 0
        return (elements.dropFirst().reversed().map { "x" + $0 } + [elements[0]])
            .joined(separator: "/")
    }

    private static func kind(_ text: [UInt8]) -> Kind? {
        if text == Array("entries".utf8) { return .entries }
        return StrictDecimal.parse(text, limit: 63).map { .hashes(level: Int($0)) }
    }

    /// Takes the width off the end; 256 when none is written.
    private static func width(_ parts: inout [[UInt8]]) -> Int? {
        let mark = Array(".p".utf8)
        guard let index = parts.dropLast().last, index.suffix(2).elementsEqual(mark) else {
            return fullWidth
        }
        let last = parts.removeLast()
        parts[parts.count - 1].removeLast(2)
        return StrictDecimal.parse(last, limit: 255).map { Int($0) }
    }

    /// The number in elements of three digits; how they begin is checked by writing it again.
    private static func index(_ parts: [[UInt8]]) -> UInt64? {
        var index: UInt64 = 0
        for part in parts {
            let digits = part.first == UInt8(ascii: "x") ? part[1...] : part[...]
            // Beyond a thousandth of the greatest index, three digits more are beyond it.
            guard digits.count == 3, index <= maximumIndex / 1_000,
                digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
            else { return nil }
            index = digits.reduce(index) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
        }
        return index
    }
}
