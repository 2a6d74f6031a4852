import Notation
import TestSupport
import Testing

/// The reader of known shapes: what it reads, and every reason for which it refuses.
@Suite struct CanonicalReaderTests {
    private func refusal(
        _ text: String, _ read: (inout CanonicalReader) throws(JSONError) -> Void
    ) -> JSONError? {
        var reader = CanonicalReader(Array(text.utf8))
        do {
            try read(&reader)
            try reader.end()
            return nil
        } catch {
            return error
        }
    }

    private static let full = SampleRecord(
        counts: ["A-1": 3, "good": -7], extra: ["k": [1, ["x": "\n"]]], name: "镇\u{1}", note: "",
        office: "east", points: "92.5",
        rows: [.init(done: true, number: 1), .init(done: false, number: -5)],
        seen: ["1", "2"], tags: ["a", "b", "c"])

    private static let fullText =
        #"{"counts":{"A-1":3,"good":-7},"extra":{"k":[1,{"x":"\n"}]},"name":"镇\u0001","note":"","#
        + #""office":"east","points":"92.5","rows":[{"d":true,"n":1},{"n":-5}],"seen":["1","2"],"#
        + #""tags":["a","b","c"]}"#

    private static let barestText =
        #"{"counts":{},"extra":{},"name":"","office":"o","rows":[],"tags":[]}"#

    @Test func `A record with all its fields is read and written`() throws {
        #expect(try SampleRecord.read(Array(Self.fullText.utf8)) == Self.full)
        #expect(Self.full.bytes == Array(Self.fullText.utf8))
    }

    @Test func `A record with nothing but what it must have is read and written`() throws {
        let record = try SampleRecord.read(Array(Self.barestText.utf8))
        #expect(record == SampleRecord(name: "", office: "o"))
        #expect(record.bytes == Array(Self.barestText.utf8))
    }

    @Test func `Random records come back`() throws {
        var random = Seeded(seed: 33_25)
        for _ in 0..<300 {
            let record = SampleRecord.random(&random)
            #expect(try SampleRecord.read(record.bytes) == record)
            #expect(try JSON(record.bytes, form: .canonical).canonical == record.bytes)
        }
    }

    @Test(arguments: [
        ("{}", JSONError.Reason.missingKey, 1, "counts"), ("[]", .wrongType, 0, ""),
        ("", .unfinished, 0, ""), ("{", .missingKey, 1, "counts"), (" {}", .wrongType, 0, ""),
        (#"{"count":{}}"#, .missingKey, 1, "counts"),
        (#"{"counts" :{}}"#, .missingKey, 1, "counts"),
        (#"{"counts":1}"#, .wrongType, 10, ""), (#"{"counts":{},"#, .missingKey, 12, "extra"),
        (#"{"counts":{"a":"1"}}"#, .wrongType, 15, ""),
        (#"{"counts":{"a":1.5}}"#, .notWhole, 15, ""),
        (#"{"counts":{"a":-0}}"#, .notCanonical, 15, ""),
        (#"{"counts":{"a":1"#, .unfinished, 16, ""),
        (#"{"counts":{"b":1,"a":2}}"#, .notCanonical, 16, "a"),
        (#"{"counts":{"a" :1}}"#, .syntax, 14, ""),
        (#"{"counts":{a:1}}"#, .wrongType, 11, ""), (#"{"counts":{"a":1 }}"#, .syntax, 16, ""),
        (#"{"counts":{"a":1,}}"#, .wrongType, 17, ""),
        (#"{"counts":{"a":99999999999999999999}}"#, .tooLarge, 15, ""),
        (#"{"counts":{},"extra":[]}"#, .wrongType, 21, ""),
        (#"{"counts":{},"extra":{"b":1,"b":2}}"#, .duplicateKey, 28, "b"),
        (#"{"counts":{},"extra":{"b":1,"a":2}}"#, .notCanonical, 28, "a"),
        (#"{"counts":{},"extra":{ }}"#, .notCanonical, 22, ""),
        (#"{"counts":{},"extra":{"#, .unfinished, 22, ""),
        (#"{"counts":{},"extra":{]}"#, .syntax, 22, ""),
        (#"{"counts":{},"extra":{"a":"\u0041"}}"#, .notCanonical, 27, ""),
        (#"{"counts":{},"extra":{},"name":7}"#, .wrongType, 31, ""),
        (#"{"counts":{},"extra":{},"name":"\ud800"}"#, .loneSurrogate, 32, ""),
        (#"{"counts":{},"extra":{},"name":"a"#, .unfinished, 33, ""),
        (#"{"counts":{},"extra":{},"name":"","office":"a b"}"#, .badText, 43, "office"),
        (
            #"{"counts":{},"extra":{},"name":"","office":"o","points":"92.50"}"#, .badText, 56,
            "points"
        ),
    ])
    func `A damaged record is refused at its place`(
        text: String, reason: JSONError.Reason, offset: Int, key: String
    ) {
        let error = #expect(throws: JSONError.self) { try SampleRecord.read(Array(text.utf8)) }
        #expect(error == JSONError(reason, at: offset, key: key), "\(text)")
    }

    private static let start = #"{"counts":{},"extra":{},"name":"","office":"o","#

    @Test(arguments: [
        (#""rows":[{"n":-6}],"tags":[]}"#, JSONError.Reason.tooLarge, "n"),
        (#""rows":[{"n":1000001}],"tags":[]}"#, .tooLarge, "n"),
        (#""rows":[{"d":false,"n":1}],"tags":[]}"#, .wrongType, ""),
        (#""rows":[{"d":tru"#, .wrongType, ""), (#""rows":[{"d":"#, .unfinished, ""),
        (#""rows":[{"n":1,"o":2}],"tags":[]}"#, .unknownKey, "o"),
        (#""rows":[{"n":1,"n":2}],"tags":[]}"#, .unknownKey, "n"),
        (#""rows":[{"n":1,}],"tags":[]}"#, .unknownKey, ""), (#""rows":[{"n":1"#, .unfinished, ""),
        (#""rows":[{"n":1}{"n":2}],"tags":[]}"#, .syntax, ""),
        (#""rows":[{"n":1},],"tags":[]}"#, .wrongType, ""),
        (#""rows":["#, .unfinished, ""), (#""rows":[{"n":1}"#, .unfinished, ""),
        (#""rows":[],"seen":[],"tags":[]}"#, .notCanonical, "seen"),
        (#""rows":[],"seen":["1","2","3"],"tags":[]}"#, .tooLarge, "seen"),
        (#""rows":[],"tags":["a","b","c","d"]}"#, .tooLarge, "tags"),
        (#""rows":[],"tags":["a","é"]}"#, .badText, "tags"),
        (#""rows":[],"tags":[]"#, .unfinished, ""), (#""rows":[],"tags":[]}}"#, .trailingBytes, ""),
        (#""rows":[],"tags":[]} "#, .trailingBytes, ""),
        (#""rows":[],"tags":[],"u":1}"#, .unknownKey, "u"),
        (#""rows":[],"tags":[],"\u0075\n":1}"#, .unknownKey, "u\n"),
        (#""rows":[],"tags":[],"u"#, .unknownKey, ""), (#""rows":[],"tags":[],}"#, .unknownKey, ""),
        (#""rows":[],"tags":[] }"#, .unknownKey, ""),
    ])
    func `A record damaged near its end is refused for the right reason`(
        end: String, reason: JSONError.Reason, key: String
    ) {
        let error = #expect(throws: JSONError.self) {
            try SampleRecord.read(Array((Self.start + end).utf8))
        }
        #expect(error?.reason == reason, "\(end)")
        #expect(error?.key == key, "\(end)")
    }

    @Test func `Depth counts the values outside as well`() {
        for outer in 0...33 {
            for inner in 1...33 where outer + inner > 28 && outer + inner < 37 {
                let object =
                    String(repeating: #"{"a":"#, count: inner - 1) + "{}"
                    + String(repeating: "}", count: inner - 1)
                let brackets = (
                    String(repeating: "[", count: outer), String(repeating: "]", count: outer)
                )
                let text = brackets.0 + object + brackets.1
                let found = refusal(text) { reader throws(JSONError) in
                    for _ in 0..<outer {
                        try reader.beginArray()
                        guard try reader.nextElement() else { return }
                    }
                    _ = try reader.rawObject()
                    for _ in 0..<outer where try reader.nextElement() { return }
                }
                let tree = (try? JSON(Array(text.utf8), form: .canonical)) != nil
                #expect((found == nil) == tree, "\(outer) + \(inner): \(String(describing: found))")
                #expect(found == nil || found?.reason == .tooDeep)
            }
        }
    }

    @Test func `Texts and literals at the top are values too`() {
        #expect(refusal("\"a\"") { reader throws(JSONError) in _ = try reader.string() } == nil)
        #expect(refusal("5") { reader throws(JSONError) in _ = try reader.integer() } == nil)
        #expect(refusal("true") { reader throws(JSONError) in try reader.literalTrue() } == nil)
        #expect(
            refusal("truer") { reader throws(JSONError) in try reader.literalTrue() }
                == JSONError(.trailingBytes, at: 4))
        #expect(
            refusal("-") { reader throws(JSONError) in _ = try reader.integer() }
                == JSONError(.syntax, at: 0))
        #expect(
            refusal("") { reader throws(JSONError) in try reader.literalTrue() }
                == JSONError(.unfinished, at: 0))
        #expect(
            refusal("") { reader throws(JSONError) in try reader.endObject() }
                == JSONError(.unfinished, at: 0))
    }

    @Test func `The offset tells how far reading came`() throws {
        var reader = CanonicalReader(Array(#"{"ab":"x"}"#.utf8))
        #expect(reader.offset == 0)
        try reader.beginObject()
        #expect(reader.offset == 1)
        let others = [reader.optionalKey("a"), reader.optionalKey("abc"), reader.optionalKey("b")]
        #expect(others == [false, false, false])
        #expect(reader.offset == 1)
        let found = reader.optionalKey("ab")
        #expect(found)
        #expect(reader.offset == 6)
        #expect(!reader.atObjectEnd)
        let text = try reader.string()
        #expect(text == "x")
        #expect(reader.atObjectEnd)
        try reader.endObject()
        try reader.end()
        #expect(!reader.atObjectEnd)
    }
}
