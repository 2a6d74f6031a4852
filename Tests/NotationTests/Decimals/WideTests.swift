@testable import Notation
import TestSupport
import Testing

/// The 256-bit arithmetic below the exact sums, against digits.
@Suite struct WideTests {
    private func wide(_ high: UInt128, _ low: UInt128) -> Wide {
        var result = Wide(low)
        result.high = high
        return result
    }

    private func digits(_ value: Wide) -> Schoolbook {
        [value.high, value.low].reduce(Schoolbook()) { sum, half in
            let base = Schoolbook(twoToThe: 64)
            return ((sum * base) + digits(UInt64(half >> 64))) * base
                + digits(UInt64(truncatingIfNeeded: half))
        }
    }

    private func digits(_ word: UInt64) -> Schoolbook {
        Schoolbook(Int64(word >> 1)) + Schoolbook(Int64(word >> 1)) + Schoolbook(Int64(word & 1))
    }

    private func random(_ random: inout Seeded) -> Wide {
        func half() -> UInt128 {
            switch Int.random(in: 0..<5, using: &random) {
            case 0: 0
            case 1: .max
            case 2: 1
            default:
                UInt128.random(in: 0...(.max), using: &random)
                    >> UInt128.random(in: 0...127, using: &random)
            }
        }
        return wide(half(), half())
    }

    @Test func `Sum, difference, product and order agree with digits`() {
        var source = Seeded(seed: 33_06)
        let end = Schoolbook(twoToThe: 256)
        for _ in 0..<150 {
            let a = random(&source)
            let b = random(&source)
            let (x, y) = (digits(a), digits(b))
            #expect((a < b) == (x + -y).isNegative)
            let total = x + y
            let fits = (total + -end).isNegative
            #expect(a.plus(b).map { digits($0) } == (fits ? total : nil), "seed \(source.seed)")
            let (large, small) = a < b ? (b, a) : (a, b)
            #expect(digits(large.minus(small)) == (x + -y).magnitude)
            let factor = source.next() >> UInt64.random(in: 0...63, using: &source)
            let product = x * digits(factor)
            let productFits = (product + -end).isNegative
            #expect(a.times(factor).map { digits($0) } == (productFits ? product : nil))
        }
    }

    @Test func `Millionths agree with digits on both sides of 128 bits`() {
        var source = Seeded(seed: 33_07)
        var results = 0
        for round in 0..<200 {
            let divisor = wide(
                round % 2 == 0 ? 0 : UInt128(source.next() >> 1), UInt128(source.next()))
            let factor = source.next() >> UInt64.random(in: 24...63, using: &source)
            guard let product = divisor.times(factor),
                let dividend = product.plus(Wide(UInt128(source.next())))
            else { continue }
            let wanted = digits(dividend).millionths(over: digits(divisor)).int64
            let inReach = divisor.times(UInt64(Points.limit)) != nil
            let got = dividend.millionthsRounded(over: divisor)
            #expect(got == (inReach ? wanted : nil), "seed \(source.seed), round \(round)")
            if got != nil { results += 1 }
        }
        #expect(results > 100)
    }

    @Test func `The fast and the bitwise division give the same`() throws {
        var source = Seeded(seed: 33_08)
        for _ in 0..<200 {
            let divisor = UInt128(source.next()) + 1
            let quotient = source.next() >> 6
            let remainder = UInt128.random(in: 0..<divisor, using: &source)
            let dividend = divisor * UInt128(quotient) + remainder
            let result = Wide(dividend).dividedBitwise(by: Wide(divisor))
            #expect(result.quotient == quotient)
            #expect(result.remainder == Wide(remainder))
            // The same figures 2¹²⁸ times as large must take the bitwise way by themselves.
            let fast = Wide(dividend).divided(by: Wide(divisor))
            let slow = wide(dividend, 0).divided(by: wide(divisor, 0))
            #expect(fast.quotient == quotient)
            #expect(slow.quotient == quotient)
            #expect(slow.remainder == wide(remainder, 0))
        }
    }

    @Test func `Nothing is divided by zero, and ten to the eighteenth is too much`() {
        #expect(Wide(5).millionthsRounded(over: Wide()) == nil)
        #expect(Wide(1_000_000_000_000).millionthsRounded(over: Wide(1)) == nil)
        #expect(
            Wide(999_999_999_999).millionthsRounded(over: Wide(1)) == 999_999_999_999_000_000)
        #expect(wide(.max, .max).millionthsRounded(over: wide(.max, .max)) == nil)
    }
}
