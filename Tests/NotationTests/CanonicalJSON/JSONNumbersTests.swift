import Notation
import TestSupport
import Testing

/// Numbers are whole and within ±(2⁵³ − 1); all else has its reason.
@Suite struct JSONNumbersTests {
    @Test(arguments: [
        ("0", 0), ("1", 1), ("-1", -1), ("10", 10), ("-90", -90),
        ("9007199254740991", 9_007_199_254_740_991),
        ("-9007199254740991", -9_007_199_254_740_991),
    ])
    func `A whole number within the limits is read in both forms`(text: String, number: Int64)
        throws
    {
        for form in [JSON.Form.any, .canonical] {
            let json = try JSON(Array(text.utf8), form: form)
            #expect(json == .integer(number))
            #expect(json.integer == number)
            #expect(json.canonical == Array(text.utf8))
        }
    }

    @Test(arguments: [
        ("9007199254740992", JSONError.Reason.tooLarge), ("-9007199254740992", .tooLarge),
        ("10000000000000000", .tooLarge), ("9223372036854775807", .tooLarge),
        ("-9223372036854775808", .tooLarge), ("9223372036854775808", .tooLarge),
        ("18446744073709551616", .tooLarge), ("123456789012345678901234567890", .tooLarge),
        ("-123456789012345678901234567890", .tooLarge),
        ("1e5", .notWhole), ("1E5", .notWhole), ("1e+5", .notWhole), ("-1e-5", .notWhole),
        ("1.0", .notWhole), ("0.5", .notWhole), ("-0.5", .notWhole), ("0e0", .notWhole),
        ("-0.0", .notWhole), ("92.5", .notWhole), ("1.7976931348623157e308", .notWhole),
        ("01", .syntax), ("-01", .syntax), ("00", .syntax), ("-00", .syntax), ("007", .syntax),
        ("-", .syntax), ("--1", .syntax), ("+1", .syntax), (".5", .syntax), ("NaN", .syntax),
        ("-NaN", .syntax), ("Infinity", .syntax), ("-Infinity", .syntax), ("nan", .syntax),
        ("１", .syntax), ("0x10", .trailingBytes), ("1_000", .trailingBytes),
        ("1:5", .trailingBytes),
        ("1-", .trailingBytes),
    ])
    func `Any other number is refused with its reason in both forms`(
        text: String, reason: JSONError.Reason
    ) {
        for form in [JSON.Form.any, .canonical] {
            let alone = #expect(throws: JSONError.self) { try JSON(Array(text.utf8), form: form) }
            #expect(alone?.reason == reason, "\(text)")
            let inside = Array("[7,\(text)".utf8)
            #expect(throws: JSONError.self) { try JSON(inside + Array("]".utf8), form: form) }
            #expect(throws: JSONError.self) { try JSON(inside, form: form) }
        }
    }

    @Test func `Minus zero is zero, but not in canonical form`() throws {
        #expect(try JSON(Array("-0".utf8), form: .any) == 0)
        #expect(try JSON(Array("[-0]".utf8), form: .any).canonical == Array("[0]".utf8))
        let error = #expect(throws: JSONError.self) { try JSON(Array("-0".utf8), form: .canonical) }
        #expect(error == JSONError(.notCanonical, at: 0))
    }

    @Test func `Every number round the limits is judged as 128-bit arithmetic says`() {
        for edge in [0, Int128(JSON.integerLimit), -Int128(JSON.integerLimit)] {
            for step in Int128(-200)...200 {
                let number = edge + step
                let read = try? JSON(Array("\(number)".utf8), form: .canonical)
                let fits = number.magnitude <= UInt128(JSON.integerLimit)
                #expect(read == (fits ? .integer(Int64(number)) : nil), "\(number)")
            }
        }
    }

    @Test func `Random whole numbers come back`() throws {
        var random = Seeded(seed: 33_22)
        for _ in 0..<2_000 {
            let number = random.integer()
            let bytes = JSON.integer(number).canonical
            #expect(bytes == Array("\(number)".utf8))
            #expect(try JSON(bytes, form: .canonical) == .integer(number))
        }
    }

    @Test func `The error stands at the first byte of the number`() {
        let error = #expect(throws: JSONError.self) {
            try JSON(Array("{\"a\": [1, 2.5]}".utf8), form: .any)
        }
        #expect(error == JSONError(.notWhole, at: 10))
    }

    @Test func `Writing a number beyond the limits is a mistake of the caller`() async {
        await #expect(processExitsWith: .failure) {
            var writer = CanonicalWriter()
            writer.integer(9_007_199_254_740_992)
        }
        await #expect(processExitsWith: .failure) {
            _ = JSON.integer(.min).canonical
        }
    }
}
