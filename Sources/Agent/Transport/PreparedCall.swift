internal import Gzip

/// A call that was checked and packed, ready for the wire.
struct PreparedCall: Sendable {
    let method: HTTPCall.Method
    let url: String
    /// Lines "Name: value"; "Name:" alone keeps libcurl from adding that field by itself.
    let headerLines: [String]
    let body: [UInt8]
    let replyLimit: Int

    /// Bodies up to this many bytes are not worth packing.
    static let packingThreshold = 512

    /// Checks and packs; fails with `badURL`, `badCall` or `machinery`.
    init(_ call: HTTPCall, to server: ServerAddress) throws(TransportFailure) {
        method = call.method
        url = try server.url(path: call.path)
        replyLimit = max(0, call.replyLimit)
        var lines = ["Accept-Encoding: gzip", "Expect:"]
        for (name, value) in call.headers.sorted(by: { $0.key < $1.key }) {
            lines.append(try Self.line(name, value))
        }
        if call.headers.keys.allSatisfy({ $0.lowercased() != "content-type" }) {
            lines.append("Content-Type:")
        }
        if call.compress, call.body.count > Self.packingThreshold {
            do throws(GzipFailure) {
                body = try gzip(call.body)
            } catch {
                throw TransportFailure(.machinery, detail: "packing failed: \(error)")
            }
            lines.append("Content-Encoding: gzip")
        } else {
            body = call.body
        }
        headerLines = lines
    }

    /// Field names that the transport owns.
    private static let reserved: Set<String> = [
        "accept-encoding", "connection", "content-encoding", "content-length", "expect", "host",
        "te", "transfer-encoding", "upgrade", "user-agent",
    ]

    /// One header line (RFC 9110, 5.1 and 5.5), so that no value can smuggle in another field.
    private static func line(_ name: String, _ value: String) throws(TransportFailure) -> String {
        let nameIsToken = !name.isEmpty && name.utf8.allSatisfy(isTokenByte)
        let valueIsVisible = !value.isEmpty && value.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        guard nameIsToken, valueIsVisible, !reserved.contains(name.lowercased()) else {
            throw TransportFailure(.badCall, detail: "a header field cannot be sent")
        }
        return "\(name): \(value)"
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
