import Foundation
import Notation
import TestSupport
import Testing

@testable import Submission

/// Records whose bytes, id and signature another program made: `fixtures/records/make.py`.
@Suite("Golden records")
struct GoldenRecordTests {
    struct Facts: Decodable {
        struct Record: Decodable {
            let id, signature, code: String
            let bytes: Int
        }
        let seed, publicKey, key: String
        let records: [String: Record]
    }

    private func facts() throws -> Facts {
        try JSONDecoder().decode(Facts.self, from: Data(try Payloads.file("facts.json")))
    }

    private func key() throws -> SigningKey {
        let seed = try #require(Hex.decode(try facts().seed.utf8))
        return try #require(SigningKey(seed: seed))
    }

    @Test("the key is named as Python names it")
    func keyName() throws {
        let facts = try facts()
        #expect(try key().id.description == facts.key)
        #expect(try key().publicKey.base64 == facts.publicKey)
    }

    @Test(
        "wire bytes, id, signature and seal code are Python's", arguments: Payloads.all.map(\.name))
    func record(_ name: String) throws {
        let wire = try Payloads.file("\(name).record")
        let expected = try #require(try facts().records[name])
        let record = try SignedRecord.read(wire).get()
        #expect(wire.count == expected.bytes)
        #expect(record.id.description == expected.id)
        #expect(Base64.encode(record.signature) == expected.signature)
        #expect(SpokenCode(record.id.digest).description == expected.code)
        #expect(record.isSigned(by: try key().publicKey))
        #expect(record.wire == wire)
        // Ed25519 is deterministic: our key signs the same payload to the same bytes.
        #expect(try key().sign(record.type, record.payload) == record)
    }

    @Test("the batch says what make.py wrote, and is written again as the same bytes")
    func batch() throws {
        let record = try SignedRecord.read(try Payloads.file("batch.record")).get()
        let batch = try Batch(payload: record.payload)
        #expect(batch.payload == record.payload)
        let header = batch.header
        #expect(header.centre == .of("haizhou") && header.office == .of("a01"))
        #expect(header.sequence == 9 && header.void == [3, 7] && header.note == "第一季度")
        #expect(header.previous?.description == String(repeating: "33", count: 32))
        #expect(header.preparer == .of("chen") && header.reviewer == .of("zhou"))
        #expect(header.scheme.version == 2 && header.scheme.id == .of("s2026"))
        #expect(header.scheme.hash.hex == String(repeating: "44", count: 32))
        #expect(header.sealedAt == .of("2026-04-01T08:00:00Z"))
        #expect(header.salt == [UInt8](repeating: 5, count: 16) && header.checkpoint == nil)
        #expect(batch.entries.count == 6)
        #expect(batch.entries[0].comment == "已核 “A\t1”\u{1}")
        #expect(batch.entries[0].content == .number(.of("92.5")))
        #expect(
            batch.entries[1].content == .counts([.of("excellent"): 5, .of("good"): 3]))
        #expect(batch.entries[1].slot == .role(.of("leaders")))
        #expect(batch.entries[2].slot == .rater(.of("peers"), .of("r7")))
        #expect(batch.entries[2].content == .grade(.of("good")))
        #expect(batch.entries[2].evidence.first?.name == "证明.pdf")
        #expect(batch.entries[3].content == .notApplicable("无此项工作"))
        #expect(batch.entries[4].event == EventDetails(date: .of("2026-03-08"), reason: "通报表扬"))
        #expect(batch.entries[4].content == .number(.of("-0.5")))
        #expect(batch.entries[5].content == .withdrawn)
        #expect(batch.entries[5].replaces.map(\.index) == [0, 19_999])
    }

    @Test(
        "one flipped bit at each byte is refused, at each of its eight places in turn",
        arguments: Payloads.all)
    func flippedBits(_ golden: Payloads.Golden) throws {
        let wire = try Payloads.file("\(golden.name).record")
        let role: KeyRole =
            golden.type == .batch ? .device(.of("a01")) : .centrePerson(.of("p2"), .head)
        let holder = KeyHolder(publicKey: try key().publicKey, role: role, name: "李岚")
        let check = RecordCheck(centre: .of("haizhou"), holders: [holder.publicKey.id: holder])
        let content = try check.verify(wire: wire).get().content
        #expect(content.payload == Array(wire.suffix(from: head(wire))))
        for place in wire.indices {
            var damaged = wire
            damaged[place] ^= 1 << UInt8(place % 8)
            guard case .failure = check.verify(wire: damaged) else {
                Issue.record("byte \(place) may be changed")
                continue
            }
        }
        for length in wire.indices {
            guard case .failure = check.verify(wire: Array(wire.prefix(length))) else {
                Issue.record("the record may be cut at \(length)")
                continue
            }
        }
    }

    /// Where the payload begins: behind the second newline.
    private func head(_ wire: [UInt8]) -> Int {
        wire.indices.filter { wire[$0] == 0x0A }[1] + 1
    }
}
