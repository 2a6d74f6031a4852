internal import DurableFiles
package import Notation
internal import Submission

extension CentreActs {
    /// Takes a bundle: the same checks as for what comes by network, in the same order.
    ///
    /// The whole file is verified before anything of it is taken, so that half a file leaves no
    /// trace. A preview takes nothing. Throws a ``RecordRefusal`` with a `bundle-…` code.
    package func take(bundle path: String, preview: Bool, now: Instant) throws -> CourierIntake {
        let identity = try folder.ageIdentity()
        var reader = BundleReader(identity: identity, centre: card.centre, seat: .centre)
        var known: Set<RecordID> = []
        var request: [UInt8]?
        try Self.members(of: path, &reader) { member in
            switch member.name {
            case .record(let id): known.insert(id)
            case .request: request = member.bytes
            default: break
            }
        }
        guard let manifest = reader.manifest, case .submission(let office) = manifest.way else {
            throw RecordRefusal(.bundleManifestWrong, ["offset": "0", "key": "from"])
        }
        var intake = CourierIntake(office: office, made: manifest.made)
        // First, since records of its keys may be in the same file.
        if let request { try take(request: request, into: &intake, preview: preview, now: now) }
        var again = BundleReader(identity: identity, centre: card.centre, seat: .centre)
        try Self.members(of: path, &again) { member in
            try take(member, into: &intake, known: known, preview: preview, now: now)
        }
        guard manifest.members.contains(where: \.name.isBlob) else { return intake }
        // Files stand before the records that name them.
        var last = BundleReader(identity: identity, centre: card.centre, seat: .centre)
        try Self.members(of: path, &last) { member in
            try take(file: member, into: &intake, preview: preview, now: now)
        }
        return intake
    }

    /// Takes an evidence file; in a preview one whose batch is in the same bundle is called taken.
    private func take(
        file member: BundleMember, into intake: inout CourierIntake, preview: Bool, now: Instant
    ) throws {
        guard case .blob(let digest) = member.name else { return }
        do {
            let isNew = try evidence.take(
                file: member.bytes, of: digest, from: intake.office, preview: preview, now: now)
            if isNew { intake.evidence.append(digest) }
        } catch let refusal as CentreRefusal {
            let code = refusal.finding.code
            if preview, code == .evidenceNotExpected {
                intake.evidence.append(digest)
            } else {
                intake.evidenceRefused.append(
                    Finding(code, at: digest.hex, refusal.finding.parameters))
            }
        }
    }

    private func take(
        request bytes: [UInt8], into intake: inout CourierIntake, preview: Bool, now: Instant
    ) throws {
        do {
            let json = (try? JSON(bytes, form: .canonical)) ?? .null
            intake.joining = try EnrolmentDesk(book: book).take(json, at: now, preview: preview)
        } catch let refusal as CentreRefusal {
            intake.requestRefused = refusal.finding
        }
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
        case .note:
            if !preview { try book.sight(String(decoding: member.bytes, as: UTF8.self)) }
        case .record(let id):
            let (item, gap) = try item(
                id, member.bytes, known: known, asked: intake.joining?.request,
                preview: preview, now: now)
            intake.items.append(item)
            if let gap { intake.gaps.append(gap) }
        case .manifest, .request, .receipt, .results, .hashes, .blob: break
        }
    }

    private func item(
        _ id: RecordID, _ wire: [UInt8], known: Set<RecordID>, asked: EnrolmentRequest?,
        preview: Bool, now: Instant
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
        let check = try book.ledger().registry.check
        if check.holders[signed.key] == nil,
            let fate = try keep(signed, check, asked: asked, preview: preview, now: now)
        {
            return (item(fate), nil)
        }
        switch check.verify(signed) {
        case .failure(let refusal): return (item(.refused(refusal.finding)), nil)
        case .success(let record):
            let gap = try gap(before: record, known: known)
            return (item(preview ? .fresh : try log(record, now)), gap)
        }
    }

    private func log(_ record: VerifiedRecord, _ now: Instant) throws -> CourierIntake.Fate {
        if case .batch(let batch) = record.content, let note = batch.header.checkpoint {
            try book.sight(note)
        }
        switch try book.append([record], at: now).first {
        case .logged(let logged): return logged.isNew ? .fresh : .held
        case .refused(let finding): return .refused(finding)
        case nil: return .refused(Finding(.internalError))
        }
    }

    /// Keeps a record whose key somebody has asked to enrol (M15); nil where nobody has.
    private func keep(
        _ signed: SignedRecord, _ check: RecordCheck, asked: EnrolmentRequest?, preview: Bool,
        now: Instant
    ) throws -> CourierIntake.Fate? {
        let here = [asked?.device, asked?.person].compactMap { $0 }
            .first { $0.publicKey.id == signed.key }
        guard let holder = try here ?? book.store.read({ try $0.requested(signed.key) }) else {
            return nil
        }
        if case .failure(let refusal) = check.verify(signed, by: holder) {
            return .refused(refusal.finding)
        }
        let kept = try book.store.read { try $0.unlogged(of: signed.key) }
        if kept.contains(where: { $0.id == signed.id }) { return .waiting }
        guard kept.count < Limits.batchesPerDay else {
            return .refused(Finding(.tooManyBatches, ["limit": "\(Limits.batchesPerDay)"]))
        }
        if !preview { try book.store.change { try $0.keepUnlogged(signed, at: now) } }
        return .waiting
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

extension BundleName {
    fileprivate var isBlob: Bool { if case .blob = self { true } else { false } }
}
