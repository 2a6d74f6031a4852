import Notation
import TestSupport
import Testing

/// The reader of known shapes and the parser of any value judge damaged bytes alike.
@Suite struct CanonicalReaderDamageTests {
    /// Reasons that speak of the shape: the bytes may be canonical JSON all the same.
    private static let shape: Set<JSONError.Reason> = [
        .unknownKey, .missingKey, .wrongType, .badText, .tooLarge, .notCanonical,
    ]

    private func parse(_ bytes: [UInt8]) -> JSONError? {
        do {
            _ = try JSON(bytes, form: .canonical)
            return nil
        } catch {
            return error
        }
    }

    /// Checks one input and tells the reason of its refusal.
    @discardableResult
    private func check(_ bytes: [UInt8], _ note: @autoclosure () -> String) -> JSONError.Reason? {
        do {
            let record = try SampleRecord.read(bytes)
            if record.bytes != bytes { Issue.record("read but written otherwise: \(note())") }
            if let error = parse(bytes) { Issue.record("the parser says \(error): \(note())") }
            return nil
        } catch {
            let diagnosis = CanonicalReader.diagnose(bytes, error)
            if let parsed = parse(bytes) {
                if diagnosis != parsed { Issue.record("diagnosed \(diagnosis): \(note())") }
            } else {
                if diagnosis != error { Issue.record("diagnosed \(diagnosis): \(note())") }
                if !Self.shape.contains(error.reason) { Issue.record("\(error): \(note())") }
            }
            if !(0...bytes.count).contains(error.offset) { Issue.record("\(error): \(note())") }
            return diagnosis.reason
        }
    }

    private func sample(_ seed: UInt64) -> [UInt8] {
        var random = Seeded(seed: seed)
        var record = SampleRecord.random(&random)
        record.counts = ["A-1": 12, "good": -3]
        record.rows = [.init(done: true, number: 5), .init(done: false, number: 1_000_000)]
        record.extra = ["k": [1, "\n", ["x": .null]]]
        return record.bytes
    }

    @Test func `Cut at any byte a record is refused`() {
        let bytes = sample(41)
        for length in bytes.indices {
            #expect(check(Array(bytes[..<length]), "cut at \(length)") != nil)
        }
        #expect(check(bytes, "whole") == nil)
    }

    @Test(arguments: [UInt64(42), 43])
    func `With any bit of a record turned round both judge alike`(seed: UInt64) {
        let bytes = sample(seed)
        for place in bytes.indices {
            for bit in 0..<8 {
                var damaged = bytes
                damaged[place] ^= 1 << UInt8(bit)
                check(damaged, "seed \(seed), bit \(bit) of byte \(place)")
            }
        }
    }

    @Test func `With any other byte in any place both judge alike`() {
        let bytes = sample(44)
        for place in bytes.indices {
            for byte in "\"\\{}[],:-0129etnu /\u{1}\u{1F}\u{7F}".utf8 {
                var damaged = bytes
                damaged[place] = byte
                check(damaged, "byte \(byte) at \(place)")
                damaged.insert(byte, at: place)
                check(damaged, "bytes \(byte) at \(place)")
            }
        }
    }

    @Test(arguments: [UInt64(45), 46, 47, 48])
    func `Random damage to random records is judged alike`(seed: UInt64) {
        var random = Seeded(seed: seed)
        for round in 0..<400 {
            var bytes = SampleRecord.random(&random).bytes
            for _ in 0..<Int.random(in: 0...3, using: &random) where bytes.count > 2 {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &random), at: place)
                case 3: bytes.removeSubrange(place..<min(bytes.count, place + 20))
                default:
                    let other = Int.random(in: 0..<bytes.count, using: &random)
                    bytes.insert(
                        contentsOf: bytes[min(place, other)..<max(place, other)], at: place)
                }
            }
            check(bytes, "seed \(seed), round \(round)")
        }
    }

    @Test func `Every reason is given for some bytes, by the diagnosis`() {
        let start = #"{"counts":{},"extra":{"#
        let rest = #"},"name":"","office":"o","rows":[],"tags":[]}"#
        let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        let texts = [
            start, start + "]" + rest, start + rest + "x", start + #""a":"\udc00""# + rest,
            start + #""b":1,"a":2"# + rest, start + #""a":1,"a":2"# + rest, start + "},\"b\":1}",
            start + "}}", #"{"counts":[]}"#, start + #""a":0.5"# + rest,
            start + #""a":9007199254740992"# + rest, start + #""a":"# + deep + rest,
            start + #"},"name":"","office":""}"#, start + rest.dropLast() + #","z":1}"#,
        ]
        var reasons = Set(texts.compactMap { check(Array($0.utf8), $0) })
        let broken = Array((start + #""a":""#).utf8) + [0xC0, 0x80] + Array(("\"" + rest).utf8)
        if let reason = check(broken, "broken UTF-8") { reasons.insert(reason) }
        let all: Set<JSONError.Reason> = [
            .unfinished, .syntax, .trailingBytes, .brokenUTF8, .loneSurrogate, .notCanonical,
            .duplicateKey, .unknownKey, .missingKey, .wrongType, .notWhole, .tooLarge, .tooDeep,
            .badText,
        ]
        #expect(reasons == all)
    }
}
