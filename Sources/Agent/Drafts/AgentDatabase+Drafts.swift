internal import GRDB
package import Notation
package import Submission

/// What happened to a draft.
package enum DraftAct: String, Hashable, Sendable {
    /// A value was typed.
    case set
    /// The draft was taken away.
    case clear
    /// The draft was moved to a newer version of its scheme.
    case carry
    /// The draft became an entry of a batch.
    case seal
}

extension AgentDatabase {
    /// The drafts, by cell; of one period where one is named.
    package func drafts(period: PeriodID? = nil) throws -> [Draft] {
        try read { try Self.drafts(period: period, $0) }
    }

    /// The drafts that were begun on another version than those in force.
    package func drafts(begunBefore current: [Digest]) throws -> [Draft] {
        let hashes = JSON.array(current.map { .string($0.hex) }).canonical
        return try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM draft
                    WHERE hash NOT IN (SELECT value FROM json_each(?)) ORDER BY cell, scheme
                    """, arguments: [String(decoding: hashes, as: UTF8.self)]
            ).map(Self.draft)
        }
    }

    /// The versions other than those in force on which drafts were begun.
    func versions(begunBefore current: [Digest]) throws -> Set<SchemeReference> {
        Set(try drafts(begunBefore: current).compactMap(\.scheme))
    }

    /// True where something is typed for a cell.
    package func hasDraft(of cell: Cell) throws -> Bool {
        try read { database in
            try Bool.fetchOne(
                database,
                sql: "SELECT EXISTS (SELECT 1 FROM draft WHERE cell = ? AND scheme IN ('', ?))",
                arguments: [cell.description, cell.scheme.text]) ?? false
        }
    }

    /// Keeps drafts in place of those of the same cells, and notes the change for ever.
    ///
    /// A draft that was begun before any scheme was received gives way to one of its cell with one.
    package func keep(_ drafts: [Draft], act: DraftAct = .set) throws {
        try write("keep drafts") { database in
            for draft in drafts {
                try Self.delete(draft.place, scheme: draft.scheme?.id, database)
                try Self.insert(draft, database)
                try Self.keepEvidence(of: draft, database)
                try Self.note(act, draft, at: draft.changedAt, database)
            }
        }
    }

    /// Takes drafts away; what they said stays in the history.
    package func clear(_ drafts: [Draft], at now: Instant) throws {
        try write("clear drafts") { database in
            for draft in drafts {
                try Self.delete(draft, database)
                try Self.note(.clear, draft, at: now, database)
            }
        }
    }

    static func drafts(period: PeriodID?, _ database: Database) throws -> [Draft] {
        let evidence = try draftEvidence(database)
        return try Row.fetchAll(
            database,
            sql: "SELECT * FROM draft WHERE ?1 IS NULL OR period = ?1 ORDER BY cell, scheme",
            arguments: [period?.text]
        ).map { row in
            var draft = try Self.draft(row)
            if !evidence.isEmpty { draft.evidence = evidence[DraftKey(draft)] ?? [] }
            return draft
        }
    }

    private static func draft(_ row: Row) throws -> Draft {
        guard let draft = Draft(row) else {
            throw AgentRefusal(.agentDataDamaged, ["table": "draft"])
        }
        return draft
    }

    static func delete(_ draft: Draft, _ database: Database) throws {
        try database.execute(
            sql: "DELETE FROM draft WHERE cell = ? AND scheme = ?",
            arguments: [draft.place.description, draft.scheme?.id.text ?? ""])
        try deleteEvidence(of: draft, database)
    }

    /// Makes room for a draft of a cell: the one of its scheme, and the one without any.
    private static func delete(
        _ place: DraftPlace, scheme: SchemeID?, _ database: Database
    ) throws {
        try database.execute(
            sql: "DELETE FROM draft WHERE cell = ? AND scheme IN ('', ?)",
            arguments: [place.description, scheme?.text ?? ""])
    }

    private static func insert(_ draft: Draft, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO draft (scheme, cell, period, version, hash, kind, value, comment,
                    date, reason, changedAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                draft.scheme?.id.text ?? "", draft.place.description, draft.place.period.text,
                draft.scheme?.version, draft.scheme?.hash.hex, draft.content.kind,
                draft.content.text, draft.comment, draft.event?.date.description,
                draft.event?.reason, draft.changedAt.description,
            ])
    }

    static func note(
        _ act: DraftAct, _ draft: Draft, at now: Instant, batch: RecordID? = nil,
        _ database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO draftChange
                    (act, scheme, cell, version, kind, value, comment, batch, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                act.rawValue, draft.scheme?.id.text ?? "", draft.place.description,
                draft.scheme?.version, draft.content.kind, draft.content.text, draft.comment,
                batch?.description, now.description,
            ])
    }
}

extension Draft.Content {
    /// How the column says it: `typed`, `notApplicable` or `withdrawn`.
    package var kind: String {
        switch self {
        case .typed: "typed"
        case .notApplicable: "notApplicable"
        case .withdrawn: "withdrawn"
        }
    }

    /// The text that belongs to it; empty for a withdrawal.
    package var text: String {
        switch self {
        case .typed(let text), .notApplicable(let text): text
        case .withdrawn: ""
        }
    }

    init?(kind: String, text: String) {
        switch kind {
        case "typed": self = .typed(text)
        case "notApplicable": self = .notApplicable(text)
        case "withdrawn": self = .withdrawn
        default: return nil
        }
    }
}

extension Draft {
    init?(_ row: Row) {
        guard let place = DraftPlace(row["cell"] as String),
            let content = Content(kind: row["kind"], text: row["value"]),
            let changedAt = Instant(row["changedAt"] as String)
        else { return nil }
        var scheme: SchemeReference?
        if let version = row["version"] as Int64? {
            guard let id = SchemeID(row["scheme"] as String),
                let hash = Digest(hex: row["hash"] as String)
            else { return nil }
            scheme = SchemeReference(id: id, version: version, hash: hash)
        }
        var event: EventDetails?
        if let text = row["date"] as String? {
            guard let date = CivilDate(text) else { return nil }
            event = EventDetails(date: date, reason: row["reason"])
        }
        self.init(
            place: place, content: content, event: event, comment: row["comment"], scheme: scheme,
            changedAt: changedAt)
    }
}
