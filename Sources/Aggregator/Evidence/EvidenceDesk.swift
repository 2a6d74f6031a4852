internal import DurableFiles
package import Notation
package import Submission

/// How much disk evidence may take.
package struct EvidenceLimits: Hashable, Sendable {
    /// Bytes of one office: 20 GiB, as much as one batch may name.
    package var officeBytes: Int64 = 20 << 30
    /// Bytes of all offices: 1 TiB.
    package var allBytes: Int64 = 1 << 40

    /// The usual limits.
    package init() {}
}

/// Takes evidence files, piece by piece or whole, and says what is lacking.
///
/// Only what a logged batch of the sender's own office names is taken. A file counts as held once
/// it is whole, hashed, synced and renamed, and not before.
package struct EvidenceDesk: Sendable {
    private let book: LogBook
    private let shelf: EvidenceShelf
    private let limits: EvidenceLimits

    /// A desk over a log and a shelf.
    package init(book: LogBook, shelf: EvidenceShelf, limits: EvidenceLimits = EvidenceLimits()) {
        self.book = book
        self.shelf = shelf
        self.limits = limits
    }

    /// Who sends: a device or person, and its office.
    package struct Sender: Hashable, Sendable {
        /// The key of the session.
        package let key: KeyID
        /// Its office.
        package let office: OfficeID

        /// A sender.
        package init(key: KeyID, office: OfficeID) {
            self.key = key
            self.office = office
        }
    }

    /// Takes a piece; true where the file is held by now.
    ///
    /// Calls must not overlap. Throws `evidence-not-expected`, `evidence-piece-wrong`,
    /// `evidence-no-room`, and `evidence-hash-wrong` where all pieces are there and are another
    /// file; they are thrown away then.
    package func take(
        piece bytes: [UInt8], of digest: Digest, from offset: Int64, by sender: Sender, now: Instant
    ) throws -> Bool {
        let cut = try cut(digest, of: sender.office)
        guard cut.length(at: offset) == bytes.count else {
            throw CentreRefusal(
                .evidencePieceWrong,
                ["hash": digest.hex, "offset": "\(offset)", "size": "\(bytes.count)"])
        }
        if try isHeld(digest, of: sender.office) { return true }
        try begin(digest, cut, sender)
        try shelf.keep(piece: bytes, of: digest, from: offset, by: sender.key)
        let held = shelf.pieces(of: digest, by: sender.key, cut)
        guard cut.gaps(without: held).isEmpty else { return false }
        guard try shelf.assemble(digest, by: sender.key, cut) else {
            shelf.dropPieces(of: digest, by: sender.key, cut)
            try book.store.change { try $0.end(upload: digest, by: sender.key) }
            throw CentreRefusal(.evidenceHashWrong, ["hash": digest.hex])
        }
        try hold(digest, of: sender.office, bytes: cut.bytes, now)
        return true
    }

    /// Takes a whole file that a bundle brought; false where it was held before.
    ///
    /// Throws `evidence-not-expected` and `evidence-no-room`.
    package func take(
        file bytes: [UInt8], of digest: Digest, from office: OfficeID, preview: Bool, now: Instant
    ) throws -> Bool {
        let cut = try cut(digest, of: office)
        if try isHeld(digest, of: office) { return false }
        guard Digest(of: bytes) == digest, Int64(bytes.count) == cut.bytes else {
            throw CentreRefusal(.evidenceHashWrong, ["hash": digest.hex])
        }
        try book.store.read { try checkRoom(for: cut.bytes, of: office, $0) }
        guard !preview else { return true }
        try shelf.keep(bytes, as: digest)
        try hold(digest, of: office, bytes: cut.bytes, now)
        return true
    }

    /// What is lacking of a file from a sender; nil where no logged batch of the office names it.
    package func gaps(of digest: Digest, for sender: Sender) throws -> [EvidencePieces.Gap]? {
        try book.store.read { view in
            guard let bytes = try view.expectedEvidence(digest, of: sender.office),
                let cut = EvidencePieces(bytes: bytes)
            else { return nil }
            if try view.heldEvidence(digest, of: sender.office) != nil { return [] }
            guard try view.upload(of: digest, by: sender.key)?.bytes == bytes else {
                return cut.gaps(without: [])
            }
            return cut.gaps(without: shelf.pieces(of: digest, by: sender.key, cut))
        }
    }

    /// Where a file lies and how long it is; an office finds its own, an auditor all.
    ///
    /// Throws `evidence-not-held`.
    package func file(
        _ digest: Digest, for office: OfficeID?
    ) throws -> (path: String, bytes: Int64) {
        guard let bytes = try book.store.read({ try $0.heldEvidence(digest, of: office) }) else {
            throw CentreRefusal(.evidenceNotHeld, ["hash": digest.hex])
        }
        return (shelf.place(of: digest), bytes)
    }

    private func cut(_ digest: Digest, of office: OfficeID) throws -> EvidencePieces {
        let bytes = try book.store.read { try $0.expectedEvidence(digest, of: office) }
        guard let cut = bytes.flatMap({ EvidencePieces(bytes: $0) }) else {
            throw CentreRefusal(.evidenceNotExpected, ["hash": digest.hex])
        }
        return cut
    }

    private func isHeld(_ digest: Digest, of office: OfficeID) throws -> Bool {
        try book.store.read { try $0.heldEvidence(digest, of: office) } != nil
    }

    /// Sets the room aside with the first piece, so that what was begun can be finished.
    private func begin(_ digest: Digest, _ cut: EvidencePieces, _ sender: Sender) throws {
        let begun = try book.store.read { try $0.upload(of: digest, by: sender.key) }
        guard begun?.bytes != cut.bytes else { return }
        try book.store.change { change in
            try checkRoom(
                for: cut.bytes - (begun?.bytes ?? 0), of: sender.office, change.view)
            try change.begin(
                upload: digest, by: sender.key, of: sender.office, bytes: cut.bytes)
        }
    }

    private func checkRoom(for bytes: Int64, of office: OfficeID, _ view: StoreView) throws {
        let budgets = [
            (try view.evidenceBytes(of: office), limits.officeBytes, office.text),
            (try view.evidenceBytes(of: nil), limits.allBytes, book.card.centre.text),
        ]
        for (used, limit, whose) in budgets where used + bytes > limit {
            throw CentreRefusal(
                .evidenceNoRoom, ["whose": whose, "used": "\(used)", "limit": "\(limit)"])
        }
    }

    /// The file is on the disk by now; pieces that others sent of it are of no use any more.
    private func hold(_ digest: Digest, of office: OfficeID, bytes: Int64, _ now: Instant) throws {
        let begun = try book.store.read { try $0.uploads(of: digest, from: office) }
        try book.store.change { try $0.hold(digest, of: office, bytes: bytes, at: now) }
        for upload in begun {
            guard let cut = EvidencePieces(bytes: upload.bytes) else { continue }
            shelf.dropPieces(of: digest, by: upload.key, cut)
        }
    }
}
