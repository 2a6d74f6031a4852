/// A witness's timestamped signature on a checkpoint: C2SP `cosignature/v1`, type 0x04.
///
/// Says that at `time` this was the largest tree, consistent with all before it, that the witness
/// had seen of the log.
public struct Cosignature: Hashable, Sendable {
    /// The name of the witness's key.
    public let name: KeyName
    /// The id of the witness's key.
    public let keyID: UInt32
    /// When it was made, in seconds since 1970 (POSIX), by the witness's clock: a claim.
    public let time: UInt64
    /// The 64 bytes of the Ed25519 signature.
    public let signature: [UInt8]

    /// The latest time that may be written: 2^63 − 1.
    public static let maximumTime = UInt64(Int64.max)

    /// The cosignature in a signature line; nil unless it has a time and 64 bytes.
    ///
    /// Whether the line is a cosignature at all is known by its key alone.
    public init?(_ line: NoteSignature) {
        guard line.bytes.count == 8 + 64 else { return nil }
        let time = line.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard time <= Self.maximumTime else { return nil }
        name = line.name
        keyID = line.keyID
        self.time = time
        signature = Array(line.bytes.dropFirst(8))
    }

    /// What a witness signs: a header line, the time, and the whole text of the checkpoint.
    static func message(text: [UInt8], time: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n".utf8) + text
    }

    /// The bytes that stand in the signature line after the key id.
    static func lineBytes(time: UInt64, signature: [UInt8]) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: time >> UInt64(56 - 8 * $0)) } + signature
    }
}
