internal import Glibc
package import Notation

/// What the agent takes from the computer besides files and network: the clock and randomness.
///
/// Tests give their own, so that every state can be made again.
package struct Surroundings: Sendable {
    /// What the clock says.
    package var now: @Sendable () -> Instant
    /// So many bytes that nobody can guess.
    package var random: @Sendable (Int) -> [UInt8]

    /// A clock and a source of randomness.
    package init(
        now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.now = now
        self.random = random
    }

    /// The computer's own.
    package static let real = Surroundings(
        now: { Instant(secondsSince1970: Int64(time(nil))) },
        random: { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        })
}
