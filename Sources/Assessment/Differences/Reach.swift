internal import Notation

/// For whom an indicator is or was.
struct Reach {
    private let old: [Subject]
    private let new: [Subject]
    private let sizes: [GroupID: Int]
    private let groups: [SubjectID: GroupID]
    private var known: [[Applies]: (groups: [GroupID], subjects: [SubjectID])] = [:]

    init(_ earlier: Scheme, _ later: Scheme) {
        old = earlier.subjects
        new = later.subjects
        groups = Dictionary((new + old).map { ($0.id, $0.group) }) { first, _ in first }
        sizes = Dictionary(groups.values.map { ($0, 1) }, uniquingKeysWith: +)
    }

    mutating func concerns(
        _ was: Outline.Node?, _ now: Outline.Node?, fields: [FieldDifference]
    ) -> SchemeDifference.Concerns {
        var found = SchemeDifference.Concerns()
        let nodes = [was, now].compactMap { $0 }
        found.offices = Set(nodes.flatMap(\.responsible)).sorted()
        found.periods = Self.periods(nodes)
        if let named = Self.named(fields) {
            found.subjects = named
            return found
        }
        let key = (was?.limits ?? []) + [Applies()] + (now?.limits ?? [])
        if known[key] == nil { known[key] = reached(was, now) }
        found.groups = known[key]?.groups ?? []
        found.subjects = known[key]?.subjects ?? []
        return found
    }

    /// The subjects that a difference of their own numbers names, where nothing else differs.
    private static func named(_ fields: [FieldDifference]) -> [SubjectID]? {
        let subjects = fields.map { field -> SubjectID? in
            guard field.path.count >= 4, Rule.isTable(field.path) else {
                return nil
            }
            return SubjectID(field.path[3])
        }
        let named = subjects.compactMap { $0 }
        return named.count == subjects.count && !named.isEmpty ? Set(named).sorted() : nil
    }

    /// The periods of both versions; empty where one of them applies in all.
    private static func periods(_ nodes: [Outline.Node]) -> [PeriodID] {
        let sets = nodes.map { node in
            node.limits.map(\.periods).filter { !$0.isEmpty }.map(Set.init)
        }
        guard sets.allSatisfy({ !$0.isEmpty }) else { return [] }
        let all = sets.map { limits in
            limits.dropFirst().reduce(limits[0]) { $0.intersection($1) }
        }
        return all.reduce(Set()) { $0.union($1) }.sorted()
    }

    private func reached(
        _ was: Outline.Node?, _ now: Outline.Node?
    ) -> (groups: [GroupID], subjects: [SubjectID]) {
        let isUnlimited = { (node: Outline.Node?) in
            node.map {
                $0.limits.allSatisfy {
                    $0.groups.isEmpty && $0.offices.isEmpty && $0.subjects.isEmpty
                }
            }
                ?? false
        }
        if isUnlimited(was) || isUnlimited(now) { return ([], []) }
        var found: Set<SubjectID> = []
        for (node, subjects) in [(was, old), (now, new)] {
            guard let node else { continue }
            for subject in subjects where node.limits.allSatisfy({ $0.holds(subject) }) {
                found.insert(subject.id)
            }
        }
        let counts = Dictionary(
            found.compactMap { groups[$0] }.map { ($0, 1) }, uniquingKeysWith: +)
        let whole = counts.filter { $0.value == sizes[$0.key] }.map(\.key)
        if whole.count == sizes.count { return ([], []) }
        let rest = found.filter { groups[$0].map { !whole.contains($0) } ?? true }
        return (whole.sorted(), rest.sorted())
    }
}
