internal import Assessment
internal import Notation
internal import Recount
internal import Submission
internal import TransparencyLog

/// What could be published by now, and the note of exactly the leaves it rests on.
struct Publishable: Sendable {
    /// The version of the scheme that stands.
    let reference: SchemeReference
    /// The scheme.
    let scheme: Scheme
    /// The signed checkpoint.
    let note: SignedNote
    /// The groups that have subjects.
    let groups: [Publication]
    /// Late work that waits and would count.
    let late: [LateEntry]

    /// What of it concerns a group.
    func late(in group: GroupID) -> [Finding] {
        let subjects = Set(scheme.subjects.filter { $0.group == group }.map(\.id))
        return late.filter { subjects.contains($0.cell.subject) }.map(\.finding)
    }
}

extension LogBook {
    /// Computes all groups of a scope at the head of the log.
    ///
    /// Throws `decision-scheme-unclear` where no version of the scheme stands.
    ///
    /// - Parameter provisional: true where a group with nothing open is to be provisional too.
    func publishable(
        _ scope: ScoringScope, of scheme: SchemeID, provisional: Bool
    ) throws -> Publishable {
        let unclear = CentreRefusal(.decisionSchemeUnclear, ["known": scheme.text])
        var period: PeriodID?
        if case .period(let named) = scope { period = named }
        // Nothing may come between the leaves and their note: tried again where something did.
        for _ in 0..<20 {
            let (head, note) = try self.note(atLeast: store.read { try $0.head() })
            let made = try merged { state -> Publishable? in
                guard state.size == head.size else { return nil }
                guard let accepted = state.accepted(in: scheme, period: period),
                    let version = state.registry.scheme(accepted.scheme)
                else { throw unclear }
                let body = try Scheme(canonical: version.scheme.body)
                try body.demand(scope)
                return Publishable(
                    reference: accepted.scheme, scheme: body, note: note,
                    groups: Publication.all(accepted, of: body, scope, provisional: provisional)
                        .filter { $0.table.rows.count > 1 },
                    late: state.lateEntries(of: body, in: scope))
            }
            if let made { return made }
        }
        throw CentreRefusal(.centreBusy)
    }

    /// The tables of all editions that stand and are not there as they were signed, made again from
    /// the leaves they name.
    func restoreResults(in change: StoreChange) throws {
        for published in try standingsWithoutTable(change.view) {
            let standing = published.standing
            guard let size = trust.size(of: standing.checkpoint) else { continue }
            var state = emptyState
            try state.readOn(change.view, to: size)
            guard let accepted = state.accepted(in: standing.scheme.id, period: standing.period),
                let version = state.registry.scheme(accepted.scheme),
                let scheme = try? Scheme(canonical: version.scheme.body),
                let table = Publication.table(accepted, of: scheme, as: standing),
                table.root == standing.root
            else { continue }
            try change.dropResults(under: standing.root)
            try change.keep(table, readers: scheme.readers)
        }
    }

    /// The editions whose table is missing or altered.
    func standingsWithoutTable(_ view: StoreView) throws -> [PublishedStanding] {
        let registry = try ledger(in: view, at: view.head()).registry
        return try registry.standingPlaces.flatMap { registry.editions($0) }.filter { edition in
            let standing = edition.standing
            guard let table = try view.table(under: standing.root),
                let body = registry.scheme(standing.scheme)?.scheme.body,
                let scheme = try? Scheme(canonical: body)
            else { return true }
            return try view.readers(under: standing.root)
                != table.rows.map { ($0.subject.map(scheme.readers) ?? .everyone)?.text }
        }
    }
}

extension Scheme {
    /// Who may see a subject's row; nobody where it has no office.
    var readers: (SubjectID) -> RowReaders? {
        let show = feedback.show
        let offices = Dictionary(subjects.map { ($0.id, $0.office) }) { first, _ in first }
        return { subject in
            offices[subject].flatMap(\.self).map { show == .own ? .office($0) : .group(of: $0) }
        }
    }
}

extension LogTrust {
    /// The size that a note of this log names; nil where it is none.
    func size(of note: String) -> Int64? {
        (try? verify(Array(note.utf8))).flatMap { Int64(exactly: $0.size) }
    }
}
