internal import DurableFiles
package import Notation
package import Submission

/// What a bundle that an office sent by hand holds, and what becomes of it.
package struct CourierIntake: Sendable {
    /// Who made it.
    package let office: OfficeID
    /// When it was made, by the clock there.
    package let made: Instant
    /// What becomes of each record.
    package fileprivate(set) var items: [Item] = []
    /// How far the office has come with joining; nil where the file asks for nothing.
    package fileprivate(set) var joining: Joining?
    /// Why the request to join is not taken; nil where it is, or there is none.
    package fileprivate(set) var requestRefused: Finding?
    /// Batches whose predecessor is neither in the log nor in the file.
    package fileprivate(set) var gaps: [Finding] = []

    /// One record.
    package struct Item: Sendable {
        /// The record.
        package let id: RecordID
        /// Its fate.
        package let fate: Fate
    }

    /// What becomes of a record.
    package enum Fate: Sendable {
        /// It is new, and will be or was logged.
        case fresh
        /// The log held it before.
        case held
        /// It is not taken, and why.
        case refused(Finding)
    }

    /// How many have a fate: new, held, refused.
    package var counts: (fresh: Int, held: Int, refused: Int) {
        items.reduce(into: (0, 0, 0)) { counts, item in
            switch item.fate {
            case .fresh: counts.0 += 1
            case .held: counts.1 += 1
            case .refused: counts.2 += 1
            }
        }
    }
}

extension CentreActs {
    /// Takes a bundle: the same checks as for what comes by network, in the same order.
    ///
    /// The whole file is verified before anything of it is taken, so that half a file leaves no
    /// trace. A preview takes nothing. Throws a ``RecordRefusal`` with a `bundle-…` code.
    package func take(bundle path: String, preview: Bool, now: Instant) throws -> CourierIntake {
        let identity = try folder.ageIdentity()
        var reader = BundleReader(identity: identity, centre: card.centre, seat: .centre)
        var known: Set<RecordID> = []
        try Self.members(of: path, &reader) { member in
            if case .record(let id) = member.name { known.insert(id) }
        }
        guard let manifest = reader.manifest, case .submission(let office) = manifest.way else {
            throw RecordRefusal(.bundleManifestWrong, ["offset": "0", "key": "from"])
        }
        var intake = CourierIntake(office: office, made: manifest.made)
        var again = BundleReader(identity: identity, centre: card.centre, seat: .centre)
        try Self.members(of: path, &again) { member in
            try take(member, into: &intake, known: known, preview: preview, now: now)
        }
        return intake
    }

    private static func members(
        of path: String, _ reader: inout BundleReader, _ body: (BundleMember) throws -> Void
    ) throws {
        try CheckedFile.pieces(of: path) { piece in
            for member in try reader.push(piece) { try body(member) }
        }
        for member in try reader.finish() { try body(member) }
    }

    private func take(
        _ member: BundleMember, into intake: inout CourierIntake, known: Set<RecordID>,
        preview: Bool, now: Instant
    ) throws {
        switch member.name {
        case .request:
            guard !preview else { return }
            do {
                let json = (try? JSON(member.bytes, form: .canonical)) ?? .null
                intake.joining = try EnrolmentDesk(book: book).take(json, at: now)
            } catch let refusal as CentreRefusal {
                intake.requestRefused = refusal.finding
            }
        case .note:
            if !preview { try book.sight(String(decoding: member.bytes, as: UTF8.self)) }
        case .record(let id):
            let (item, gap) = try item(
                id, member.bytes, known: known, preview: preview, now: now)
            intake.items.append(item)
            if let gap { intake.gaps.append(gap) }
        case .manifest, .receipt, .results, .hashes: break
        }
    }

    private func item(
        _ id: RecordID, _ wire: [UInt8], known: Set<RecordID>, preview: Bool, now: Instant
    ) throws -> (CourierIntake.Item, Finding?) {
        func item(_ fate: CourierIntake.Fate) -> CourierIntake.Item {
            CourierIntake.Item(id: id, fate: fate)
        }
        let signed: SignedRecord
        switch SignedRecord.read(wire) {
        case .failure(let refusal): return (item(.refused(refusal.finding)), nil)
        case .success(let read): signed = read
        }
        guard signed.id == id else {
            return (item(.refused(Finding(.recordIDMismatch, ["id": signed.id.description]))), nil)
        }
        guard signed.type.isLogged else {
            return (item(.refused(Finding(.recordNotLogged, ["type": signed.type.rawValue]))), nil)
        }
        if try book.store.read({ try $0.index(of: id) }) != nil { return (item(.held), nil) }
        switch try book.ledger().registry.check.verify(signed) {
        case .failure(let refusal): return (item(.refused(refusal.finding)), nil)
        case .success(let record):
            let gap = try gap(before: record, known: known)
            if preview { return (item(.fresh), gap) }
            if case .batch(let batch) = record.content, let note = batch.header.checkpoint {
                try book.sight(note)
            }
            switch try book.append([record], at: now).first {
            case .logged(let logged): return (item(logged.isNew ? .fresh : .held), gap)
            case .refused(let finding): return (item(.refused(finding)), gap)
            case nil: return (item(.refused(Finding(.internalError))), gap)
            }
        }
    }

    private func gap(before record: VerifiedRecord, known: Set<RecordID>) throws -> Finding? {
        guard case .batch(let batch) = record.content, let previous = batch.header.previous,
            !known.contains(previous),
            try book.store.read({ try $0.index(of: previous) }) == nil
        else { return nil }
        return Finding(
            .batchMissingBefore, at: record.id.description,
            ["office": batch.header.office.text, "seq": "\(batch.header.sequence)"])
    }
}
