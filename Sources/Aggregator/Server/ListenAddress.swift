internal import Notation

/// `HOST:PORT` as the command line has it; port 0 is any free one.
package struct ListenAddress: Hashable, Sendable {
    /// A name or an address; IPv6 without its brackets.
    package let host: String
    /// The port, 0…65535.
    package let port: Int

    /// Reads `127.0.0.1:8443`, `[::1]:8443`, `centre.example:8443`.
    ///
    /// Throws `listen-malformed` for anything else.
    package init(_ text: String) throws {
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else { throw CentreRefusal(.listenMalformed, ["text": text]) }
        var host = text[..<colon]
        if host.first == "[", host.last == "]" {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            throw CentreRefusal(.listenMalformed, ["text": text])
        }
        guard !host.isEmpty else { throw CentreRefusal(.listenMalformed, ["text": text]) }
        self.host = String(host)
        self.port = Int(port)
    }

    /// True where only this machine can connect.
    package var isLoopback: Bool {
        ["localhost", "::1"].contains(host)
            || (host.hasPrefix("127.") && host.split(separator: ".").count == 4
                && host.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) })
    }

    /// True where it stands for all addresses of the machine and is none to connect to.
    var isWildcard: Bool { ["0.0.0.0", "::"].contains(host) }

    /// The address as a URL, with the port that was found free.
    func url(plain: Bool, port: Int) -> String {
        let host = host.contains(":") ? "[\(host)]" : host
        return "\(plain ? "http" : "https")://\(host):\(port)"
    }
}
