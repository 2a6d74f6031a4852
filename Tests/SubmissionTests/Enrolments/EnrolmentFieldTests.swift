import Notation
import TestSupport
import Testing

@testable import Submission

/// Which fields go with which kind of key, and the limits of each.
@Suite("The fields of an enrolment")
struct EnrolmentFieldTests {
    private static let key = String(repeating: "55", count: 32)
    private static let publicKey = SigningKey.named("new").publicKey.base64
    private static let recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"

    /// The payload of an added key, byte for byte by `docs/batch-format.md`.
    private static func adding(
        kind: String = "device", duty: String? = nil, office: String? = "a01",
        person: String? = nil, changes: [String: JSON?] = [:]
    ) -> [UInt8] {
        var members: [String: JSON] = [
            "act": "add", "basis": "invitation", "centre": "haizhou", "key": .string(key),
            "kind": .string(kind), "name": "一号机", "publicKey": .string(publicKey), "v": 1,
        ]
        for (field, value) in [("duty", duty), ("office", office), ("person", person)] {
            if let value { members[field] = .string(value) }
        }
        for (field, value) in changes { members[field] = value }
        return JSON.object(members).canonical
    }

    private static func revoking(_ changes: [String: JSON?] = [:]) -> [UInt8] {
        var members: [String: JSON] = [
            "act": "revoke", "basis": "office", "centre": "haizhou", "key": .string(key),
            "revokes": .string(key), "v": 1,
        ]
        for (field, value) in changes { members[field] = value }
        return JSON.object(members).canonical
    }

    private func code(_ payload: [UInt8]) -> FindingCode? { Payloads.code(.enrolment, payload) }

    /// The table of the document: which of duty, office and person a kind has.
    static let kinds: [(kind: String, duty: Bool, office: Bool, person: Bool)] = [
        ("device", false, true, false), ("person", false, true, true),
        ("centre", true, false, true),
        ("log", false, false, false),
    ]

    @Test("of duty, office and person each kind has its own and no others")
    func matrix() throws {
        var read = 0
        for kind in ["device", "person", "centre", "log", "root", "", "Device"] {
            for bits in 0..<8 {
                let (duty, office, person) = (bits & 1 > 0, bits & 2 > 0, bits & 4 > 0)
                let payload = Self.adding(
                    kind: kind, duty: duty ? "head" : nil, office: office ? "a01" : nil,
                    person: person ? "p9" : nil)
                let isGood = Self.kinds.contains { $0 == (kind, duty, office, person) }
                #expect((code(payload) == nil) == isGood, "\(kind) \(bits)")
                guard isGood else { continue }
                read += 1
                guard case .add(let holder) = try Enrolment(payload: payload).act else { continue }
                #expect(holder.role.kind == kind)
                #expect(holder.role.office == (office ? .of("a01") : nil))
                #expect(holder.role.person == (person ? .of("p9") : nil))
                #expect(try Enrolment(payload: payload).payload == payload)
            }
        }
        #expect(read == 4)
    }

    @Test(
        "basis and duty know their words alone",
        arguments: [
            "invitation", "office", "root", "clerk", "head", "inspector", "", "Root", "paper",
        ])
    func words(_ word: String) {
        let isBasis = ["invitation", "office", "root"].contains(word)
        #expect((code(Self.adding(changes: ["basis": .string(word)])) == nil) == isBasis)
        #expect((code(Self.revoking(["basis": .string(word)])) == nil) == isBasis)
        let isDuty = ["clerk", "head", "inspector"].contains(word)
        let person = Self.adding(kind: "centre", duty: word, office: nil, person: "p9")
        #expect((code(person) == nil) == isDuty)
    }

    @Test(
        "the name has 1 to 200 characters, counted as scalars",
        arguments: [(0, false), (1, true), (200, true), (201, false)])
    func name(_ count: Int, _ isGood: Bool) {
        let name = String(repeating: "𠮷", count: count)
        #expect((code(Self.adding(changes: ["name": .string(name)])) == nil) == isGood)
    }

    @Test("a public key is 32 strong bytes in standard base64")
    func publicKeys() throws {
        let bytes = try #require(Base64.decode(Self.publicKey))
        let weak = Base64.encode([UInt8](repeating: 0, count: 32))
        for text in [
            "", "AAAA", weak, Base64.encode(Array(bytes.dropLast())), Base64.encode(bytes + [0]),
            Self.publicKey + "=", String(Self.publicKey.dropLast()), Base64.encode(bytes, as: .url),
            " " + Self.publicKey, Hex.encode(bytes),
        ] {
            let finding = Payloads.finding(
                .enrolment, Self.adding(changes: ["publicKey": .string(text)]))
            #expect(
                finding?.code == .payloadShape && finding?.parameters["key"] == "publicKey",
                "\(text)")
        }
    }

    @Test("a recipient may be absent, and is an age recipient of lower case with its check")
    func recipients() {
        #expect(code(Self.adding(changes: ["recipient": .string(Self.recipient)])) == nil)
        for text in [
            "", "age1", Self.recipient.uppercased(), String(Self.recipient.dropLast()),
            Self.recipient.replacing("zvk", with: "zvq"), " " + Self.recipient,
        ] {
            let finding = Payloads.finding(
                .enrolment, Self.adding(changes: ["recipient": .string(text)]))
            #expect(finding?.parameters["key"] == "recipient", "\(text)")
        }
    }

    @Test("a revocation names up to 1,000 last batches, in the order that its signer chose")
    func last() throws {
        func list(_ count: Int) -> [UInt8] {
            Self.revoking([
                "last": .array(
                    (0..<count).map { .string(Digest(of: [UInt8($0 % 256), UInt8($0 / 256)]).hex) })
            ])
        }
        #expect(code(list(1_000)) == nil)
        #expect(
            Payloads.finding(.enrolment, list(1_001))?.en == "\"last\" passes its limit of 1000.")
        #expect(code(list(0)) == .payloadNotCanonical)
        let ends = ["33", "22", "33"].map { String(repeating: $0, count: 32) }
        let enrolment = try Enrolment(
            payload: Self.revoking(["last": .array(ends.map { .string($0) })]))
        guard case .revoke(let key, let last) = enrolment.act else { throw Wrong() }
        #expect(key.description == Self.key && last.map(\.description) == ends)
    }

    @Test("what belongs to adding is unknown to revoking, and the other way round")
    func foreignFields() {
        for (field, value) in [
            ("duty", "head"), ("kind", "device"), ("name", "x"), ("office", "a01"), ("person", "p"),
            ("publicKey", .string(Self.publicKey)), ("recipient", .string(Self.recipient)),
        ] as [(String, JSON)] {
            #expect(code(Self.revoking([field: value])) == .payloadShape, "\(field)")
        }
        #expect(code(Self.adding(changes: ["revokes": .string(Self.key)])) == .payloadShape)
        #expect(code(Self.adding(changes: ["last": [.string(Self.key)]])) == .payloadShape)
        for act in ["", "Add", "remove", "addrevoke"] {
            #expect(code(Self.adding(changes: ["act": .string(act)])) == .payloadShape)
            #expect(code(Self.revoking(["act": .string(act)])) == .payloadShape)
        }
    }

    private struct Wrong: Error {}
}
