import Notation
import TestSupport

@testable import Submission

/// Age files for tests, and what became of opening one.
enum AgeFiles {
    /// A key that everybody knows.
    static let identity = key(7)

    /// The key of a seed.
    static func key(_ seed: UInt64) -> AgeIdentity {
        var random = Seeded(seed: seed)
        guard let identity = AgeIdentity(secret: random.bytes(32)) else {
            preconditionFailure("32 bytes are an identity.")
        }
        return identity
    }

    /// A file of this plaintext, sealed in pieces of `step` bytes.
    static func seal(
        _ plaintext: [UInt8], to recipients: [AgeRecipient] = [identity.recipient],
        step: Int = .max, seed: UInt64 = 1
    ) throws -> [UInt8] {
        var random = Seeded(seed: seed)
        var sealer = try AgeSealer(to: recipients) { random.bytes($0) }
        var file = sealer.head
        for piece in pieces(plaintext, step) { file += try sealer.seal(piece) }
        return file + (try sealer.finish())
    }

    /// What opening a file gives: all plaintext given out, and the refusal.
    static func open(
        _ file: [UInt8], by identity: AgeIdentity = identity, step: Int = .max,
        limit: Int = 1 << 30
    ) -> (plaintext: [UInt8], refusal: AgeRefusal?) {
        var opener = AgeOpener(identity: identity, limit: limit)
        var plaintext: [UInt8] = []
        do throws(AgeRefusal) {
            for piece in pieces(file, step) { try opener.push(piece, into: &plaintext) }
            try opener.finish(into: &plaintext)
            return (plaintext, nil)
        } catch {
            return (plaintext, error)
        }
    }

    /// The bytes in pieces of `step`, the last one shorter.
    static func pieces(_ bytes: [UInt8], _ step: Int) -> [[UInt8]] {
        guard step < bytes.count else { return bytes.isEmpty ? [] : [bytes] }
        return stride(from: 0, to: bytes.count, by: step).map {
            Array(bytes[$0..<min($0 + step, bytes.count)])
        }
    }
}
