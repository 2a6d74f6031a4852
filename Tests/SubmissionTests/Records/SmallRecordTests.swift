import Notation
import TestSupport
import Testing

@testable import Submission

/// Schemes and statements.
@Suite("Scheme records and statements")
struct SmallRecordTests {
    private let world = World()

    @Test("a statement is read and written again", arguments: Statement.Kind.allCases)
    func statements(_ kind: Statement.Kind) throws {
        let about = world.batch().record.id
        for (place, text) in [(nil, nil), ("2026-Q1/A1", nil), (nil, "字"), ("x", "y")]
            as [(String?, String?)]
        {
            let statement = Statement(
                centre: world.centre, key: world.clerk.id, kind: kind, about: about, at: place,
                text: text)
            #expect(try Statement(payload: statement.payload) == statement)
            #expect(try JSON(statement.payload, form: .canonical)["kind"]?.string == kind.rawValue)
        }
    }

    @Test("a scheme is read and written again, and its reference is the digest of its body")
    func schemes() throws {
        let body = Array(#"{"a":[1,{"b":"}"}],"t":"“x”\\\""}"#.utf8)
        for (version, previous) in [(1, nil), (2, Digest(of: [1]))] as [(Int64, Digest?)] {
            let scheme = SchemeRecord(
                centre: world.centre, key: world.first.id, scheme: .of("s2026"), version: version,
                previous: previous, body: body)
            #expect(try SchemeRecord(payload: scheme.payload) == scheme)
            #expect(scheme.reference.hash == Digest(of: body))
            #expect(scheme.reference.version == version && scheme.reference.id == .of("s2026"))
        }
    }

    @Test("version 1 has no version before it, every other one has")
    func schemeChain() {
        for (version, previous) in [(2, nil), (1, Digest(of: [1]))] as [(Int64, Digest?)] {
            let scheme = SchemeRecord(
                centre: world.centre, key: world.first.id, scheme: .of("s2026"), version: version,
                previous: previous, body: Array("{}".utf8))
            #expect(throws: JSONError.self) { try SchemeRecord(payload: scheme.payload) }
        }
    }

    @Test("the body of a scheme must be one canonical object")
    func schemeBodies() {
        for body in [
            #"{"b":1,"a":1}"#, #"{"a":1 }"#, "[]", "1", #"{"a":}"#, #"{"a":1.5}"#, "{", "",
        ] {
            let scheme = SchemeRecord(
                centre: world.centre, key: world.first.id, scheme: .of("s2026"), version: 1,
                previous: nil, body: Array(body.utf8))
            #expect(throws: JSONError.self, "\(body)") { try SchemeRecord(payload: scheme.payload) }
        }
    }

    @Test("texts of a statement are neither empty nor long")
    func statementTexts() throws {
        let about = world.batch().record.id
        func statement(_ text: String) -> [UInt8] {
            Statement(
                centre: world.centre, key: world.clerk.id, kind: .answer, about: about, text: text
            ).payload
        }
        #expect(throws: JSONError.self) { try Statement(payload: statement("")) }
        let longest = String(repeating: "字", count: 2_000)
        #expect(try Statement(payload: statement(longest)).text == longest)
        #expect(throws: JSONError.self) { try Statement(payload: statement(longest + "字")) }
    }

    @Test("answers and appeals name files, after the centre and before the key; no other kind does")
    func statementFiles() throws {
        let file = Evidence(
            digest: Digest(of: Array("abc".utf8)), bytes: 3, name: "整改方案.txt",
            mediaType: "text/plain")
        for kind in Statement.Kind.allCases {
            let statement = Statement(
                centre: world.centre, key: world.clerk.id, kind: kind,
                about: RecordID(Digest(of: [4])), text: "见附件", evidence: [file])
            // SHA-256 of "abc", FIPS 180-4.
            let written = """
                "centre":"\(world.centre)","evidence":[{"bytes":3,"name":"整改方案.txt",\
                "sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",\
                "type":"text/plain"}],"key":
                """
            #expect(String(decoding: statement.payload, as: UTF8.self).contains(written))
            if [.answer, .appeal].contains(kind) {
                #expect(try Statement(payload: statement.payload) == statement)
            } else {
                #expect(throws: JSONError.self) { try Statement(payload: statement.payload) }
            }
        }
    }

    @Test("what a record says of its centre and key is read from every type")
    func contents() throws {
        let about = world.batch().record.id
        let records = [
            world.batch().record, world.approval(of: about), world.scheme(), world.keyProof(),
            world.keyProof(.possession), world.enrolment(of: .log, world.log.key, by: world.root),
        ]
        for record in records {
            let content = try RecordContent(type: record.type, payload: record.payload)
            #expect(content.centre == world.centre)
            #expect(content.key == record.key)
        }
    }

    @Test("a key proof has a nonce of sixteen bytes")
    func proofs() throws {
        let proof = KeyProof(centre: world.centre, key: world.device.id, nonce: [UInt8](0..<16))
        #expect(try KeyProof(payload: proof.payload) == proof)
        for count in [0, 15, 17] {
            let wrong = KeyProof(
                centre: world.centre, key: world.device.id,
                nonce: [UInt8](repeating: 1, count: count))
            #expect(throws: JSONError.self) { try KeyProof(payload: wrong.payload) }
        }
    }
}
