/// A random generator that gives the same numbers for the same seed on every machine.
///
/// SplitMix64 (Steele, Lea, Flood 2014): one 64-bit counter and a mixing function. Good enough to
/// choose test cases, never for keys. Print `seed` in every failure: with the commit it replays it.
///
/// ```swift
/// var random = Seeded(seed: 20_260_421)
/// let size = Int.random(in: 1...300, using: &random)
/// let damaged = random.bytes(32)
/// ```
public struct Seeded: RandomNumberGenerator, Sendable {
    /// The seed it was made from, for messages.
    public let seed: UInt64
    private var state: UInt64

    /// Starts the sequence that belongs to `seed`.
    public init(seed: UInt64) {
        self.seed = seed
        self.state = seed
    }

    /// The next 64 bits of the sequence.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The next `count` bytes of the sequence; a fresh word for every eight, low byte first.
    public mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            var word = next()
            for _ in 0..<min(8, count - bytes.count) {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        return bytes
    }

    /// A generator for a part of the test, so that one part's appetite does not shift another's.
    public mutating func fork() -> Seeded {
        Seeded(seed: next())
    }
}
