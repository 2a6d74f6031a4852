import Notation
import Testing

@testable import Sheets

@Suite("Numbers as people write them")
struct NumberTextTests {
    @Test(
        "plain numbers need no mark",
        arguments: [
            ("92.5", "92.5"), ("0", "0"), ("-3", "-3"), ("92.50", "92.5"), ("007", "7"),
            ("0.000001", "0.000001"), ("999999999999", "999999999999"), ("100.00", "100"),
            ("1.0000000000", "1"),
        ])
    func plain(text: String, value: String) {
        #expect(NumberText.read(text) == .number(p(value), changes: []))
    }

    @Test("what was changed to read a number is said")
    func changed() {
        let cases: [(String, String, [NumberText.Change])] = [
            ("９２．５", "92.5", [.fullWidth]), ("92．5", "92.5", [.fullWidth]),
            ("92。5", "92.5", [.point]), ("92·5", "92.5", [.point]),
            ("1,234.5", "1234.5", [.thousands]),
            ("1，234，567", "1234567", [.fullWidth, .thousands]),
            ("12'345", "12345", [.fullWidth, .thousands]), ("'92.5", "92.5", [.apostrophe]),
            ("+3", "3", [.sign]), ("−3", "-3", [.sign]), ("－3", "-3", [.fullWidth]),
            ("-0", "0", [.sign]), (".5", "0.5", [.point]), ("5.", "5", [.point]),
            ("9 2.5", "92.5", [.spaces]), ("1 234", "1234", [.spaces]),
            ("９２。５", "92.5", [.fullWidth, .point]), ("-1,000", "-1000", [.thousands]),
        ]
        for (text, value, changes) in cases {
            #expect(NumberText.read(text) == .number(p(value), changes: changes), "\(text)")
        }
    }

    @Test("a percent sign is kept apart")
    func percent() {
        #expect(NumberText.read("92.5%") == .percent(p("92.5"), changes: [.percent]))
        #expect(
            NumberText.read("92.5 ％")
                == .percent(p("92.5"), changes: [.fullWidth, .spaces, .percent]))
    }

    @Test(
        "more digits than are kept are refused, not rounded",
        arguments: [
            "0.1234567", "0.30000000000000004", "1000000000000", "99999999999999999999999999",
        ])
    func precision(text: String) {
        #expect(NumberText.read(text) == .tooPrecise)
    }

    @Test("what is in doubt is not guessed")
    func doubtful() {
        let cases: [(String, NumberText.Doubt)] = [
            ("92,5", .comma), ("1,23", .comma), ("0,123", .comma), ("1.234,5", .comma),
            ("1,2345", .comma),
            (",5", .comma), ("1e2", .exponent), ("1.5E+05", .exponent), ("#N/A", .error),
            ("#DIV/0!", .error),
            ("优秀", .nothingLikeIt), ("九十二", .nothingLikeIt), ("9-2", .nothingLikeIt),
            ("--5", .nothingLikeIt),
            (".", .nothingLikeIt), ("1.2.3", .nothingLikeIt), ("%", .nothingLikeIt),
            ("92分", .nothingLikeIt),
            ("约90", .nothingLikeIt), ("0x10", .nothingLikeIt), ("NaN", .nothingLikeIt),
            ("٣", .nothingLikeIt),
            ("e5", .nothingLikeIt), ("½", .nothingLikeIt),
        ]
        for (text, doubt) in cases {
            #expect(NumberText.read(text) == .doubtful(doubt), "\(text)")
        }
    }

    @Test("every change and doubt has words in both languages")
    func words() {
        let changes: [NumberText.Change] = [
            .fullWidth, .spaces, .thousands, .sign, .point, .apostrophe, .percent,
        ]
        #expect(Set(changes.map(\.zh)).count == 7)
        #expect(Set(changes.map(\.en)).count == 7)
        let doubts: [NumberText.Doubt] = [.nothingLikeIt, .comma, .exponent, .error]
        #expect(Set(doubts.map(\.zh)).count == 4)
        #expect(Set(doubts.map(\.en)).count == 4)
    }
}

@Suite("Text in whatever encoding")
struct DecodedTextTests {
    func read(_ bytes: [UInt8]) throws -> (String, TextEncoding) {
        let text = try DecodedText.read(bytes).get()
        return (String(decoding: text.utf8, as: UTF8.self), text.encoding)
    }

    /// Bytes of 指标 and of 𠮷 (U+20BB7) in each encoding, from Python's codecs.
    @Test("each encoding is told and read")
    func encodings() throws {
        #expect(try read(Array("指标𠮷".utf8)) == ("指标𠮷", .utf8))
        #expect(try read([0xEF, 0xBB, 0xBF] + Array("指标".utf8)) == ("指标", .utf8WithMark))
        #expect(try read([0xD6, 0xB8, 0xB1, 0xEA]) == ("指标", .gb18030))
        #expect(try read([0x95, 0x34, 0xB2, 0x35, 0xD6, 0xB8]) == ("𠮷指", .gb18030))
        #expect(try read([0xFF, 0xFE, 0x07, 0x63, 0x42, 0xD8, 0xB7, 0xDF]) == ("指𠮷", .utf16LE))
        #expect(try read([0xFE, 0xFF, 0x63, 0x07]) == ("指", .utf16BE))
        #expect(try read([]) == ("", .utf8))
    }

    @Test("bytes that are no text are refused with their place")
    func refused() {
        for (bytes, offset) in [
            ([0xEF, 0xBB, 0xBF, 0x41, 0xFF], "4"), ([0x41, 0x42, 0xFF, 0x41], "2"),
            ([0x41, 0x81], "1"),
            ([0xFF, 0xFE, 0x00, 0xD8], "0"),
        ] as [([UInt8], String)] {
            guard case .failure(let refusal) = DecodedText.read(bytes) else {
                Issue.record("\(bytes) was read")
                continue
            }
            #expect(refusal.finding.code == .sheetEncoding)
            #expect(refusal.finding.parameters["offset"] == offset, "\(bytes)")
        }
    }

    @Test("the first bad byte is where UTF-8 breaks")
    func firstBadByte() {
        #expect(UTF8Text.firstBadByte(Array("指标".utf8)) == 6)
        #expect(UTF8Text.firstBadByte(Array("指".utf8) + [0xC3]) == 3)
        #expect(UTF8Text.firstBadByte([0xFF]) == 0)
    }
}
