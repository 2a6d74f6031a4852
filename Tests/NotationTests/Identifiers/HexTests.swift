import Notation
import TestSupport
import Testing

/// Lower-case hexadecimal, one text for one sequence of bytes.
@Suite struct HexTests {
    @Test func `Every byte has its two digits and back`() {
        for byte in UInt8.min...UInt8.max {
            let digits = String(byte, radix: 16)
            let text = digits.count == 1 ? "0" + digits : digits
            #expect(Hex.encode([byte]) == text)
            #expect(Hex.decode(text.utf8) == [byte])
        }
    }

    @Test func `Every pair of characters is judged by the rule`() {
        let digits = Set("0123456789abcdef".utf8)
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let allowed = digits.contains(first) && digits.contains(second)
                if (Hex.decode([first, second]) != nil) != allowed {
                    Issue.record("\(first) \(second)")
                }
            }
        }
    }

    @Test(arguments: ["0", "abc", "0x00", "AB", "aB", "a b", "é", "００", "zz", "-1", "+f"])
    func `Odd counts and other characters are refused`(text: String) {
        #expect(Hex.decode(text.utf8) == nil)
    }

    @Test func `Random bytes come back`() {
        var random = Seeded(seed: 33_11)
        for count in 0..<100 {
            let bytes = random.bytes(count)
            let text = Hex.encode(bytes)
            #expect(text.utf8.count == 2 * count)
            #expect(Hex.decode(text.utf8) == bytes)
        }
    }
}
