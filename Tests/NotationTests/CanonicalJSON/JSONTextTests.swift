import Notation
import TestSupport
import Testing

/// Strings: escapes, surrogates and UTF-8.
@Suite struct JSONTextTests {
    private func outcome(_ bytes: [UInt8], _ form: JSON.Form) -> Result<JSON, JSONError> {
        do {
            return .success(try JSON(bytes, form: form))
        } catch {
            return .failure(error)
        }
    }

    private func outcome(_ text: String, _ form: JSON.Form) -> Result<JSON, JSONError> {
        outcome(Array(text.utf8), form)
    }

    private func reason(_ bytes: [UInt8], _ form: JSON.Form) -> JSONError.Reason? {
        if case .failure(let error) = outcome(bytes, form) { error.reason } else { nil }
    }

    @Test func `Every code unit has one canonical spelling`() {
        for unit in UInt16.min...UInt16.max {
            guard let scalar = Unicode.Scalar(unit) else { continue }
            let digits = String(unit, radix: 16)
            let escape = "\"\\u" + String(repeating: "0", count: 4 - digits.count) + digits + "\""
            let value = JSON.string(String(scalar))
            let bytes = value.canonical
            guard case .success(value) = outcome(escape, .any),
                case .success(value) = outcome(bytes, .canonical),
                bytes == Array("\"\(Spelling.escaped(scalar))\"".utf8)
            else {
                Issue.record("U+\(digits)")
                continue
            }
            let isCanonical = bytes == Array(escape.utf8)
            if reason(Array(escape.utf8), .canonical) != (isCanonical ? nil : .notCanonical) {
                Issue.record("escape of U+\(digits)")
            }
        }
    }

    @Test func `The 32 control characters are escaped, five of them by a letter`() {
        let short = ["\u{8}": "b", "\t": "t", "\n": "n", "\u{C}": "f", "\r": "r"]
        for code in UInt8(0)..<0x20 {
            let character = String(Unicode.Scalar(code))
            let hex = "\\u00" + (code < 16 ? "0" : "") + String(code, radix: 16)
            let written = short[character].map { "\\" + $0 } ?? hex
            #expect(JSON.string(character).canonical == Array("\"\(written)\"".utf8))
            for form in [JSON.Form.any, .canonical] {
                let raw = [0x22, 0x61, code, 0x22]
                #expect(outcome(raw, form) == .failure(JSONError(.syntax, at: 2)), "\(code)")
            }
        }
        #expect(JSON.string("\"\\/\u{7F}").canonical == Array("\"\\\"\\\\/\u{7F}\"".utf8))
    }

    @Test func `Of all letters after a backslash only those of the RFC mean something`() {
        let any = [
            "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r",
            "t": "\t",
        ]
        for code in UInt8(0)...127 where code != UInt8(ascii: "u") {
            let bytes = [0x22, 0x5C, code, 0x22]
            let meaning = any[String(Unicode.Scalar(code))]
            switch meaning {
            case "\"":
                // The quote is escaped, so the text goes on: `"\""` as a whole is a quote.
                #expect(outcome(bytes, .any) == .success("\""))
            case let meaning?:
                #expect(outcome(bytes, .any) == .success(.string(meaning)))
                #expect(reason(bytes, .canonical) == (meaning == "/" ? .notCanonical : nil))
            case nil:
                #expect(outcome(bytes, .any) == .failure(JSONError(.syntax, at: 1)), "\(code)")
                #expect(outcome(bytes, .canonical) == .failure(JSONError(.syntax, at: 1)))
            }
        }
    }

    @Test(arguments: [
        (#""\u00E9""#, "\u{E9}"), (#""\u00e9""#, "\u{E9}"), (#""\ud83d\ude02""#, "\u{1F602}"),
        (#""\uD83D\uDE02""#, "\u{1F602}"), (#""\ud800\udc00""#, "\u{10000}"),
        (#""\udbff\udfff""#, "\u{10FFFF}"), (#""\uD7FF\uE000""#, "\u{D7FF}\u{E000}"),
        (#""\u0041""#, "A"), (#""\u005C""#, "\\"), (#""\u0000""#, "\u{0}"),
        (#""\u001F""#, "\u{1F}"),
        (#""a\u0301""#, "a\u{301}"), (#""\ufeff""#, "\u{FEFF}"),
    ])
    func `Escapes by number mean their characters`(text: String, meaning: String) {
        #expect(outcome(text, .any) == .success(.string(meaning)))
        if text != #""\u0000""# {
            #expect(reason(Array(text.utf8), .canonical) == .notCanonical)
        }
    }

    @Test(arguments: [
        #""\ud800""#, #""\udbff""#, #""\udc00""#, #""\udfff""#, #""\ud800x""#, #""\ud800\n""#,
        #""\ud800\u0041""#, #""\ud800\ud800""#, #""\udc00\ud800""#,
        #""\ud83d\ue000""#, #""\ud83d\\ude02""#, #""\uDE02\uD83D""#, #""ab\ud800"#, #""\ud800\"#,
    ])
    func `Half a surrogate pair is refused, in a value and in a key`(text: String) {
        #expect(reason(Array(text.utf8), .any) == .loneSurrogate)
        let lower = text.replacing("DE02", with: "de02").replacing("D83D", with: "d83d")
        #expect(reason(Array(lower.utf8), .canonical) == .loneSurrogate)
        #expect(reason(Array("{\(text):1}".utf8), .any) == .loneSurrogate)
    }

    @Test(arguments: [
        #""\u""#, #""\u1""#, #""\u12""#, #""\u123""#, #""\u123g""#, #""\u 123""#, #""\u+123""#,
        #""\x41""#, #""\u{41}""#,
    ])
    func `An escape of fewer than four digits is refused`(text: String) {
        for form in [JSON.Form.any, .canonical] {
            let reason = reason(Array(text.utf8), form)
            #expect(reason == .syntax || reason == .unfinished)
        }
    }

    /// Table 3-7 of the Unicode standard: what is no well-formed UTF-8.
    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80],
            [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x82], [0xF0, 0x80, 0x80, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xFE], [0xFF],
        ] as [[UInt8]])
    func `Bytes that are no UTF-8 are refused, with and without an escape beside them`(bad: [UInt8])
    {
        let quote: [UInt8] = [0x22]
        for form in [JSON.Form.any, .canonical] {
            #expect(outcome(quote + bad + quote, form) == .failure(JSONError(.brokenUTF8, at: 1)))
            let escape = Array(#"\n"#.utf8)
            #expect(reason(quote + escape + bad + quote, form) == .brokenUTF8)
            #expect(reason(quote + bad + escape + quote, form) == .brokenUTF8)
            let key = Array("{".utf8) + quote + bad + quote + Array(":1}".utf8)
            #expect(reason(key, form) == .brokenUTF8)
        }
    }

    @Test func `A text is kept as it is, never normalised`() throws {
        for text in ["A\u{30A}", "\u{C5}", "\u{212B}", "ﬁ", "\u{1100}\u{1161}", "\u{AC00}", "한"] {
            let json = try JSON(JSON.string(text).canonical, form: .canonical)
            #expect(json.string.map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test func `A text without its end is unfinished`() {
        for text in [#"""#, #""a"#, #""\"#, #""\""#, #""\n"#, #""\u00"#, #""\n\"#] {
            for form in [JSON.Form.any, .canonical] {
                let error = JSONError(.unfinished, at: text == #""\u00"# ? 3 : text.utf8.count)
                #expect(outcome(text, form) == .failure(error), "\(text)")
            }
        }
    }
}
