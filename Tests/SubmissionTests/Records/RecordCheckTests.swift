import Notation
import TestSupport
import Testing

@testable import Submission

/// The checks of a record in their order.
@Suite("Checking a record")
struct RecordCheckTests {
    @Test("A record that was kept is read again by all checks but its signature")
    func reread() throws {
        let world = World()
        let check = world.registry.check
        let record = world.batch().record
        #expect(try check.reread(record).get() == check.verify(record).get())
        let unsigned = SignedRecord(
            type: record.type, key: record.key, signature: [UInt8](repeating: 0, count: 64),
            payload: record.payload)
        #expect(try check.reread(unsigned).get().id == record.id)
        let stranger = SigningKey.named("stranger")
        for wrong in [
            SignedRecord(
                type: record.type, key: stranger.id, signature: record.signature,
                payload: record.payload),
            SignedRecord(
                type: record.type, key: record.key, signature: record.signature,
                payload: Array(record.payload.dropLast())),
            World(centre: .of("elsewhere")).batch().record,
        ] {
            #expect(throws: RecordRefusal.self) { _ = try check.reread(wrong).get() }
        }
    }

    private let world = World()

    private func refusal(_ record: SignedRecord) -> FindingCode? {
        if case .failure(let refusal) = world.registry.check.verify(record) {
            refusal.finding.code
        } else {
            nil
        }
    }

    @Test("what each kind of key signs is taken")
    func good() throws {
        let about = world.batch().record.id
        let records = [
            world.batch().record, world.approval(of: about),
            world.approval(of: about, by: world.clerk),
            world.approval(of: about, by: world.device), world.scheme(), world.keyProof(),
            world.enrolment(of: .device(.of("b02")), .named("new")),
            world.revocation(of: world.device),
        ]
        for record in records {
            let verified = try world.registry.check.verify(wire: record.wire).get()
            #expect(verified.signed == record && verified.id == record.id)
        }
    }

    @Test("an unknown key comes before a wrong signature")
    func order() {
        let stranger = SigningKey.named("stranger")
        #expect(refusal(world.batch(by: stranger).record) == .keyNotEnrolled)
        let good = world.batch().record
        let unsigned = SignedRecord(
            type: .batch, key: stranger.id, signature: good.signature, payload: [])
        #expect(refusal(unsigned) == .keyNotEnrolled)
        let wrong = SignedRecord(
            type: .batch, key: good.key, signature: good.signature, payload: [])
        #expect(refusal(wrong) == .recordSignatureWrong)
    }

    @Test("a signature is bound to the type, and the key to what it may sign")
    func roles() {
        let batch = world.batch().record
        let moved = SignedRecord(
            type: .statement, key: batch.key, signature: batch.signature, payload: batch.payload)
        #expect(refusal(moved) == .recordSignatureWrong)
        #expect(refusal(world.scheme(by: world.device)) == .recordSignerWrong)
        #expect(refusal(world.batch(by: world.clerk).record) == .recordSignerWrong)
        #expect(refusal(world.scheme(by: world.root)) == .recordSignerWrong)
        #expect(refusal(world.approval(of: batch.id, by: world.log.key)) == .recordSignerWrong)
        #expect(refusal(world.batch(by: world.first).record) == .recordSignerWrong)
    }

    @Test("each role signs the types of docs/protocol.md and no others")
    func table() {
        let all = Set(RecordType.allCases)
        let rows: [(KeyRole, Set<RecordType>)] = [
            (.device(world.office), [.batch, .statement, .session, .possession]),
            (.officePerson(.of("chen"), world.office), [.statement, .session, .possession]),
            (.centrePerson(.of("p1"), .clerk), all.subtracting([.batch, .notice])),
            (.root, [.enrolment]), (.log, []),
        ]
        for (role, types) in rows {
            #expect(Set(RecordType.allCases.filter(role.maySign)) == types, "\(role.kind)")
        }
        #expect(rows.map(\.0.kind) == ["device", "person", "centre", "root", "log"])
        #expect(rows.map(\.0.office) == [world.office, world.office, nil, nil, nil])
        #expect(rows.map(\.0.person) == [nil, .of("chen"), .of("p1"), nil, nil])
    }

    @Test("a payload that names another key, centre or office is refused")
    func agreement() {
        var header = world.header(key: world.clerk)
        #expect(refusal(sealed(header)) == .recordKeyMismatch)
        header = world.header()
        header.centre = .of("elsewhere")
        #expect(refusal(sealed(header)) == .recordWrongCentre)
        header = world.header()
        header.office = .of("b02")
        #expect(refusal(sealed(header)) == .recordOfficeMismatch)
        #expect(refusal(sealed(world.header())) == nil)
    }

    @Test("a signed payload that is no canonical JSON of its type names the damage")
    func payloads() {
        let text = String(
            decoding: Batch(header: world.header(), entries: [.value()]).payload, as: UTF8.self)
        let cases: [(String, String, FindingCode)] = [
            ("nothing", "", .payloadNotCanonical), ("no JSON", "x", .payloadNotCanonical),
            ("cut", String(text.dropLast()), .payloadNotCanonical),
            ("bytes after it", text + "x", .payloadNotCanonical),
            ("a space", text.replacing(",\"key\"", with: ", \"key\""), .payloadNotCanonical),
            ("a newline at the end", text + "\n", .payloadNotCanonical),
            (
                "an escape too many", text.replacing("chen", with: "\\u0063hen"),
                .payloadNotCanonical
            ),
            (
                "a lone surrogate", text.replacing("\"chen\"", with: "\"\\ud800\""),
                .payloadNotCanonical
            ),
            (
                "keys in another order",
                text.replacing(
                    "\"period\":\"2026-Q1\",\"preparer\":\"chen\"",
                    with: "\"preparer\":\"chen\",\"period\":\"2026-Q1\""), .payloadNotCanonical
            ),
            (
                "a key twice", text.replacing("\"seq\":1", with: "\"seq\":1,\"seq\":1"),
                .payloadDuplicateKey
            ),
            ("a fraction", text.replacing("\"seq\":1", with: "\"seq\":1.5"), .payloadNumber),
            ("an exponent", text.replacing("\"seq\":1", with: "\"seq\":1e0"), .payloadNumber),
            (
                "beyond 2^53", text.replacing("\"seq\":1", with: "\"seq\":9007199254740992"),
                .payloadNumber
            ),
            ("minus zero", text.replacing("\"seq\":1", with: "\"seq\":-0"), .payloadNotCanonical),
            ("a number as text", text.replacing("\"seq\":1", with: "\"seq\":\"1\""), .payloadShape),
            ("another version", text.replacing("\"v\":1", with: "\"v\":2"), .payloadLimit),
            (
                "too deep", String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
                .payloadTooDeep
            ),
            ("an array", "[]", .payloadShape), ("an empty object", "{}", .payloadShape),
        ]
        for (name, payload, code) in cases {
            #expect(payload != text, "\(name)")
            #expect(refusal(world.device.signed(.batch, Array(payload.utf8))) == code, "\(name)")
        }
        #expect(refusal(world.device.signed(.batch, [0x22, 0xFF, 0x22])) == .payloadNotUTF8)
    }

    @Test("decisions and standings are taken from persons of the centre and from nobody else")
    func centreRecords() throws {
        let decision = Decision(
            centre: world.centre, key: world.first.id, scheme: .test, reason: "因", items: [.erase])
        let standing = Standing(
            centre: world.centre, key: world.first.id, scheme: .test, period: .of("2026-Q1"),
            group: .of("towns"), edition: 1, replaces: nil, checkpoint: "x", root: Digest(of: []),
            rows: 0)
        for (type, payload) in [
            (RecordType.decision, decision.payload), (.standing, standing.payload),
        ] {
            #expect(refusal(world.first.signed(type, payload)) == nil)
            // Another person of the centre may sign it only under a key of their own.
            #expect(refusal(world.second.signed(type, payload)) == .recordKeyMismatch)
            for key in [world.device, world.clerk, world.reviewer, world.root, world.log.key] {
                #expect(refusal(key.signed(type, payload)) == .recordSignerWrong)
            }
            #expect(refusal(world.first.signed(type, Array("{}".utf8))) == .payloadShape)
            let other: RecordType = type == .decision ? .standing : .decision
            #expect(refusal(world.first.signed(other, payload)) == .payloadShape)
        }
    }

    @Test("notices, which nobody makes yet, are taken from nobody")
    func notices() {
        let keys = [
            world.first, world.second, world.device, world.clerk, world.root, world.log.key,
        ]
        for key in keys {
            #expect(refusal(key.signed(.notice, Array("{}".utf8))) == .recordSignerWrong)
        }
    }

    private func sealed(_ header: BatchHeader) -> SignedRecord {
        world.device.signed(.batch, Batch(header: header, entries: [.value()]).payload)
    }
}
