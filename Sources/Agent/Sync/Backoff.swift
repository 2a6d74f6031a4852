/// How long to wait before the next attempt: doubling with jitter.
///
/// Pure: randomness is an argument.
/// The n-th failure in a row draws from the upper half of min(`first`·2ⁿ⁻¹, `longest`), so that a
/// thousand offices do not come back in the same second after an outage.
package struct Backoff: Hashable, Sendable {
    /// The wait after the first failure, before jitter.
    package let first: Duration
    /// No wait of our own is longer.
    package let longest: Duration
    /// No wait that a server asks for is taken longer: it may be broken, or not the centre.
    package let longestAsked: Duration
    /// Failures since the last success.
    package private(set) var failures = 0

    /// Makes a back-off; the defaults are the protocol's.
    package init(
        first: Duration = .seconds(5), longest: Duration = .seconds(30 * 60),
        longestAsked: Duration = .seconds(2 * 3600)
    ) {
        self.first = max(.milliseconds(1), first)
        self.longest = max(self.first, longest)
        self.longestAsked = max(.zero, longestAsked)
    }

    /// Counts a failure and returns the wait before the next attempt.
    ///
    /// - Parameters:
    ///   - random: 64 even random bits.
    ///   - asked: what the server's Retry-After says; never less is waited, up to `longestAsked`,
    ///     and up to an eighth more, again against the stampede.
    package mutating func failed(random: UInt64, asked: Duration? = nil) -> Duration {
        failures += 1
        let own = ceiling / 2 + Self.share(ceiling / 2, random)
        guard let asked, asked > .zero else { return own }
        let honoured = min(asked, longestAsked)
        return max(own, honoured + Self.share(honoured / 8, random))
    }

    /// Forgets the failures: after a success, a regained connection, or a click.
    package mutating func reset() {
        failures = 0
    }

    /// Reads a Retry-After field in its form of seconds (RFC 9110, 10.2.3).
    ///
    /// The form of a date gives nil: it would trust two clocks, and ours may be years off.
    package static func asked(retryAfter text: String) -> Duration? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return .seconds(Int32(text) ?? Int32.max)
    }

    private var ceiling: Duration {
        var wait = first
        for _ in 1..<max(1, min(failures, 64)) where wait < longest { wait *= 2 }
        return min(wait, longest)
    }

    /// A part of `whole` between nothing (0) and all but nothing (greatest random number).
    private static func share(_ whole: Duration, _ random: UInt64) -> Duration {
        whole / (1 << 20) * Int(random >> 44)
    }
}
