internal import Crypto

/// A SHA-256 digest: 32 bytes, written as 64 lower-case hexadecimal digits.
public struct Digest: Hashable, Comparable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The SHA-256 digest of the bytes.
    public init(of bytes: [UInt8]) {
        self.init(SHA256.hash(data: bytes))
    }

    /// Takes 32 digest bytes; nil for any other number.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.init(bytes)
    }

    /// Reads 64 lower-case hexadecimal digits; nil for anything else.
    public init?(hex: some StringProtocol) {
        guard let bytes = Hex.decode(hex.utf8), bytes.count == 32 else { return nil }
        self.init(bytes)
    }

    private init(_ bytes: some Sequence<UInt8>) {
        var parts: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        for (index, byte) in bytes.enumerated() {
            switch index / 8 {
            case 0: parts.0 = parts.0 << 8 | UInt64(byte)
            case 1: parts.1 = parts.1 << 8 | UInt64(byte)
            case 2: parts.2 = parts.2 << 8 | UInt64(byte)
            default: parts.3 = parts.3 << 8 | UInt64(byte)
            }
        }
        words = parts
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(32)
        for word in [words.0, words.1, words.2, words.3] {
            for shift in (UInt64(0)..<8).reversed() {
                result.append(UInt8(truncatingIfNeeded: word >> (shift * 8)))
            }
        }
        return result
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { Hex.encode(bytes) }

    /// Equal when all bytes are.
    public static func == (a: Digest, b: Digest) -> Bool { a.words == b.words }

    /// Orders by bytes.
    public static func < (a: Digest, b: Digest) -> Bool { a.words < b.words }

    /// Feeds all the bytes to the hasher: strangers choose digests, and could choose like ones.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

extension Digest: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    public var description: String { hex }
}

/// A digest that names one kind of thing, so that a record is never taken for a scheme.
public protocol DigestNamed: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The digest.
    var digest: Digest { get }
    /// Names a thing by its digest.
    init(_ digest: Digest)
}

extension DigestNamed {
    /// Reads 64 lower-case hexadecimal digits; nil for anything else.
    public init?(hex: some StringProtocol) {
        guard let digest = Digest(hex: hex) else { return nil }
        self.init(digest)
    }

    /// 64 lower-case hexadecimal digits.
    public var description: String { digest.hex }

    /// Orders by bytes.
    public static func < (a: Self, b: Self) -> Bool { a.digest < b.digest }
}
