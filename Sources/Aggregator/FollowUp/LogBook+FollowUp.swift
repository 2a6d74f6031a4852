internal import Assessment
package import Notation
package import Recount
internal import Submission

/// What follows from published results: words of offices, warnings, appeals.
extension LogBook {
    /// Every statement that counts, in log order.
    package func words() throws -> [Word] {
        try store.read { view in
            let head = try view.head()
            let registry = try ledger(in: view, at: head).registry
            return try view.words(below: head.size, registry)
        }
    }

    /// Every edition that stands, with its rows; of one scheme, or of all.
    ///
    /// An edition whose rows are damaged comes without them: `fsck` tells.
    package func editions(of scheme: SchemeID? = nil) throws -> [PublishedRows] {
        try store.read { view in
            let registry = try ledger(in: view, at: view.head()).registry
            return try view.editions(of: scheme, registry)
        }
    }

    /// Every warning that was published, with what was said of it.
    package func warnings(of scheme: SchemeID? = nil) throws -> [WarningCase] {
        try store.read { view in
            let head = try view.head()
            let registry = try ledger(in: view, at: head).registry
            var known: [SchemeReference: Scheme] = [:]
            return WarningCase.all(
                try view.editions(of: scheme, registry), try view.words(below: head.size, registry)
            ) { reference in
                if let scheme = known[reference] { return scheme }
                let body = registry.scheme(reference)?.scheme.body
                let scheme = body.flatMap { try? Scheme(canonical: $0) }
                known[reference] = scheme
                return scheme
            }
        }
    }

    /// Every appeal, with what became of it.
    ///
    /// - Parameter day: the day of a moment in the zone of the centre's schemes.
    package func appeals(
        of scheme: SchemeID? = nil, day: (Instant) -> CivilDate?
    ) throws -> [AppealCase] {
        try store.read { view in
            let head = try view.head()
            let registry = try ledger(in: view, at: head).registry
            let editions = registry.standingPlaces.filter { scheme == nil || $0.scheme == scheme }
                .flatMap { registry.editions($0) }
                .map { PublishedRows(record: $0.record, standing: $0.standing, rows: []) }
            return AppealCase.all(editions, try view.words(below: head.size, registry), day: day)
        }
    }
}

extension StoreView {
    /// The statements below a leaf that are complete, in log order.
    func words(below size: Int64, _ registry: Registry) throws -> [Word] {
        var words: [Word] = []
        try forEachRecordButBatches(in: 0..<size) { stored in
            guard stored.record.type == .statement, registry.isComplete(stored.id),
                let role = registry.holders[stored.record.key]?.role,
                let statement = try? Submission.Statement(payload: stored.record.payload)
            else { return }
            words.append(
                Word(id: stored.id, statement: statement, role: role, at: stored.receivedAt))
        }
        return words
    }

    /// The editions that stand, with their rows.
    func editions(of scheme: SchemeID?, _ registry: Registry) throws -> [PublishedRows] {
        try registry.standingPlaces.filter { scheme == nil || $0.scheme == scheme }
            .flatMap { registry.editions($0) }
            .map { edition in
                let table = try table(under: edition.standing.root)
                return PublishedRows(
                    record: edition.record, standing: edition.standing, rows: table?.bytes ?? [])
            }
    }
}
