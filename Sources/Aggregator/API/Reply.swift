internal import DurableFiles
internal import Glibc
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
    /// A file that is sent in place of the body, from an offset on.
    var file: (path: String, from: Int64, bytes: Int64)?

    /// A reply in canonical JSON.
    init(_ json: JSON, status: HTTPResponse.Status = .ok) {
        self.status = status
        body = json.canonical
    }

    /// A reply of a file from an offset on.
    init(file path: String, from offset: Int64, bytes: Int64) {
        body = []
        type = "application/octet-stream"
        file = (path, offset, bytes)
    }

    /// A reply of other bytes.
    init(_ bytes: [UInt8], type: String) {
        body = bytes
        self.type = type
    }
}

extension Reply: ResponseGenerator {
    /// Bodies from here on are packed where the asker takes gzip.
    private static let gzipFrom = 512

    func response(from request: Request, context: some RequestContext) throws -> Response {
        var fields: HTTPFields = [.contentType: type]
        // Answers to other methods are kept by nobody who is not told to.
        if [.get, .head].contains(request.method) { fields[.cacheControl] = "no-store" }
        if let retryAfter { fields[.retryAfter] = "\(retryAfter)" }
        if let file {
            return Response(status: status, headers: fields, body: Self.body(of: file))
        }
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

extension Reply {
    /// The bytes of a file piece by piece, so that no more than one is held.
    private static func body(
        of file: (path: String, from: Int64, bytes: Int64)
    ) -> ResponseBody {
        let length = max(0, file.bytes - file.from)
        return ResponseBody(contentLength: Int(length)) { writer in
            var next = file.from
            while next < file.bytes {
                let piece = try CheckedFile.piece(
                    of: file.path, from: next, count: Int(min(file.bytes - next, 256 << 10)))
                guard !piece.isEmpty else { throw FileFailure("read", file.path, errno: EIO) }
                next += Int64(piece.count)
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try await writer.finish(nil)
        }
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
