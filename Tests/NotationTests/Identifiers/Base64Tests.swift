import Foundation
import Notation
import TestSupport
import Testing

/// Base64 against RFC 4648 and against Foundation.
@Suite struct Base64Tests {
    /// RFC 4648 section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `The vectors of the RFC agree`(plain: String, text: String) {
        let bytes = Array(plain.utf8)
        let bare = text.replacing("=", with: "")
        #expect(Base64.encode(bytes) == text)
        #expect(Base64.decode(text) == bytes)
        #expect(Base64.encode(bytes, as: .url) == bare)
        #expect(Base64.decode(bare, as: .url) == bytes)
        #expect(Base64.encode(bytes, as: .unpadded) == bare)
        #expect(Base64.decode(bare, as: .unpadded) == bytes)
    }

    @Test func `The two alphabets differ in the last two characters alone`() {
        // RFC 4648 tables 1 and 2: 62 is + or -, 63 is / or _.
        #expect(Base64.encode([0xFB, 0xEF, 0xBE]) == "++++")
        #expect(Base64.encode([0xFF, 0xFF, 0xFF]) == "////")
        #expect(Base64.encode([0xFB, 0xEF, 0xBE], as: .url) == "----")
        #expect(Base64.encode([0xFF, 0xFF, 0xFF], as: .url) == "____")
        #expect(Base64.encode([0xFB, 0xEF, 0xFF], as: .unpadded) == "++//")
        for text in ["Zg==", "--", "_w", "Zh"] {
            #expect(Base64.decode(text, as: .unpadded) == nil)
        }
        for text in ["++++", "////"] { #expect(Base64.decode(text, as: .url) == nil) }
        for text in ["----", "____"] { #expect(Base64.decode(text) == nil) }
    }

    @Test(arguments: [
        "=", "==", "===", "====", "A", "AA", "AAA", "A===", "AA=", "AAA==", "AAAA=", "AAAA==",
        "AAAA====", "AAAAA===", "AA=A", "=AAA", "A=AA", "AA==AAAA", "AAA=AAAA", "AA== ", " AA==",
        "A A=", "AA\n==", "AAAA\n", "AAAA\r\n", "AA.=", "AA*=", "AAé", "ＡＡＡＡ", "AAA\u{0}",
        "AA\u{3D}\u{301}",
    ])
    func `Wrong padding and foreign characters are refused`(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(arguments: ["=", "A", "AA==", "AAA=", "AAAAA", "AA=", "A+", "A/AA", "AA AA", "AA\n"])
    func `The form for addresses takes no padding at all`(text: String) {
        #expect(Base64.decode(text, as: .url) == nil)
    }

    @Test func `Of all endings only those without left-over bits are read`() {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        for (value, last) in alphabet.enumerated() {
            // One byte: two characters, 4 bits left over. Two bytes: three characters, 2 bits.
            let one = Base64.decode("A\(last)==")
            #expect(one == (value & 15 == 0 ? [UInt8(value >> 4)] : nil), "A\(last)==")
            let two = Base64.decode("AA\(last)=")
            #expect(two == (value & 3 == 0 ? [0, UInt8(value >> 2)] : nil), "AA\(last)=")
            let longer = Base64.decode("AAAAZ\(last)==")
            #expect((longer != nil) == (value & 15 == 0))
            guard last != "+", last != "/" else { continue }
            #expect((Base64.decode("A\(last)", as: .url) != nil) == (value & 15 == 0))
            #expect((Base64.decode("AA\(last)", as: .url) != nil) == (value & 3 == 0))
        }
    }

    @Test func `All texts of two and three characters with padding have one reading or none`() {
        let symbols = Array("AQgw5/=-".utf8)
        var read = 0
        for a in symbols {
            for b in symbols {
                for c in symbols {
                    for d in symbols {
                        let text = String(decoding: [a, b, c, d], as: UTF8.self)
                        guard let bytes = Base64.decode(text) else { continue }
                        #expect(Base64.encode(bytes) == text)
                        read += 1
                    }
                }
            }
        }
        // 6 characters count; values 0, 16, 32, 48 end one byte: A Q g w; of three: A Q g w only.
        #expect(read == 6 * 6 * 6 * 6 + 6 * 4 + 6 * 6 * 4)
    }

    @Test func `Foundation writes and reads the same`() {
        var random = Seeded(seed: 33_12)
        for count in 0..<200 {
            let bytes = random.bytes(count)
            let text = Data(bytes).base64EncodedString()
            #expect(Base64.encode(bytes) == text)
            #expect(Base64.decode(text) == bytes)
            let address =
                text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            #expect(Base64.encode(bytes, as: .url) == address)
            #expect(Base64.decode(address, as: .url) == bytes)
        }
    }

    @Test func `One damaged character is refused or gives other bytes`() {
        var random = Seeded(seed: 33_13)
        for count in 1...12 {
            let bytes = random.bytes(count)
            let symbols = Array(Base64.encode(bytes).utf8)
            for place in symbols.indices {
                for byte in UInt8.min...127 where byte != symbols[place] {
                    var damaged = symbols
                    damaged[place] = byte
                    let text = String(decoding: damaged, as: UTF8.self)
                    guard let other = Base64.decode(text) else { continue }
                    #expect(other != bytes)
                    #expect(Base64.encode(other) == text)
                }
            }
        }
    }
}
