public import Notation

/// Forty digits in eight groups that people read out: a seal code or a key's fingerprint.
///
/// The first 128 bits of a digest as a decimal number of 39 digits with leading zeros, then a check
/// digit by Damm's table, which notices every single wrong digit and every swap of neighbours.
/// 128 bits, because with fewer an office could prepare two batches with one code.
public struct SpokenCode: Hashable, Sendable, CustomStringConvertible {
    /// Forty ASCII digits.
    public let digits: String

    /// The code of a digest.
    public init(_ digest: Digest) {
        var number: UInt128 = 0
        for byte in digest.bytes.prefix(16) { number = number << 8 | UInt128(byte) }
        let text = String(number)
        let padded = String(repeating: "0", count: 39 - text.utf8.count) + text
        digits = padded + String(Damm.check(padded.utf8))
    }

    /// Reads a code as people write it, spaces and hyphens between the digits allowed.
    ///
    /// Nil when there are not forty digits or the check digit is wrong.
    public init?(_ text: some StringProtocol) {
        let kept = text.utf8.filter { $0 != 0x20 && $0 != 0x2D }
        guard kept.count == 40, kept.allSatisfy({ (0x30...0x39).contains($0) }),
            Damm.check(kept) == 0
        else { return nil }
        digits = String(decoding: kept, as: UTF8.self)
    }

    /// Eight groups of five digits.
    public var description: String {
        stride(from: 0, to: 40, by: 5).map { start in
            String(digits.dropFirst(start).prefix(5))
        }.joined(separator: " ")
    }
}

/// Damm's check digit over a totally anti-symmetric quasigroup of order 10.
enum Damm {
    private static let table: [[UInt8]] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9], [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5], [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ]

    /// The digit to append; 0 for digits that already end in their check digit.
    static func check(_ digits: some Sequence<UInt8>) -> UInt8 {
        var interim: UInt8 = 0
        for digit in digits { interim = table[Int(interim)][Int(digit - 0x30)] }
        return interim
    }
}
