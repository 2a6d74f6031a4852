internal import Notation
internal import ServiceLifecycle
package import Submission

/// The service that keeps an office in touch with its centre: rounds, with back-off between them.
///
/// A round starts at once when something new is in the outbox. SIGTERM breaks the round off, which
/// loses nothing, and ends the service.
package struct SyncService: Service {
    private let folder: AgentFolder
    private let driver: RoundDriver
    private let interval: Duration
    private let surroundings: Surroundings
    private let report: @Sendable (Result<RoundSummary, any Error>, Duration) -> Void

    /// A service that rests for `interval` after a round that went well.
    ///
    /// `report` hears of each round and how long the service will wait after it.
    package init(
        folder: AgentFolder, channel: any CentreChannel, interval: Duration = .seconds(60),
        surroundings: Surroundings = .real,
        report: @escaping @Sendable (Result<RoundSummary, any Error>, Duration) -> Void
    ) {
        self.folder = folder
        self.interval = interval
        self.surroundings = surroundings
        self.report = report
        driver = RoundDriver(folder: folder, channel: channel, surroundings: surroundings)
    }

    /// Runs until it is told to stop.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var backoff = Backoff()
            while !Task.isCancelled {
                let place = (try? folder.database.lastPlace()) ?? 0
                let wait = await round(&backoff)
                if await rest(for: wait, unlessBeyond: place) { backoff.reset() }
            }
        }
    }

    /// One round; returns how long to wait after it.
    private func round(_ backoff: inout Backoff) async -> Duration {
        do {
            let summary = try await driver.run()
            let wait = wait(after: summary, &backoff)
            let seconds = wait.components.seconds
            let next = surroundings.now().secondsSince1970 + seconds
            try driver.note(summary, nextAt: Instant(secondsSince1970: next))
            report(.success(summary), wait)
            return wait
        } catch {
            let wait = backoff.failed(random: random())
            report(.failure(error), wait)
            return wait
        }
    }

    private func wait(after summary: RoundSummary, _ backoff: inout Backoff) -> Duration {
        guard summary.stop != nil else {
            backoff.reset()
            return summary.hasMore ? .zero : interval
        }
        return backoff.failed(random: random(), asked: summary.wait.map { .seconds($0) })
    }

    /// Waits; true when something new came into the outbox meanwhile.
    private func rest(for wait: Duration, unlessBeyond place: Int64) async -> Bool {
        let end = ContinuousClock.now.advanced(by: wait)
        while ContinuousClock.now < end, !Task.isCancelled {
            let left = ContinuousClock.now.duration(to: end)
            try? await Task.sleep(for: min(left, .milliseconds(500)))
            if let now = try? folder.database.lastPlace(), now > place { return true }
        }
        return false
    }

    private func random() -> UInt64 {
        surroundings.random(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
