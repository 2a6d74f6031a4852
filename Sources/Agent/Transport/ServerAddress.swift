internal import CCurl
internal import Glibc

/// A base URL that was checked, by libcurl's own parser so that no second opinion can differ.
struct ServerAddress: Hashable, Sendable {
    /// The URL without "/" at its end.
    let base: String
    /// Whether it is plain HTTP, to a loopback host.
    let isPlain: Bool
    /// Whether the host is this computer.
    let isLoopback: Bool

    /// Checks a base URL; fails with `badURL`.
    init(_ text: String, allowPlain: Bool) throws(TransportFailure) {
        let parts = try URLParts(text)
        guard !text.contains(where: { "?# ".contains($0) }) else {
            throw TransportFailure(.badURL, detail: "the server address has a query or a fragment")
        }
        isLoopback = Self.isLoopback(parts.host)
        switch parts.scheme {
        case "https": isPlain = false
        case "http" where allowPlain && isLoopback: isPlain = true
        case "http":
            throw TransportFailure(.badURL, detail: "plain http is for loopback only, when allowed")
        default:
            throw TransportFailure(.badURL, detail: "the server address is not https")
        }
        base = text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// The URL of a path below the base; fails with `badURL` unless it is "/" and visible ASCII.
    func url(path: String) throws(TransportFailure) -> String {
        let visible = path.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }
        guard path.hasPrefix("/"), visible, path.utf8.count <= 8192 else {
            throw TransportFailure(.badURL, detail: "the path is malformed")
        }
        return base + path
    }

    /// RFC 6761, 6.3 for the name; 127/8 and ::1 for numbers, in libcurl's normal spelling of them.
    private static func isLoopback(_ host: String) -> Bool {
        if host.lowercased() == "localhost" || host == "[::1]" { return true }
        var address = in_addr()
        // The text alone does not do: 127.example.org begins like an address.
        return inet_pton(AF_INET, host, &address) == 1 && host.hasPrefix("127.")
    }
}

/// Scheme and host of an absolute URL without user or password.
struct URLParts: Hashable {
    let scheme: String
    let host: String

    /// Parses with libcurl; fails with `badURL`.
    init(_ text: String) throws(TransportFailure) {
        guard let handle = curl_url() else {
            throw TransportFailure(.machinery, detail: "no memory for a URL")
        }
        defer { curl_url_cleanup(handle) }
        let code = curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER))
        guard code == CURLUE_OK, let scheme = Self.part(CURLUPART_SCHEME, of: handle),
            let host = Self.part(CURLUPART_HOST, of: handle)
        else {
            throw TransportFailure(.badURL, detail: String(cString: curl_url_strerror(code)))
        }
        self.scheme = scheme
        self.host = host
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
