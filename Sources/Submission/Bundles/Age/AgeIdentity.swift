internal import Crypto
internal import Notation

/// The secret half of an age v1 key: what opens bundles.
///
/// Text form: Bech32 of the 32 X25519 bytes with the prefix `AGE-SECRET-KEY-1`, in upper case, as
/// `age-keygen` writes it (age-encryption.org/v1).
public struct AgeIdentity: Hashable, Sendable {
    /// The 32 secret bytes; never logged, never printed.
    let secret: [UInt8]
    /// The public half.
    public let recipient: AgeRecipient

    private static let prefix = "age-secret-key-"

    /// The identity of 32 random bytes; nil for another number of bytes.
    public init?(secret: [UInt8]) {
        guard let recipient = AgeRecipient(secret: secret) else { return nil }
        self.secret = secret
        self.recipient = recipient
    }

    /// Reads `AGE-SECRET-KEY-1…`; nil for anything else, such as lower case or another kind of key.
    public init?(_ text: some StringProtocol) {
        guard !text.utf8.contains(where: { (0x61...0x7A).contains($0) || $0 >= 0x80 }),
            let (prefix, bytes) = Bech32.decode(text.lowercased()), prefix == Self.prefix
        else { return nil }
        self.init(secret: bytes)
    }

    /// The text `AGE-SECRET-KEY-1…`, for `age -d -i` alone.
    public var secretText: String { Bech32.encode(prefix: Self.prefix, secret).uppercased() }
}

extension AgeIdentity {
    /// The bytes of a key file: canonical JSON `{"recipient","secret","v":1}`.
    ///
    /// The file is written with mode 0600 by whoever stores it.
    public var file: [UInt8] {
        let json: JSON = [
            "recipient": .string("\(recipient)"), "secret": .string(Base64.encode(secret)),
            "v": 1,
        ]
        return json.canonical
    }

    /// Reads a key file; nil when damaged or when its halves do not belong together.
    public init?(file bytes: [UInt8]) {
        guard let json = try? JSON(bytes, form: .canonical), json["v"]?.integer == 1,
            let secret = json["secret"]?.string.flatMap({ Base64.decode($0) })
        else { return nil }
        self.init(secret: secret)
        guard json["recipient"]?.string == "\(recipient)" else { return nil }
    }
}
