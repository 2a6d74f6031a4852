internal import DurableFiles
internal import Glibc
package import Notation
internal import Recount
internal import Submission
package import TransparencyLog

/// The folder from which anyone can audit the log, with no other trust than in the centre's card.
///
/// Public bytes alone: card, checkpoint, records, tiles, rows of standings; no invitation, no
/// request, no key. The same log gives the same bytes. `docs/audit.md`.
package struct AuditBundle: Sendable {
    /// The checkpoint that the folder is of.
    package let checkpoint: VerifiedCheckpoint
    /// How many files there are, the manifest among them.
    package let files: Int
    /// Standings whose rows the database does not have: they are missing in the folder.
    package let findings: [Finding]

    /// Writes the folder, which must be new or empty.
    ///
    /// Records go through one at a time. Throws `folder-exists`, what the log throws, and the
    /// failures of files; then nothing is left in the folder.
    ///
    /// - Parameter progress: called now and then with the leaves written and all leaves.
    package static func write(
        _ folder: CentreFolder, to path: String, progress: (Int64, Int64) -> Void
    ) throws -> AuditBundle {
        let book = try folder.openLog()
        let checkpoint = try book.trust.verify(book.checkpoint())
        guard checkpoint.size <= AuditLayout.leafLimit else { throw CentreRefusal(.internalError) }
        var writing = Writing(tree: try tree(path), book: book, checkpoint: checkpoint)
        do {
            try book.store.read { try writing.writeAll($0, progress) }
        } catch {
            writing.discard()
            throw error
        }
        return AuditBundle(
            checkpoint: checkpoint, files: writing.members.count + 1, findings: writing.findings)
    }

    private static func tree(_ path: String) throws -> DurableTree {
        do {
            return try DurableTree(path)
        } catch {
            guard error.errno == ENOTEMPTY else { throw error }
            throw CentreRefusal(.folderExists, at: path)
        }
    }

    /// One folder being written.
    private struct Writing: ~Copyable {
        var tree: DurableTree
        let book: LogBook
        let checkpoint: VerifiedCheckpoint
        var members: [AuditManifest.Member] = []
        var findings: [Finding] = []

        init(tree: consuming DurableTree, book: LogBook, checkpoint: VerifiedCheckpoint) {
            self.tree = tree
            self.book = book
            self.checkpoint = checkpoint
        }

        consuming func discard() { tree.discard() }

        private var size: Int64 { Int64(checkpoint.size) }

        private mutating func write(_ bytes: [UInt8], to name: String) throws {
            try tree.write(bytes, to: name)
            members.append(AuditManifest.Member(name, bytes))
        }

        mutating func writeAll(_ view: StoreView, _ progress: (Int64, Int64) -> Void) throws {
            try write(book.card.json.canonical, to: AuditLayout.card)
            try write(checkpoint.note.bytes, to: AuditLayout.checkpoint)
            try writeRecords(view, progress)
            for tile in Tile.written(from: 0, to: checkpoint.size) {
                try write(view.bytes(of: tile), to: tile.path)
            }
            try writeRows(view)
            let manifest = AuditManifest(
                centre: book.card.centre, size: size, root: checkpoint.root, members: members)
            try tree.seal(manifest.canonical, to: AuditLayout.manifest)
        }

        private mutating func writeRecords(
            _ view: StoreView, _ progress: (Int64, Int64) -> Void
        ) throws {
            var ids: [RecordID] = []
            try view.forEachRecord(in: 0..<size) { stored in
                guard stored.index == ids.count, stored.record.id == stored.id else {
                    throw StoreFailure.damaged(table: "records", row: stored.index)
                }
                try write(stored.record.wire, to: AuditLayout.record(stored.id))
                ids.append(stored.id)
                if ids.count.isMultiple(of: 1_000) { progress(stored.index + 1, size) }
            }
            guard ids.count == size else {
                throw StoreFailure.damaged(table: "records", row: Int64(ids.count))
            }
            try write(AuditLayout.lines(ids), to: AuditLayout.ids)
        }

        /// The rows of each edition that stands in the log of the checkpoint, once a root.
        private mutating func writeRows(_ view: StoreView) throws {
            let registry = try book.ledger(in: view, at: view.head()).registry
            var roots: Set<Digest> = []
            for place in registry.standingPlaces {
                for edition in registry.editions(place).prefix(while: { $0.index < size })
                where roots.insert(edition.standing.root).inserted {
                    let root = edition.standing.root
                    guard let table = try view.table(under: root) else {
                        findings.append(Finding(.damagedResults, at: edition.record.description))
                        continue
                    }
                    try write(AuditLayout.lines(table), to: AuditLayout.rows(root))
                }
            }
        }
    }
}
