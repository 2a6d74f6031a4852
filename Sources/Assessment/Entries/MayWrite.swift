public import Notation

/// Which offices may write a cell.
///
/// 1. A role says who: the offices of `by`, the subject's own office for `self`, or without `by`
/// the
///    responsible units of the leaf. Events are written by the responsible units.
/// 2. An office named so may write for the periods in which it exists.
/// 3. Its successors, and theirs, may write whatever it might, in every period: they answer for its
///    work. Never the reverse.
public struct MayWrite: Sendable {
    private let offices: [OfficeID: Office]
    private let heirs: [OfficeID: [OfficeID]]
    private let order: PeriodOrder

    /// The answers of a scheme.
    public init(_ scheme: Scheme) {
        offices = Dictionary(scheme.offices.map { ($0.id, $0) }) { first, _ in first }
        order = PeriodOrder(scheme)
        var direct: [OfficeID: [OfficeID]] = [:]
        for office in scheme.offices {
            for before in office.succeeds { direct[before, default: []].append(office.id) }
        }
        heirs = direct.reduce(into: [:]) { result, pair in
            result[pair.key] = MayWrite.closure(of: pair.key, direct)
        }
    }

    /// The offices that may write a role of a leaf for a subject in a period, by id.
    ///
    /// `role` is nil for events.
    public func offices(
        role: Role?, of node: Outline.Node, for subject: Subject, in period: PeriodID
    ) -> [OfficeID] {
        var result: Set<OfficeID> = []
        for office in named(role, node, subject) {
            if exists(office, in: period) { result.insert(office) }
            result.formUnion(heirs[office] ?? [])
        }
        return result.sorted()
    }

    /// True where the office is among them.
    public func allows(
        _ office: OfficeID, role: Role?, of node: Outline.Node, for subject: Subject,
        in period: PeriodID
    ) -> Bool {
        for name in named(role, node, subject) {
            if name == office, exists(office, in: period) { return true }
            if heirs[name]?.contains(office) == true { return true }
        }
        return false
    }

    /// All offices that take over the work of this one, at first or second hand, by id.
    public func successors(of office: OfficeID) -> [OfficeID] { heirs[office] ?? [] }

    private func named(_ role: Role?, _ node: Outline.Node, _ subject: Subject) -> [OfficeID] {
        guard let by = role?.by else { return node.responsible }
        guard by.own, let own = subject.office else { return by.offices }
        return by.offices + [own]
    }

    private func exists(_ office: OfficeID, in period: PeriodID) -> Bool {
        offices[office].map { order.holds($0.lifetime, in: period) } ?? false
    }

    private static func closure(
        of office: OfficeID, _ direct: [OfficeID: [OfficeID]]
    ) -> [OfficeID] {
        var found: Set<OfficeID> = []
        var open = [office]
        while let next = open.popLast() {
            for heir in direct[next] ?? [] where found.insert(heir).inserted { open.append(heir) }
        }
        return found.sorted()
    }
}
