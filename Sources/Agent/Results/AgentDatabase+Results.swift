internal import Assessment
internal import FoundationEssentials
internal import GRDB
package import Notation
package import Submission
internal import TransparencyLog

/// A published standing, with the rows of it that came here.
package struct KeptStanding: Sendable {
    /// The record.
    package let record: RecordID
    /// What it says.
    package let standing: Submission.Standing
    /// The rows, each verified against its root when it came, in order of their places.
    package let rows: [ResultRow]
    /// The words of this office about it.
    package let statements: [Submission.Statement]

    /// How far a warning has come.
    package enum Answering: String, Sendable {
        /// Nobody has said a word.
        case open
        /// It was read.
        case acknowledged
        /// A plan was given.
        case answered
    }

    /// How far the warning of a subject on an indicator has come.
    package func answering(_ subject: SubjectID, _ indicator: IndicatorID) -> Answering {
        let place = Self.place(subject, indicator)
        let kinds = Set(statements.filter { $0.at == place }.map(\.kind))
        if kinds.contains(.answer) { return .answered }
        return kinds.contains(.acknowledgement) ? .acknowledged : .open
    }

    /// How a statement names a warning: `subject/indicator`.
    package static func place(_ subject: SubjectID, _ indicator: IndicatorID) -> String {
        "\(subject)/\(indicator)"
    }

    /// The subjects of this office.
    package let own: Set<SubjectID>

    /// The warnings about subjects of this office.
    package var warnings: [(subject: SubjectID, indicator: IndicatorID)] {
        rows.flatMap { row -> [(subject: SubjectID, indicator: IndicatorID)] in
            guard let subject = row.subject, own.contains(subject) else { return [] }
            return row.warnings.map { (subject, $0) }
        }
    }
}

extension AgentDatabase {
    /// The editions that stand, in the order of their places, with what came of them here; and
    /// those before them where asked so.
    package func standings(
        in registry: Registry, of office: OfficeID, superseded: Bool = false
    ) throws -> [KeptStanding] {
        try read { database in
            try registry.standingPlaces.flatMap {
                registry.editions($0).suffix(superseded ? .max : 1)
            }.map { published in
                KeptStanding(
                    record: published.record, standing: published.standing,
                    rows: try Self.rows(of: published.record, database),
                    statements: try Self.statements(about: published.record, database),
                    own: Self.subjects(of: office, in: registry, published.standing.scheme))
            }
        }
    }

    static func insert(_ row: ResultRow, of record: RecordID, _ database: Database) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO result (record, place, body, proof) VALUES (?, ?, ?, ?)",
            arguments: [
                record.description, row.place, Data(row.bytes),
                row.proof.map(\.base64).joined(separator: "\n"),
            ])
    }

    private static func rows(of record: RecordID, _ database: Database) throws -> [ResultRow] {
        try Row.fetchAll(
            database, sql: "SELECT place, body, proof FROM result WHERE record = ? ORDER BY place",
            arguments: [record.description]
        ).map { row in
            let lines = (row["proof"] as String).split(separator: "\n")
            return ResultRow(
                place: row["place"], bytes: [UInt8](row["body"] as Data),
                proof: lines.compactMap { TreeHash(base64: String($0)) })
        }
    }

    private static func subjects(
        of office: OfficeID, in registry: Registry, _ reference: SchemeReference
    ) -> Set<SubjectID> {
        let body = registry.scheme(reference)?.scheme.body
        let scheme = body.flatMap { try? Scheme(canonical: $0) }
        return Set((scheme?.subjects ?? []).filter { $0.office == office }.map(\.id))
    }

    private static func statements(
        about record: RecordID, _ database: Database
    ) throws -> [Submission.Statement] {
        try Data.fetchAll(
            database, sql: "SELECT wire FROM record WHERE type = 'statement' ORDER BY place"
        ).compactMap { wire in
            guard case .success(let signed) = SignedRecord.read(Array(wire)),
                let statement = try? Submission.Statement(payload: signed.payload),
                statement.about == record
            else { return nil }
            return statement
        }
    }
}
