import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

/// What proves that the centre's log holds a record.
@Suite("Receipts")
struct ReceiptTests {
    private func refusal(
        _ bytes: [UInt8], _ record: RecordID, _ card: CentreCard
    ) -> FindingCode? {
        if case .failure(let refusal) = Receipt.verify(bytes, for: record, card: card) {
            refusal.finding.code
        } else {
            nil
        }
    }

    @Test("every leaf's receipt verifies under every later checkpoint, for its record alone")
    func everyLeaf() throws {
        let world = World()
        for size in 1...world.log.size {
            for index in 0..<size {
                let bytes = world.log.receipt(index, at: size)
                for (place, record) in world.log.records.enumerated() {
                    let result = Receipt.verify(bytes, for: record.id, card: world.card)
                    guard Int64(place) == index else {
                        #expect(throws: RecordRefusal.self) { try result.get() }
                        continue
                    }
                    let receipt = try result.get()
                    #expect(receipt.index == index && receipt.checkpoint.size == UInt64(size))
                    #expect(receipt.record == record.id && receipt.bytes == bytes)
                }
            }
        }
    }

    @Test("what is no tlog-proof is malformed")
    func malformed() {
        let world = World()
        let id = world.log.records[3].id
        let text = String(decoding: world.log.receipt(3), as: UTF8.self)
        for damage in [
            "", "x", "<html>", text.replacing("@v1", with: "@v2"),
            text.replacing("index 3", with: "index 03"),
            text.replacing("index 3", with: "index -3"), String(text.dropLast()), text + "\n",
            text.replacing("\n\n", with: "\n"),
            text.replacing("index 3", with: "index 9223372036854775808"),
        ] {
            #expect(refusal(Array(damage.utf8), id, world.card) == .receiptMalformed, "\(damage)")
        }
        #expect(
            refusal([UInt8](repeating: 0x61, count: 1 << 20), id, world.card) == .receiptMalformed)
    }

    @Test("a note of another key or another log is no checkpoint of this centre")
    func wrongCheckpoint() {
        let world = World()
        let id = world.log.records[3].id
        for other in [
            WorldLog(key: .named("forger"), origin: world.log.origin),
            WorldLog(key: world.log.key, origin: "shangji/haizhou/2"),
        ] {
            var log = other
            for record in world.log.records { log.append(record) }
            #expect(refusal(log.receipt(3), id, world.card) == .checkpointWrong)
        }
        var card = world.card
        card.origin = "two words"
        #expect(refusal(world.log.receipt(3), id, card) == .checkpointWrong)
    }

    @Test("another place or another hash proves nothing")
    func wrongProof() {
        let world = World()
        let id = world.log.records[3].id
        let text = String(decoding: world.log.receipt(3), as: UTF8.self)
        #expect(
            refusal(Array(text.replacing("index 3", with: "index 2").utf8), id, world.card)
                == .receiptWrong)
        #expect(
            refusal(Array(text.replacing("index 3", with: "index 9").utf8), id, world.card)
                == .receiptWrong)
        #expect(refusal(world.log.receipt(2), id, world.card) == .receiptWrong)
    }

    @Test("no flipped bit of a receipt leads to another place or root")
    func flippedBits() {
        let world = World()
        let id = world.log.records[3].id
        let bytes = world.log.receipt(3)
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 1 << UInt8(place % 7)
            if case .success(let receipt) = Receipt.verify(damaged, for: id, card: world.card) {
                // A signature line of an unknown key is ignored; nothing else may change.
                #expect(receipt.index == 3 && receipt.checkpoint.size == 9)
            }
        }
    }
}
