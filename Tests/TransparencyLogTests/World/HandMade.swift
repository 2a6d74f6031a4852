import Testing

@testable import TransparencyLog

/// Values computed outside this program, with Python's hashlib and cryptography (OpenSSL), from the
/// recursive definitions of RFC 6962 and the formats of C2SP.
enum HandMade {
    /// The eight leaves of the reference implementation of Certificate Transparency.
    static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        Array(0x50...0x57), Array(0x60...0x6F),
    ]

    /// The roots of the first 0, 1, … 8 of them.
    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    /// PATH(5, D[8]).
    static let path5of8 = [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]

    /// PROOF(6, D[8]).
    static let proof6to8 = [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]

    /// The verifier key of the log, over the first key of RFC 8032.
    static let logKey =
        "shangji.example/2026+e0333be1+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"

    /// The verifier key of a witness, over the second key of RFC 8032.
    static let witnessKey =
        "jicha.example/w1+92a39cb2+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM"

    static let text =
        "shangji.example/2026\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"

    static let logLine =
        "— shangji.example/2026 4DM74UrqGrfmIE6XcNI1olvHg11HS/N9jYxxlPeQjFr95zjx7ZK7tYgPgdPqSSop"
        + "VWTOZ+BKFFBuePR5jQxOO4KQhg8=\n"

    /// The cosignature at `time`.
    static let witnessLine =
        "— jicha.example/w1 kqOcsgAAAABkGFDL8+tZxpKGpdInfj6qew7cZo61AiwJ8olunNBb3hU2f0eYebU6Oraf"
        + "5Kw1CwQrqMjEVQWqeRBtRgAvo2GJBVkqBQ==\n"

    static let time: UInt64 = 1_679_315_147

    /// The checkpoint of the eight leaves, signed by the log and cosigned by the witness.
    static let note = text + "\n" + logLine + witnessLine

    /// The proof of leaf 5.
    static let proof =
        "c2sp.org/tlog-proof@v1\nindex 5\n"
        + "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=\n"
        + "yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=\n"
        + "037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=\n\n" + note

    static func hashes(_ hex: [String]) throws -> [TreeHash] {
        try hex.map { try #require(TreeHash(hex: $0)) }
    }

    static func trust() throws -> LogTrust {
        try LogTrust(
            origin: try #require(LogOrigin("shangji.example/2026")),
            logKeys: [NoteVerifier(logKey)], witnesses: [NoteVerifier(witnessKey)])
    }
}
