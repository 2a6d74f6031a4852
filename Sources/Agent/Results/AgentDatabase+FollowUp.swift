internal import Assessment
internal import FoundationEssentials
internal import GRDB
package import Notation
package import Recount
package import Submission

/// What follows from results at an office: its warnings and appeals with all that was said of them.
extension AgentDatabase {
    /// The warnings about subjects of this office, from their issue until they are closed.
    package func warnings(in registry: Registry, of office: OfficeID) throws -> [WarningCase] {
        let editions = try standings(in: registry, of: office, superseded: true).map(\.published)
        return WarningCase.all(editions, try words(in: registry, of: office)) { reference in
            let body = registry.scheme(reference)?.scheme.body
            return body.flatMap { try? Scheme(canonical: $0) }
        }.filter { $0.office == office }
    }

    /// The appeals of this office, with what the centre said of them.
    ///
    /// - Parameter day: the day of a moment in the zone of the scheme.
    package func appeals(
        in registry: Registry, of office: OfficeID, day: (Instant) -> CivilDate?
    ) throws -> [AppealCase] {
        let editions = try standings(in: registry, of: office, superseded: true).map(\.published)
        return AppealCase.all(editions, try words(in: registry, of: office), day: day)
    }

    /// The answers of others to warnings that the centre has referred to this office.
    package func referredAnswers(
        in registry: Registry, to office: OfficeID
    ) throws -> [ReferredAnswer] {
        ReferredAnswer.all(try words(in: registry, of: office), to: office)
    }

    /// The statements kept here that count, or wait to be sent, in the order in which they were
    /// kept.
    private func words(in registry: Registry, of office: OfficeID) throws -> [Word] {
        let rows = try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT wire, origin, at FROM record WHERE type = 'statement' ORDER BY place
                    """
            ).map { ([UInt8]($0["wire"] as Data), $0["origin"] as String, $0["at"] as String) }
        }
        return rows.compactMap { wire, origin, at in
            guard case .success(let signed) = SignedRecord.read(wire), let at = Instant(at),
                let statement = try? Submission.Statement(payload: signed.payload)
            else { return nil }
            let isOwn = origin == RecordOrigin.own.rawValue
            guard isOwn || registry.isComplete(signed.id) else { return nil }
            let role = registry.holders[signed.key]?.role ?? (isOwn ? .device(office) : nil)
            return role.map { Word(id: signed.id, statement: statement, role: $0, at: at) }
        }
    }
}

extension KeptStanding {
    /// The edition with the rows that came here.
    var published: PublishedRows {
        PublishedRows(record: record, standing: standing, rows: rows.map(\.bytes))
    }
}
