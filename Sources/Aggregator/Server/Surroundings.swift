package import Notation

/// Time and chance, as a program or a test has them.
package struct Surroundings: Sendable {
    /// The centre's clock.
    package var now: @Sendable () -> Instant
    /// Seconds that only go forward.
    package var seconds: @Sendable () -> Int64
    /// As many random bytes as asked.
    package var random: @Sendable (Int) -> [UInt8]

    /// Surroundings of these.
    package init(
        now: @escaping @Sendable () -> Instant, seconds: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.now = now
        self.seconds = seconds
        self.random = random
    }
}
