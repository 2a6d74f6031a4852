import Crypto
import Testing

@testable import TransparencyLog

@Suite("Cosignatures")
struct CosignatureTests {
    private func cosigner() throws -> Cosigner {
        Cosigner(name: try #require(KeyName("jicha.example/w1")), key: try Keys.witness)
    }

    private func witness() throws -> Witness {
        try Witness(
            trust: HandMade.trust(), stored: SignedNote(HandMade.text + "\n" + HandMade.logLine))
    }

    @Test("the witness signs as OpenSSL does with the same key, time and text")
    func known() throws {
        let line = try #require(
            try cosigner().cosignature(of: witness(), time: HandMade.time))
        #expect(line.line == bytes(HandMade.witnessLine))
        #expect("\(try cosigner().verifier)" == HandMade.witnessKey)
        let cosignature = try #require(Cosignature(line))
        #expect(cosignature.time == HandMade.time)
        #expect(cosignature.name == KeyName("jicha.example/w1"))
        #expect(cosignature.keyID == 0x92A3_9CB2)
        #expect(cosignature.signature.count == 64)
    }

    @Test("kept beside the log's signature, it is found again")
    func beside() throws {
        let witness = try witness()
        let line = try #require(try cosigner().cosignature(of: witness, time: 7))
        let note = try #require(try witness.latest?.note.adding([line]))
        #expect(note.signatures.count == 2)
        let verified = try HandMade.trust().verify(note)
        #expect(verified.cosignatures.map(\.time) == [7])
    }

    @Test("the example of C2SP tlog-cosignature: what is signed")
    func message() {
        let text =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
        #expect(
            Cosignature.message(text: bytes(text), time: 1_679_315_147)
                == bytes("cosignature/v1\ntime 1679315147\n" + text))
    }

    @Test("another time than the signed one is noticed, bit for bit")
    func time() throws {
        let verifier = try cosigner().verifier
        let good = try SignedNote(HandMade.note).signatures[1]
        #expect(verifier.verifies(good, of: bytes(HandMade.text)))
        for bit in 0..<64 {
            var raw = good.bytes
            raw[bit / 8] ^= 1 << UInt8(bit % 8)
            let line = try NoteSignature(name: good.name, keyID: good.keyID, bytes: raw)
            #expect(!verifier.verifies(line, of: bytes(HandMade.text)))
        }
    }

    @Test("a line of another length, or with a time beyond 2^63 − 1, is no cosignature")
    func malformed() throws {
        let good = try SignedNote(HandMade.note).signatures[1]
        for count in [1, 64, 71, 73] {
            let raw = [UInt8](repeating: 0, count: count)
            let line = try NoteSignature(name: good.name, keyID: good.keyID, bytes: raw)
            #expect(Cosignature(line) == nil)
        }
        let late = try NoteSignature(
            name: good.name, keyID: good.keyID, bytes: [0x80] + good.bytes.dropFirst())
        #expect(Cosignature(late) == nil)
        let latest = [0x7F] + [UInt8](repeating: 0xFF, count: 7) + good.bytes.dropFirst(8)
        let line = try NoteSignature(name: good.name, keyID: good.keyID, bytes: latest)
        #expect(Cosignature(line)?.time == Cosignature.maximumTime)
    }

    @Test("a log signature is no cosignature, nor the other way round, with one key and name")
    func domains() throws {
        let name = try #require(KeyName("one"))
        let key = try Keys.log
        let text = bytes(HandMade.text)
        let asLog = NoteSigner(name: name, key: key)
        let asWitness = Cosigner(name: name, key: key).verifier
        let logLine = try asLog.signature(of: text)
        #expect(!asWitness.verifies(logLine, of: text))
        let renamed = try NoteSignature(
            name: name, keyID: asWitness.keyID,
            bytes: [UInt8](repeating: 0, count: 8) + logLine.bytes)
        #expect(!asWitness.verifies(renamed, of: text))
    }

    @Test("a witness that holds nothing has nothing to cosign")
    func nothing() throws {
        let empty = Witness(trust: try HandMade.trust())
        #expect(try cosigner().cosignature(of: empty, time: 1) == nil)
    }

    @Test("times beyond 2^63 − 1 and wrong keys are refused")
    func refused() throws {
        let witness = try witness()
        expectRefusal(.outOfRange) {
            try cosigner().cosignature(of: witness, time: Cosignature.maximumTime + 1) as Any
        }
        let name = try #require(KeyName("jicha.example/w1"))
        let wrong = Cosigner(name: name, publicKey: try Keys.witness.publicKey) { _ in
            [UInt8](repeating: 1, count: 64)
        }
        expectRefusal(.badSignature) { try wrong.cosignature(of: witness, time: 1) as Any }
        let short = Cosigner(name: name, publicKey: try Keys.witness.publicKey) { _ in [1] }
        expectRefusal(.badSignature) { try short.cosignature(of: witness, time: 1) as Any }
    }
}
