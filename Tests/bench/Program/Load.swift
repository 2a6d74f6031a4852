import Dispatch
import Gzip
import Notation
import Synchronization

/// Sends prepared calls over several connections and takes the time of each.
///
/// A device has its connection, so that its batches go in order. Answers are kept unread: they are
/// verified afterwards, when the clock stands.
enum Load {
    private struct Outcome {
        var times: [Int64] = []
        var replies: [(place: Int, reply: Connection.Reply)] = []
        var received = 0
        var failure: (any Error)?
    }

    /// `load port=N calls=FILE devices=N connections=N replies=FILE`.
    static func run(_ words: Words) throws {
        let calls = try Pieces.read(Files.read(words.text("calls")))
        let (port, devices) = try (words.number("port", 0), words.number("devices", 1))
        let count = try words.number("connections", 8)
        let connections = min(count, devices)
        let results = Mutex<[Outcome]>([])
        let (wall, _) = Measures.nanoseconds {
            DispatchQueue.concurrentPerform(threads: connections) { connection in
                let places = calls.indices.filter { $0 % devices % connections == connection }
                let outcome = send(calls, places, port)
                results.withLock { $0.append(outcome) }
            }
        }
        try report(results.withLock { $0 }, wall, calls, try words.text("replies"))
    }

    private static func send(_ calls: [[UInt8]], _ places: [Int], _ port: Int) -> Outcome {
        var outcome = Outcome()
        do {
            var connection = try Connection(port: port)
            for place in places {
                let (time, reply) = try Measures.nanoseconds { try connection.ask(calls[place]) }
                outcome.times.append(time)
                outcome.replies.append((place, reply))
            }
            outcome.received = connection.received
        } catch {
            outcome.failure = error
        }
        return outcome
    }

    private static func report(
        _ outcomes: [Outcome], _ wall: Int64, _ calls: [[UInt8]], _ path: String
    ) throws {
        for outcome in outcomes { if let failure = outcome.failure { throw failure } }
        let replies = outcomes.flatMap(\.replies).sorted { $0.place < $1.place }
        var kept = Pieces()
        var statuses: [String: Int64] = [:]
        for (_, reply) in replies {
            statuses["\(reply.status)", default: 0] += 1
            let limit = GzipLimit(bytes: 64 << 20)
            kept.add(reply.isPacked ? try gunzip(reply.body, limit: limit) : reply.body)
        }
        try Files.write(kept.bytes, path)
        let times = outcomes.flatMap(\.times)
        Measures.say([
            "wallNs": .integer(wall), "calls": .integer(Int64(calls.count)),
            "p50Ns": .integer(Measures.median(times)),
            "p99Ns": .integer(Measures.quantile(times, 99, 100)),
            "mostNs": .integer(times.max() ?? 0),
            "sentBytes": .integer(Int64(calls.reduce(0) { $0 + $1.count })),
            "receivedBytes": .integer(Int64(outcomes.reduce(0) { $0 + $1.received })),
            "statuses": .object(statuses.mapValues { .integer($0) }),
        ])
    }
}

extension DispatchQueue {
    /// Runs the work on so many threads of their own, for it blocks, and waits for all.
    fileprivate static func concurrentPerform(
        threads: Int, _ work: @escaping @Sendable (Int) -> Void
    ) {
        let group = DispatchGroup()
        for thread in 0..<threads {
            DispatchQueue(label: "connection \(thread)").async(group: group) { work(thread) }
        }
        group.wait()
    }
}
