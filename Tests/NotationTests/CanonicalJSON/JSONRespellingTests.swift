import Notation
import TestSupport
import Testing

/// One value has one canonical text and many others, on random trees.
@Suite struct JSONRespellingTests {
    @Test(arguments: [UInt64(21), 22, 23, 24])
    func `The canonical bytes are those of the RFC and read back as the same value`(
        seed: UInt64
    ) throws {
        var random = Seeded(seed: seed)
        for _ in 0..<150 {
            let json = random.json(depth: 5)
            let bytes = json.canonical
            #expect(bytes == Spelling.canonical(json), "seed \(seed)")
            #expect(try JSON(bytes, form: .canonical) == json, "seed \(seed)")
            #expect(try JSON(bytes, form: .any) == json, "seed \(seed)")
        }
    }

    @Test(arguments: [Spelling.Freedoms.spaces, .escapes, .order, .all])
    func `Any other spelling is refused as canonical and read otherwise`(
        freedoms: Spelling.Freedoms
    ) throws {
        var random = Seeded(seed: 33_20)
        var respelled = 0
        while respelled < 200 {
            let json = random.json(depth: 5)
            let bytes = Spelling.spell(json, freedoms, random.fork())
            #expect(try JSON(bytes, form: .any) == json)
            #expect(try JSON(bytes, form: .any).canonical == json.canonical)
            guard bytes != json.canonical else { continue }
            respelled += 1
            let error = #expect(throws: JSONError.self) { try JSON(bytes, form: .canonical) }
            #expect(error?.reason == .notCanonical, "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test func `Values are equal exactly when their canonical bytes are`() {
        var random = Seeded(seed: 33_21)
        let values = (0..<150).map { _ in random.json(depth: 2) }
        for a in values {
            for b in values where (a == b) != (a.canonical == b.canonical) {
                Issue.record("\(a) and \(b)")
            }
        }
    }

    @Test func `Texts that only look alike are different values`() throws {
        let one = JSON.string("\u{E9}")
        let two = JSON.string("e\u{301}")
        #expect(one != two)
        #expect(one.canonical != two.canonical)
        #expect(JSON.array([one]) != JSON.array([two]))
        #expect(JSON.object(["k": one]) != JSON.object(["k": two]))
        #expect(JSON.object(["\u{E9}": 1]) != JSON.object(["e\u{301}": 1]))
        #expect(JSON.object(["\u{E9}": 1]) == JSON.object(["\u{E9}": 1]))
        #expect(try JSON(two.canonical, form: .canonical) == two)
        // U+212B, U+00C5 and A with U+030A are one character to Unicode and three texts to us.
        let rings = ["\u{212B}", "\u{C5}", "A\u{30A}"].map { JSON.string($0) }
        for (index, a) in rings.enumerated() {
            for (other, b) in rings.enumerated() { #expect((a == b) == (index == other)) }
        }
    }

    @Test(arguments: [JSON.Form.any, .canonical])
    func `Equivalent keys in one object are refused, never merged`(form: JSON.Form) {
        // In order of UTF-16 code units, so that nothing else is wrong with it.
        let bytes = Array("{\"e\u{301}\":1,\"\u{E9}\":2}".utf8)
        let error = #expect(throws: JSONError.self) { try JSON(bytes, form: form) }
        #expect(error?.reason == .duplicateKey)
        #expect(error?.offset == 9)
    }
}
