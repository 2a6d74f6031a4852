internal import DurableFiles
internal import FoundationEssentials
internal import Glibc
package import Notation
internal import Submission

/// Making a centre: its keys, its card and the first leaf of its log.
extension CentreFolder {
    /// Makes the folder of a new centre; an existing one is refused, never overwritten.
    ///
    /// All is made beside the folder and renamed at the end, so a folder is a whole centre or is
    /// not there. The root key lies in `root.json` and is to be taken offline.
    package static func found(
        at path: String, centre: CentreID, name: String, random: (Int) -> [UInt8], now: Instant
    ) throws -> CentreFolder {
        guard !DurableFile.exists(path) else { throw CentreRefusal(.folderExists, at: path) }
        let draft = "\(path).\(getpid()).new"
        try DurableFile.makeFolder(draft)
        guard let root = SigningKey(seed: random(32)), let log = SigningKey(seed: random(32)),
            let age = AgeIdentity(secret: random(32))
        else { throw CentreRefusal(.internalError) }
        let card = CentreCard(
            centre: centre, name: name, origin: CentreCard.firstOrigin(of: centre),
            logKey: log.publicKey, rootKey: root.publicKey, recipient: age.recipient)
        do {
            let folder = CentreFolder(path: draft, card: card)
            try folder.furnish(root: root, log: log, age: age, now: now)
            guard rename(draft, path) == 0 else {
                throw FileFailure("rename", path, errno: errno)
            }
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
        return CentreFolder(path: path, card: card)
    }

    private func furnish(
        root: SigningKey, log: SigningKey, age: AgeIdentity, now: Instant
    ) throws {
        try keys.keep(log, as: "log")
        try keys.keep(age, as: Self.ageKey)
        _ = try persons
        try DurableFile.write(KeyFile.plain(root), to: rootPath)
        try tls.make(for: card.centre, now: now)
        try DurableFile.write(card.json.canonical, to: "\(path)/card.json", mode: 0o644)
        let store = try AggregatorStore(path: databasePath)
        let book = try openLog(over: store)
        let holder = KeyHolder(publicKey: log.publicKey, role: .log, name: card.name)
        let enrolment = Enrolment(
            centre: card.centre, key: root.id, basis: .root, act: .add(holder))
        let signed = try root.sign(.enrolment, enrolment.payload)
        let record = try book.ledger().registry.check.verify(signed).get()
        _ = try book.append([record], at: now)
        try store.close()
    }

    /// The TLS key's pin.
    package func tlsPin() throws -> Digest { try tls.pin() }
}
