import Notation
import TestSupport
import Testing

@testable import Submission

/// Bech32 and the recipients that age writes with it.
@Suite("Bech32 and age recipients")
struct AgeRecipientTests {
    /// BIP 173, test vectors, lower case.
    @Test(
        "valid strings of BIP 173 are read and written again",
        arguments: [
            ("a12uel5l", "a", ""),
            (
                "an83characterlonghumanreadablepartthat"
                    + "containsthenumber1andtheexcludedcharactersbio"
                    + "1tt5tgs",
                "an83characterlonghumanreadablepartthat"
                    + "containsthenumber1andtheexcludedcharactersbio",
                ""
            ),
            (
                "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "abcdef",
                "00443214c74254b635cf84653a56d7c675be77df"
            ),
            (
                "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w", "split",
                "c5f38b70305f519bf66d85fb6cf03058f3dde463ecd7918f2dc743918f2d"
            ),
            ("?1ezyfcl", "?", ""),
        ])
    func validBech32(text: String, prefix: String, hex: String) throws {
        let decoded = try #require(Bech32.decode(text))
        #expect(decoded.prefix == prefix)
        #expect(Hex.encode(decoded.bytes) == hex)
        #expect(Bech32.encode(prefix: prefix, decoded.bytes) == text)
    }

    /// BIP 173, test vectors; upper case is refused because age writes recipients in lower case.
    @Test(
        "invalid strings of BIP 173 are refused",
        arguments: [
            "\u{20}1nwldj5", "\u{7F}1axkwrx", "\u{80}1eym55h", "pzry9x0s0muk", "1pzry9x0s0muk",
            "x1b4n0q5v", "li1dgmt3", "de1lg7wt\u{FF}", "A1G7SGD8", "10a06t8", "1qzzfhee",
            "A12UEL5L",
            "an84characterslonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio"
                + "1569pvx", "", "1",
        ])
    func invalidBech32(_ text: String) {
        #expect(Bech32.decode(text) == nil)
    }

    /// The identity of thirty-two bytes 0x42 and its recipient; `age-keygen -y` gives the same.
    @Test("the recipient of an identity is what age-keygen says")
    func ageKeygen() throws {
        let secret = [UInt8](repeating: 0x42, count: 32)
        let text = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
        let recipient = try #require(AgeRecipient(secret: secret))
        #expect(recipient.description == text)
        #expect(AgeRecipient(text) == recipient)
        let identity = Bech32.encode(prefix: "age-secret-key-", secret).uppercased()
        #expect(
            identity == "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
        )
    }

    /// Made by age-keygen 1.1.1 of Debian for this test.
    @Test("a key pair of age-keygen fits")
    func keygenPair() throws {
        let identity = "AGE-SECRET-KEY-1AZAKC2FZQQHQM05LPPWMGRAEZKX37ETK6G9EQ80ANVCGANLRUPHSK8NYAJ"
        let secret = try #require(Bech32.decode(identity.lowercased()))
        #expect(secret.prefix == "age-secret-key-")
        #expect(
            AgeRecipient(secret: secret.bytes)?.description
                == "age1w5cztdkksr5n63qs8vs4kmvxz5lk6dwxqtmrgd68n6a2h9n7ydjq66pda9")
    }

    /// Checksums by a Python of BIP 173 written for this test; thirty-two bytes 0x42.
    @Test(
        "the same bytes have one text: padding is zero, and no character is over",
        arguments: [
            "age1gfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfppmq0j58",
            "age1gfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpgczlthg",
            "age1gfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfp0emgmkd",
            "age1gfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpqq25yvgk",
        ])
    func otherSpellings(_ text: String) throws {
        let one = "age1gfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpyysjzgfpqxkm8f4"
        #expect(try #require(AgeRecipient(one)).bytes == [UInt8](repeating: 0x42, count: 32))
        #expect(AgeRecipient(text) == nil)
        #expect(Bech32.decode("x1ggxuw895")?.bytes == [0x42])
        #expect(Bech32.decode("x1gfm26jcx") == nil)
    }

    @Test("every single wrong character is noticed")
    func typos() {
        let text = Array("age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj".utf8)
        for place in text.indices {
            for other in "qpzry9x8gf2tvdw0s3jn54khce6mua7l1b".utf8 where other != text[place] {
                var wrong = text
                wrong[place] = other
                #expect(AgeRecipient(String(decoding: wrong, as: UTF8.self)) == nil)
            }
        }
    }

    @Test("a recipient has 32 bytes and the prefix age")
    func forms() {
        let bytes = [UInt8](repeating: 3, count: 32)
        #expect(AgeRecipient(bytes: Array(bytes.dropLast())) == nil)
        #expect(AgeRecipient(Bech32.encode(prefix: "age", Array(bytes.dropLast()))) == nil)
        #expect(AgeRecipient(Bech32.encode(prefix: "agf", bytes)) == nil)
        #expect(AgeRecipient(Bech32.encode(prefix: "age", bytes)) != nil)
        #expect(AgeRecipient(secret: [1]) == nil)
    }

    @Test("every number of bytes survives the way through five bits", arguments: 0..<40)
    func lengths(_ count: Int) throws {
        var random = Seeded(seed: UInt64(count))
        let bytes = random.bytes(count)
        #expect(try #require(Bech32.decode(Bech32.encode(prefix: "x", bytes))).bytes == bytes)
    }
}
