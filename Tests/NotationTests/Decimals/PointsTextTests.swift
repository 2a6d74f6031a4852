import Foundation
import Notation
import TestSupport
import Testing

/// The text of a decimal against the grammar of the scoring rules, Numbers.
@Suite struct PointsTextTests {
    @Test(arguments: [
        ("0", 0), ("1", 1_000_000), ("-3", -3_000_000), ("92.5", 92_500_000), ("0.5", 500_000),
        ("-0.5", -500_000), ("100", 100_000_000), ("0.000001", 1), ("-0.000001", -1),
        ("10.01", 10_010_000), ("1.000001", 1_000_001), ("89.994999", 89_994_999),
        ("999999999999.999999", 999_999_999_999_999_999),
        ("-999999999999.999999", -999_999_999_999_999_999),
        ("100000000000", 100_000_000_000_000_000), ("999999999999", 999_999_999_999_000_000),
    ])
    func `A canonical text has one meaning and is written again as it was`(
        text: String, millionths: Int64
    ) throws {
        let points = try decimal(text)
        #expect(points.millionths == millionths)
        #expect(points.description == text)
        #expect(Points(millionths: millionths)?.description == text)
        #expect(Points(canonical: Array(text.utf8)) == points)
    }

    @Test(arguments: [
        "", "-", "+", ".", "-.", "+3", "+0", ".5", "-.5", "-0", "-0.0", "0.0", "0.000000", "1.0",
        "92.50", "92.500000", "1.", "-1.", "0.", "01", "-01", "00", "00.5", "-00.5", "1e2", "1E2",
        "1e-2", "0x1", "1,5", "1_000", "1 000", " 1", "1 ", "\t1", "1\n", "1\u{0}", "--1", "1-",
        "1.2.3", "1..2", "1.-2", "- 1", "−1", "１", "１２．５", "1．5", "٣", "½", "१", "NaN", "nan",
        "inf", "-inf", "Infinity", "1f", "1d", "1'000", "\u{FEFF}1", "1\u{301}", "0.1234567",
        "0.0000001", "1.1234560", "1000000000000", "-1000000000000", "1000000000000.5",
        "9999999999999", "999999999999.9999999", "9223372036854775808", "18446744073709551616",
        "0.5000000000000000000000000000000000000000000001", "null", "\"1\"",
    ])
    func `Any other text is refused`(text: String) {
        #expect(Points(canonical: text) == nil)
        #expect(Points(canonical: Array(text.utf8)) == nil)
    }

    @Test func `All short texts are read exactly where the grammar allows them`() throws {
        let grammar =
            /0|-?(?:0\.[0-9]{0,5}[1-9]|[1-9][0-9]{0,11}(?:\.[0-9]{0,5}[1-9])?)/.asciiOnlyDigits()
        var texts = [""]
        var read = 0
        for _ in 1...5 {
            texts = texts.flatMap { text in "-+.019e".map { text + String($0) } }
            for text in texts {
                let allowed = text.wholeMatch(of: grammar) != nil
                let points = Points(canonical: text)
                #expect((points != nil) == allowed, "\(text)")
                if let points {
                    #expect(points.description == text)
                    read += 1
                }
            }
        }
        #expect(read > 500)
    }

    @Test func `Every number of up to six digits round the point has its one text`() throws {
        for places in 0...6 {
            var unit: Int64 = 1
            for _ in places..<6 { unit *= 10 }
            for number in stride(from: Int64(-3_000), through: 3_000, by: 1) {
                let points = try #require(Points(millionths: number * unit))
                let text = byHand(number, places: places)
                #expect(points.description == text)
                #expect(Points(canonical: text) == points)
            }
        }
    }

    @Test func `A trailing zero or a leading zero makes a canonical text another one`() {
        for number in 1...999 {
            let text = byHand(Int64(number), places: 2)
            #expect(Points(canonical: text) != nil)
            for neighbour in ["0" + text, "+" + text, "-0" + text, text + ".", text + " "] {
                #expect(Points(canonical: neighbour) == nil, "\(neighbour)")
            }
            let padded = text.contains(".") ? text + "0" : text + ".0"
            #expect(Points(canonical: padded) == nil, "\(padded)")
        }
    }

    @Test func `Twelve whole and six fraction digits are the limits`() {
        for whole in 1...14 {
            for fraction in 0...8 {
                let tail = fraction == 0 ? "" : "." + String(repeating: "7", count: fraction)
                let text = String(repeating: "8", count: whole) + tail
                let fits = whole <= 12 && fraction <= 6
                #expect((Points(canonical: text) != nil) == fits, "\(text)")
                #expect((Points(canonical: "-" + text) != nil) == fits, "-\(text)")
            }
        }
    }

    @Test func `Foundation's Decimal reads and writes the same numbers`() throws {
        var random = Seeded(seed: 33_01)
        for _ in 0..<2_000 {
            let bound = pow10(Int.random(in: 1...18, using: &random))
            let millionths = Int64.random(in: (1 - bound)...(bound - 1), using: &random)
            let points = try #require(Points(millionths: millionths))
            let other = Decimal(millionths) / Decimal(1_000_000)
            #expect(points.description == other.description, "seed \(random.seed)")
            #expect(Points(canonical: other.description) == points, "seed \(random.seed)")
        }
    }

    @Test func `Every single damaged byte of a text is refused or means another number`() throws {
        for text in ["0", "-3", "92.5", "-0.000001", "999999999999.999999"] {
            let bytes = Array(text.utf8)
            let points = try #require(Points(canonical: bytes))
            for place in bytes.indices {
                for byte in UInt8.min...UInt8.max where byte != bytes[place] {
                    var damaged = bytes
                    damaged[place] = byte
                    guard let other = Points(canonical: damaged) else { continue }
                    #expect(other != points)
                    #expect(Array(other.description.utf8) == damaged)
                }
            }
        }
    }

    @Test(arguments: [
        ("92.5", 0, "92"), ("92.5", 1, "92.5"), ("92.5", 2, "92.50"), ("92.5", 6, "92.500000"),
        ("0", 0, "0"), ("0", 2, "0.00"), ("-3", 2, "-3.00"), ("-0.5", 2, "-0.50"),
        ("0.000001", 6, "0.000001"), ("-0.000001", 6, "-0.000001"), ("100", 3, "100.000"),
        ("999999999999.999999", 6, "999999999999.999999"), ("7.08", 2, "7.08"),
        ("12.05", 1, "12.0"), ("-12.05", 1, "-12.0"),
    ])
    func `Padded text has exactly the digits asked for`(
        canonical: String, digits: Int, padded: String
    ) throws {
        #expect(try decimal(canonical).padded(to: digits) == padded)
    }

    @Test func `Zero never carries a minus sign, however it is shown`() throws {
        #expect(try decimal("-0.004").padded(to: 2) == "0.00")
        #expect(try decimal("-0.5").padded(to: 0) == "0")
        #expect(try decimal("-1.5").padded(to: 0) == "-1")
        #expect((-Points.zero).description == "0")
        #expect((-Points.zero).padded(to: 2) == "0.00")
    }

    /// The canonical text of `number · 10^-places`, made by moving the point in the digits.
    private func byHand(_ number: Int64, places: Int) -> String {
        var digits = String(number.magnitude)
        while digits.count <= places { digits = "0" + digits }
        var fraction = String(digits.suffix(places))
        while fraction.last == "0" { fraction.removeLast() }
        let sign = number < 0 ? "-" : ""
        return sign + digits.dropLast(places) + (fraction.isEmpty ? "" : "." + fraction)
    }

    private func pow10(_ exponent: Int) -> Int64 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
