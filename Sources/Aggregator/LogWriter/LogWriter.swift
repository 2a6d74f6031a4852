internal import Dispatch
package import Notation
internal import ServiceLifecycle
package import Submission

/// Gathers what arrives while the disk works into one group and hands out the receipts.
///
/// The queue is bounded: what does not fit is refused at once with a time to come back, so that
/// the last evening before a deadline costs patience and never memory. On a graceful stop what is
/// queued is logged and answered first.
package actor LogWriter: Service {
    private let book: LogBook
    private let clock: @Sendable () -> Instant
    private let limits: QueueLimits
    private let disk = DispatchQueue(label: "shangji.log")
    private let wake = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    private var waiting: [Waiting] = []
    private var waitingBytes = 0
    private var isClosed = false

    private struct Waiting {
        let record: VerifiedRecord
        let answer: CheckedContinuation<Outcome, any Error>

        var bytes: Int { record.heldBytes }
    }

    /// A writer; nothing is logged before ``run()``.
    package init(
        book: LogBook, limits: QueueLimits = QueueLimits(), clock: @escaping @Sendable () -> Instant
    ) {
        self.book = book
        self.limits = limits
        self.clock = clock
    }

    /// How many records wait by now.
    package var queued: Int { waiting.count }

    /// Logs a record; returns when it is on the disk, signed and guarded.
    ///
    /// Throws `centre-busy` when the queue is full or closed, and what ``LogBook`` throws.
    package func log(_ record: VerifiedRecord) async throws -> Outcome {
        let bytes = record.heldBytes
        guard !isClosed, waiting.count < limits.records, waitingBytes + bytes <= limits.bytes
        else { throw CentreRefusal(.centreBusy, retryAfter: limits.retryAfter) }
        return try await withCheckedThrowingContinuation { answer in
            waiting.append(Waiting(record: record, answer: answer))
            waitingBytes += bytes
            wake.continuation.yield()
        }
    }

    /// Works until a graceful stop or a cancellation, then finishes what is queued.
    package func run() async throws {
        await withGracefulShutdownHandler {
            for await _ in self.wake.stream {
                await writeAll()
            }
        } onGracefulShutdown: {
            self.wake.continuation.finish()
        }
        isClosed = true
        await writeAll()
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            let group = takeGroup()
            let result = await write(group.map(\.record))
            for (place, one) in group.enumerated() {
                one.answer.resume(with: result.map { $0[place] })
            }
        }
    }

    private func takeGroup() -> [Waiting] {
        var count = 0
        var bytes = 0
        for one in waiting.prefix(limits.groupRecords) {
            bytes += one.bytes
            if count > 0, bytes > limits.groupBytes { break }
            count += 1
        }
        let group = Array(waiting.prefix(count))
        waiting.removeFirst(count)
        waitingBytes -= group.reduce(0) { $0 + $1.bytes }
        return group
    }

    /// On a thread of its own: a disk that waits must not hold up other work.
    private func write(_ records: [VerifiedRecord]) async -> Result<[Outcome], any Error> {
        let (book, now) = (book, clock())
        return await withCheckedContinuation { done in
            disk.async {
                done.resume(returning: Result { try book.append(records, at: now) })
            }
        }
    }
}

extension VerifiedRecord {
    /// About what it takes in memory: its bytes, and the entries that were read from them.
    fileprivate var heldBytes: Int {
        let bytes = signed.payload.count + Limits.headBytes
        guard case .batch(let batch) = content else { return bytes }
        return bytes + batch.entries.count * MemoryLayout<Entry>.stride
    }
}

/// How much may wait for the log, and how much is written at once.
package struct QueueLimits: Sendable {
    /// Records that may wait.
    package var records = 1_024
    /// Bytes that may wait, what was read from them included: 64 MiB.
    package var bytes = 64 << 20
    /// Records of one group.
    package var groupRecords = 256
    /// Bytes of one group, but for a single record: 16 MiB.
    package var groupBytes = 16 << 20
    /// Seconds after which those who found the queue full may come back.
    package var retryAfter = 5

    /// The usual limits.
    package init() {}
}
