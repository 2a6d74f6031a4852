import Testing

@testable import TransparencyLog

@Suite("Checkpoints")
struct CheckpointTests {
    private let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

    @Test("a checkpoint made elsewhere is read and written as the same text")
    func known() throws {
        let checkpoint = try Checkpoint(text: bytes(HandMade.text))
        #expect(checkpoint.origin == LogOrigin(SampleLog.origin))
        #expect(checkpoint.size == 8)
        #expect(checkpoint.root.hex == HandMade.roots[8])
        #expect(checkpoint.extensionLines.isEmpty)
        #expect(checkpoint.text == bytes(HandMade.text))
    }

    @Test("a checkpoint made of parts has three lines")
    func parts() throws {
        let origin = try #require(LogOrigin("a log with spaces"))
        let checkpoint = try Checkpoint(origin: origin, size: 0, root: .empty)
        #expect(checkpoint.text == bytes("a log with spaces\n0\n\(root)\n"))
        #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
        expectRefusal(.outOfRange) { try Checkpoint(origin: origin, size: .max, root: .empty) }
    }

    @Test("extension lines are kept as they were, so that the signed bytes stay the same")
    func extensions() throws {
        let text = bytes("log\n7\n\(root)\nfirst\n second \n")
        let checkpoint = try Checkpoint(text: text)
        #expect(checkpoint.extensionLines == [bytes("first"), bytes(" second ")])
        #expect(checkpoint.text == text)
        #expect(checkpoint != (try Checkpoint(text: bytes("log\n7\n\(root)\n"))))
    }

    @Test(
        "what is not a checkpoint is refused",
        arguments: [
            "", "\n", "log\n", "log\n7\n", "log\n7\nROOT", "\n7\nROOT\n", "log\n07\nROOT\n",
            "log\n\nROOT\n", "log\n-7\nROOT\n", "log\n+7\nROOT\n", "log\n7 \nROOT\n",
            "log\n9223372036854775808\nROOT\n", "log\n7\n\nROOT\n", "log\n7\nROOT \n",
            "log\n7\nROO\n", "log\n7\nROOT\n\n", "log\n7\nROOT\nmore", "log\n7\nROOT\n\nmore\n",
            "lo\tg\n7\nROOT\n", "log\r\n7\r\nROOT\r\n", "log\n７\nROOT\n",
        ])
    func malformed(text: String) {
        let text = text.split(separator: "ROOT", omittingEmptySubsequences: false)
            .joined(separator: root)
        expectRefusal(.malformedCheckpoint) { try Checkpoint(text: bytes(text)) }
    }

    @Test("an origin is one line of UTF-8, and a key name only without spaces")
    func origins() {
        #expect(LogOrigin("example.com/log")?.keyName == KeyName("example.com/log"))
        #expect(LogOrigin("上计 2026")?.description == "上计 2026")
        #expect(LogOrigin("上计 2026")?.keyName == nil)
        #expect(LogOrigin("") == nil)
        #expect(LogOrigin("a\nb") == nil)
        #expect(LogOrigin(utf8: [0xC3]) == nil)
        #expect(LogOrigin(String(repeating: "o", count: 255)) != nil)
        #expect(LogOrigin(String(repeating: "o", count: 256)) == nil)
        #expect(LogOrigin("caf\u{E9}") != LogOrigin("cafe\u{301}"))
    }
}

@Suite("Trust in a log")
struct LogTrustTests {
    @Test("a note made elsewhere is verified, with its witness")
    func known() throws {
        let verified = try HandMade.trust().verify(bytes(HandMade.note))
        #expect(verified.size == 8)
        #expect(verified.root.hex == HandMade.roots[8])
        #expect(verified.origin == LogOrigin(SampleLog.origin))
        #expect(verified.note.bytes == bytes(HandMade.note))
        #expect(verified.cosignatures.map(\.time) == [HandMade.time])
        let name = try #require(KeyName("jicha.example/w1"))
        let other = try #require(KeyName("shenji.example/w2"))
        #expect(verified.isWitnessed(by: [name, other], quorum: 1))
        #expect(!verified.isWitnessed(by: [name, other], quorum: 2))
        #expect(!verified.isWitnessed(by: [other], quorum: 1))
        #expect(verified.isWitnessed(by: [], quorum: 0))
    }

    @Test("a witness nobody named is ignored")
    func unnamed() throws {
        let trust = try SampleLog().trust
        #expect(try trust.verify(bytes(HandMade.note)).cosignatures.isEmpty)
    }

    @Test("the witness alone does not speak for the log")
    func witnessAlone() throws {
        let trust = try HandMade.trust()
        expectRefusal(.unsigned) {
            try trust.verify(bytes(HandMade.text + "\n" + HandMade.witnessLine))
        }
    }

    @Test("a changed size, root or origin is a wrong signature")
    func changed() throws {
        let trust = try HandMade.trust()
        for (old, new) in [("\n8\n", "\n9\n"), ("Xcna", "XcnA"), ("/2026\n8", "/2027\n8")] {
            let pieces = HandMade.note.split(separator: old, maxSplits: 1)
            let changed = pieces.joined(separator: new)
            #expect(changed != HandMade.note)
            expectRefusal(.badSignature) { try trust.verify(bytes(changed)) }
        }
    }

    @Test("a checkpoint of another log under the same key is refused")
    func otherLog() throws {
        let log = try SampleLog(size: 3)
        let origin = try #require(LogOrigin("shangji.example/trial"))
        let note = try log.signer.note(
            of: Checkpoint(origin: origin, size: 3, root: log.hashes.root))
        expectRefusal(.otherLog) { try log.trust.verify(note) }
    }

    @Test("a signed text that is no checkpoint is refused, as is what is no note")
    func notACheckpoint() throws {
        let log = try SampleLog()
        let note = try log.signer.note(of: bytes("any text\n"))
        expectRefusal(.malformedCheckpoint) { try log.trust.verify(note) }
        expectRefusal(.malformedNote) { try log.trust.verify(bytes("any text\n")) }
    }

    @Test("trust needs a log key, and keys of the right kinds")
    func kinds() throws {
        let origin = try #require(LogOrigin(SampleLog.origin))
        let (log, witness) = (
            try NoteVerifier(HandMade.logKey), try NoteVerifier(HandMade.witnessKey)
        )
        expectRefusal(.malformedKey) { try LogTrust(origin: origin, logKeys: []) }
        expectRefusal(.malformedKey) { try LogTrust(origin: origin, logKeys: [witness]) }
        expectRefusal(.malformedKey) {
            try LogTrust(origin: origin, logKeys: [log], witnesses: [log])
        }
        #expect(try LogTrust(origin: origin, logKeys: [log]).witnesses.isEmpty)
    }

    @Test("either of two log keys may sign: the old and the new one")
    func twoKeys() throws {
        let log = try SampleLog(size: 2)
        let name = try #require(KeyName(SampleLog.origin))
        let next = NoteSigner(name: name, key: try Keys.stranger)
        let trust = try LogTrust(
            origin: log.trust.origin, logKeys: [log.signer.verifier, next.verifier])
        let checkpoint = try Checkpoint(
            origin: trust.origin, size: 2, root: log.hashes.root)
        #expect(try trust.verify(log.signer.note(of: checkpoint)).size == 2)
        #expect(try trust.verify(next.note(of: checkpoint)).size == 2)
        expectRefusal(.unsigned) { try log.trust.verify(next.note(of: checkpoint)) }
    }
}
