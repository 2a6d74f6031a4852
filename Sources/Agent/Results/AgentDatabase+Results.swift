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
    /// How a statement names a warning: `subject/indicator`.
    package static func place(_ subject: SubjectID, _ indicator: IndicatorID) -> String {
        "\(subject)/\(indicator)"
    }

    /// The names of all subjects, by the version of the scheme that it was made by.
    package let names: [SubjectID: String]
    /// The names of the grades, by the same version.
    package let grades: [GradeID: String]
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
                let body = registry.scheme(published.standing.scheme)?.scheme.body
                let scheme = body.flatMap { try? Scheme(canonical: $0) }
                let subjects = scheme?.subjects ?? []
                let grades = scheme?.grading.grades ?? []
                return KeptStanding(
                    record: published.record, standing: published.standing,
                    rows: try Self.rows(of: published.record, database),
                    names: Dictionary(subjects.map { ($0.id, $0.name) }) { first, _ in first },
                    grades: Dictionary(grades.map { ($0.id, $0.name) }) { first, _ in first },
                    own: Set(subjects.filter { $0.office == office }.map(\.id)))
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
}
