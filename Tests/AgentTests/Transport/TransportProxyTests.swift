import Agent
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("Proxies")
struct TransportProxyTests {
    @Test("A proxy that refuses is named, its password is not", arguments: [403, 407, 502])
    func refuses(status: Int) async throws {
        let proxy = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply("\(status) No")
        }
        let failure = try await Self.call(through: proxy.url).failure
        #expect(failure?.code == .proxy)
        #expect(failure?.detail.contains("\(status)") == true)
        #expect(failure?.detail.contains("geheim") == false)
    }

    @Test("A proxy that is not there is the proxy's failure, not the server's")
    func absent() async throws {
        let port = try LoopbackServer { _ in }.port
        #expect(try await Self.call(through: "http://127.0.0.1:\(port)").failure?.code == .proxy)
        #expect(try await Self.call(through: "http://proxy.invalid:1").failure?.code == .proxy)
    }

    @Test("A proxy that hangs up while it connects is an interruption")
    func hangsUp() async throws {
        let proxy = try LoopbackServer { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 200 Conn")
        }
        #expect(try await Self.call(through: proxy.url).failure?.code == .interrupted)
    }

    @Test(
        "A proxy address that is none, or holds a password, is refused",
        arguments: ["", "proxy", "ftp://proxy.example", "http://me:geheim@proxy.example:8080"])
    func address(text: String) {
        var settings = TransportSettings(server: "https://centre.example")
        settings.proxy = .server(text)
        let code = TransportAddressTests.code { _ = try CurlTransport(settings: settings) }
        #expect(code == .proxy)
    }

    @Test("This computer is never asked of a proxy")
    func loopback() async throws {
        let proxy = try LoopbackServer { $0.reply("502 No") }
        let server = try LoopbackServer(Seen().echo)
        let reply = try await server.get("/") { $0.proxy = .server(proxy.url) }.get()
        #expect(reply.status == 200)
        #expect(proxy.connections == 0)
    }

    @Test(
        "Through a proxy the pin decides as ever, and the proxy sees the address and no more",
        .enabled(if: ChildProcess.exists("openssl"), "needs openssl"))
    func tunnel() async throws {
        let certificate = try TestCertificate()
        let other = try TestCertificate()
        let server = try TLSServer(openssl: ["-www"], certificate)
        let port = UInt16(server.port)
        let seen = Mutex<[LoopbackRequest]>([])
        try await withTunnel(to: port, seen: { request in seen.withLock { $0.append(request) } }) {
            let right = try await Self.call(through: $0, pin: certificate.pin)
            #expect(try right.get().status == 200)
            let wrong = try await Self.call(through: $0, pin: other.pin)
            #expect(wrong.failure?.code == .tlsPin)
        }
        let asked = seen.withLock { $0 }
        #expect(
            asked.map(\.line) == Array(repeating: "CONNECT centre.invalid:443 HTTP/1.1", count: 2))
        // RFC 7617: base64 of "me:geheim".
        #expect(asked.first?.fields["proxy-authorization"] == "Basic bWU6Z2VoZWlt")
        #expect(asked.allSatisfy { $0.fields["authorization"] == nil })
    }

    /// One GET of https://centre.invalid, which only a proxy can reach.
    static func call(
        through proxy: String, pin: KeyPin? = nil
    ) async throws -> Result<HTTPReply, TransportFailure> {
        var settings = TransportSettings(server: "https://centre.invalid", pin: pin)
        settings.proxy = .server(proxy, user: "me", password: "geheim")
        settings.totalTimeout = .seconds(300)
        settings.stallTime = .seconds(300)
        let transport = try CurlTransport(settings: settings)
        return await transport.perform(HTTPCall(.get, "/", headers: ["Authorization": "Bearer x"]))
    }

    /// A proxy that connects everyone to one port, while `body` runs.
    private func withTunnel(
        to port: UInt16, seen: @escaping @Sendable (LoopbackRequest) -> Void,
        _ body: (String) async throws -> Void
    ) async throws {
        let proxy = try LoopbackServer { client in
            guard let request = client.request() else { return }
            seen(request)
            guard let far = LoopbackConnection(connectingTo: port) else { return }
            client.send("HTTP/1.1 200 Connected\r\n\r\n")
            Thread.detachNewThread {
                far.pump(to: client)
                Glibc.shutdown(client.socket, Int32(SHUT_RDWR))
            }
            client.pump(to: far)
            Glibc.shutdown(far.socket, Int32(SHUT_RDWR))
        }
        try await body(proxy.url)
        withExtendedLifetime(proxy) {}
    }
}

extension LoopbackConnection {
    /// A client's connection to loopback.
    fileprivate init?(connectingTo port: UInt16) {
        socket = Glibc.socket(AF_INET, LoopbackServer.kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        address.sin_port = port.bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, size) == 0
            }
        }
        guard connected else { return nil }
    }

    /// Passes on what comes until either side ends.
    fileprivate func pump(to other: LoopbackConnection) {
        while true {
            let bytes = read(16 * 1024)
            guard !bytes.isEmpty, other.send(bytes) else { return }
        }
    }
}
