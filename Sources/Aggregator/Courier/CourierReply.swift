internal import DurableFiles
package import Notation
internal import Submission
internal import TransparencyLog

/// The answer that a courier takes back to an office.
package struct CourierReply: Sendable {
    /// How many records are in it, each with its receipt.
    package let records: Int
    /// The size of the log it speaks of.
    package let size: Int64
    /// How many devices can open it.
    package let devices: Int
    /// The length of the file.
    package let bytes: Int
    /// The digest of the file.
    package let digest: Digest
}

extension CentreActs {
    /// Writes all that is meant for an office from a leaf on, readable by its devices alone; it is
    /// safe to remove the medium when this returns.
    ///
    /// With it go the leaf hashes of the whole log, so that the office can see without a network
    /// that the log has only grown. Throws `courier-nobody`, `courier-after-unknown` for a leaf
    /// beyond the log, and `bundle-too-large` for a log of more leaves than a member may hold.
    package func reply(
        to office: OfficeID, at path: String, after index: Int64, random: (Int) -> [UInt8],
        now: Instant
    ) throws -> CourierReply {
        let head = try book.store.read { try $0.head().size }
        guard (0...head).contains(index) else {
            throw CentreRefusal(
                .courierAfterUnknown, ["after": "\(index)", "size": "\(head)"])
        }
        let registry = try book.ledger().registry
        let recipients = registry.recipients(of: office)
        guard !recipients.isEmpty else {
            throw CentreRefusal(.courierNobody, ["office": office.text])
        }
        let items = try items(for: office, from: index)
        var members = items.members
        let note = items.checkpoint.bytes
        members[.note(Digest(of: note))] = note
        let (size, hashes) = try leafHashes(under: items.checkpoint)
        members[.hashes] = hashes
        let manifest = try BundleManifest(
            centre: card.centre, way: .answer(to: office), made: now,
            members: members.map { BundleManifest.Member($0.key, content: $0.value) })
        let written = try CheckedFile.write(to: path) { sink in
            try BundleWriter(manifest, to: recipients).write(
                random: random, content: { members[$0] ?? [] }, sink: sink)
        }
        return CourierReply(
            records: items.count, size: size, devices: recipients.count, bytes: written.bytes,
            digest: written.digest)
    }

    private func items(
        for office: OfficeID, from index: Int64
    ) throws -> (members: [BundleName: [UInt8]], checkpoint: SignedNote, count: Int) {
        let room = ReadingRoom(book: book)
        var members: [BundleName: [UInt8]] = [:]
        var next = index
        var count = 0
        while true {
            let page = try room.feed(from: next, for: .office(office))
            for item in page.items {
                let id = item.record.id
                members[.record(id)] = item.record.wire
                members[.receipt(id)] = item.receipt.bytes
                if !item.rows.isEmpty {
                    members[.results(id)] = JSON.array(item.rows.map(\.json)).canonical
                }
                count += 1
            }
            next = page.next
            // The last page is under the newest note; receipts of earlier ones are under theirs.
            if !page.isMore { return (members, page.checkpoint, count) }
        }
    }

    private func leafHashes(under note: SignedNote) throws -> (Int64, [UInt8]) {
        guard let size = (try? book.trust.verify(note)).flatMap({ Int64(exactly: $0.size) }) else {
            throw CentreRefusal(.logEmpty)
        }
        guard size <= Int64(BundleName.hashes.limit / TreeHash.byteCount) else {
            throw CentreRefusal(.bundleTooLarge, ["limit": "\(BundleName.hashes.limit)"])
        }
        let ids = try book.store.read { try $0.ids(in: 0..<size) }
        return (size, ids.flatMap { TreeHash(leaf: $0.digest.bytes).bytes })
    }
}

extension Registry {
    /// Where bundles for the devices of an office are encrypted to, in order.
    fileprivate func recipients(of office: OfficeID) -> [AgeRecipient] {
        let texts = holders.compactMap { key, holder -> String? in
            guard case .device(office) = holder.role, !isRevoked(key), self.holder(key) != nil
            else {
                return nil
            }
            return holder.recipient?.description
        }
        return Set(texts).sorted().compactMap { AgeRecipient($0) }
    }
}
