import Notation
import TestSupport
import Testing

@testable import Submission

/// Forty digits that are read out over the telephone.
@Suite("Seal codes and fingerprints")
struct SpokenCodeTests {
    /// Walked by hand through the published table: 5 → 9, 7 → 7, 2 → 4.
    @Test("the check digit of 572 is 4")
    func damm() {
        #expect(Damm.check("572".utf8) == 4)
        #expect(Damm.check("5724".utf8) == 0)
        #expect(Damm.check("".utf8) == 0)
        // Row 0: the digit itself is looked up once.
        let firstRow = (0...9).map { Damm.check("\($0)".utf8) }
        #expect(firstRow == [0, 3, 1, 7, 5, 9, 8, 6, 4, 2])
    }

    /// 2¹²⁸ − 1 = 340282366920938463463374607431768211455; 0 has 39 zeros and check digit 0.
    @Test("the first 128 bits as a decimal number")
    func values() throws {
        let zero = try #require(Digest(bytes: [UInt8](repeating: 0, count: 32)))
        #expect(SpokenCode(zero).digits == String(repeating: "0", count: 40))
        let ones = try #require(Digest(bytes: [UInt8](repeating: 255, count: 32)))
        #expect(SpokenCode(ones).digits.dropLast() == "340282366920938463463374607431768211455")
        let one = try #require(
            Digest(bytes: [UInt8](repeating: 0, count: 15) + [1] + [UInt8](repeating: 9, count: 16))
        )
        #expect(SpokenCode(one).description == "00000 00000 00000 00000 00000 00000 00000 00013")
    }

    @Test("a code reads itself with spaces and hyphens, and nothing else")
    func reading() throws {
        let code = SpokenCode(Digest(of: [1, 2, 3]))
        #expect(SpokenCode(code.description) == code)
        #expect(SpokenCode(code.digits) == code)
        #expect(SpokenCode(code.description.replacing(" ", with: "-")) == code)
        #expect(SpokenCode(String(code.digits.dropLast())) == nil)
        #expect(SpokenCode(code.digits + "0") == nil)
        #expect(SpokenCode(code.digits.replacing("0", with: "O")) == nil)
        #expect(SpokenCode("") == nil)
        #expect(
            code.description.split(separator: " ").map(\.count) == Array(repeating: 5, count: 8))
    }

    @Test("every wrong digit and every swap of neighbours is noticed", arguments: 0..<5)
    func errors(_ seed: UInt64) throws {
        var random = Seeded(seed: seed)
        let digits = Array(SpokenCode(Digest(of: random.bytes(9))).digits.utf8)
        for place in digits.indices {
            for digit in UInt8(0x30)...0x39 where digit != digits[place] {
                var wrong = digits
                wrong[place] = digit
                #expect(SpokenCode(String(decoding: wrong, as: UTF8.self)) == nil)
            }
        }
        for place in digits.indices.dropLast() where digits[place] != digits[place + 1] {
            var wrong = digits
            wrong.swapAt(place, place + 1)
            #expect(SpokenCode(String(decoding: wrong, as: UTF8.self)) == nil)
        }
    }
}
