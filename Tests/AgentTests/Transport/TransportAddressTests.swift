import Testing

@testable import Agent

@Suite("Addresses, pins, requests that are refused before the wire")
struct TransportAddressTests {
    @Test(
        "An https address is accepted, with port, prefix, number or name",
        arguments: [
            "https://centre.example", "https://centre.example:8443/", "https://centre.example/sj",
            "https://192.0.2.1", "https://[2001:db8::1]:443",
        ])
    func accepted(text: String) throws {
        let address = try ServerAddress(text, allowPlain: false)
        #expect(!address.isPlain)
        #expect(!address.isLoopback)
        let expected = (text.hasSuffix("/") ? String(text.dropLast()) : text) + "/v1/centre"
        #expect(try address.url(path: "/v1/centre") == expected)
    }

    @Test(
        "Plain http is accepted for loopback when allowed",
        arguments: [
            "http://127.0.0.1:8080", "http://localhost", "http://LOCALHOST", "http://[::1]:1",
            "http://127.1", "http://127.200.3.4",
        ])
    func plainLoopback(text: String) throws {
        #expect(try ServerAddress(text, allowPlain: true).isPlain)
        #expect(Self.code { _ = try ServerAddress(text, allowPlain: false) } == .badURL)
    }

    @Test(
        "Anything else is refused even when plain is allowed",
        arguments: [
            "http://centre.example", "http://127.0.0.1.example.org", "http://127.example",
            "http://localhost.example.org", "http://192.0.2.1", "http://[::2]", "http://0.0.0.0",
            "ftp://127.0.0.1", "file:///etc/passwd", "127.0.0.1", "", "https://", "https://a b",
            "https://user:secret@centre.example", "http://127.0.0.1@evil.example",
            "https://centre.example?x", "https://centre.example/#x",
            "https://centre.example\r\nX: y",
        ])
    func refused(text: String) {
        let code = Self.code { _ = try ServerAddress(text, allowPlain: true) }
        #expect(code == .badURL)
    }

    @Test(
        "A path that is not a plain path below the base is refused",
        arguments: ["", "v1", "@evil.example/", "/a b", "/a\r\nX: y", "/a#b", "/县", "/\u{7F}"])
    func paths(path: String) throws {
        let address = try ServerAddress("https://centre.example", allowPlain: false)
        #expect(Self.code { _ = try address.url(path: path) } == .badURL)
    }

    @Test(
        "A header field that could smuggle in another, or is ours to set, is refused",
        arguments: [
            ("X-A", "b\r\nX-C: d"), ("X-A", "b\nc"), ("X-A:", "b"), ("", "b"), ("X A", "b"),
            ("X-A", ""), ("X-A", "县"), ("Expect", "100-continue"), ("content-encoding", "br"),
            ("Accept-Encoding", "br"), ("Host", "evil.example"), ("Transfer-Encoding", "chunked"),
        ])
    func fields(name: String, value: String) throws {
        let address = try ServerAddress("https://centre.example", allowPlain: false)
        let call = HTTPCall(.get, "/", headers: [name: value])
        #expect(Self.code { _ = try PreparedCall(call, to: address) } == .badCall)
    }

    @Test("A refused call says so without its values")
    func noValues() async throws {
        let transport = try CurlTransport(
            settings: TransportSettings(server: "https://centre.example"))
        let call = HTTPCall(.get, "/", headers: ["Authorization": "Bearer geheim\n"])
        let failure = await transport.perform(call).failure
        #expect(failure?.code == .badCall)
        #expect(failure?.detail.contains("geheim") == false)
    }

    @Test("A pin is 44 characters of base64 for 32 bytes, in one spelling")
    func pins() throws {
        // RFC 4648, 10 gives the alphabet; 32 zero bytes are 43 "A" and one "=".
        let zeros = String(repeating: "A", count: 43) + "="
        #expect(KeyPin(base64: zeros)?.bytes == [UInt8](repeating: 0, count: 32))
        #expect(KeyPin(bytes: [UInt8](repeating: 0, count: 32))?.base64 == zeros)
        #expect(KeyPin(bytes: [UInt8](repeating: 0, count: 31)) == nil)
        let wrong = [
            "", zeros + "=", String(zeros.dropLast()), "sha256//" + zeros,
            // Left-over bits that are not zero: another spelling of the same bytes.
            String(repeating: "A", count: 42) + "B=",
        ]
        for text in wrong { #expect(KeyPin(base64: text) == nil, "\(text)") }
    }

    @Test("A pin on plain http is a contradiction")
    func pinOnPlain() throws {
        var settings = TransportSettings(
            server: "http://127.0.0.1", pin: KeyPin(bytes: [UInt8](repeating: 0, count: 32)))
        settings.allowPlain = true
        #expect(Self.code { _ = try CurlTransport(settings: settings) } == .badURL)
    }

    @Test("The detail of a failure is one short printable line")
    func detail() {
        let failure = TransportFailure(
            .connect, detail: "a\r\nb\u{1B}[31m" + String(repeating: "x", count: 1000))
        #expect(failure.detail.hasPrefix("a  b [31mx"))
        #expect(failure.detail.count == 300)
    }

    /// The code of the failure that `body` throws.
    static func code(_ body: () throws -> Void) -> TransportFailure.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? TransportFailure)?.code
        }
    }
}
