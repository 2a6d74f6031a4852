/// The place of a cell in a sheet: `B7`.
public struct CellPlace: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The row, from 1.
    public let row: Int
    /// The column, from 1.
    public let column: Int

    /// A place; rows and columns from 1.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `B7`; nil for all else and for places beyond the largest sheet.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: text.utf8)
    }

    init?(utf8: some Sequence<UInt8>) {
        var (row, column, digits) = (0, 0, false)
        for byte in utf8 {
            switch byte {
            case 0x41...0x5A where !digits: column = column * 26 + Int(byte - 0x40)
            case 0x61...0x7A where !digits: column = column * 26 + Int(byte - 0x60)
            case 0x30...0x39 where column > 0 && (digits || byte != 0x30):
                digits = true
                row = row * 10 + Int(byte - 0x30)
            default: return nil
            }
            guard row <= Workbook.Limits.rows, column <= Workbook.Limits.columns else { return nil }
        }
        guard row > 0 else { return nil }
        self.init(row: row, column: column)
    }

    /// The letters of a column: 28 is `AB`.
    public static func letters(_ column: Int) -> String {
        var (letters, rest) = ("", column)
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
            rest /= 26
        }
        return letters
    }

    /// `B7`.
    public var description: String { "\(CellPlace.letters(column))\(row)" }

    /// Row by row, from the left.
    public static func < (a: CellPlace, b: CellPlace) -> Bool {
        (a.row, a.column) < (b.row, b.column)
    }
}

/// A rectangle of cells: `B7:D9`.
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
    /// The top left cell.
    public let first: CellPlace
    /// The bottom right cell.
    public let last: CellPlace

    /// Reads `B7:D9` or `B7`; nil for all else.
    public init?(_ text: String) {
        let sides = text.split(separator: ":", omittingEmptySubsequences: false)
        guard sides.count <= 2, let first = CellPlace(sides[0]),
            let last = sides.count == 2 ? CellPlace(sides[1]) : first,
            first.row <= last.row, first.column <= last.column
        else { return nil }
        self.first = first
        self.last = last
    }

    /// True for a cell of the rectangle.
    public func contains(_ place: CellPlace) -> Bool {
        (first.row...last.row).contains(place.row)
            && (first.column...last.column).contains(place.column)
    }

    /// `B7:D9`.
    public var description: String { "\(first):\(last)" }
}
