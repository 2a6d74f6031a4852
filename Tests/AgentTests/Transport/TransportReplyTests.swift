import Agent
import Gzip
import Testing

@Suite("Ordinary calls")
struct TransportReplyTests {
    @Test("A reply comes back whole: status, fields, body, version")
    func reply() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("418 No", ["X-One: a", "x-one:  b ", "Empty:"], body: [1, 0, 255])
        }
        let reply = try await server.get("/v1/centre").get()
        #expect(reply.status == 418)
        #expect(reply.headers["x-one"] == "a, b")
        #expect(reply.headers["empty"] == "")
        #expect(reply.headers["content-length"] == "3")
        #expect(reply.body == [1, 0, 255])
        #expect(reply.httpVersion == "1.1")
        #expect(reply.bytesReceived > 3)
        #expect(reply.bytesSent > 10)
    }

    @Test("A request says what it wants and nothing by itself")
    func request() async throws {
        let seen = Seen()
        let server = try LoopbackServer(seen.echo)
        let transport = try server.client {
            $0.userAgent = "shangji/test"
        }
        let call = HTTPCall(
            .put, "/v1/records/ab?x=1", headers: ["Authorization": "Bearer t"], body: [0, 1, 0])
        _ = try await transport.perform(call).get()
        let request = try #require(seen.requests.first)
        #expect(request.line == "PUT /v1/records/ab?x=1 HTTP/1.1")
        #expect(request.body == [0, 1, 0])
        #expect(
            request.fields == [
                "host": "127.0.0.1:\(server.port)", "user-agent": "shangji/test", "accept": "*/*",
                "accept-encoding": "gzip", "authorization": "Bearer t", "content-length": "3",
            ])
    }

    @Test("Each method sends its name, with and without a body", arguments: [[], [UInt8(7)]])
    func methods(body: [UInt8]) async throws {
        let seen = Seen()
        let server = try LoopbackServer(seen.echo)
        let transport = try server.client()
        for method in [HTTPCall.Method.get, .put, .post, .get] {
            let reply = try await transport.perform(HTTPCall(method, "/x", body: body)).get()
            #expect(reply.body == body)
        }
        let expected = ["GET", "PUT", "POST", "GET"].map { "\($0) /x HTTP/1.1" }
        #expect(seen.requests.map(\.line) == expected)
    }

    @Test("A body of more than 512 bytes goes packed, a shorter one or an unwilling call as it is")
    func packing() async throws {
        let seen = Seen()
        let server = try LoopbackServer(seen.echo)
        let transport = try server.client()
        let long = [UInt8](repeating: 0x41, count: 513)
        for (body, compress) in [(long, true), (Array(long.dropLast()), true), (long, false)] {
            let call = HTTPCall(.post, "/x", body: body, compress: compress)
            _ = try await transport.perform(call).get()
        }
        #expect(seen.requests.map { $0.fields["content-encoding"] } == ["gzip", nil, nil])
        let packed = try #require(seen.requests.first?.body)
        #expect(packed.count < 100)
        #expect(try gunzip(packed, limit: GzipLimit(bytes: 1000)) == long)
        #expect(seen.requests.dropFirst().map(\.body.count) == [512, 513])
    }

    @Test("A packed reply is unpacked", arguments: ["gzip", "GZIP", "x-gzip"])
    func packedReply(coding: String) async throws {
        let body = Array(String(repeating: "青山镇 96.5\n", count: 1000).utf8)
        let packed = try gzip(body)
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("200 OK", ["Content-Encoding: \(coding)"], body: packed)
        }
        let reply = try await server.get("/").get()
        #expect(reply.body == body)
        #expect(reply.bytesReceived < body.count)
    }

    @Test("An empty body labelled gzip is an empty body")
    func emptyPackedReply() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("200 OK", ["Content-Encoding: gzip"])
        }
        #expect(try await server.get("/").get().body.isEmpty)
    }

    @Test("Chunks, interim replies and trailers are HTTP's own affair")
    func chunks() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n")
            connection.send("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n")
            connection.send("Content-Encoding: gzip\r\n\r\n")
        }
        let reply = try await server.get("/").get()
        #expect(reply.status == 200)
        #expect(reply.body == Array("abcde".utf8))
        #expect(reply.headers == ["transfer-encoding": "chunked"])
    }

    @Test("A captive portal's page is a reply like any other")
    func portal() async throws {
        let page = Array("<html>请登录</html>".utf8)
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("200 OK", ["Content-Type: text/html"], body: page)
        }
        let reply = try await server.get("/v1/records/00").get()
        #expect(reply.status == 200)
        #expect(reply.body == page)
    }

    @Test("A body of exactly the limit passes, packed and unpacked", arguments: [false, true])
    func exactLimit(packed: Bool) async throws {
        let body = [UInt8](repeating: 9, count: 5000)
        let wire = packed ? try gzip(body) : body
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("200 OK", packed ? ["Content-Encoding: gzip"] : [], body: wire)
        }
        #expect(try await server.get("/", limit: 5000).get().body == body)
    }

    @Test("A body that cannot be packed may take its few bytes more on the wire")
    func incompressible() async throws {
        var generator = SystemRandomNumberGenerator()
        let body = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let wire = try gzip(body)
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("200 OK", ["Content-Encoding: gzip"], body: wire)
        }
        #expect(wire.count > body.count)
        #expect(try await server.get("/", limit: body.count).get().body == body)
    }
}
