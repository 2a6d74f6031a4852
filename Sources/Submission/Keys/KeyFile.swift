internal import Crypto
internal import CryptoExtras
public import Notation

/// The bytes of a key file: the secrets of one device, the log key, the root key or one person.
///
/// Canonical JSON. A person's secret is wrapped: scrypt (RFC 7914) of the passphrase gives a key
/// for ChaCha20-Poly1305 (RFC 8439) with the key id as additional data. The file is written with
/// mode 0600 by whoever stores it.
public enum KeyFile {
    /// The cost of guessing a passphrase: 32 MiB and 3 passes a guess.
    public static let scryptRounds = 1 << 15
    static let scryptBlockSize = 8
    static let scryptParallelism = 3
    /// The fewest characters of a passphrase.
    public static let passphraseMinimum = 8

    /// The file of an unwrapped secret.
    public static func plain(_ key: SigningKey) -> [UInt8] {
        let json: JSON = [
            "key": .string(key.id.description), "publicKey": .string(key.publicKey.base64),
            "secret": .string(Base64.encode(key.seed)), "v": 1,
        ]
        return json.canonical
    }

    /// Reads the file of an unwrapped secret; nil when damaged.
    public static func openPlain(_ bytes: [UInt8]) -> SigningKey? {
        guard let json = try? JSON(bytes, form: .canonical),
            let secret = json["secret"]?.string.flatMap({ Base64.decode($0) }),
            let key = SigningKey(seed: secret), json["key"]?.string == key.id.description
        else { return nil }
        return key
    }

    /// The file of a person's secret, wrapped by a passphrase.
    ///
    /// `salt` is 16 random bytes, `nonce` 12. Throws only when the cryptographic library does.
    public static func wrapped(
        _ key: SigningKey, person: PersonID, passphrase: String, salt: [UInt8], nonce: [UInt8]
    ) throws -> [UInt8] {
        let wrapping = try wrappingKey(passphrase, salt: salt, rounds: scryptRounds)
        let box = try ChaChaPoly.seal(
            key.seed, using: wrapping, nonce: ChaChaPoly.Nonce(data: nonce),
            authenticating: key.id.digest.bytes)
        let json: JSON = [
            "box": .string(Base64.encode(Array(box.combined))),
            "key": .string(key.id.description),
            "kdf": [
                "n": .integer(Int64(scryptRounds)), "name": "scrypt",
                "p": .integer(Int64(scryptParallelism)), "r": .integer(Int64(scryptBlockSize)),
                "salt": .string(Base64.encode(salt)),
            ],
            "person": .string(person.text), "publicKey": .string(key.publicKey.base64), "v": 1,
        ]
        return json.canonical
    }

    /// Opens a person's key file.
    public static func open(
        _ bytes: [UInt8], passphrase: String
    ) -> Result<SigningKey, RecordRefusal> {
        guard let json = try? JSON(bytes, form: .canonical), let kdf = json["kdf"],
            let rounds = kdf["n"]?.integer, rounds == Int64(scryptRounds),
            let salt = kdf["salt"]?.string.flatMap({ Base64.decode($0) }),
            let combined = json["box"]?.string.flatMap({ Base64.decode($0) }),
            let id = json["key"]?.string.flatMap({ KeyID(hex: $0) }),
            let box = try? ChaChaPoly.SealedBox(combined: combined),
            let wrapping = try? wrappingKey(passphrase, salt: salt, rounds: Int(rounds))
        else { return .failure(RecordRefusal(.keyFileUnreadable, ["file": ""])) }
        let person = json["person"]?.string ?? ""
        guard
            let seed = try? ChaChaPoly.open(box, using: wrapping, authenticating: id.digest.bytes),
            let key = SigningKey(seed: Array(seed)), key.id == id
        else { return .failure(RecordRefusal(.passphraseWrong, ["person": person])) }
        return .success(key)
    }

    /// The public half that a key file of either kind names; nil when damaged.
    public static func publicKey(_ bytes: [UInt8]) -> PublicKey? {
        guard let json = try? JSON(bytes, form: .canonical) else { return nil }
        return json["publicKey"]?.string.flatMap { PublicKey(base64: $0) }
    }

    private static func wrappingKey(
        _ passphrase: String, salt: [UInt8], rounds: Int
    ) throws -> SymmetricKey {
        try KDF.Scrypt.deriveKey(
            from: Array(passphrase.utf8), salt: salt, outputByteCount: 32, rounds: rounds,
            blockSize: scryptBlockSize, parallelism: scryptParallelism)
    }
}
