internal import Gzip
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Notation
internal import Submission
internal import Synchronization

/// Reads request bodies under limits while they stream in: packed, unpacked, and all together.
struct BodyReader: Sendable {
    private let budget: BodyBudget

    init(budget: BodyBudget) {
        self.budget = budget
    }

    /// Reads a body of at most so many bytes after unpacking and hands it to its use.
    ///
    /// `narrow` may lower the limit once the first bytes tell what it is. The bytes count until
    /// the use is over: what waits for the log is held as much as what still arrives. Throws
    /// ``CentreRefusal``: too large, not gzip, unknown coding, no room now.
    func bytes<Value>(
        of request: Request, limit: Int, narrow: ([UInt8]) -> Int = { _ in .max },
        _ use: ([UInt8]) async throws -> Value
    ) async throws -> Value {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw CentreRefusal(.bodyTooLarge, ["limit": "\(limit)"])
        }
        let lease = BodyBudget.Lease(budget)
        defer { lease.end() }
        return try await use(read(request, limit, narrow, lease))
    }

    private func read(
        _ request: Request, _ limit: Int, _ narrow: ([UInt8]) -> Int, _ lease: BodyBudget.Lease
    ) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        var packed = 0
        let unpacker = try unpacker(for: request, limit: limit)
        do {
            for try await buffer in request.body {
                try lease.take(buffer.readableBytes)
                packed += buffer.readableBytes
                if let unpacker {
                    let before = bytes.count
                    try unpack(limit) { () throws(GzipFailure) in
                        try unpacker.unpack(Array(buffer.readableBytesView), into: &bytes)
                    }
                    try lease.take(bytes.count - before)
                } else {
                    bytes.append(contentsOf: buffer.readableBytesView)
                }
                let least = min(limit, narrow(bytes))
                guard bytes.count <= least, packed <= limit else {
                    throw CentreRefusal(.bodyTooLarge, ["limit": "\(least)"])
                }
            }
        } catch let refusal as CentreRefusal {
            throw refusal
        } catch {
            // What is left are failures of the connection.
            throw CentreRefusal(.bodyIncomplete)
        }
        if let unpacker { try unpack(limit) { () throws(GzipFailure) in try unpacker.finish() } }
        return bytes
    }

    /// Reads a JSON body and hands it to its use.
    func json<Value>(
        of request: Request, limit: Int, _ use: (JSON) async throws -> Value
    ) async throws -> Value {
        try await bytes(of: request, limit: limit) { bytes in
            let json: JSON
            do throws(JSONError) {
                json = try JSON(bytes, form: .any)
            } catch {
                let field = error.key.isEmpty ? "body" : error.key
                throw CentreRefusal(.requestMalformed, ["field": field])
            }
            return try await use(json)
        }
    }

    private func unpacker(for request: Request, limit: Int) throws -> GzipUnpacker? {
        let coding = request.headers[.contentEncoding]?.lowercased() ?? "identity"
        switch coding {
        case "identity": return nil
        case "gzip": return try GzipUnpacker(limit: GzipLimit(bytes: limit))
        default:
            throw CentreRefusal(
                .bodyEncodingUnknown, ["encoding": String(coding.prefix(40))])
        }
    }

    private func unpack(_ limit: Int, _ body: () throws(GzipFailure) -> Void) throws {
        do {
            try body()
        } catch {
            switch error {
            case .tooLarge, .tooDense:
                throw CentreRefusal(.bodyTooLarge, ["limit": "\(limit)"])
            case .malformed, .truncated, .outOfMemory: throw CentreRefusal(.bodyGzipWrong)
            }
        }
    }
}

/// How many bytes of bodies may be held at once by all requests together.
final class BodyBudget: Sendable {
    private let free: Mutex<Int>

    init(bytes: Int) {
        free = Mutex(bytes)
    }

    private func take(_ bytes: Int) -> Bool {
        free.withLock { free in
            guard free >= bytes else { return false }
            free -= bytes
            return true
        }
    }

    /// What one request holds.
    final class Lease {
        private let budget: BodyBudget
        private var held = 0

        init(_ budget: BodyBudget) {
            self.budget = budget
        }

        func take(_ bytes: Int) throws {
            guard budget.take(bytes) else { throw CentreRefusal(.centreBusy, retryAfter: 5) }
            held += bytes
        }

        func end() {
            budget.free.withLock { $0 += held }
            held = 0
        }
    }
}
