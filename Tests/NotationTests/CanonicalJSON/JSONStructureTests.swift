import Notation
import Testing

/// Objects, arrays, depth, white space and what may follow.
@Suite struct JSONStructureTests {
    private func error(_ text: String, _ form: JSON.Form) -> JSONError? {
        do {
            _ = try JSON(Array(text.utf8), form: form)
            return nil
        } catch {
            return error
        }
    }

    private static let values: [(String, JSON)] = [
        ("null", .null), ("true", true), ("false", false), ("\"\"", ""), ("[]", []),
        ("{}", .object([:])), ("[null,true,[],{}]", [.null, true, [], .object([:])]),
        (#"{"":0,"a":{"b":[1,"2"]}}"#, ["": 0, "a": ["b": [1, "2"]]]),
    ]

    @Test(arguments: values)
    func `Every kind of value is read and written`(text: String, json: JSON) throws {
        for form in [JSON.Form.any, .canonical] {
            #expect(try JSON(Array(text.utf8), form: form) == json)
        }
        #expect(json.canonical == Array(text.utf8))
    }

    @Test(arguments: [
        ("", JSONError.Reason.unfinished, 0), ("[", .unfinished, 1), ("{", .unfinished, 1),
        ("[1", .unfinished, 2), ("[1,", .unfinished, 3), (#"{"a""#, .unfinished, 4),
        (#"{"a":"#, .unfinished, 5), (#"{"a":1"#, .unfinished, 6), (#"{"a":1,"#, .unfinished, 7),
        ("]", .syntax, 0), ("}", .syntax, 0), (",", .syntax, 0), (":", .syntax, 0),
        ("[,]", .syntax, 1), ("[1,]", .syntax, 3), ("[1}", .syntax, 2), ("{]", .syntax, 1),
        ("[1:2]", .syntax, 2), ("[1\"2\"]", .syntax, 2), ("{,}", .syntax, 1),
        (#"{"a"}"#, .syntax, 4), (#"{"a",1}"#, .syntax, 4), (#"{"a":1,}"#, .syntax, 7),
        (#"{"a":1]"#, .syntax, 6), (#"{"a":1"b":2}"#, .syntax, 6), ("{1:2}", .syntax, 1),
        ("{a:1}", .syntax, 1), ("{'a':1}", .syntax, 1), ("{null:1}", .syntax, 1),
        ("nul", .syntax, 0), ("True", .syntax, 0), ("NULL", .syntax, 0), ("undefined", .syntax, 0),
        ("'a'", .syntax, 0), ("// note\n1", .syntax, 0), ("/**/1", .syntax, 0),
        ("\u{FEFF}1", .syntax, 0), ("\u{A0}1", .syntax, 0), ("\u{B}1", .syntax, 0),
        ("\u{0}1", .syntax, 0), ("[1;2]", .syntax, 2),
        ("nulll", .trailingBytes, 4), ("truefalse", .trailingBytes, 4),
        ("1\"a\"", .trailingBytes, 1),
        ("[][]", .trailingBytes, 2), ("{}{}", .trailingBytes, 2), ("{}x", .trailingBytes, 2),
        ("1\u{0}", .trailingBytes, 1), ("[]]", .trailingBytes, 2),
        ("\"a\"\u{A0}", .trailingBytes, 3),
    ])
    func `What is no JSON is refused at its place in both forms`(
        text: String, reason: JSONError.Reason, offset: Int
    ) {
        for form in [JSON.Form.any, .canonical] {
            #expect(error(text, form) == JSONError(reason, at: offset), "\(text)")
        }
    }

    @Test(arguments: [" ", "\t", "\n", "\r", "\r\n\t "])
    func `White space is allowed between tokens, and nowhere in canonical form`(space: String)
        throws
    {
        let tokens = [
            "{", "\"a\"", ":", "[", "1", ",", "true", "]", ",", "\"b\"", ":", "null", "}",
        ]
        let whole = try JSON(Array(tokens.joined().utf8), form: .canonical)
        for place in 0...tokens.count {
            let parts = tokens[..<place] + [space] + tokens[place...]
            let text = parts.joined()
            #expect(try JSON(Array(text.utf8), form: .any) == whole)
            let offset = tokens[..<place].joined().utf8.count
            #expect(error(text, .canonical) == JSONError(.notCanonical, at: offset), "\(text)")
        }
        for text in ["tr\(space)ue", "1\(space)2", "\"a\(space)b\""] {
            #expect(error(text, .any) != nil || space == " " && text.hasPrefix("\""))
        }
    }

    @Test func `A key stands once in an object, however it is spelled`() {
        for (text, key) in [
            (#"{"a":1,"a":2}"#, "a"), (#"{"a":1,"b":2,"a":1}"#, "a"), (#"{"":1,"":1}"#, ""),
            (#"{"a":1,"\u0061":2}"#, "a"), (#"{"x":null,"x":null}"#, "x"),
            (#"{"/":1,"\/":2}"#, "/"), (#"{"\n":1,"\u000a":2}"#, "\n"),
        ] {
            let found = error(text, .any)
            #expect(found?.reason == .duplicateKey, "\(text)")
            #expect(found?.key == key)
        }
        #expect(error(#"{"a":1,"a":2}"#, .canonical) == JSONError(.duplicateKey, at: 7, key: "a"))
        #expect(error(#"{"a":{"a":[{"a":1},{"a":2}]}}"#, .canonical) == nil)
    }

    @Test(arguments: [
        #"{"b":1,"a":2}"#, #"{"a":1,"A":2}"#, #"{"10":1,"1":2}"#, #"{"a":1,"":2}"#,
        "{\"\u{FB33}\":1,\"\u{1F602}\":2}", "{\"\u{FFFF}\":1,\"\u{10000}\":2}",
        "{\"\u{E9}\":1,\"z\":2}", #"{"x":{"b":1,"a":2}}"#, #"{"aa":1,"a\n":2}"#,
    ])
    func `Keys out of order are refused in canonical form only`(text: String) throws {
        #expect(error(text, .canonical)?.reason == .notCanonical)
        let sorted = try JSON(Array(text.utf8), form: .any).canonical
        #expect(sorted != Array(text.utf8))
        #expect(try JSON(sorted, form: .canonical).canonical == sorted)
    }

    @Test func `Order beyond the first plane is by code units, not by code points`() {
        // U+1F602 is D83D DE02: before U+E000 and U+FFFF, after U+D7FF.
        let text = "{\"\u{D7FF}\":1,\"\u{1F602}\":2,\"\u{E000}\":3,\"\u{FFFF}\":4}"
        #expect(error(text, .canonical) == nil)
        let json: JSON = ["\u{FFFF}": 4, "\u{E000}": 3, "\u{1F602}": 2, "\u{D7FF}": 1]
        #expect(json.canonical == Array(text.utf8))
    }

    @Test func `Thirty-two values may stand inside one another and no more`() {
        func nest(_ count: Int, _ open: String, _ close: String, _ inner: String) -> String {
            String(repeating: open, count: count) + inner + String(repeating: close, count: count)
        }
        for form in [JSON.Form.any, .canonical] {
            #expect(error(nest(31, "[", "]", "[]"), form) == nil)
            #expect(error(nest(31, "[", "]", "{}"), form) == nil)
            #expect(error(nest(31, "[", "]", "1"), form) == nil)
            #expect(error(nest(31, #"{"a":"#, "}", "\"x\""), form) == nil)
            #expect(error(nest(32, "[", "]", ""), form) == nil)
            #expect(error(nest(32, "[", "]", "1"), form) == JSONError(.tooDeep, at: 32))
            #expect(error(nest(32, "[", "]", "[]"), form) == JSONError(.tooDeep, at: 32))
            #expect(error(nest(32, #"{"a":"#, "}", "null"), form) == JSONError(.tooDeep, at: 160))
            #expect(error(String(repeating: "[", count: 1_000_000), form)?.reason == .tooDeep)
        }
    }

    @Test func `A value answers only for its own kind`() {
        let values: [JSON] = [.null, true, 7, "t", [1], ["k": 2]]
        #expect(values.map(\.bool) == [nil, true, nil, nil, nil, nil])
        #expect(values.map(\.integer) == [nil, nil, 7, nil, nil, nil])
        #expect(values.map(\.string) == [nil, nil, nil, "t", nil, nil])
        #expect(values.map(\.array) == [nil, nil, nil, nil, [1], nil])
        #expect(values.map(\.object) == [nil, nil, nil, nil, nil, ["k": 2]])
        #expect(values.map { $0["k"] } == [nil, nil, nil, nil, nil, 2])
        #expect(values[5]["other"] == nil)
        for (index, a) in values.enumerated() {
            for (other, b) in values.enumerated() { #expect((a == b) == (index == other)) }
        }
        #expect(Set(values).count == 6)
    }

    @Test func `Values of one kind differ by their contents`() {
        #expect(JSON.object(["a": 1]) != ["a": 2])
        #expect(JSON.object(["a": 1]) != ["b": 1])
        #expect(JSON.object(["a": 1]) != ["a": 1, "b": 2])
        #expect(JSON.array([1, 2]) != [2, 1])
        #expect(JSON.array([]) != [[]])
        #expect(JSON.string("1") != 1)
        let twice: JSON = ["a": 1, "a": 2]
        #expect(twice == ["a": 2])
    }

    @Test func `A long key is cut in the error, by characters of the code`() {
        let long = String(repeating: "e\u{301}", count: 5_000)
        let found = error("{\"\(long)\":1,\"\(long)\":2}", .any)
        #expect(found?.reason == .duplicateKey)
        #expect(found?.key.unicodeScalars.count == 64)
        #expect(found.map { long.hasPrefix($0.key) } == true)
    }
}
