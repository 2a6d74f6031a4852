import Notation
import TestSupport
import Testing

/// Limits, order and rounding of decimals.
@Suite struct PointsTests {
    @Test func `Whole units and millionths are checked against the limit`() {
        let limit: Int64 = 1_000_000_000_000_000_000
        #expect(Points(millionths: limit) == nil)
        #expect(Points(millionths: -limit) == nil)
        #expect(Points(millionths: limit - 1)?.millionths == limit - 1)
        #expect(Points(millionths: 1 - limit)?.millionths == 1 - limit)
        #expect(Points(millionths: .max) == nil)
        #expect(Points(millionths: .min) == nil)
        #expect(Points(999_999_999_999)?.description == "999999999999")
        #expect(Points(-999_999_999_999)?.description == "-999999999999")
        for whole in [1_000_000_000_000, -1_000_000_000_000, 9_223_372_036_855, .max, .min] {
            #expect(Points(whole) == nil, "\(whole)")
        }
        #expect(Points(92)?.millionths == 92_000_000)
    }

    @Test func `The named numbers are what they say`() {
        #expect(Points.zero.description == "0")
        #expect(Points.one.description == "1")
        #expect(Points.hundred.description == "100")
        #expect(Points.hundred == Points(100))
    }

    @Test func `The opposite of the opposite is the number`() throws {
        for text in ["0", "1", "-1", "0.000001", "999999999999.999999"] {
            let points = try decimal(text)
            #expect(-(-points) == points)
            #expect((-points).millionths == -points.millionths)
        }
    }

    @Test(arguments: [("0", true), ("3", true), ("-3", true), ("0.5", false), ("-7.000001", false)])
    func `A whole number is one without a fraction`(text: String, whole: Bool) throws {
        #expect(try decimal(text).isWhole == whole)
    }

    @Test func `Order is by size, not by text`() throws {
        let ascending = [
            "-999999999999.999999", "-100", "-9.5", "-9", "-0.000001", "0", "0.000001", "0.1",
            "0.9",
            "1", "2", "10", "92.5", "92.51", "100", "999999999999.999999",
        ]
        let points = try ascending.map { try decimal($0) }
        #expect(points.shuffled().sorted() == points)
        for (index, a) in points.enumerated() {
            for (other, b) in points.enumerated() {
                #expect((a < b) == (index < other))
                #expect((a == b) == (index == other))
                #expect(a != b || a.hashValue == b.hashValue)
            }
        }
    }

    @Test(arguments: [
        ("89.995", 2, "90"), ("89.994999", 2, "89.99"), ("82.238", 2, "82.24"),
        ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("-2.5", 0, "-3"),
        ("0.4", 0, "0"), ("-0.4", 0, "0"), ("0.49", 1, "0.5"), ("0.45", 1, "0.5"),
        ("0.449999", 1, "0.4"), ("92.345", 2, "92.35"), ("-92.345", 2, "-92.35"),
        ("1.000005", 5, "1.00001"), ("1.000004", 5, "1"), ("1.000005", 6, "1.000005"),
        ("99.995", 2, "100"), ("99.994", 2, "99.99"), ("999999999999.4", 0, "999999999999"),
    ])
    func `Rounding is half away from zero, by hand`(
        text: String, digits: Int, expected: String
    ) throws {
        let points = try decimal(text)
        #expect(points.rounded(to: digits)?.description == expected)
    }

    @Test func `Two roundings may follow each other on purpose`() throws {
        // 89.9949995 is no decimal of six digits: it arises as a mean, (89.994999 + 89.995) / 2.
        var sum = ExactSum(try decimal("89.994999"))
        sum.add(try decimal("89.995"))
        let step = try #require(sum.over(ExactSum(decimal("2"))))
        #expect(step.description == "89.995")
        #expect(step.rounded(to: 2)?.description == "90")
    }

    @Test func `Rounding past the limit gives nothing`() throws {
        let nearly = try decimal("999999999999.999999")
        for digits in 0...5 {
            #expect(nearly.rounded(to: digits) == nil)
            #expect((-nearly).rounded(to: digits) == nil)
        }
        #expect(nearly.rounded(to: 6) == nearly)
    }

    @Test func `The rounded number is the nearest of its kind, and the farther of two`() throws {
        var random = Seeded(seed: 33_02)
        for _ in 0..<3_000 {
            let digits = Int.random(in: 0...6, using: &random)
            let unit = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1][digits]
            let number = Int64.random(in: -5_000_000...5_000_000, using: &random)
            let points = try #require(Points(millionths: number))
            let rounded = try #require(points.rounded(to: digits)).millionths
            #expect(rounded % Int64(unit) == 0)
            let distance = (rounded - number).magnitude
            #expect(distance * 2 <= UInt64(unit), "seed \(random.seed)")
            if distance * 2 == UInt64(unit) { #expect(rounded.magnitude > number.magnitude) }
            #expect((-points).rounded(to: digits) == points.rounded(to: digits).map { -$0 })
        }
    }

    @Test func `More than six digits, or fewer than none, is a mistake of the caller`() async {
        await #expect(processExitsWith: .failure) { _ = Points.one.rounded(to: 7) }
        await #expect(processExitsWith: .failure) { _ = Points.one.rounded(to: -1) }
        await #expect(processExitsWith: .failure) { _ = Points.one.padded(to: 7) }
    }
}
