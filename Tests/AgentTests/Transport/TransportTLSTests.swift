import Agent
import TestSupport
import Testing

@Suite("TLS: the pin decides", .enabled(if: ChildProcess.exists("openssl"), "needs openssl"))
struct TransportTLSTests {
    @Test("The right key passes, whoever signed the certificate")
    func rightPin() async throws {
        let certificate = try TestCertificate()
        let server = try TLSServer(openssl: ["-www"], certificate)
        let reply = try await server.get { $0.pin = certificate.pin }.get()
        #expect(reply.status == 200)
        #expect(String(decoding: reply.body, as: UTF8.self).contains("TLSv1.3"))
    }

    @Test("The right key passes even when our clock says expired or not yet valid")
    func wrongClock() async throws {
        for dates in [TestCertificate.expired, TestCertificate.notYetValid] {
            let certificate = try TestCertificate(dates: dates)
            let server = try TLSServer(openssl: ["-www"], certificate)
            #expect(try await server.get { $0.pin = certificate.pin }.get().status == 200)
        }
    }

    @Test("Another key is refused before a byte of the request is sent")
    func wrongPin() async throws {
        let certificate = try TestCertificate()
        let other = try TestCertificate()
        let server = try TLSServer(openssl: [], certificate)
        let failure = try await server.get { $0.pin = other.pin }.failure
        #expect(failure?.code == .tlsPin)
        #expect(failure?.curlCode == 90)
        #expect(!server.stop().contains("geheim"))
    }

    @Test("With the right key the same server does see the request: the test above can fail")
    func rightPinIsSeen() async throws {
        let certificate = try TestCertificate()
        let server = try TLSServer(openssl: [], certificate)
        let client = try server.client { $0.pin = certificate.pin }
        let call = Task { await client.perform(TLSServer.call) }
        // It never answers; the time limit is only for a server that sees nothing.
        for _ in 0..<1000 where !server.written.contains("geheim") {
            try await Task.sleep(for: .milliseconds(10))
        }
        call.cancel()
        #expect(await call.value.failure?.code == .cancelled)
        #expect(server.stop().contains("geheim"))
    }

    @Test("A trusted authority does not help against a wrong pin")
    func pinOverAuthority() async throws {
        let certificate = try TestCertificate()
        let other = try TestCertificate()
        let server = try TLSServer(openssl: ["-www"], certificate)
        let failure = try await server.get {
            $0.pin = other.pin
            $0.authorities = certificate.certificate
        }.failure
        #expect(failure?.code == .tlsPin)
    }

    @Test("Without a pin a self-signed certificate is not trusted")
    func selfSigned() async throws {
        let server = try TLSServer(openssl: ["-www"], try TestCertificate())
        #expect(try await server.get { _ in }.failure?.code == .tlsCertificate)
    }

    @Test("Without a pin a certificate of a named authority is trusted, for its own names alone")
    func authority() async throws {
        let certificate = try TestCertificate()
        let server = try TLSServer(openssl: ["-www"], certificate, host: "0.0.0.0")
        let right = try await server.get { $0.authorities = certificate.certificate }
        #expect(try right.get().status == 200)
        // The whole of 127/8 is this computer, but the certificate names 127.0.0.1 alone.
        let wrong = try await server.get {
            $0.authorities = certificate.certificate
            $0.server = "https://127.0.0.2:\(server.port)"
        }
        #expect(wrong.failure?.code == .tlsCertificate)
    }

    @Test("Without a pin dates count, and the failure names the clock")
    func clock() async throws {
        for dates in [TestCertificate.expired, TestCertificate.notYetValid] {
            let certificate = try TestCertificate(dates: dates)
            let server = try TLSServer(openssl: ["-www"], certificate)
            let failure = try await server.get { $0.authorities = certificate.certificate }.failure
            #expect(failure?.code == .tlsClock)
        }
    }

    @Test("TLS 1.1 is not spoken, TLS 1.2 is", arguments: [("-tls1_1", false), ("-tls1_2", true)])
    func versions(option: String, passes: Bool) async throws {
        let certificate = try TestCertificate()
        // Security level 0, or openssl itself would refuse the old version.
        let options = ["-www", option, "-cipher", "ALL:@SECLEVEL=0"]
        let server = try TLSServer(openssl: options, certificate)
        let result = try await server.get { $0.pin = certificate.pin }
        #expect(result.failure?.code == (passes ? nil : .tlsHandshake))
    }

    @Test("A server that speaks no TLS is a failed handshake; one that says nothing times out")
    func noTLS() async throws {
        let plain = try LoopbackServer { connection in
            connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
        }
        let silent = try LoopbackServer { $0.waitForEnd() }
        let cases = [
            (plain, TransportFailure.Code.tlsHandshake, Duration.seconds(20)),
            (silent, .timeoutConnect, .milliseconds(300)),
        ]
        for (server, code, time) in cases {
            let failure = try await server.get("/") {
                $0.server = "https://127.0.0.1:\(server.port)"
                $0.connectTimeout = time
            }.failure
            #expect(failure?.code == code)
        }
    }
}

@Suite(
    "HTTP/2 where TLS offers it",
    .enabled(
        if: ChildProcess.exists("openssl") && ChildProcess.exists("python3"),
        "needs openssl and python3"))
struct TransportHTTP2Tests {
    @Test("HTTP/2 is negotiated, and many calls share one connection")
    func shared() async throws {
        let certificate = try TestCertificate()
        let server = try TLSServer(http2: "answer", certificate)
        let transport = try server.client { $0.pin = certificate.pin }
        await withTaskGroup(of: Result<HTTPReply, TransportFailure>.self) { group in
            for _ in 0..<20 {
                group.addTask { await transport.perform(HTTPCall(.put, "/x", body: [1, 2])) }
            }
            for await result in group {
                let reply = try? result.get()
                #expect(reply?.httpVersion == "2")
                #expect(reply?.status == 200)
                // The server answers with the number of the connection.
                #expect(reply?.body == Array("1".utf8))
            }
        }
    }

    @Test(
        "A stream that is reset or a connection that goes away interrupts",
        arguments: ["reset", "goaway"])
    func broken(mode: String) async throws {
        let certificate = try TestCertificate()
        let server = try TLSServer(http2: mode, certificate)
        let failure = try await server.get { $0.pin = certificate.pin }.failure
        #expect(failure?.code == .interrupted)
    }
}
