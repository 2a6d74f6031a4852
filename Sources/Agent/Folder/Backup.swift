internal import DurableFiles
internal import Glibc
package import Notation
internal import Submission

/// The whole agent in one file, and a folder made from it.
package enum Backup {
    /// Writes a backup; when this returns it was synced, read back and compared.
    ///
    /// Others may work in the folder meanwhile: it is one state of it. Persons' keys are in it as
    /// they are kept, each under its passphrase; the device's keys are not.
    package static func write(
        _ folder: AgentFolder, to path: String, surroundings: Surroundings = .real
    ) throws -> (head: BackupHead, bytes: Int, digest: Digest) {
        guard let identity = try folder.database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        let copy = "\(folder.path)/backup.\(getpid()).new"
        unlink(copy)
        defer { unlink(copy) }
        try folder.database.copy(to: copy)
        var keys: [String: [UInt8]] = [:]
        for person in try folder.database.persons() {
            keys[person.id.text] = try folder.keys.bytes(person.id.text).get()
        }
        var hasher = DigestStream()
        try CheckedFile.pieces(of: copy) { hasher.update($0) }
        let head = BackupHead(
            identity, made: surroundings.now(), counts: try folder.database.counts(), keys: keys,
            evidence: try evidence(of: folder), database: hasher.finish())
        let written = try CheckedFile.write(to: path) { sink in
            try sink(head.lines)
            try CheckedFile.pieces(of: copy, sink)
            for file in head.evidence {
                try CheckedFile.pieces(of: folder.evidence.place(of: file.digest), sink)
            }
        }
        return (head, written.bytes, written.digest)
    }

    /// The copies that are whole: one that is damaged must not make the backup one nobody restores.
    private static func evidence(of folder: AgentFolder) throws -> [BackupHead.File] {
        try folder.database.namedEvidence().compactMap { digest in
            guard
                let found = try? CheckedFile.measure(folder.evidence.place(of: digest)),
                found.digest == digest
            else { return nil }
            return BackupHead.File(digest: digest, bytes: found.bytes)
        }
    }

    /// Reads a backup to its end and says what is in it; changes nothing.
    package static func look(at path: String) throws -> BackupHead {
        var reader = BackupReader()
        try CheckedFile.pieces(of: path) { _ = try reader.push($0, of: path) }
        return try reader.finish(path)
    }

    /// Makes a folder of a backup, which goes on under a new device key (M15).
    ///
    /// The person who joined asks in it to have the key enrolled, so their passphrase is needed.
    /// The folder counts from the last step on: after a kill before that, restore again. Refused
    /// where an agent is there, and with `backup-damaged`.
    package static func restore(
        _ path: String, to folder: String, passphrase: (PersonID) throws -> String,
        surroundings: Surroundings = .real
    ) throws -> AgentFolder {
        guard !DurableFile.exists("\(folder)/agent.sqlite") else {
            throw AgentRefusal(.restoreFolderTaken, at: folder)
        }
        // All of it is verified before anything is made.
        let head = try look(at: path)
        try DurableFile.makeFolder(folder)
        let file = "\(folder)/restoring.sqlite"
        for ending in ["", "-wal", "-shm"] { unlink(file + ending) }
        try unpack(path, to: file, evidence: EvidenceFolder(of: folder))
        let keys = try KeyStore(folder: "\(folder)/keys")
        for (name, bytes) in head.keys { try keys.keep(file: bytes, as: name) }
        let database = try AgentDatabase(path: file)
        try renew(database, keys, at: path, passphrase, surroundings)
        try database.close()
        for ending in ["-wal", "-shm"] { unlink(file + ending) }
        try CheckedFile.move(file, to: "\(folder)/agent.sqlite")
        return try AgentFolder.open(folder)
    }

    private static func unpack(
        _ path: String, to file: String, evidence: EvidenceFolder
    ) throws {
        var reader = BackupReader()
        _ = try CheckedFile.write(to: file) { sink in
            var held: [UInt8] = []
            try CheckedFile.pieces(of: path) { bytes in
                for piece in try reader.push(bytes, of: path) {
                    guard let part = piece.file else {
                        try sink(piece.bytes)
                        continue
                    }
                    held += piece.bytes
                    guard piece.isLast else { continue }
                    _ = try evidence.keep(held, as: part.digest)
                    held = []
                }
            }
            _ = try reader.finish(path)
        }
    }

    private static func renew(
        _ database: AgentDatabase, _ keys: KeyStore, at path: String,
        _ passphrase: (PersonID) throws -> String, _ surroundings: Surroundings
    ) throws {
        guard let identity = try database.identity(),
            let clerk = try database.persons().first(where: { $0.id == identity.person })
        else { throw BackupReader.damage(path, "identity") }
        let key = try keys.open(
            person: identity.person, passphrase: passphrase(identity.person)
        ).get()
        guard key.publicKey == clerk.publicKey else { throw BackupReader.damage(path, "keys") }
        let device = try Asking.newKey(surroundings)
        guard let age = AgeIdentity(secret: surroundings.random(32)) else {
            throw AgentRefusal(.keyRefused)
        }
        try keys.keep(device, as: PersonKeys.device)
        try keys.keep(age, as: PersonKeys.deviceAge)
        let request = try Asking.request(
            identity.invitation, device: device, recipient: age.recipient, clerk: key,
            person: identity.person, name: clerk.name, isRenewal: true)
        try database.renew(device: device.id, request: request, at: surroundings.now())
    }
}
