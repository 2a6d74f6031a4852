internal import Assessment
internal import Notation
internal import Submission

/// Makes published standings again from the merged state at one size of the log.
struct RecountDesk {
    private let state: State
    private var scopes: [Scope: Computed] = [:]

    /// A desk over a state.
    init(state: State) {
        self.state = state
    }

    /// Why a standing cannot be made again.
    enum Lack: String, Error {
        /// The version it names did not stand then, or its cycle was erased before.
        case scheme
        /// The scheme has no such group or period.
        case group
    }

    /// A standing as the records give it.
    struct Recounted {
        let table: ResultTable
        /// What the open items of the record have too many or too few; nil where they are right.
        let openDifference: String?

        /// True where the record's root and number of rows are those of the table.
        func hasRows(of standing: Submission.Standing) -> Bool {
            table.root == standing.root && Int64(table.rows.count) == standing.rows
        }
    }

    /// Makes a standing again.
    mutating func recount(_ standing: Submission.Standing) -> Result<Recounted, Lack> {
        guard let computed = computed(standing) else { return .failure(.scheme) }
        guard let made = computed.groups.first(where: { $0.group == standing.group }) else {
            return .failure(.group)
        }
        var table: ResultTable? = made.table
        if made.open.isEmpty != standing.openItems.isEmpty {
            table = Publication.table(computed.accepted, of: computed.scheme, as: standing)
        }
        guard let table else { return .failure(.group) }
        // What is open by now, or that nothing is and it was to be provisional all the same.
        let isAsked = made.open.isEmpty && standing.openItems == [.asked(of: standing.group)]
        return .success(
            Recounted(
                table: table,
                openDifference: isAsked
                    ? nil : Self.difference(made.openItems, standing.openItems)))
    }

    private struct Scope: Hashable {
        let scheme: SchemeReference
        let period: PeriodID?
    }

    private struct Computed {
        let accepted: AcceptedEntries
        let scheme: Scheme
        let groups: [Publication]
    }

    /// All groups of a standing's scope, computed once.
    private mutating func computed(_ standing: Submission.Standing) -> Computed? {
        let scope = Scope(scheme: standing.scheme, period: standing.period)
        if let known = scopes[scope] { return known }
        guard let accepted = state.accepted(in: scope.scheme.id, period: scope.period),
            accepted.scheme == scope.scheme,
            let version = state.registry.scheme(accepted.scheme),
            let scheme = try? Scheme(canonical: version.scheme.body)
        else { return nil }
        let made = Computed(
            accepted: accepted, scheme: scheme,
            groups: Publication.all(
                accepted, of: scheme, scope.period.map { .period($0) } ?? .cycle))
        scopes[scope] = made
        return made
    }

    private static func difference(
        _ made: [Submission.Standing.OpenItem], _ named: [Submission.Standing.OpenItem]
    ) -> String? {
        let (made, named) = (Set(made), Set(named))
        let lacking = made.subtracting(named).sorted().map { "−\($0.at) \($0.code)" }
        let surplus = named.subtracting(made).sorted().map { "+\($0.at) \($0.code)" }
        let all = lacking + surplus
        guard !all.isEmpty else { return nil }
        return all.prefix(3).joined(separator: ", ") + (all.count > 3 ? " … \(all.count)" : "")
    }
}

extension Submission.Standing.OpenItem {
    /// What a provisional edition names whose group has nothing open.
    fileprivate static func asked(of group: GroupID) -> Self {
        Self(at: group.text, code: FindingCode.standingProvisional.text)
    }
}
