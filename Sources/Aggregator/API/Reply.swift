internal import Gzip
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Notation

/// What a call answers, before it is packed for the one who asked.
struct Reply: Sendable {
    var status: HTTPResponse.Status = .ok
    var type = "application/json"
    var body: [UInt8]
    var retryAfter: Int?

    /// A reply in canonical JSON.
    init(_ json: JSON, status: HTTPResponse.Status = .ok) {
        self.status = status
        body = json.canonical
    }

    /// A reply of other bytes.
    init(_ bytes: [UInt8], type: String) {
        body = bytes
        self.type = type
    }
}

extension Reply: ResponseGenerator {
    /// Bodies from here on are packed where the asker takes gzip.
    private static let gzipFrom = 1_024

    func response(from request: Request, context: some RequestContext) throws -> Response {
        var fields: HTTPFields = [
            .contentType: type, .cacheControl: "no-store", .vary: "accept-encoding",
        ]
        if let retryAfter { fields[.retryAfter] = "\(retryAfter)" }
        var bytes = body
        if bytes.count >= Self.gzipFrom, request.takesGzip, let packed = try? gzip(bytes) {
            bytes = packed
            fields[.contentEncoding] = "gzip"
        }
        return Response(
            status: status, headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Request {
    /// True where `Accept-Encoding` names gzip and does not refuse it by `q=0`.
    fileprivate var takesGzip: Bool {
        headers[values: .acceptEncoding].joined(separator: ",").split(separator: ",").contains {
            let parts = $0.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            return parts.first == "gzip" && !parts.dropFirst().contains("q=0")
        }
    }
}
