@testable import Notation
import TestSupport
import Testing

/// Hand figures, limits and the algebra of exact sums.
@Suite struct ExactSumTests {
    private func sum(_ pairs: [(String, String)]) throws -> ExactSum {
        var total = ExactSum()
        for (a, b) in pairs { total.add(try decimal(a), times: try decimal(b)) }
        return total
    }

    @Test func `The worked example of the scoring rules comes out digit for digit`() throws {
        func mean(_ pairs: [(String, String)]) throws -> String? {
            try sum(pairs).over(sum(pairs.map { ($0.0, "1") }))?.description
        }
        // Leaf A: 100 · v / t.
        for (value, target, score) in [
            ("190", "200", "95"), ("150", "150", "100"), ("300", "400", "75"),
        ] {
            let quotient = try sum([("100", value)]).over(ExactSum(decimal(target)))
            #expect(quotient?.description == score)
        }
        // Peers, trimmed, then 70 superior and 30 peers, then 60 A and 40 B.
        #expect(try mean([("1", "91"), ("1", "84"), ("1", "86")]) == "87")
        #expect(try mean([("1", "90"), ("1", "95")]) == "92.5")
        #expect(try mean([("70", "88"), ("30", "87")]) == "87.7")
        #expect(try mean([("70", "85"), ("30", "81")]) == "83.8")
        #expect(try mean([("70", "93.35"), ("30", "92.5")]) == "93.095")
        #expect(try mean([("60", "95"), ("40", "87.7")]) == "92.08")
        #expect(try mean([("60", "100"), ("40", "83.8")]) == "93.52")
        #expect(try mean([("60", "75"), ("40", "93.095")]) == "82.238")
        #expect(try decimal("82.238").rounded(to: 2)?.description == "82.24")
    }

    @Test(arguments: [
        ("1", "3", "0.333333"), ("2", "3", "0.666667"), ("-2", "3", "-0.666667"),
        ("2", "-3", "-0.666667"), ("-2", "-3", "0.666667"), ("1", "7", "0.142857"),
        ("22", "7", "3.142857"), ("1", "8", "0.125"), ("1", "64", "0.015625"),
        ("1", "128", "0.007813"), ("-1", "128", "-0.007813"), ("3", "128", "0.023438"),
        ("0.000001", "2", "0.000001"), ("-0.000001", "2", "-0.000001"), ("0.000001", "3", "0"),
        ("-0.000001", "3", "0"), ("0", "5", "0"), ("0", "-5", "0"),
        ("100", "0.000001", "100000000"),
        ("999999999999.999999", "1", "999999999999.999999"),
        ("999999999999.999999", "999999999999.999999", "1"),
        ("0.000001", "999999999999.999999", "0"),
    ])
    func `A quotient is rounded once, half away from zero, by hand`(
        dividend: String, divisor: String, expected: String
    ) throws {
        let quotient = try ExactSum(decimal(dividend)).over(ExactSum(decimal(divisor)))
        #expect(quotient?.description == expected)
    }

    @Test func `A product keeps all its digits until it is rounded`() throws {
        #expect(try sum([("0.001", "0.0005")]).rounded?.description == "0.000001")
        #expect(try sum([("0.001", "0.000499")]).rounded?.description == "0")
        // Two halves of a millionth are one: nothing is rounded before the end.
        #expect(
            try sum([("0.001", "0.0005"), ("0.001", "0.0005")]).rounded?.description == "0.000001")
        #expect(try sum([("-0.001", "0.0005")]).rounded?.description == "-0.000001")
    }

    @Test func `Past the limit there is no result, inside a step there is`() throws {
        let largest = "999999999999.999999"
        #expect(try sum([(largest, largest)]).rounded == nil)
        #expect(try sum([(largest, "1"), ("0.000001", "1")]).rounded == nil)
        #expect(try sum([(largest, "1"), ("0.001", "0.0005")]).rounded == nil)
        #expect(try sum([(largest, "1"), ("0.001", "0.000499")]).rounded?.description == largest)
        #expect(try sum([(largest, largest)]).over(sum([(largest, "1")]))?.description == largest)
        #expect(try sum([(largest, "1")]).over(sum([("0.1", "1")])) == nil)
        let back = try sum([(largest, largest), ("-" + largest, largest), ("7", "1")])
        #expect(back.rounded?.description == "7")
    }

    @Test func `Nothing is divided by zero`() throws {
        #expect(try ExactSum(decimal("5")).over(ExactSum()) == nil)
        #expect(ExactSum().over(ExactSum()) == nil)
        #expect(try ExactSum(decimal("5")).over(sum([("3", "1"), ("-3", "1")])) == nil)
    }

    @Test func `Zero has no sign however it came about`() throws {
        let zero = try sum([("3", "-2"), ("2", "3")])
        #expect(zero.isZero)
        #expect(zero.signum == 0)
        #expect(zero == ExactSum())
        #expect(-zero == zero)
        #expect(zero.rounded == .zero)
        #expect(try sum([("0", "-2")]) == ExactSum())
        #expect(try sum([("-0.000001", "0.000001")]).rounded == .zero)
    }

    @Test func `The sign follows the larger part`() throws {
        #expect(try sum([("3", "-2"), ("2", "2")]).signum == -1)
        #expect(try sum([("3", "2"), ("-2", "2")]).signum == 1)
        #expect(try (-sum([("3", "2")])).signum == -1)
        #expect(try (-sum([("-3", "2")])).rounded?.description == "6")
        #expect(try sum([("0.000001", "0.000001")]).signum == 1)
        #expect(try sum([("0.000001", "-0.000001")]).signum == -1)
    }

    @Test func `Order and grouping do not change a sum`() throws {
        var random = Seeded(seed: 33_04)
        for _ in 0..<200 {
            let terms = (0..<12).map { _ in random.points() }
            var forward = ExactSum()
            for term in terms { forward.add(term, times: terms[0]) }
            var shuffled = ExactSum()
            for term in terms.shuffled(using: &random) { shuffled.add(terms[0], times: term) }
            var halves = ExactSum()
            for half in [terms.prefix(5), terms.dropFirst(5)] {
                var part = ExactSum()
                for term in half { part.add(term, times: terms[0]) }
                halves.add(part)
            }
            #expect(forward == shuffled, "seed \(random.seed)")
            #expect(forward == halves, "seed \(random.seed)")
            forward.add(-halves)
            #expect(forward.isZero, "seed \(random.seed)")
        }
    }

    @Test func `Adding a decimal is adding it once`() throws {
        var one = ExactSum()
        one.add(try decimal("92.5"))
        #expect(try one == ExactSum(decimal("92.5")))
        #expect(try one == sum([("92.5", "1")]))
        #expect(one.rounded?.description == "92.5")
    }

    @Test func `A million of the largest products still fit`() throws {
        let largest = try decimal("999999999999.999999")
        var total = ExactSum()
        for _ in 0..<1_000_000 { total.add(largest, times: largest) }
        var divisor = ExactSum()
        for _ in 0..<1_000_000 { divisor.add(largest) }
        #expect(total.over(divisor) == largest)
        #expect(total.rounded == nil)
    }

    @Test func `A sum past 256 bits has no result and stays without one`() throws {
        let largest = try decimal("999999999999.999999")
        for sign in [largest, -largest] {
            var total = ExactSum()
            total.add(sign, times: largest)
            for _ in 0..<300 { total.add(total) }
            #expect(total.rounded == nil)
            #expect(total.over(total) == nil)
            #expect(ExactSum(largest).over(total) == nil)
            #expect(!total.isZero)
            total.add(-total)
            #expect(total.rounded == nil)
            #expect(!total.isZero)
        }
    }
}
