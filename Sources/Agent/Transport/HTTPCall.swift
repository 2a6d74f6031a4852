/// One question to the centre.
package struct HTTPCall: Hashable, Sendable {
    /// The three methods that the protocol uses; all are safe to repeat there.
    package enum Method: String, Sendable {
        /// Reads.
        case get = "GET"
        /// Stores under a name that the content fixes.
        case put = "PUT"
        /// Asks with a body.
        case post = "POST"
    }

    /// What is done.
    package var method: Method
    /// Path and query below the server's base URL, percent-encoded, beginning with "/".
    package var path: String
    /// Header fields; those that `CurlTransport` sets by itself are refused as `badCall`.
    package var headers: [String: String]
    /// The body, empty for none.
    package var body: [UInt8]
    /// The greatest accepted reply body in bytes, after unpacking.
    package var replyLimit: Int
    /// Whether a body of more than 512 bytes is sent as gzip.
    package var compress: Bool

    /// Makes a call.
    package init(
        _ method: Method, _ path: String, headers: [String: String] = [:], body: [UInt8] = [],
        replyLimit: Int = 1 << 20, compress: Bool = true
    ) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
        self.replyLimit = replyLimit
        self.compress = compress
    }
}

/// What a server answered, whatever its status: whoever asked decides what it is worth.
///
/// A captive portal's page is a reply like any other; only a verified receipt counts.
package struct HTTPReply: Hashable, Sendable {
    /// The final status, 200 to 999 without the five redirects.
    package let status: Int
    /// Header fields by lower-case name; repeated ones are joined with ", " (RFC 9110, 5.3).
    package let headers: [String: String]
    /// The body, unpacked.
    package let body: [UInt8]
    /// "1.0", "1.1", "2", or "" when libcurl does not know.
    package let httpVersion: String
    /// Bytes sent: request lines, header fields and packed body, without TLS.
    package let bytesSent: Int
    /// Bytes received: status lines, header fields and packed body, without TLS.
    package let bytesReceived: Int

    /// Makes a reply; tests of whoever asks use this too.
    package init(
        status: Int, headers: [String: String] = [:], body: [UInt8] = [],
        httpVersion: String = "1.1", bytesSent: Int = 0, bytesReceived: Int = 0
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.httpVersion = httpVersion
        self.bytesSent = bytesSent
        self.bytesReceived = bytesReceived
    }
}
