import Testing

@testable import Agent

/// Transcripts: each line is an event and whether the machine goes on.
@Suite("Reading a reply, event by event")
struct ReplyReaderTests {
    @Test("An interim head is forgotten when the final one comes")
    func interim() {
        let reader = Reading(limit: 10, headerLimit: 1000)
        #expect(reader.head("HTTP/1.1 103 Early Hints", "Link: a", ""))
        #expect(!reader.headIsComplete)
        #expect(reader.head("HTTP/2 200", "A: 1", ""))
        #expect(reader.headIsComplete)
        #expect(reader.piece("body"))
        #expect(reader.finish())
        #expect(reader.status == 200)
        #expect(reader.headers == ["a": "1"])
        #expect(reader.body == Array("body".utf8))
    }

    @Test("Names are lower-case, blanks around values go, lines without a name are left out")
    func fields() {
        let reader = Reading(limit: 10, headerLimit: 1000)
        let lines = [
            "HTTP/1.1 200 OK", "A-B:\t x y \t", ":z", "no colon", " folded: q", "A-b: 2", "",
        ]
        for line in lines { #expect(reader.head(line)) }
        #expect(reader.headers == ["a-b": "x y, 2"])
    }

    @Test(
        "A status that is none is no HTTP",
        arguments: ["HTTP/1.1", "HTTP/1.1 ", "HTTP/1.1 abc", "HTTP/1.1 99 x", "HTTP/1.1 1000 x"])
    func badStatus(line: String) {
        let reader = Reading(limit: 10, headerLimit: 1000)
        #expect(!reader.head(line))
        #expect(reader.failure?.code == .gotNotHTTP)
    }

    @Test("The limit of header bytes counts every line, exactly")
    func headerBytes() {
        // "HTTP/1.1 200 OK\r\n" are 17 bytes, "A: 1\r\n" 6, "\r\n" 2.
        let exact = Reading(limit: 10, headerLimit: 25)
        #expect(exact.head("HTTP/1.1 200 OK", "A: 1", ""))
        let less = Reading(limit: 10, headerLimit: 24)
        #expect(less.head("HTTP/1.1 200 OK", "A: 1"))
        #expect(!less.head(""))
        #expect(less.failure?.code == .replyTooLarge)
    }

    @Test("The limit of header lines holds over interim replies and trailers together")
    func headerLines() {
        let reader = Reading(limit: 10, headerLimit: 1 << 20)
        for _ in 0..<100 { #expect(reader.head("HTTP/1.1 100 Continue", "")) }
        #expect(reader.head("HTTP/1.1 200 OK", ""))
        #expect(reader.piece("x"))
        for _ in 0..<54 { #expect(reader.head("Trailer: x")) }
        #expect(!reader.head("Trailer: x"))
        #expect(reader.failure?.code == .replyTooLarge)
    }

    @Test("A body in pieces is counted together")
    func pieces() {
        let reader = Reading(limit: 6, headerLimit: 1000)
        #expect(reader.head("HTTP/1.1 200 OK", ""))
        #expect(reader.piece("abc"))
        #expect(reader.piece("def"))
        #expect(!reader.piece("g"))
        #expect(reader.failure?.code == .replyTooLarge)
        #expect(!reader.finish())
        #expect(reader.body.count == 6)
    }

    @Test("The five redirects end the reading at their head", arguments: [301, 302, 303, 307, 308])
    func redirects(status: Int) {
        let reader = Reading(limit: 6, headerLimit: 1000)
        #expect(reader.head("HTTP/1.1 \(status) Go", "Location: https://a.example/b?secret"))
        #expect(!reader.head(""))
        #expect(reader.failure == .init(.redirectRefused, detail: "\(status) to a.example"))
    }

    @Test("Other numbers of their hundred are replies", arguments: [300, 304, 305, 399])
    func notRedirects(status: Int) {
        let reader = Reading(limit: 6, headerLimit: 1000)
        #expect(reader.head("HTTP/1.1 \(status) Stay", ""))
        #expect(reader.finish())
    }

    @Test("An end without a complete head is no reply")
    func noHead() {
        let reader = Reading(limit: 6, headerLimit: 1000)
        #expect(!reader.finish())
        #expect(reader.failure?.code == .gotNotHTTP)
        let interim = Reading(limit: 6, headerLimit: 1000)
        #expect(interim.head("HTTP/1.1 100 Continue", ""))
        #expect(!interim.finish())
    }

    @Test("What the wire may carry for a limit: a thousandth and 1 KiB more, without overflow")
    func packedLimit() {
        #expect(ReplyReader.packedLimit(for: 0) == 1024)
        #expect(ReplyReader.packedLimit(for: 1 << 20) == (1 << 20) + 1024 + 1024)
        #expect(ReplyReader.packedLimit(for: .max) == .max)
    }

    @Test("The first reason stays")
    func firstReason() {
        let reader = Reading(limit: 1, headerLimit: 20)
        #expect(reader.head("HTTP/1.1 200 OK"))
        #expect(!reader.head("A: too long"))
        let reason = reader.failure
        #expect(!reader.piece("too long as well"))
        #expect(reader.failure == reason)
    }
}

/// A reader that tests may ask from within an expectation.
@dynamicMemberLookup
private final class Reading {
    private var reader: ReplyReader

    init(limit: Int, headerLimit: Int) {
        reader = ReplyReader(limit: limit, headerLimit: headerLimit)
    }

    subscript<Value>(dynamicMember path: KeyPath<ReplyReader, Value>) -> Value {
        reader[keyPath: path]
    }

    /// Lines of a head, each with its line end; true when all were taken.
    func head(_ lines: String...) -> Bool {
        for line in lines {
            let taken = Array((line + "\r\n").utf8).withUnsafeBytes {
                reader.take(headerLine: $0)
            }
            if !taken { return false }
        }
        return true
    }

    func piece(_ text: String) -> Bool {
        Array(text.utf8).withUnsafeBytes { reader.take(body: $0) }
    }

    func finish() -> Bool { reader.finish() }
}
