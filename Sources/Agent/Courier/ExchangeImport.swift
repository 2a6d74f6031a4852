package import Notation
package import Submission

/// What another computer of the office handed over, and what becomes of it here.
///
/// Its records go into this outbox too: whichever computer meets the centre first brings them.
package struct ExchangeImport: Sendable {
    /// When it was made, by the clock there.
    package let made: Instant
    /// Each record and its fate, batches first, in the order of their numbers.
    package private(set) var items: [Item] = []
    /// The evidence files of batches kept here that came along.
    package private(set) var evidence: [Digest] = []

    /// One record.
    package struct Item: Sendable {
        /// The record.
        package let id: RecordID
        /// What it says; nil where it is refused.
        package let content: RecordContent?
        /// Its fate.
        package let fate: Fate
    }

    /// What becomes of a record.
    package enum Fate: Hashable, Sendable {
        /// It is new here.
        case taken
        /// It was here before.
        case held
        /// It is not taken, and why.
        case refused(Finding)
    }

    /// Takes a file, or tells what it holds; the caller holds the folder's lock.
    package init(
        _ file: CourierFile, into folder: AgentFolder, preview: Bool,
        surroundings: Surroundings = .real
    ) throws {
        made = file.manifest.made
        let check = try folder.database.registry(card: file.identity.card).check
        let now = surroundings.now()
        for (name, wire) in file.members {
            guard case .record(let id) = name else { continue }
            switch Self.read(id, wire, check, of: file.identity.office) {
            case .failure(let refusal):
                items.append(Item(id: id, content: nil, fate: .refused(refusal.finding)))
            case .success(let record):
                let isHeld =
                    try preview
                    ? folder.database.wire(id) != nil
                    : !folder.database.take(record, at: now)
                items.append(
                    Item(id: id, content: record.content, fate: isHeld ? .held : .taken))
            }
        }
        items.sort { ($0.place, $0.id) < ($1.place, $1.id) }
        try file.evidence { digest, bytes in
            guard try preview || folder.database.names(digest) else { return }
            evidence.append(digest)
            if !preview { _ = try folder.evidence.keep(bytes, as: digest) }
        }
    }

    private static func read(
        _ id: RecordID, _ wire: [UInt8], _ check: RecordCheck, of office: OfficeID
    ) -> Result<VerifiedRecord, RecordRefusal> {
        check.verify(wire: wire).flatMap { record in
            guard record.id == id else {
                return .failure(RecordRefusal(.recordIDMismatch, ["id": record.id.description]))
            }
            guard [.batch, .statement].contains(record.signed.type) else {
                return .failure(
                    RecordRefusal(.recordNotLogged, ["type": record.signed.type.rawValue]))
            }
            guard record.signer.role.office == office else {
                return .failure(RecordRefusal(.recordOfficeMismatch, ["office": office.text]))
            }
            return .success(record)
        }
    }
}

extension ExchangeImport.Item {
    /// Batches stand before statements about them.
    fileprivate var place: Int64 {
        if case .batch(let batch)? = content { batch.header.sequence } else { .max }
    }
}

extension AgentDatabase {
    /// Keeps a record that a colleague's computer made, to be sent from here too; false where it is
    /// here already.
    fileprivate func take(_ record: VerifiedRecord, at now: Instant) throws -> Bool {
        try write("take exchange") { database in
            guard try !Self.holds(record.id, database) else { return false }
            try Self.insert(record.signed, .own, now, database)
            if case .batch(let batch) = record.content {
                // Another device's chain: nothing here may continue it.
                try Self.insert(batch, record.id, .feed, database)
            }
            return true
        }
    }
}
