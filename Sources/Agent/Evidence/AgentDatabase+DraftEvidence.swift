internal import GRDB
internal import Notation
internal import Submission

/// Evidence of what is not sealed yet. It belongs to a cell and outlives a value typed anew.
extension AgentDatabase {
    /// Attaches files to a draft; one that is there already gets the new name.
    func attach(_ files: [Evidence], to draft: Draft) throws {
        try write("attach evidence") { try Self.attach(files, to: draft, $0) }
    }

    /// Takes a file off a draft.
    func detach(_ digest: Digest, from draft: Draft) throws {
        try write("detach evidence") { database in
            try database.execute(
                sql: "DELETE FROM draftEvidence WHERE scheme = ? AND cell = ? AND sha256 = ?",
                arguments: [draft.schemeText, draft.place.description, digest.hex])
        }
    }

    /// The evidence of all drafts by scheme and cell, by name.
    static func draftEvidence(_ database: Database) throws -> [DraftKey: [Evidence]] {
        var evidence: [DraftKey: [Evidence]] = [:]
        let rows = try Row.fetchCursor(
            database, sql: "SELECT * FROM draftEvidence ORDER BY scheme, cell, name, sha256")
        while let row = try rows.next() {
            guard let file = Evidence(row) else {
                throw AgentRefusal(.agentDataDamaged, ["table": "draftEvidence"])
            }
            let key = DraftKey(scheme: row["scheme"], cell: row["cell"])
            evidence[key, default: []].append(file)
        }
        return evidence
    }

    /// Keeps what a draft brings along, and what was attached before any scheme was received.
    static func keepEvidence(of draft: Draft, _ database: Database) throws {
        if draft.scheme != nil {
            try database.cachedStatement(
                sql: "UPDATE OR REPLACE draftEvidence SET scheme = ? WHERE scheme = '' AND cell = ?"
            ).execute(arguments: [draft.schemeText, draft.place.description])
        }
        if !draft.evidence.isEmpty { try attach(draft.evidence, to: draft, database) }
    }

    static func deleteEvidence(of draft: Draft, _ database: Database) throws {
        try database.cachedStatement(
            sql: "DELETE FROM draftEvidence WHERE scheme = ? AND cell = ?"
        ).execute(arguments: [draft.schemeText, draft.place.description])
    }

    private static func attach(
        _ files: [Evidence], to draft: Draft, _ database: Database
    ) throws {
        for file in files {
            try database.execute(
                sql: """
                    INSERT OR REPLACE INTO draftEvidence (scheme, cell, sha256, bytes, name, type)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    draft.schemeText, draft.place.description, file.digest.hex, file.bytes,
                    file.name, file.mediaType,
                ])
        }
    }
}

/// Which draft, as the tables name it.
struct DraftKey: Hashable {
    let scheme: String
    let cell: String

    init(scheme: String, cell: String) {
        self.scheme = scheme
        self.cell = cell
    }

    init(_ draft: Draft) {
        self.init(scheme: draft.schemeText, cell: draft.place.description)
    }
}

extension Draft {
    /// As the tables name its scheme; empty where none had been received.
    var schemeText: String { scheme?.id.text ?? "" }
}
