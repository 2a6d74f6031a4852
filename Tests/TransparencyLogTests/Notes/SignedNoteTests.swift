import Testing

@testable import TransparencyLog

@Suite("A signed note as received")
struct SignedNoteTests {
    @Test("a note made elsewhere is read and written again as the same bytes")
    func known() throws {
        let note = try SignedNote(HandMade.note)
        #expect(note.bytes == bytes(HandMade.note))
        #expect(note.text == bytes(HandMade.text))
        #expect(note.signatures.map(\.name.description) == [SampleLog.origin, "jicha.example/w1"])
        #expect(note.signatures.map(\.keyID) == [0xE033_3BE1, 0x92A3_9CB2])
        #expect(note.signatures.map(\.bytes.count) == [64, 72])
        #expect(note.signatures[0].line == bytes(HandMade.logLine))
    }

    @Test("the text may have empty lines: the last empty line parts it from the signatures")
    func emptyLines() throws {
        for text in ["\n", "\n\n", "one\n\ntwo\n", "one\n\n", "— no signature\n\nend\n"] {
            let note = try SignedNote(text + "\n" + HandMade.logLine)
            #expect(note.text == bytes(text))
            #expect(note.bytes == bytes(text + "\n" + HandMade.logLine))
            #expect(note.signatures.count == 1)
        }
    }

    @Test(
        "what is not a note is refused",
        arguments: [
            "", "\n", "\n\n", "text\n", "text\n\n", "text\n" + HandMade.logLine,
            "text\n\n" + HandMade.logLine.dropLast(), "text" + HandMade.logLine,
            "\n" + HandMade.logLine, HandMade.logLine,
            "text\n\n" + HandMade.logLine + "more\n", "text\n\n" + HandMade.logLine + "\n",
            "text\r\n\n" + HandMade.logLine, "te\u{0}xt\n\n" + HandMade.logLine,
            "te\tt\n\n" + HandMade.logLine, "text\n\n— name\n", "text\n\n— name \n",
            "text\n\n— name AAAA\n", "text\n\n— name AAAAAA==\n", "text\n\n—  AAAAAAA=\n",
            "text\n\n— na me AAAAAAA=\n", "text\n\n— na+me AAAAAAA=\n",
            "text\n\n— na\u{3000}me AAAAAAA=\n", "text\n\n— name  AAAAAAA=\n",
            "text\n\n— name AAAAAAA= \n", "text\n\n— name AAAAAAA\n", "text\n\n— name AAAAAAB=\n",
            "text\n\n- name AAAAAAA=\n", "text\n\n—name AAAAAAA=\n", "text\n\n -- name AAAAAAA=\n",
            "text\n\n– name AAAAAAA=\n",
        ])
    func malformed(text: String) {
        expectRefusal(.malformedNote) { try SignedNote(text) }
    }

    @Test("the smallest signature line has one byte after the key id")
    func smallest() throws {
        let note = try SignedNote("text\n\n— name AAAAAQI=\n")
        #expect(note.signatures[0].keyID == 1)
        #expect(note.signatures[0].bytes == [2])
    }

    @Test("bytes that are not UTF-8 are refused, in the text and in a name")
    func notUTF8() {
        for wrong in [
            [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        ] {
            let raw = wrong.map { UInt8($0) }
            expectRefusal(.malformedNote) {
                try SignedNote(bytes: raw + bytes("\n\n" + HandMade.logLine))
            }
            expectRefusal(.malformedNote) {
                try SignedNote(bytes: bytes("text\n\n— ") + raw + bytes(" AAAAAAA=\n"))
            }
        }
    }

    @Test("a hundred signatures are read, one more is too many")
    func count() throws {
        let line = HandMade.logLine
        let full = "text\n\n" + String(repeating: line, count: 100)
        #expect(try SignedNote(full).signatures.count == 100)
        expectRefusal(.tooLarge) { try SignedNote(full + line) }
    }

    @Test("a note of 128 KiB is read, one byte more is too many")
    func size() throws {
        let rest = "\n\n" + HandMade.logLine
        let room = SignedNote.maximumByteCount - rest.utf8.count
        let full = String(repeating: "x", count: room) + rest
        #expect(try SignedNote(full).bytes.count == SignedNote.maximumByteCount)
        expectRefusal(.tooLarge) { try SignedNote("x" + full) }
    }

    @Test("a note made of parts obeys the same rules")
    func parts() throws {
        let line = try SignedNote(HandMade.note).signatures[0]
        #expect(try SignedNote(text: bytes("a\n"), signatures: [line]).text == bytes("a\n"))
        expectRefusal(.malformedNote) { try SignedNote(text: bytes("a"), signatures: [line]) }
        expectRefusal(.malformedNote) { try SignedNote(text: [], signatures: [line]) }
        expectRefusal(.malformedNote) { try SignedNote(text: bytes("a\n"), signatures: []) }
        expectRefusal(.malformedNote) { try SignedNote(text: [7, 10], signatures: [line]) }
        expectRefusal(.malformedNote) { try SignedNote(text: [0xFF, 10], signatures: [line]) }
        let many = [NoteSignature](repeating: line, count: 101)
        expectRefusal(.tooLarge) { try SignedNote(text: bytes("a\n"), signatures: many) }
        let long = [UInt8](repeating: 0x61, count: SignedNote.maximumByteCount) + [10]
        expectRefusal(.tooLarge) { try SignedNote(text: long, signatures: [line]) }
    }

    @Test("signatures are added behind those there are, equal ones once")
    func adding() throws {
        let both = try SignedNote(HandMade.note)
        let one = try SignedNote(HandMade.text + "\n" + HandMade.logLine)
        #expect(try one.adding([both.signatures[1]]) == both)
        #expect(try both.adding(both.signatures) == both)
        #expect(try one.adding([]) == one)
        let strangers = try (0..<100).map { number in
            try NoteSignature(
                name: both.signatures[0].name, keyID: 7, bytes: [1, UInt8(number)])
        }
        expectRefusal(.tooLarge) { try one.adding(strangers) }
    }

    @Test("a signature has at least one byte and at most eight thousand")
    func signatureLength() throws {
        let name = try #require(KeyName("name"))
        expectRefusal(.malformedNote) { try NoteSignature(name: name, keyID: 1, bytes: []) }
        let most = [UInt8](repeating: 1, count: NoteSignature.maximumByteCount)
        let line = try NoteSignature(name: name, keyID: .max, bytes: most)
        #expect(try SignedNote(bytes: bytes("a\n\n") + line.line).signatures == [line])
        expectRefusal(.tooLarge) { try NoteSignature(name: name, keyID: 1, bytes: most + [1]) }
    }
}

@Suite("The name of a key")
struct KeyNameTests {
    @Test("names are text without spaces and plus", arguments: ["a", "example.com/log", "监察", "—"])
    func good(text: String) {
        #expect(KeyName(text)?.description == text)
    }

    @Test(
        "spaces of every kind, plus and control characters are refused",
        arguments: [
            "", " ", "a b", "a+b", "a\n", "a\tb", "a\u{A0}b", "a\u{2003}b", "a\u{3000}b",
            "a\u{2028}b",
            "a\u{85}b", "a\u{0}",
        ])
    func bad(text: String) {
        #expect(KeyName(text) == nil)
    }

    @Test("names that look alike are different names")
    func lookalikes() throws {
        let composed = try #require(KeyName("caf\u{E9}"))
        let decomposed = try #require(KeyName("cafe\u{301}"))
        #expect("caf\u{E9}" == "cafe\u{301}")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
    }

    @Test("a name is UTF-8 and has at most 255 bytes")
    func limits() {
        #expect(KeyName(utf8: [0xFF]) == nil)
        #expect(KeyName(String(repeating: "n", count: 255)) != nil)
        #expect(KeyName(String(repeating: "n", count: 256)) == nil)
        #expect(KeyName(String(repeating: "名", count: 86)) == nil)
    }
}
