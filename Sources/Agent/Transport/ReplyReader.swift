internal import Gzip

/// What comes in from a server, piece by piece, under limits: a machine without I/O.
///
/// Events are a header line, a piece of body, the end. Each says whether to go on; once it is not,
/// `failure` says why. Limits hold over interim replies and trailers too, so that no server can
/// talk for ever.
struct ReplyReader {
    private(set) var status = 0
    private(set) var headers: [String: String] = [:]
    private(set) var body: [UInt8] = []
    private(set) var failure: TransportFailure?
    /// Whether the header fields of the final reply are complete.
    private(set) var headIsComplete = false

    private let limit: Int
    private let packedLimit: Int
    private let headerLimit: Int
    private var headerBytes = 0
    private var headerCount = 0
    private var packedBytes = 0
    private var unpacker: GzipUnpacker?
    private var bodyBegan = false

    /// How many lines all the heads and trailers of one reply may have.
    static let headerCountLimit = 256

    /// - Parameters:
    ///   - limit: greatest unpacked body in bytes.
    ///   - headerLimit: greatest sum of bytes of all header lines.
    init(limit: Int, headerLimit: Int) {
        self.limit = limit
        self.headerLimit = headerLimit
        packedLimit = Self.packedLimit(for: limit)
    }

    /// What a body of `limit` bytes may take on the wire: stored blocks add 5 bytes in 64 KiB.
    static func packedLimit(for limit: Int) -> Int {
        let (sum, overflow) = limit.addingReportingOverflow(limit >> 10 + 1024)
        return overflow ? Int.max : sum
    }

    /// Takes one line of a head, with its line end; false means: go no further.
    mutating func take(headerLine bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        headerCount += 1
        guard headerBytes <= headerLimit, headerCount <= Self.headerCountLimit else {
            return stop(.replyTooLarge, "the header fields are beyond their limit")
        }
        // After the body come trailers; nothing of ours stands there.
        guard !bodyBegan else { return true }
        let line = String(decoding: bytes, as: UTF8.self).trimmingLineEnd()
        if line.isEmpty { return endHead() }
        if line.hasPrefix("HTTP/") { return beginHead(line) }
        takeField(line)
        return true
    }

    /// Takes a piece of the body as it came over the wire; false means: go no further.
    mutating func take(body bytes: UnsafeRawBufferPointer) -> Bool {
        packedBytes += bytes.count
        if !bodyBegan, !beginBody() { return false }
        guard packedBytes <= packedLimit else {
            return stop(.replyTooLarge, "the reply is beyond its limit of \(limit) bytes")
        }
        guard let unpacker else {
            guard packedBytes <= limit else {
                return stop(.replyTooLarge, "the reply is beyond its limit of \(limit) bytes")
            }
            body.append(contentsOf: bytes)
            return true
        }
        do throws(GzipFailure) {
            try unpacker.unpack(bytes, into: &body)
            return true
        } catch {
            return stop(Self.code(for: error), "unpacking the reply: \(error)")
        }
    }

    /// Takes the end of a reply that libcurl found complete; false means: it is not.
    mutating func finish() -> Bool {
        guard failure == nil else { return false }
        guard headIsComplete else { return stop(.gotNotHTTP, "no complete reply head came") }
        do throws(GzipFailure) {
            try unpacker?.finish()
            return true
        } catch {
            return stop(Self.code(for: error), "unpacking the reply: \(error)")
        }
    }

    private mutating func stop(_ code: TransportFailure.Code, _ detail: String) -> Bool {
        failure = failure ?? TransportFailure(code, detail: detail)
        return false
    }

    private static func code(for failure: GzipFailure) -> TransportFailure.Code {
        switch failure {
        case .malformed: .replyGarbled
        case .truncated: .interrupted
        case .tooLarge, .tooDense: .replyTooLarge
        case .outOfMemory: .machinery
        }
    }
}

extension ReplyReader {
    /// A status line (RFC 9112, 4; libcurl writes one for HTTP/2 as well).
    private mutating func beginHead(_ line: String) -> Bool {
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, let number = Int(words[1]), (100...999).contains(number) else {
            return stop(.gotNotHTTP, "the status line is malformed")
        }
        status = number
        headers = [:]
        headIsComplete = false
        return true
    }

    private mutating func takeField(_ line: String) {
        // A line without a name is no field of ours; a folded one (RFC 9112, 5.2) is left out too.
        guard let colon = line.firstIndex(of: ":"), colon != line.startIndex,
            line.first != " ", line.first != "\t"
        else { return }
        let name = line[..<colon].lowercased()
        let value = String(line[line.index(after: colon)...]).trimmingBlanks()
        headers[name] = headers[name].map { "\($0), \(value)" } ?? value
    }

    private mutating func endHead() -> Bool {
        guard status >= 200 else { return true }  // interim: the final head follows
        headIsComplete = true
        guard [301, 302, 303, 307, 308].contains(status) else { return true }
        let host = headers["location"].flatMap { try? URLParts($0).host } ?? "the same host"
        return stop(.redirectRefused, "\(status) to \(host)")
    }

    private mutating func beginBody() -> Bool {
        bodyBegan = true
        switch headers["content-encoding"]?.lowercased() ?? "identity" {
        case "identity", "": return true
        case "gzip", "x-gzip": break
        default: return stop(.replyGarbled, "the reply has a coding that was not asked for")
        }
        do throws(GzipFailure) {
            unpacker = try GzipUnpacker(limit: GzipLimit(bytes: limit))
            return true
        } catch {
            return stop(.machinery, "unpacking the reply: \(error)")
        }
    }
}

extension String {
    fileprivate func trimmingLineEnd() -> String {
        // CRLF is one Character, so scalars are looked at.
        var scalars = unicodeScalars[...]
        while let last = scalars.last, last == "\r" || last == "\n" { scalars.removeLast() }
        return String(scalars)
    }

    fileprivate func trimmingBlanks() -> String {
        var scalars = unicodeScalars[...]
        while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
        return String(scalars.drop { $0 == " " || $0 == "\t" })
    }
}
