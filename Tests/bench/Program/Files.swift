import Foundation

/// Files that the parts of the program and the driver hand to each other.
enum Files {
    static func read(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    static func lines(_ path: String) throws -> [String] {
        String(decoding: try read(path), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    static func write(_ bytes: [UInt8], _ path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
}

/// Pieces of bytes in a row, each behind its length in four bytes.
struct Pieces {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ piece: [UInt8]) {
        for shift in [24, 16, 8, 0] { bytes.append(UInt8(piece.count >> shift & 0xFF)) }
        bytes += piece
    }

    /// Takes them apart again.
    static func read(_ bytes: [UInt8]) throws -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var place = 0
        while place < bytes.count {
            guard place + 4 <= bytes.count else { throw BenchFailure("a file is cut short") }
            let count = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard place + 4 + count <= bytes.count else {
                throw BenchFailure("a file is cut short")
            }
            pieces.append([UInt8](bytes[(place + 4)..<(place + 4 + count)]))
            place += 4 + count
        }
        return pieces
    }
}
