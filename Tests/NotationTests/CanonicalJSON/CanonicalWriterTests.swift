import Notation
import TestSupport
import Testing

/// The writer of known shapes, key by key.
@Suite struct CanonicalWriterTests {
    private func text(_ write: (inout CanonicalWriter) -> Void) -> String {
        var writer = CanonicalWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `Nothing written is nothing`() {
        #expect(CanonicalWriter().bytes.isEmpty)
    }

    @Test func `Commas stand between values and keys, and nowhere else`() {
        let written = text { writer in
            writer.beginObject()
            writer.key("a")
            writer.beginArray()
            writer.integer(1)
            writer.beginArray()
            writer.endArray()
            writer.beginObject()
            writer.endObject()
            writer.string("x")
            writer.bool(true)
            writer.bool(false)
            writer.endArray()
            writer.key("b")
            writer.beginObject()
            writer.field("c", "d")
            writer.field("e", 5)
            writer.endObject()
            writer.key("f")
            writer.raw("{\"g\":1}".utf8)
            writer.field("h", -1)
            writer.endObject()
        }
        #expect(
            written == #"{"a":[1,[],{},"x",true,false],"b":{"c":"d","e":5},"f":{"g":1},"h":-1}"#)
    }

    @Test func `A field that is absent leaves no trace`() {
        let written = text { writer in
            writer.beginObject()
            writer.field("a", ifPresent: nil)
            writer.field("b", ifPresent: "1")
            writer.field("c", ifPresent: nil)
            writer.field("d", ["x", "y"])
            writer.field("e", [])
            writer.field("f", ifPresent: "")
            writer.endObject()
        }
        #expect(written == #"{"b":"1","d":["x","y"],"e":[],"f":""}"#)
    }

    @Test func `Keys and texts are escaped in the same way`() {
        let written = text { writer in
            writer.beginObject()
            writer.field("\u{1}\"\\\n", "\u{1}\"\\\n")
            writer.endObject()
        }
        #expect(written == #"{"\u0001\"\\\n":"\u0001\"\\\n"}"#)
    }

    @Test func `Numbers at both limits are written`() {
        #expect(text { $0.integer(JSON.integerLimit) } == "9007199254740991")
        #expect(text { $0.integer(-JSON.integerLimit) } == "-9007199254740991")
        #expect(text { $0.integer(0) } == "0")
    }

    @Test func `A tree inside a known shape is sorted`() {
        let written = text { writer in
            writer.beginObject()
            writer.key("tree")
            writer.value(["b": [.null, true], "a": ["d": 1, "c": "2"]])
            writer.field("z", "1")
            writer.endObject()
        }
        #expect(written == #"{"tree":{"a":{"c":"2","d":1},"b":[null,true]},"z":"1"}"#)
    }

    @Test func `A shape written key by key is the tree written at once`() throws {
        var random = Seeded(seed: 33_24)
        for _ in 0..<200 {
            let json = random.json(depth: 4)
            var writer = CanonicalWriter()
            writeByHand(json, &writer)
            #expect(writer.bytes == json.canonical)
        }
    }

    private func writeByHand(_ json: JSON, _ writer: inout CanonicalWriter) {
        switch json {
        case .null: writer.raw("null".utf8)
        case .bool(let truth): writer.bool(truth)
        case .integer(let number): writer.integer(number)
        case .string(let string): writer.string(string)
        case .array(let elements):
            writer.beginArray()
            for element in elements { writeByHand(element, &writer) }
            writer.endArray()
        case .object(let members):
            writer.beginObject()
            let order = members.sorted {
                Spelling.units($0.key).lexicographicallyPrecedes(Spelling.units($1.key))
            }
            for (key, value) in order {
                writer.key(key)
                writeByHand(value, &writer)
            }
            writer.endObject()
        }
    }
}
