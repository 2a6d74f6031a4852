import TestSupport
import Testing

@testable import TransparencyLog

@Suite("Proof files, our receipts")
struct LogProofTests {
    @Test("a proof made elsewhere is read, verified, and written as the same bytes")
    func known() throws {
        let proof = try LogProof(bytes: bytes(HandMade.proof))
        #expect(proof.index == 5)
        #expect(proof.extra == nil)
        #expect(try proof.hashes == HandMade.hashes(HandMade.path5of8))
        #expect(proof.bytes == bytes(HandMade.proof))
        let verified = try proof.verify(
            leaf: TreeHash(leaf: HandMade.leaves[5]), trust: HandMade.trust())
        #expect(verified.size == 8)
        #expect(verified.cosignatures.count == 1)
    }

    @Test("every leaf of logs of many sizes gets a receipt that verifies after a journey in bytes")
    func receipts() throws {
        var log = try SampleLog()
        for _ in 1...40 {
            log.grow(by: 1)
            let note = try log.note()
            for index in 0..<log.size {
                let hashes = try Tree.inclusionProof(
                    index: index, size: log.size, from: log.hashes)
                let proof = try LogProof(index: index, hashes: hashes, note: note)
                #expect(try LogProof(bytes: proof.bytes) == proof)
            }
            let receipt = try log.receipt(of: log.size / 2)
            #expect(
                try receipt.verify(leaf: log.leaf(log.size / 2), trust: log.trust).size == log.size)
        }
    }

    @Test("extra data is carried and never looked at")
    func extra() throws {
        let plain = try SampleLog(size: 3).receipt(of: 1)
        let proof = try LogProof(
            extra: bytes("anything"), index: 1, hashes: plain.hashes, note: plain.note)
        #expect(
            String(decoding: proof.bytes, as: UTF8.self)
                .hasPrefix("c2sp.org/tlog-proof@v1\nextra YW55dGhpbmc=\nindex 1\n"))
        #expect(try LogProof(bytes: proof.bytes) == proof)
        #expect(try LogProof(bytes: proof.bytes).extra == bytes("anything"))
        expectRefusal(.malformedProof) {
            try LogProof(extra: [], index: 1, hashes: plain.hashes, note: plain.note)
        }
        expectRefusal(.tooLarge) {
            try LogProof(
                extra: [UInt8](repeating: 1, count: 4_097), index: 1, hashes: [], note: plain.note)
        }
        let most = try LogProof(
            extra: [UInt8](repeating: 1, count: 4_096), index: 1, hashes: [], note: plain.note)
        #expect(try LogProof(bytes: most.bytes) == most)
    }

    @Test("another leaf, another index, another log and another key are refused")
    func refused() throws {
        let log = try SampleLog(size: 9)
        let receipt = try log.receipt(of: 4)
        expectRefusal(.rootMismatch) { try receipt.verify(leaf: log.leaf(5), trust: log.trust) }
        let moved = try LogProof(index: 5, hashes: receipt.hashes, note: receipt.note)
        expectRefusal(.rootMismatch) { try moved.verify(leaf: log.leaf(4), trust: log.trust) }
        let beyond = try LogProof(index: 9, hashes: receipt.hashes, note: receipt.note)
        expectRefusal(.outOfRange) { try beyond.verify(leaf: log.leaf(4), trust: log.trust) }
        let cut = try LogProof(
            index: 4, hashes: Array(receipt.hashes.dropLast()), note: receipt.note)
        expectRefusal(.wrongLength) { try cut.verify(leaf: log.leaf(4), trust: log.trust) }
        let stranger = NoteSigner(
            name: try #require(KeyName(SampleLog.origin)), key: try Keys.stranger)
        let trust = try LogTrust(origin: log.trust.origin, logKeys: [stranger.verifier])
        expectRefusal(.unsigned) { try receipt.verify(leaf: log.leaf(4), trust: trust) }
    }

    @Test(
        "what is not a proof file is refused",
        arguments: [
            "", "\n", "c2sp.org/tlog-proof@v2\nindex 5\n", "c2sp.org/tlog-proof@v1",
            "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1 \nindex 5\n\n",
            "c2sp.org/tlog-proof@v1\nindex\n\n", "c2sp.org/tlog-proof@v1\nindex 05\n\n",
            "c2sp.org/tlog-proof@v1\nindex  5\n\n", "c2sp.org/tlog-proof@v1\nindex -1\n\n",
            "c2sp.org/tlog-proof@v1\nIndex 5\n\n", "c2sp.org/tlog-proof@v1\r\nindex 5\r\n\r\n",
            "c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n\n",
            "c2sp.org/tlog-proof@v1\nindex 5\nextra AAAA\n\n",
            "c2sp.org/tlog-proof@v1\nextra A\nindex 5\n\n",
            "c2sp.org/tlog-proof@v1\nextra AAAA\nextra AAAA\nindex 5\n\n",
            "c2sp.org/tlog-proof@v1\nextra AAAA\n", "c2sp.org/tlog-proof@v1\nextra\nindex 5\n\n",
            "c2sp.org/tlog-proof@v1\nextra \nindex 5\n\n",
            "c2sp.org/tlog-proof@v1\nindex 5\nAAAA\n\n",
            "c2sp.org/tlog-proof@v1\nindex 5\n0 7kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=\n\n",
            "c2sp.org/tlog-proof@v1\nindex 5\n037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=\n",
        ])
    func malformed(text: String) {
        expectRefusal(.malformedProof) { try LogProof(bytes: bytes(text + HandMade.note)) }
    }

    @Test("a proof file whose note is damaged says so")
    func note() {
        let head = "c2sp.org/tlog-proof@v1\nindex 0\n\n"
        expectRefusal(.malformedNote) { try LogProof(bytes: bytes(head)) }
        expectRefusal(.malformedNote) { try LogProof(bytes: bytes(head + HandMade.text)) }
        expectRefusal(.malformedNote) { try LogProof(bytes: bytes(HandMade.proof + "more\n")) }
    }

    @Test("64 hashes are read, one more and anything larger than the limit is not")
    func limits() throws {
        let line = TreeHash.empty.base64 + "\n"
        func file(_ count: Int) -> [UInt8] {
            bytes(
                "c2sp.org/tlog-proof@v1\nindex 0\n" + String(repeating: line, count: count) + "\n"
                    + HandMade.note)
        }
        #expect(try LogProof(bytes: file(64)).hashes.count == 64)
        expectRefusal(.tooLarge) { try LogProof(bytes: file(65)) }
        expectRefusal(.tooLarge) { try LogProof(bytes: file(4_000)) }
        let note = try SignedNote(HandMade.note)
        let many = [TreeHash](repeating: .empty, count: 65)
        expectRefusal(.tooLarge) { try LogProof(index: 0, hashes: many, note: note) }
        expectRefusal(.outOfRange) { try LogProof(index: .max, hashes: [], note: note) }
    }

    @Test("no single changed byte of a receipt is believed, except in its extra data")
    func everyByte() throws {
        let leaf = TreeHash(leaf: HandMade.leaves[5])
        let trust = try HandMade.trust()
        let good = bytes(HandMade.proof)
        var random = Seeded(seed: 5)
        for place in good.indices {
            var other = good
            other[place] ^= UInt8.random(in: 1...255, using: &random)
            #expect(throws: LogRefusal.self, "byte \(place)") {
                let proof = try LogProof(bytes: other)
                let verified = try proof.verify(leaf: leaf, trust: trust)
                // A changed name or key id makes a stranger of the witness: then it is not counted.
                guard verified.cosignatures.count == 1 else { throw LogRefusal(.unsigned, "-") }
            }
        }
    }
}
