import TestSupport
import Testing

@testable import TransparencyLog

@Suite("Base64, decimals and lines")
struct WritingTests {
    @Test(
        "the examples of RFC 4648 section 10 go both ways",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ])
    func base64(plain: String, text: String) {
        #expect(StrictBase64.encode(bytes(plain)) == bytes(text))
        #expect(StrictBase64.decode(bytes(text)) == bytes(plain))
    }

    @Test("random bytes come back, and no other text of the same length gives them")
    func roundTrip() throws {
        var random = Seeded(seed: 4648)
        for count in 0..<100 {
            let raw = random.bytes(count)
            let text = StrictBase64.encode(raw)
            #expect(StrictBase64.decode(text) == raw)
            for place in text.indices {
                var other = text
                other[place] = UInt8.random(in: 0...255, using: &random)
                #expect(other == text || StrictBase64.decode(other) != raw)
            }
        }
    }

    @Test(
        "anything but the canonical form is refused",
        arguments: [
            "Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "=", "====", "Zg==Zg==", "Zm9v\n", " Zm9v",
            "Zm9-", "Zm9_", "Z===", "Zm=v", "Zm9vZ", "Zm8=Zm8=", "é===",
        ])
    func notBase64(text: String) {
        #expect(StrictBase64.decode(bytes(text)) == nil)
    }

    @Test("decimals have no sign, no leading zero and an end")
    func decimals() {
        #expect(StrictDecimal.parse(bytes("0")) == 0)
        #expect(StrictDecimal.parse(bytes("20852163")) == 20_852_163)
        #expect(StrictDecimal.parse(bytes("9223372036854775807")) == Tree.maximumSize)
        let wrong = [
            "", "00", "01", "-1", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "٣", "9223372036854775808",
            "18446744073709551615", "18446744073709551616", "99999999999999999999999999999",
        ]
        for text in wrong {
            #expect(StrictDecimal.parse(bytes(text)) == nil, "\(text)")
        }
        #expect(StrictDecimal.parse(bytes("63"), limit: 63) == 63)
        #expect(StrictDecimal.parse(bytes("64"), limit: 63) == nil)
        #expect(StrictDecimal.digits(1_024) == bytes("1024"))
    }

    @Test("a line ends in a newline; what does not is left over")
    func lines() {
        var lines = Lines(bytes("one\n\nthree"))
        #expect(lines.next().map(Array.init) == bytes("one"))
        #expect(lines.next().map(Array.init) == [])
        #expect(lines.next() == nil)
        #expect(Array(lines.rest) == bytes("three"))
        #expect(bytes("index 7")[...].dropping(prefix: "index ").map(Array.init) == bytes("7"))
        #expect(bytes("index")[...].dropping(prefix: "index ") == nil)
    }

    @Test("hexadecimal has an even number of lower-case digits")
    func hexadecimal() {
        #expect(Hexadecimal.bytes(bytes("00ff1a")) == [0x00, 0xFF, 0x1A])
        #expect(Hexadecimal.bytes(bytes("0")) == nil)
        #expect(Hexadecimal.bytes(bytes("0G")) == nil)
        #expect(Hexadecimal.bytes(bytes("FF")) == nil)
        #expect(Hexadecimal.digits(of: 0x0F) == bytes("0f"))
    }

    @Test("a refusal is compared by its code and says its reason")
    func refusals() {
        let one = LogRefusal(.badSignature, "first")
        #expect(one == LogRefusal(.badSignature, "second"))
        #expect(one != LogRefusal(.unsigned, "first"))
        #expect(Set([one, LogRefusal(.badSignature, "second")]).count == 1)
        #expect("\(one)" == "bad-signature: first")
    }
}
