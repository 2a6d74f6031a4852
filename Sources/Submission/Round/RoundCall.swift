public import Notation

/// One call that the round wants made; the driver adds address, TLS and time limits.
public struct RoundCall: Hashable, Sendable {
    /// What is done.
    public let method: Method
    /// Path and query below the server's address; plain ASCII, begins with `/v1/`.
    public let path: String
    /// What is sent.
    public let body: Body
    /// The media type of the body; empty where there is none.
    public let contentType: String
    /// The session token to send as `Authorization: Bearer`, where the call needs one.
    public let token: String?
    /// The most bytes of the reply after unpacking; a longer one is a channel failure.
    public let replyLimit: Int

    /// True where the body is worth sending as gzip.
    public var compress: Bool {
        switch body {
        case .none, .piece: false
        case .bytes, .record: true
        }
    }

    /// The three methods of the protocol; each call may be repeated without harm.
    public enum Method: String, Hashable, Sendable {
        /// Reads.
        case get = "GET"
        /// Stores under a name that the content fixes.
        case put = "PUT"
        /// Asks with a body.
        case post = "POST"
    }

    /// What a call sends.
    public enum Body: Hashable, Sendable {
        /// Nothing.
        case none
        /// These bytes.
        case bytes([UInt8])
        /// The wire form of a pending record, which the driver reads from its own store.
        case record(RecordID)
        /// So many bytes of an evidence file from an offset on, which the driver reads likewise.
        case piece(Digest, offset: Int64, count: Int)
    }

    init(
        _ method: Method, _ path: String, body: Body = .none, contentType: String = "",
        token: String? = nil, replyLimit: Int = 256 << 10
    ) {
        self.method = method
        self.path = path
        self.body = body
        self.contentType = contentType
        self.token = token
        self.replyLimit = replyLimit
    }

    /// The media type of a record's wire form.
    public static let recordType = "application/vnd.shangji.record"
}

/// What came of a call: an answer of whoever answered, or none.
public enum RoundReply: Hashable, Sendable {
    /// An HTTP reply, from the centre or from something that stands in between.
    ///
    /// `retryAfter` is the field of that name in seconds, nil where absent or a date.
    case http(status: Int, contentType: String, retryAfter: Int? = nil, body: [UInt8])
    /// No reply; `isFatal` where the next call would fare no better.
    case failed(Finding, isFatal: Bool)
}
