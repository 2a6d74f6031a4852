internal import Assessment
internal import FoundationEssentials
internal import GRDB
internal import Notation
internal import Recount
package import Submission
internal import TransparencyLog

/// Who may see a row of a published standing.
enum RowReaders: Hashable, Sendable {
    /// Every office.
    case everyone
    /// One office.
    case office(OfficeID)
    /// The row is of this office; every office that has a row under the same root may see it.
    case group(of: OfficeID)

    /// The column's text; no office is called like the first or the last.
    var text: String {
        switch self {
        case .everyone: ""
        case .office(let office): office.text
        case .group(let office): "*" + office.text
        }
    }
}

/// The rows of published standings, kept under the root that was signed over them.
extension StoreChange {
    /// Keeps a table; one that is there already stays as it is.
    ///
    /// - Parameter readers: who may see a subject's row; the group's own every office may see.
    func keep(_ table: ResultTable, readers: (SubjectID) -> RowReaders?) throws {
        let insert = try view.database.makeStatement(
            sql: """
                INSERT OR IGNORE INTO results (root, place, office, hash, body)
                VALUES (?, ?, ?, ?, ?)
                """)
        for (place, row) in table.rows.enumerated() {
            let bytes = table.bytes[place]
            try insert.execute(arguments: [
                Data(table.root.bytes), place,
                (row.subject.map(readers) ?? .everyone)?.text,
                Data(TreeHash(leaf: bytes).bytes), Data(bytes),
            ])
        }
    }

    /// Drops the table under a root.
    func dropResults(under root: Digest) throws {
        try view.database.execute(
            sql: "DELETE FROM results WHERE root = ?", arguments: [Data(root.bytes)])
    }
}

extension StoreView {
    /// Most rows that travel with one standing.
    static let rowLimit = 1_000

    /// The whole table under a root; nil where it is not there as it was signed.
    func table(under root: Digest) throws -> ResultTable? {
        let rows = try Row.fetchAll(
            database, sql: "SELECT body, hash FROM results WHERE root = ? ORDER BY place",
            arguments: [Data(root.bytes)])
        let bytes = rows.map { $0.bytes("body") }
        guard let table = ResultTable(bytes: bytes), table.root == root,
            zip(rows, bytes).allSatisfy({ $0.bytes("hash") == TreeHash(leaf: $1).bytes })
        else { return nil }
        return table
    }

    /// Who may see each row under a root; nil for nobody.
    func readers(under root: Digest) throws -> [String?] {
        try Row.fetchAll(
            database, sql: "SELECT office FROM results WHERE root = ? ORDER BY place",
            arguments: [Data(root.bytes)]
        ).map { $0["office"] }
    }

    /// The rows of a standing that a reader may see, with their proofs; the office's own first.
    package func results(
        of standing: Submission.Standing, for reader: Reader
    ) throws -> [ResultRow] {
        let root = Data(standing.root.bytes)
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT place, body FROM results
                WHERE root = ?1 AND (?2 IS NULL OR office IN ('', ?2) OR office LIKE '*%' AND
                    EXISTS (SELECT 1 FROM results WHERE root = ?1 AND office = '*' || ?2))
                ORDER BY office NOT IN (?2, '*' || ?2), place LIMIT ?3
                """, arguments: [root, reader.office?.text, Self.rowLimit])
        guard !rows.isEmpty else { return [] }
        let hashes = try Data.fetchAll(
            database, sql: "SELECT hash FROM results WHERE root = ? ORDER BY place",
            arguments: [root]
        ).map { bytes in
            guard let hash = TreeHash(bytes: bytes) else {
                throw StoreFailure.damaged(table: "results", row: 0)
            }
            return hash
        }
        let tree = MemoryHashes(leaves: hashes)
        return try rows.map { row in
            let place: Int64 = row["place"]
            return ResultRow(
                place: place, bytes: row.bytes("body"),
                proof: try Tree.inclusionProof(index: UInt64(place), size: tree.size, from: tree))
        }
    }
}
