@testable import Notation
import TestSupport
import Testing

/// Exact sums against arithmetic on decimal digits.
@Suite struct ExactSumReferenceTests {
    /// The same sum twice: as the program holds it, and as digits in units of 10⁻¹².
    private struct Twin {
        var exact = ExactSum()
        var digits = Schoolbook()

        mutating func add(_ a: Points, times b: Points) {
            exact.add(a, times: b)
            digits = digits + Schoolbook(a.millionths) * Schoolbook(b.millionths)
        }

        mutating func double() {
            exact.add(exact)
            digits = digits + digits
        }

        var signum: Int { digits.isZero ? 0 : (digits.isNegative ? -1 : 1) }
    }

    /// What the quotient must be: nil past the limit, or outside the documented reach.
    private func expected(_ dividend: Twin, over divisor: Twin) -> Points? {
        guard !divisor.digits.isZero else { return nil }
        let quotient = dividend.digits.millionths(over: divisor.digits)
        return quotient.int64.flatMap { Points(millionths: $0) }
    }

    private func agree(_ dividend: Twin, _ divisor: Twin, seed: UInt64) {
        let wanted = expected(dividend, over: divisor)
        let got = dividend.exact.over(divisor.exact)
        #expect(
            got == wanted, "\(dividend.digits) over \(divisor.digits), seed \(seed)")
        #expect(dividend.exact.signum == dividend.signum)
        #expect(dividend.exact.isZero == dividend.digits.isZero)
    }

    private func twin(_ count: Int, _ random: inout Seeded) -> Twin {
        var result = Twin()
        for _ in 0..<count { result.add(random.points(), times: random.points()) }
        return result
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func `Sums of random products divide as digits do`(seed: UInt64) {
        var random = Seeded(seed: seed)
        for _ in 0..<120 {
            let dividend = twin(Int.random(in: 0...5, using: &random), &random)
            let divisor = twin(Int.random(in: 0...5, using: &random), &random)
            agree(dividend, divisor, seed: seed)
        }
    }

    @Test(arguments: [UInt64(11), 12, 13])
    func `Weighted means of scores agree`(seed: UInt64) {
        var random = Seeded(seed: seed)
        for _ in 0..<80 {
            var dividend = Twin()
            var divisor = Twin()
            for _ in 0..<Int.random(in: 1...9, using: &random) {
                let weight = random.points(below: 100_000_000)
                dividend.add(random.points(below: 200_000_000), times: weight)
                divisor.add(weight, times: .one)
            }
            agree(dividend, divisor, seed: seed)
        }
    }

    @Test func `Halves, and their neighbours on both sides, are rounded as digits are`() throws {
        for divisor in [2, 4, 8, 20, 64, 250, 3, 7, 999_983] as [Int64] {
            for quotient in [0, 1, 2, 999_999, 1_000_000, 123_456_789] as [Int64] {
                for nudge in [-1, 0, 1] as [Int64] {
                    // (quotient + 1/2) · divisor in halves of a unit, moved by one unit.
                    let units = (2 * quotient + 1) * divisor / 2 + nudge
                    let top = try #require(Points(millionths: units))
                    let bottom = try #require(Points(Int(divisor)))
                    for (a, b) in [(top, bottom), (-top, bottom), (top, -bottom)] {
                        var twins = (Twin(), Twin())
                        twins.0.add(a, times: .one)
                        twins.1.add(b, times: .one)
                        agree(twins.0, twins.1, seed: 0)
                    }
                }
            }
        }
    }

    @Test func `Doubled far past 128 bits, both ways of division agree with digits`() {
        var random = Seeded(seed: 33_05)
        for _ in 0..<60 {
            var dividend = twin(2, &random)
            var divisor = twin(2, &random)
            // Up to 2^121 · 2^110 < 2^236 and 2^121 · 2^72 < 2^196: within the documented reach.
            let shift = Int.random(in: 0...72, using: &random)
            let more = Int.random(in: 0...38, using: &random)
            for _ in 0..<shift + more { dividend.double() }
            for _ in 0..<shift { divisor.double() }
            agree(dividend, divisor, seed: random.seed)
        }
    }

    @Test func `Beyond the documented reach there is no result`() throws {
        let largest = try decimal("999999999999.999999")
        var sum = ExactSum()
        sum.add(largest, times: largest)
        // The product has 120 bits: 10³⁶ - 2 · 10¹⁸ + 1 is above 2¹¹⁹.
        var tooLong = sum
        for _ in 0..<117 { tooLong.add(tooLong) }
        var nearly = sum
        for _ in 0..<75 { nearly.add(nearly) }
        #expect(nearly.over(nearly) == .one)
        #expect(tooLong.over(nearly) == nil)
        #expect(tooLong.over(tooLong) == nil)
        nearly.add(nearly)
        nearly.add(nearly)
        #expect(nearly.over(nearly) == nil)
    }
}
