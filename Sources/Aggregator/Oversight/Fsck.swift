internal import GRDB
package import Notation
internal import Submission
internal import TransparencyLog

/// The check of everything from its bytes: nothing that the database says of itself is believed.
package struct Fsck {
    private let book: LogBook
    private let folder: CentreFolder
    private var findings: [Finding] = []
    private var leaves: [TreeHash] = []

    /// Most findings that are named; damage beyond that has no more to say.
    private static let limit = 1_000

    /// Checks a centre's folder; empty when it is sound.
    ///
    /// Throws where it cannot even be read.
    package static func check(_ folder: CentreFolder) throws -> [Finding] {
        let book = try folder.openLog()
        var fsck = Fsck(book: book, folder: folder)
        let steps: [(inout Fsck, StoreView) throws -> Void] = [
            checkFile, { try $0.checkRecords($1) }, { try $0.checkTree($1) },
            { try $0.checkUnlogged($1) }, { try $0.checkEvidence($1) },
        ]
        for step in steps {
            try fsck.passingDamage { fsck in
                try book.store.read { try step(&fsck, $0) }
            }
        }
        fsck.checkGuard()
        if fsck.findings.isEmpty {
            try fsck.passingDamage { try $0.checkProjections() }
        }
        return Array(fsck.findings.prefix(limit))
    }

    private init(book: LogBook, folder: CentreFolder) {
        self.book = book
        self.folder = folder
    }

    private mutating func add(_ code: FindingCode, _ parameters: [String: String] = [:]) {
        findings.append(Finding(code, parameters))
    }

    /// Does a step; a page that cannot be read is a finding, and the next step has its turn.
    private mutating func passingDamage(_ step: (inout Fsck) throws -> Void) throws {
        do {
            try step(&self)
        } catch let error as DatabaseError where error.leavesDoubt {
            add(.damagedDatabase, ["what": error.plainReason])
        }
    }

    private static func checkFile(_ fsck: inout Fsck, _ view: StoreView) throws {
        for line in try view.integrity() where line != "ok" {
            fsck.add(.damagedDatabase, ["what": line])
        }
    }

    /// Ids, signatures, payloads, links: each record as if it came in today, in log order.
    private mutating func checkRecords(_ view: StoreView) throws {
        var ledger = book.emptyLedger
        var next: Int64 = 0
        try view.forEachRecord(in: 0..<Int64.max) { stored in
            while next < stored.index {
                add(.damagedRecord, ["index": "\(next)", "what": "missing"])
                leaves.append(.empty)
                next += 1
            }
            next += 1
            leaves.append(TreeHash(leaf: stored.id.digest.bytes))
            if let what = Self.damage(of: stored, ledger.registry) {
                add(.damagedRecord, ["index": "\(stored.index)", "what": what])
            }
            switch ledger.registry.check.verify(stored.record) {
            case .success(let record): ledger.append(record)
            case .failure: ledger.skip()
            }
        }
    }

    /// What is wrong with a stored record; nil when nothing is.
    private static func damage(of stored: StoredRecord, _ registry: Registry) -> String? {
        guard stored.record.id == stored.id else { return "id" }
        switch registry.check.verify(stored.record) {
        case .failure(let refusal): return refusal.finding.code.text
        case .success(let record):
            if record.signer.role.office != stored.office { return "office" }
            if record.previousBatch != stored.previous { return "previous" }
            return nil
        }
    }

    /// Every stored node against the hash of what lies under it, and the head against them all.
    private mutating func checkTree(_ view: StoreView) throws {
        var row = leaves
        for level in 0...62 {
            let stored = try view.nodes(level: level)
            let byPlace = Dictionary(uniqueKeysWithValues: stored.map { ($0.position, $0.hash) })
            for (place, hash) in row.enumerated() where byPlace[Int64(place)] != hash {
                add(.damagedNode, ["level": "\(level)", "index": "\(place)"])
            }
            for (position, _) in stored where position >= row.count {
                add(.damagedNode, ["level": "\(level)", "index": "\(position)"])
            }
            row = stride(from: 0, to: row.count - row.count % 2, by: 2).map {
                TreeHash(left: row[$0], right: row[$0 + 1])
            }
        }
        let head = try view.head()
        let root = MemoryHashes(leaves: leaves).root
        if head != LogHead(size: Int64(leaves.count), root: root) {
            add(.damagedHead, ["size": "\(head.size)"])
        }
    }

    /// What came by hand and waits for its key: there is no other copy at the centre.
    private mutating func checkUnlogged(_ view: StoreView) throws {
        guard findings.isEmpty else { return }
        let registry = try book.ledger(in: view, at: view.head()).registry
        findings += try view.damagedUnlogged(registry).map {
            Finding(.damagedUnlogged, at: $0.description)
        }
    }

    /// Every evidence file that the centre said it holds, from its bytes.
    private mutating func checkEvidence(_ view: StoreView) throws {
        for file in try view.heldFiles()
        where !folder.evidence.isSound(file.digest, bytes: file.bytes) {
            findings.append(Finding(.damagedEvidence, at: file.digest.hex))
        }
    }

    private mutating func checkGuard() {
        do {
            try book.store.read { view in
                _ = try book.checkGuard(of: view.head(), view)
            }
        } catch let refusal as CentreRefusal {
            findings.append(refusal.finding)
        } catch {
            add(.logAgainstGuard, ["guard": "?"])
        }
    }

    private mutating func checkProjections() throws {
        if try !book.projectionsAreRight() { add(.damagedProjection) }
        let bare = try book.store.read { try book.standingsWithoutTable($0) }
        findings += bare.map { Finding(.damagedResults, at: $0.record.description) }
    }
}
