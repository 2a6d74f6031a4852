public import Notation
public import Submission

/// Key files in a folder, mode 0600.
public struct KeyStore: Sendable {
    private let folder: String

    /// Keys in a folder, which is made if it is missing.
    public init(folder: String) throws(FileFailure) {
        try DurableFile.makeFolder(folder)
        self.folder = folder
    }

    /// The file of a key by its short name: `device`, `log`, or a person's id.
    public func path(_ name: String) -> String { "\(folder)/\(name).json" }

    /// Keeps an unwrapped secret.
    public func keep(_ key: SigningKey, as name: String) throws(FileFailure) {
        try DurableFile.write(KeyFile.plain(key), to: path(name))
    }

    /// Keeps bytes that ``KeyFile`` made.
    public func keep(file bytes: [UInt8], as name: String) throws(FileFailure) {
        try DurableFile.write(bytes, to: path(name))
    }

    /// Opens an unwrapped secret; refused when missing, damaged or open to others.
    public func open(_ name: String) -> Result<SigningKey, RecordRefusal> {
        bytes(name).flatMap { bytes in
            KeyFile.openPlain(bytes).map { .success($0) } ?? .failure(unreadable(name))
        }
    }

    /// Keeps the secret half of an age key.
    public func keep(_ identity: AgeIdentity, as name: String) throws(FileFailure) {
        try DurableFile.write(identity.file, to: path(name))
    }

    /// Opens the secret half of an age key; refused when missing, damaged or open to others.
    public func age(_ name: String) -> Result<AgeIdentity, RecordRefusal> {
        bytes(name).flatMap { bytes in
            AgeIdentity(file: bytes).map { .success($0) } ?? .failure(unreadable(name))
        }
    }

    /// Opens a person's secret with the passphrase.
    public func open(
        person: PersonID, passphrase: String
    ) -> Result<SigningKey, RecordRefusal> {
        bytes(person.text).flatMap { KeyFile.open($0, passphrase: passphrase) }
    }

    /// The bytes of a key file; refused when missing or open to others.
    public func bytes(_ name: String) -> Result<[UInt8], RecordRefusal> {
        let file = path(name)
        guard !DurableFile.isOpenToOthers(file),
            let bytes = try? DurableFile.read(file, limit: 65_536)
        else { return .failure(unreadable(name)) }
        return .success(bytes)
    }

    private func unreadable(_ name: String) -> RecordRefusal {
        RecordRefusal(.keyFileUnreadable, ["file": path(name)])
    }
}
