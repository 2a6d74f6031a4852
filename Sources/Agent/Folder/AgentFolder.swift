package import DurableFiles
internal import Notation
package import Submission

/// The folder of one agent: `agent.sqlite`, `keys/`, `evidence/`, `lock`, `sync/lock`.
///
/// Readers need no lock, SQLite lets them look while others write. Whoever changes drafts, seals or
/// joins holds `lock`; whoever talks to the centre holds `sync/lock`, so that the service may run
/// while a clerk works.
package struct AgentFolder: Sendable {
    /// The folder.
    package let path: String
    /// The one struct that owns the database file.
    package let database: AgentDatabase
    /// Device, person and age keys.
    package let keys: KeyStore
    /// Copies of evidence files.
    package let evidence: EvidenceFolder

    private init(path: String, faults: WriteFaults) throws {
        self.path = path
        keys = try KeyStore(folder: "\(path)/keys")
        evidence = EvidenceFolder(of: path)
        database = try AgentDatabase(path: "\(path)/agent.sqlite", faults: faults)
    }

    /// Opens the folder of an agent that has joined.
    ///
    /// Refused with `agent-not-joined` where there is none.
    package static func open(
        _ path: String, faults: WriteFaults = .none
    ) throws -> AgentFolder {
        guard DurableFile.exists("\(path)/agent.sqlite") else {
            throw AgentRefusal(.agentNotJoined, at: path)
        }
        let folder = try AgentFolder(path: path, faults: faults)
        guard try folder.database.identity() != nil else {
            throw AgentRefusal(.agentNotJoined, at: path)
        }
        return folder
    }

    /// Makes the folder where it is missing, or opens it as it is.
    package static func create(
        _ path: String, faults: WriteFaults = .none
    ) throws -> AgentFolder {
        try DurableFile.makeFolder(path)
        return try AgentFolder(path: path, faults: faults)
    }

    /// Takes the writer's lock, waiting up to two seconds for a short command to end.
    ///
    /// `path` must exist. The refusal names the holder.
    package static func lock(_ path: String, holder: String) async throws -> FolderLock {
        for _ in 0..<40 {
            if case .success(let lock) = try FolderLock.take(folder: path, holder: holder) {
                return lock
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        return try FolderLock.take(folder: path, holder: holder).get()
    }

    /// Takes the writer's lock of this folder.
    package func lock(holder: String) async throws -> FolderLock {
        try await Self.lock(path, holder: holder)
    }

    /// Takes the lock of whoever talks to the centre; refused at once where another does.
    package func lockSync(holder: String) throws -> FolderLock {
        try DurableFile.makeFolder("\(path)/sync")
        return try FolderLock.take(folder: "\(path)/sync", holder: holder).get()
    }

    /// The key that opens bundles for this device.
    ///
    /// Refused with `key-file-unreadable` where it is missing, damaged or open to others.
    package func ageIdentity() throws -> AgeIdentity {
        try keys.age(PersonKeys.deviceAge).get()
    }
}
