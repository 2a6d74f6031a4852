@testable import Notation
import TestSupport
import Testing

/// The decimal of a canonical text; a mistake in the test is recorded as such.
func decimal(_ text: String) throws -> Points {
    try #require(Points(canonical: text))
}

extension Seeded {
    /// A JSON tree of at most `depth` values inside one another.
    mutating func json(depth: Int) -> JSON {
        switch Int.random(in: 0..<(depth > 1 ? 10 : 6), using: &self) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &self))
        case 2: return .integer(integer())
        case 3...5: return .string(text())
        case 6, 7:
            let count = Int.random(in: 0...4, using: &self)
            return .array((0..<count).map { _ in json(depth: depth - 1) })
        default:
            var members: [String: JSON] = [:]
            for _ in 0..<Int.random(in: 0...5, using: &self) {
                members[text()] = json(depth: depth - 1)
            }
            return .object(members)
        }
    }

    /// An integer within the limits, small, large or at an edge.
    mutating func integer() -> Int64 {
        let edges = [0, 1, -1, 10, JSON.integerLimit, -JSON.integerLimit]
        if Bool.random(using: &self) { return edges[Int.random(in: 0..<6, using: &self)] }
        let bound = JSON.integerLimit >> Int64.random(in: 0...52, using: &self)
        return Int64.random(in: -bound...bound, using: &self)
    }

    /// A text of few characters, awkward ones often.
    mutating func text() -> String {
        let awkward: [Unicode.Scalar] = [
            "\"", "\\", "/", "\u{7F}", "\u{80}", "\u{E9}", "e", "\u{301}", "\u{7FF}", "\u{800}",
            "\u{20AC}", "镇", "\u{D7FF}", "\u{E000}", "\u{FB33}", "\u{FFFD}", "\u{FFFF}",
            "\u{10000}", "\u{1F602}", "\u{10FFFF}", "\u{2028}", "\u{FEFF}", "<", "'", "&",
        ]
        var string = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &self) {
            switch Int.random(in: 0..<4, using: &self) {
            case 0: string.append(Unicode.Scalar(UInt8.random(in: 0..<0x20, using: &self)))
            case 1: string.append(Unicode.Scalar(UInt8.random(in: 0x61...0x66, using: &self)))
            default: string.append(awkward[Int.random(in: 0..<awkward.count, using: &self)])
            }
        }
        return String(string)
    }

    /// A decimal of any size, often at an edge.
    mutating func points() -> Points {
        let edges: [Int64] = [
            0, 1, -1, 1_000_000, -1_000_000, Points.limit - 1, 1 - Points.limit, 500_000, 999_999,
        ]
        if Int.random(in: 0..<4, using: &self) == 0, let edge = edges.randomElement(using: &self) {
            return Points(millionths: edge) ?? .zero
        }
        let digits = Int.random(in: 1...18, using: &self)
        return points(below: (0..<digits).reduce(1) { power, _ in power * 10 }, signed: true)
    }

    /// A decimal of fewer than `bound` millionths.
    mutating func points(below bound: Int64, signed: Bool = false) -> Points {
        let number = Int64.random(in: (signed ? 1 - bound : 1)...max(1, bound - 1), using: &self)
        return Points(millionths: number) ?? .zero
    }
}
