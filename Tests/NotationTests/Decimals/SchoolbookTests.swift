import Foundation
import TestSupport
import Testing

/// The reference is itself checked where the processor's own arithmetic reaches.
@Suite struct SchoolbookTests {
    @Test func `The reference agrees with 128-bit arithmetic`() {
        var random = Seeded(seed: 33_03)
        for _ in 0..<500 {
            let a = Int64.random(in: -1_000_000...1_000_000_000_000, using: &random)
            let b = Int64.random(in: -999_999...999_999_999, using: &random)
            let x = Schoolbook(a)
            let y = Schoolbook(b)
            #expect((x + y).description == String(a + b))
            #expect((x + -y).description == String(a - b))
            #expect((x * y).description == String(Int128(a) * Int128(b)))
            guard b != 0 else { continue }
            let (quotient, remainder) = x.dividedMagnitudes(by: y.magnitude)
            #expect(quotient.description == String(a.magnitude / b.magnitude))
            #expect(remainder.description == String(a.magnitude % b.magnitude))
        }
    }

    @Test func `The reference knows powers of two and zero`() {
        // 2^128 and 2^256 as printed in every table of powers.
        #expect(
            Schoolbook(twoToThe: 128).description == "340282366920938463463374607431768211456")
        #expect(
            Schoolbook(twoToThe: 256).description
                == "1157920892373161954235709850086879078532"
                + "69984665640564039457584007913129639936")
        #expect((Schoolbook(5) + Schoolbook(-5)).description == "0")
        #expect(Schoolbook(0) * Schoolbook(-7) == Schoolbook(0))
        #expect(Schoolbook(0).shifted(3).isZero)
        #expect(!(Schoolbook(3) + Schoolbook(-3)).isNegative)
    }

    @Test func `The reference rounds half away from zero`() {
        #expect(Schoolbook(1).millionths(over: Schoolbook(3)).description == "333333")
        #expect(Schoolbook(2).millionths(over: Schoolbook(3)).description == "666667")
        #expect(Schoolbook(-2).millionths(over: Schoolbook(3)).description == "-666667")
        #expect(Schoolbook(1).millionths(over: Schoolbook(2_000_000)).description == "1")
        #expect(Schoolbook(1).millionths(over: Schoolbook(-2_000_000)).description == "-1")
        #expect(Schoolbook(1).millionths(over: Schoolbook(2_000_001)).description == "0")
        #expect(Schoolbook(12).millionths(over: Schoolbook(4)).int64 == 3_000_000)
        #expect(Schoolbook(twoToThe: 90).int64 == nil)
    }
}
