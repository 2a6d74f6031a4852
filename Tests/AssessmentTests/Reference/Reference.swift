import Notation

@testable import Assessment

/// Standings the spreadsheet way, straight from the definition.
///
/// With rational numbers of any size, all looked up by name. It shares with the program the types
/// of
/// a scheme and of values, and nothing that decides.
final class Reference {
    enum Outcome {
        case score(Fraction)
        case notApplicable
        /// Applies, and has left the mean.
        case left
        case incomplete
    }

    /// One node with what stands above it, from the top.
    struct Node {
        let indicator: Indicator
        let above: [Indicator]
    }

    let scheme: Scheme
    let values: ScoreValues
    let scope: ScoringScope
    let provisional: Bool
    var nodes: [Node] = []
    var entries: [String: [ScoreEntry]] = [:]
    var known: [String: Outcome] = [:]
    var knownShares: [String: Fraction?] = [:]
    var knownTotals: [String: Total] = [:]
    /// What one role of one leaf says.
    var knownRoles: [String: RoleOutcome] = [:]
    var findingPlaces: Set<String> = []

    init(_ scheme: Scheme, _ values: ScoreValues, _ scope: ScoringScope, provisional: Bool) {
        self.scheme = scheme
        self.values = values
        self.scope = scope
        self.provisional = provisional
        for indicator in scheme.indicators { add(indicator, []) }
        for entry in values.entries {
            entries["\(entry.period)/\(entry.indicator)/\(entry.subject)", default: []].append(
                entry)
        }
    }

    private func add(_ indicator: Indicator, _ above: [Indicator]) {
        nodes.append(Node(indicator: indicator, above: above))
        for child in indicator.children { add(child, above + [indicator]) }
    }

    // Who, where and when.

    var weighted: [Period] { scheme.periods.filter { $0.weight != nil } }

    /// The periods that the standing is made of directly.
    var roots: [Period] {
        switch scope {
        case .cycle: weighted
        case .period(let id): scheme.periods.filter { $0.id == id }
        }
    }

    /// A period and all that it is composed of, at first or later hand.
    func restsOn(_ period: Period) -> [Period] {
        [period] + parts(period).flatMap { restsOn($0.period) }
    }

    func parts(_ period: Period) -> [(period: Period, weight: Fraction)] {
        scheme.periods.compactMap { part in
            period.parts[part.id].map { (part, Fraction($0)) }
        }
    }

    var scoredPeriods: [Period] { roots.flatMap(restsOn) }

    /// The periods whose events count.
    var eventPeriods: [Period] { scope == .cycle ? scheme.periods : scoredPeriods }

    /// The periods of which one must have a subject.
    var listedPeriods: [Period] { scope == .cycle ? scheme.periods : roots }

    func exists(_ subject: Subject, _ period: Period) -> Bool {
        let order = scheme.periods.map(\.id)
        guard let place = order.firstIndex(of: period.id) else { return false }
        if let from = subject.lifetime.from, let first = order.firstIndex(of: from), place < first {
            return false
        }
        if let until = subject.lifetime.until, let last = order.firstIndex(of: until), place > last
        {
            return false
        }
        return true
    }

    func applies(_ node: Node, _ subject: Subject, _ period: Period) -> Bool {
        guard exists(subject, period) else { return false }
        for indicator in node.above + [node.indicator] {
            let limits = indicator.appliesTo
            if !limits.groups.isEmpty, !limits.groups.contains(subject.group) { return false }
            if !limits.subjects.isEmpty, !limits.subjects.contains(subject.id) { return false }
            if !limits.periods.isEmpty, !limits.periods.contains(period.id) { return false }
            if !limits.offices.isEmpty {
                guard let office = subject.office, limits.offices.contains(office) else {
                    return false
                }
            }
        }
        return true
    }

    /// A leaf of a composed period that has its score from the parts.
    func isCarried(_ node: Node, _ period: Period) -> Bool {
        guard !period.parts.isEmpty, node.indicator.leaf != nil, !isEvent(node) else {
            return false
        }
        let lists = (node.above + [node.indicator]).map(\.appliesTo.periods).filter { !$0.isEmpty }
        return lists.isEmpty || lists.contains { !$0.contains(period.id) }
    }

    /// True where a value may be given.
    func takes(_ node: Node, _ subject: Subject, _ period: Period) -> Bool {
        !isCarried(node, period) && applies(node, subject, period)
    }

    /// The subjects of a group that are assessed in the scope.
    func members(_ group: GroupID) -> [Subject] {
        scheme.subjects.filter { subject in
            subject.group == group && listedPeriods.contains { exists(subject, $0) }
        }
    }

    // Up the tree and across periods.

    /// The score of a node, or of the root for nil, in one period.
    func score(_ node: Node?, _ subject: Subject, _ period: Period) -> Outcome {
        let key = "\(period.id)/\(node?.indicator.id.text ?? "*")/\(subject.id)"
        if let outcome = known[key] { return outcome }
        let outcome: Outcome
        if let node, isCarried(node, period) {
            outcome =
                exists(subject, period)
                ? mean(parts(period).map { (score(node, subject, $0.period), $0.weight) })
                : .notApplicable
        } else if let node, node.indicator.leaf != nil {
            outcome = leaf(node, subject, period).outcome
        } else {
            outcome = mean(children(node).map { (score($0, subject, period), weight($0)) })
        }
        known[key] = outcome
        return outcome
    }

    /// The score in the scope.
    func score(_ node: Node?, _ subject: Subject) -> Outcome {
        guard scope == .cycle else { return score(node, subject, roots[0]) }
        if scheme.cycle.compose == .leaves, node?.indicator.leaf == nil {
            return mean(children(node).map { (score($0, subject), weight($0)) })
        }
        return mean(weighted.map { (score(node, subject, $0), Fraction($0.weight ?? .zero)) })
    }

    func weight(_ node: Node) -> Fraction { Fraction(node.indicator.weight ?? .zero) }

    func isEvent(_ node: Node) -> Bool { node.indicator.leaf?.rule.isEvent ?? false }

    func children(_ node: Node?) -> [Node] {
        nodes.filter { $0.above.last?.id == node?.indicator.id && !isEvent($0) }
    }

    func mean(_ parts: [(Outcome, Fraction)]) -> Outcome {
        var sum = Fraction(0)
        var weight = Fraction(0)
        var hasScore = false
        var hasLeft = false
        for (outcome, part) in parts {
            switch outcome {
            case .incomplete: return .incomplete
            case .left: hasLeft = true
            case .notApplicable: break
            case .score(let score):
                sum = sum + part * score
                weight = weight + part
                hasScore = true
            }
        }
        if hasScore { return .score((sum / weight).rounded()) }
        return hasLeft ? .left : .notApplicable
    }

    // The share of weight.

    func share(_ node: Node?, _ subject: Subject, _ period: Period) -> Fraction? {
        let key = "\(period.id)/\(node?.indicator.id.text ?? "*")/\(subject.id)"
        if let share = knownShares[key] { return share }
        let share: Fraction?
        if let node, isCarried(node, period) {
            share =
                exists(subject, period)
                ? meanShare(parts(period).map { (self.share(node, subject, $0.period), $0.weight) })
                : nil
        } else if let node, node.indicator.leaf != nil {
            share = leaf(node, subject, period).share
        } else {
            share = meanShare(children(node).map { (self.share($0, subject, period), weight($0)) })
        }
        knownShares[key] = share
        return share
    }

    func share(_ node: Node?, _ subject: Subject) -> Fraction? {
        guard scope == .cycle else { return share(node, subject, roots[0]) }
        if scheme.cycle.compose == .leaves, node?.indicator.leaf == nil {
            return meanShare(children(node).map { (share($0, subject), weight($0)) })
        }
        return meanShare(weighted.map { (share(node, subject, $0), Fraction($0.weight ?? .zero)) })
    }

    /// How many roles of a subject have no value.
    func missing(_ subject: Subject) -> Int {
        roots.reduce(0) { sum, period in
            sum + nodes.reduce(0) { $0 + missing($1, subject, period) }
        }
    }

    private func missing(_ node: Node, _ subject: Subject, _ period: Period) -> Int {
        guard let leaf = node.indicator.leaf, !isEvent(node) else { return 0 }
        if isCarried(node, period) {
            guard exists(subject, period) else { return 0 }
            return parts(period).reduce(0) { $0 + missing(node, subject, $1.period) }
        }
        guard applies(node, subject, period) else { return 0 }
        return roles(leaf).count { role in
            if case .missing = self.role(role, node, subject, period) { true } else { false }
        }
    }

    private func meanShare(_ parts: [(Fraction?, Fraction)]) -> Fraction? {
        let there = parts.compactMap { share, weight in share.map { ($0, weight) } }
        guard !there.isEmpty else { return nil }
        return (Fraction.sum(there.map { $0 * $1 }) / Fraction.sum(there.map(\.1))).rounded()
    }
}
