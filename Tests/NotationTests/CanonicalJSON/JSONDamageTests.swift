import Foundation
import Notation
import TestSupport
import Testing

/// Damaged bytes are refused or mean what they say; they never trap and never mean two things.
@Suite struct JSONDamageTests {
    private static let sample = Array(
        #"""
        {"":null,"a":[1,-20,"x\n\u0001\"","镇é",true,false],"b":{"c":{"d":[]},"e":{}},\#
        "n":9007199254740991,"😂":"ﬁ"}
        """#.utf8)

    private func error(_ bytes: [UInt8], _ form: JSON.Form) -> JSONError? {
        do {
            _ = try JSON(bytes, form: form)
            return nil
        } catch {
            return error
        }
    }

    /// What must hold of any bytes at all.
    private func check(_ bytes: [UInt8], _ note: @autoclosure () -> String) {
        let any = try? JSON(bytes, form: .any)
        if let canonical = try? JSON(bytes, form: .canonical) {
            if canonical.canonical != bytes || any != canonical { Issue.record("\(note())") }
        } else if let any, any.canonical == bytes {
            Issue.record("refused though canonical: \(note())")
        }
        if let error = error(bytes, .canonical) ?? error(bytes, .any),
            error.offset < 0 || error.offset > bytes.count
        {
            Issue.record("offset \(error.offset) outside: \(note())")
        }
        if any != nil, (try? foundation(bytes)) == nil {
            Issue.record("Foundation refuses what was read: \(note())")
        }
    }

    private func foundation(_ bytes: [UInt8]) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    }

    @Test func `The sample is canonical`() throws {
        #expect(try JSON(Self.sample, form: .canonical).canonical == Self.sample)
    }

    @Test func `Cut at any byte it is refused`() {
        for length in 0..<Self.sample.count {
            let cut = Array(Self.sample[..<length])
            for form in [JSON.Form.any, .canonical] {
                let reason = error(cut, form)?.reason
                // Only a literal, or a number after its minus sign, breaks off as wrong syntax.
                let inWord = [
                    UInt8(ascii: "-"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"),
                ]
                let mayBeSyntax = cut.suffix(4).contains { inWord.contains($0) }
                #expect(reason == .unfinished || (mayBeSyntax && reason == .syntax), "\(length)")
            }
        }
    }

    @Test func `With any byte in any place it is refused or written back the same`() {
        for place in Self.sample.indices {
            for byte in UInt8.min...UInt8.max {
                var damaged = Self.sample
                damaged[place] = byte
                check(damaged, "byte \(byte) at \(place)")
            }
        }
    }

    @Test func `With any byte put in or left out it is refused or written back the same`() {
        for place in 0...Self.sample.count {
            for byte in "{}[],:\"\\0-19nu \u{1}".utf8 {
                var longer = Self.sample
                longer.insert(byte, at: place)
                check(longer, "byte \(byte) put in at \(place)")
            }
            guard place < Self.sample.count else { continue }
            var shorter = Self.sample
            shorter.remove(at: place)
            check(shorter, "byte left out at \(place)")
        }
    }

    @Test func `All short texts of JSON's own characters agree with Foundation`() {
        var texts = [""]
        var read = 0
        for _ in 1...5 {
            texts = texts.flatMap { text in
                ["{", "}", "[", "]", ",", ":", "\"", "1"].map { text + $0 }
            }
            for text in texts {
                let bytes = Array(text.utf8)
                let ours = try? JSON(bytes, form: .any)
                let theirs = try? foundation(bytes)
                // Foundation lets a comma stand before a closing bracket; the RFC does not.
                if text.contains(",]"), ours == nil { continue }
                if (ours == nil) != (theirs == nil) { Issue.record("\(text)") }
                if ours != nil { read += 1 }
            }
        }
        #expect(read > 20)
    }

    @Test(arguments: [UInt64(31), 32, 33])
    func `Random damage to random trees is refused or written back the same`(seed: UInt64) {
        var random = Seeded(seed: seed)
        for round in 0..<400 {
            let json = random.json(depth: 4)
            var bytes = Spelling.spell(json, round % 2 == 0 ? [] : .all, random.fork())
            for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 1: bytes.remove(at: place)
                case 2:
                    bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
                default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
                }
            }
            check(bytes, "seed \(seed), round \(round)")
        }
    }

    @Test func `Random bytes never trap`() {
        var random = Seeded(seed: 33_23)
        for _ in 0..<3_000 {
            let count = Int.random(in: 0...40, using: &random)
            let bytes = random.bytes(count)
            check(bytes, "\(bytes)")
            check(bytes.map { Array("{}[]:,\"\\u0dn-1ae ".utf8)[Int($0) % 17] }, "from \(bytes)")
        }
    }
}
