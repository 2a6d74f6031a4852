import Crypto
import Testing

@testable import TransparencyLog

/// A centre with its log, in one line, with fixed keys and the leaves `leaf 0`, `leaf 1` and so on.
struct SampleLog {
    static let origin = "shangji.example/2026"
    let signer: NoteSigner
    let trust: LogTrust
    private(set) var hashes = MemoryHashes()

    /// A log of `size` leaves whose data begins with `lead`.
    init(size: Int = 0, lead: String = "leaf", witnesses: [NoteVerifier] = []) throws {
        let name = try #require(KeyName(Self.origin))
        signer = NoteSigner(name: name, key: try Keys.log)
        trust = try LogTrust(
            origin: try #require(LogOrigin(Self.origin)), logKeys: [signer.verifier],
            witnesses: witnesses)
        grow(by: size, lead: lead)
    }

    var size: UInt64 { hashes.size }

    mutating func grow(by count: Int, lead: String = "leaf") {
        for _ in 0..<count {
            hashes.append(TreeHash(leaf: Array("\(lead) \(hashes.size)".utf8)))
        }
    }

    /// The signed checkpoint at a size, the newest without one.
    func note(at size: UInt64? = nil) throws -> SignedNote {
        let size = size ?? hashes.size
        return try note(size: size, root: Tree.root(size: size, from: hashes))
    }

    /// A signed checkpoint that may be a lie.
    func note(size: UInt64, root: TreeHash) throws -> SignedNote {
        try signer.note(of: Checkpoint(origin: trust.origin, size: size, root: root))
    }

    func consistency(from old: UInt64, to new: UInt64) throws -> [TreeHash] {
        try Tree.consistencyProof(from: old, to: new, from: hashes)
    }

    func receipt(of index: UInt64) throws -> LogProof {
        try LogProof(
            index: index,
            hashes: Tree.inclusionProof(index: index, size: size, from: hashes),
            note: note())
    }

    func leaf(_ index: UInt64) throws -> TreeHash {
        try hashes.hash(level: 0, index: index)
    }
}

/// Private keys of RFC 8032 section 7.1, which everybody may know.
enum Keys {
    static var log: Curve25519.Signing.PrivateKey {
        get throws {
            try key("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        }
    }

    static var witness: Curve25519.Signing.PrivateKey {
        get throws {
            try key("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        }
    }

    static var stranger: Curve25519.Signing.PrivateKey {
        get throws {
            try key("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
        }
    }

    static func key(_ hex: String) throws -> Curve25519.Signing.PrivateKey {
        let seed = try #require(TreeHash(hex: hex))
        return try Curve25519.Signing.PrivateKey(rawRepresentation: seed.bytes)
    }
}
