import Crypto
import Glibc
import Notation

/// What this machine can do at all, without which no other figure can be read.
enum Probes {
    /// `probes folder=PATH`: one sync of 4 KiB, SHA-256, one Ed25519 verification.
    static func run(_ words: Words) throws {
        let path = try words.text("folder") + "/probe"
        var syncs: [Int64] = []
        let block = [UInt8](repeating: 7, count: 4_096)
        let file = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        guard file >= 0 else { throw BenchFailure("cannot write \(path)") }
        for _ in 0..<200 {
            guard write(file, block, block.count) == block.count else {
                throw BenchFailure("cannot write \(path)")
            }
            syncs.append(Measures.nanoseconds { fsync(file) }.0)
        }
        close(file)
        unlink(path)
        let bytes = [UInt8](repeating: 7, count: 16 << 20)
        let hash = Measures.typical { _ = Digest(of: bytes) }
        Measures.say([
            "fsyncNs": .integer(Measures.median(syncs)),
            "fsyncP99Ns": .integer(Measures.quantile(syncs, 99, 100)),
            "sha256Ns": .integer(hash), "sha256Bytes": .integer(Int64(bytes.count)),
            "verifyNs": .integer(try verification(of: [UInt8](repeating: 7, count: 200))),
        ])
    }

    /// One verification of a signature over a message.
    static func verification(of message: [UInt8]) throws -> Int64 {
        let key = Curve25519.Signing.PrivateKey()
        let publicKey = key.publicKey
        let signature = try key.signature(for: message)
        return Measures.typical {
            for _ in 0..<100 { _ = publicKey.isValidSignature(signature, for: message) }
        } / 100
    }
}
