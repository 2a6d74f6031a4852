import Notation
import TestSupport
import Testing

@testable import Submission

/// What holds for the fields of every payload, tried on bytes that Python wrote.
@Suite("The fields of every payload")
struct PayloadFieldTests {
    private func members(_ golden: Payloads.Golden) throws -> [String: JSON] {
        let record = try Payloads.record(golden.name)
        return try #require(try JSON(record.payload, form: .canonical).object)
    }

    private func code(_ golden: Payloads.Golden, _ members: [String: JSON]) -> FindingCode? {
        Payloads.code(golden.type, JSON.object(members).canonical)
    }

    @Test(
        "a payload of another program is read, and written again as its bytes",
        arguments: Payloads.all)
    func roundTrip(_ golden: Payloads.Golden) throws {
        let record = try Payloads.record(golden.name)
        let content = try RecordContent(type: golden.type, payload: record.payload)
        #expect(record.type == golden.type)
        #expect(content.payload == record.payload)
        #expect(content.centre == .of("haizhou"))
        #expect(content.key == record.key)
    }

    @Test("only the fields that may be left out may be left out", arguments: Payloads.all)
    func missing(_ golden: Payloads.Golden) throws {
        let all = try members(golden)
        for name in all.keys {
            var fewer = all
            fewer[name] = nil
            let expected: FindingCode? = golden.optional.contains(name) ? nil : .payloadShape
            #expect(code(golden, fewer) == expected, "\(name)")
        }
        #expect(golden.optional.isSubset(of: all.keys))
    }

    @Test(
        "a field that the format does not know is refused at every place", arguments: Payloads.all)
    func unknown(_ golden: Payloads.Golden) throws {
        let all = try members(golden)
        for name in all.keys.flatMap({ [$0 + "0", String($0.dropLast())] }) + ["", "A", "zz", "名"]
        where all[name] == nil {
            var more = all
            more[name] = "x"
            #expect(code(golden, more) == .payloadShape, "\(name)")
        }
    }

    @Test(
        "a value of another type, or an empty one, is refused in every field",
        arguments: Payloads.all)
    func types(_ golden: Payloads.Golden) throws {
        // A table may have no rows, and any object is a scheme's body to whoever carries it.
        let fits: [String: JSON] = ["rows": 0, "body": [:]]
        let refused: [FindingCode?] = [.payloadShape, .payloadLimit, .payloadNotCanonical]
        for name in try members(golden).keys {
            for value: JSON in [.null, true, 0, -1, "", "\u{0}\n", [], [:], [[]], [:]] {
                var changed = try members(golden)
                changed[name] = value
                // A text for people may hold anything.
                let isText = ["at", "text", "note", "name", "reason", "checkpoint"].contains(name)
                if fits[name] == value || isText && value == "\u{0}\n" {
                    #expect(code(golden, changed) == nil, "\(name) \(value)")
                } else {
                    #expect(refused.contains(code(golden, changed)), "\(name) \(value)")
                }
            }
        }
    }

    @Test(
        "a field twice names the field; two in another order are not canonical",
        arguments: Payloads.all)
    func doubledAndSwapped(_ golden: Payloads.Golden) throws {
        let fields = try members(golden).sorted { $0.key < $1.key }.map { name, value in
            (name, "\(JSON.string(name).text):\(value.text)")
        }
        func payload(_ fields: [(String, String)]) -> [UInt8] {
            Array("{\(fields.map(\.1).joined(separator: ","))}".utf8)
        }
        #expect(Payloads.code(golden.type, payload(fields)) == nil)
        for place in fields.indices {
            var doubled = fields
            doubled.insert(fields[place], at: place)
            let finding = try #require(Payloads.finding(golden.type, payload(doubled)))
            #expect(finding.code == .payloadDuplicateKey)
            #expect(finding.parameters["key"] == fields[place].0)
            guard place > 0 else { continue }
            var swapped = fields
            swapped.swapAt(place, place - 1)
            #expect(Payloads.code(golden.type, payload(swapped)) == .payloadNotCanonical)
        }
    }

    @Test(
        "another version of a payload is refused, and the refusal names the one known",
        arguments: Payloads.all)
    func version(_ golden: Payloads.Golden) throws {
        for version: Int64 in [0, 2, 9] {
            var changed = try members(golden)
            changed["v"] = .integer(version)
            let finding = Payloads.finding(golden.type, JSON.object(changed).canonical)
            #expect(finding?.en == "\"v\" passes its limit of 1.")
        }
    }

    @Test(
        "a payload cut anywhere, or with a byte after it, is not canonical", arguments: Payloads.all
    )
    func cut(_ golden: Payloads.Golden) throws {
        let payload = try Payloads.record(golden.name).payload
        for length in payload.indices {
            let code = Payloads.code(golden.type, Array(payload.prefix(length)))
            // Inside a character of three bytes the text is no UTF-8 either.
            #expect([.payloadNotCanonical, .payloadNotUTF8].contains(code), "cut at \(length)")
        }
        for byte: UInt8 in [0, 0x0A, 0x20, 0x2C, 0x7D, 0xFF] {
            #expect(Payloads.code(golden.type, payload + [byte]) == .payloadNotCanonical)
        }
    }

    @Test(
        "one changed byte is refused, or says something else and is written as just these bytes",
        arguments: Payloads.all)
    func changedByte(_ golden: Payloads.Golden) throws {
        let payload = try Payloads.record(golden.name).payload
        let whole = try RecordContent(type: golden.type, payload: payload)
        for place in payload.indices {
            for byte in Array("0a\",".utf8) + [
                payload[place] ^ 1, payload[place] ^ 0x20, 0xFF,
            ]
            where byte != payload[place] {
                var changed = payload
                changed[place] = byte
                guard let content = try? RecordContent(type: golden.type, payload: changed) else {
                    continue
                }
                #expect(content != whole && content.payload == changed, "byte \(place) \(byte)")
            }
        }
    }

    @Test(
        "damage of any kind never traps and never has two readings", arguments: Payloads.all, 0..<8)
    func damage(_ golden: Payloads.Golden, _ seed: UInt64) throws {
        var random = Seeded(seed: seed)
        let payload = try Payloads.record(golden.name).payload
        for _ in 0..<200 {
            let damaged = payload.damaged(&random)
            for type in RecordType.allCases {
                guard let content = try? RecordContent(type: type, payload: damaged) else {
                    continue
                }
                #expect(content.payload == damaged, "seed \(seed) as \(type)")
            }
        }
    }

    @Test("a payload is read as its own type alone", arguments: Payloads.all)
    func foreignType(_ golden: Payloads.Golden) throws {
        let payload = try Payloads.record(golden.name).payload
        for type in RecordType.allCases where type != golden.type {
            // The two key proofs have one shape; the type is in what is signed.
            let isTwin = golden.type == .possession && type == .session
            #expect((Payloads.code(type, payload) == nil) == isTwin, "\(type)")
        }
    }
}
