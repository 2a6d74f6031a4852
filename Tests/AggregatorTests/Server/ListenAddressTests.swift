import Notation
import Testing

@testable import Aggregator

struct ListenAddressTests {
    @Test(
        "An address is read",
        arguments: [
            ("127.0.0.1:8443", "127.0.0.1", 8_443), ("[::1]:0", "::1", 0),
            ("centre.example:443", "centre.example", 443), ("0.0.0.0:65535", "0.0.0.0", 65_535),
        ])
    func reads(text: String, host: String, port: Int) throws {
        let address = try ListenAddress(text)
        #expect(address.host == host)
        #expect(address.port == port)
    }

    @Test(
        "What is no address is refused",
        arguments: [
            "", "8443", ":8443", "host:", "host:65536", "host:-1", "::1:80", "[]:80", "a:b",
        ])
    func refuses(text: String) {
        #expect(throws: CentreRefusal(.listenMalformed, ["text": text])) {
            _ = try ListenAddress(text)
        }
    }

    @Test(
        "Only this machine's own addresses are loopback",
        arguments: [
            ("127.0.0.1", true), ("127.8.9.1", true), ("localhost", true), ("[::1]", true),
            ("0.0.0.0", false), ("192.168.1.2", false), ("127.0.0.1.example", false),
            ("127.example", false), ("localhost.example", false),
        ])
    func loopback(host: String, isLoopback: Bool) throws {
        #expect(try ListenAddress("\(host):1").isLoopback == isLoopback)
    }

    @Test("The URL carries the port that was found, and brackets around IPv6")
    func url() throws {
        #expect(
            try ListenAddress("127.0.0.1:0").url(plain: false, port: 5)
                == "https://127.0.0.1:5")
        #expect(try ListenAddress("[::1]:0").url(plain: true, port: 5) == "http://[::1]:5")
    }
}
