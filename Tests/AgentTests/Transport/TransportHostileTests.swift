import Agent
import Gzip
import Glibc
import Testing

@Suite("Hostile and broken servers")
struct TransportHostileTests {
    @Test("A gzip bomb is refused by size")
    func bomb() async throws {
        let bomb = try gzip([UInt8](repeating: 0, count: 32 << 20))
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("200 OK", ["Content-Encoding: gzip"], body: bomb)
        }
        #expect(try await server.get("/").failure?.code == .replyTooLarge)
    }

    @Test("A gzip bomb within a generous limit is refused by density")
    func denseBomb() async throws {
        let bomb = try gzip([UInt8](repeating: 0, count: 4 << 20))
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("200 OK", ["Content-Encoding: gzip"], body: bomb)
        }
        let failure = try await server.get("/", limit: 1 << 30).failure
        #expect(failure?.code == .replyTooLarge)
        #expect(failure?.detail == "unpacking the reply: tooDense")
    }

    @Test("A length beyond the limit is refused before the body")
    func announcedOversize() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")
            connection.waitForEnd()
        }
        #expect(try await server.get("/").failure?.code == .replyTooLarge)
    }

    @Test(
        "An endless body is cut at the limit, chunked or until the connection ends",
        arguments: ["Transfer-Encoding: chunked", "Connection: close"])
    func endlessBody(field: String) async throws {
        let chunk = "1000\r\n" + String(repeating: "x", count: 4096) + "\r\n"
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 200 OK\r\n\(field)\r\n\r\n")
            while connection.send(chunk) {}
        }
        #expect(try await server.get("/").failure?.code == .replyTooLarge)
    }

    @Test("One byte more than the limit is too much")
    func oneByteMore() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply(body: [UInt8](repeating: 1, count: 101))
        }
        #expect(try await server.get("/", limit: 100).failure?.code == .replyTooLarge)
    }

    @Test(
        "A flood of header fields, of one field, of interim replies is refused",
        arguments: ["X-Flood: aaaaaaaaaa\r\n", "aaaaaaaaaaaaaaaa", "\r\n\r\nHTTP/1.1 100 Continue"])
    func headerFlood(piece: String) async throws {
        let flood = String(repeating: piece, count: 100)
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 100 Continue\r\nX-A: b")
            while connection.send(flood) {}
        }
        let failure = try await server.get("/").failure
        #expect(failure?.code == .replyTooLarge, "\(String(describing: failure))")
    }

    @Test("Header fields beyond their limit of bytes are refused")
    func largeHeader() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("200 OK", ["X-Large: " + String(repeating: "a", count: 2000)])
        }
        let failure = try await server.get("/") { $0.headerLimit = 1000 }.failure
        #expect(failure?.code == .replyTooLarge)
        #expect(try await server.get("/") { $0.headerLimit = 3000 }.failure == nil)
    }

    @Test("A server that never answers costs the total time and no more")
    func silent() async throws {
        let server = try LoopbackServer { $0.waitForEnd() }
        let failure = try await server.get("/") { $0.totalTimeout = .milliseconds(200) }.failure
        #expect(failure?.code == .timeoutTotal)
        #expect(failure?.curlCode == 28)
    }

    @Test("A body that trickles is given up")
    func trickle() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while connection.send("x") { usleep(50_000) }
        }
        let failure = try await server.get("/") {
            $0.stallSpeed = 1000
            $0.stallTime = .seconds(1)
        }.failure
        #expect(failure?.code == .timeoutStalled)
    }

    @Test("A reply cut in the middle of its length is interrupted")
    func cut() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        }
        #expect(try await server.get("/").failure?.code == .interrupted)
    }

    @Test("A packed reply cut in the middle is interrupted, even where HTTP cannot see it")
    func cutPacked() async throws {
        let packed = try gzip(Array("hello hello hello hello".utf8))
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
            connection.send(Array(packed.dropLast(6)))
        }
        #expect(try await server.get("/").failure?.code == .interrupted)
    }

    @Test(
        "A connection that ends before or within the head is interrupted",
        arguments: ["", "HTTP/1.1 200 OK\r\nContent-Le"])
    func cutHead(text: String) async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.send(text)
        }
        let failure = try await server.get("/").failure
        #expect(failure?.code == .interrupted || failure?.code == .gotNotHTTP)
        #expect(text.isEmpty ? failure?.code == .interrupted : true)
    }

    @Test(
        "What is no HTTP is called so",
        arguments: [
            "SSH-2.0-OpenSSH_9.2\r\n", "\u{0}\u{1}\u{2}\u{3}\r\n\r\n", "220 mail ESMTP\r\n",
        ])
    func garbage(text: String) async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.send(text)
        }
        #expect(try await server.get("/").failure?.code == .gotNotHTTP)
    }

    @Test(
        "No redirect is followed, and its target is named by host alone",
        arguments: [
            ("http://evil.example/steal?t=1", "302 to evil.example"),
            ("/elsewhere", "302 to the same host"),
        ])
    func redirect(target: String, detail: String) async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("302 Found", ["Location: \(target)"])
        }
        let failure = try await server.get("/").failure
        #expect(failure?.code == .redirectRefused)
        #expect(failure?.detail == detail)
        #expect(server.connections == 1)
    }

    @Test(
        "A coding that was not asked for, or is not what it says, is garbled",
        arguments: ["br", "gzip, gzip", "gzip"])
    func coding(name: String) async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("200 OK", ["Content-Encoding: \(name)"], body: [1, 2, 3, 4])
        }
        #expect(try await server.get("/").failure?.code == .replyGarbled)
    }

    @Test("Nobody listening is no connection; no such name is no address")
    func nobody() async throws {
        let port = try LoopbackServer { _ in }.port
        var settings = TransportSettings(server: "http://127.0.0.1:\(port)")
        settings.allowPlain = true
        let nobody = try CurlTransport(settings: settings)
        #expect(await nobody.perform(HTTPCall(.get, "/")).failure?.code == .connect)
        // RFC 6761, 6.4: names below "invalid" do not exist.
        let nowhere = try CurlTransport(
            settings: TransportSettings(server: "https://centre.invalid"))
        #expect(await nowhere.perform(HTTPCall(.get, "/")).failure?.code == .resolve)
    }
}
