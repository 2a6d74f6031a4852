import Notation

/// A scheme laid out for scoring: nodes, role slots and subjects by index, nothing looked up by
/// name
/// once the values are in place.
struct ScoreLayout: Sendable {
    /// The place of one role of one leaf.
    struct Slot: Sendable {
        let node: Int
        let role: Role
    }

    let scheme: Scheme
    let check: EntryCheck
    /// The slots, leaf by leaf.
    let slots: [Slot]
    /// The slots of each node; empty for inner nodes and events.
    let slotRanges: [Range<Int>]
    /// The leaves that take values, without events.
    let scoredLeaves: [Int]
    /// The leaves that take events.
    let eventLeaves: [Int]
    /// The children that make up the score of each node, and last those of the root.
    let scoredChildren: [[Int]]
    /// The subjects of each group of the scheme, by id.
    let groups: [[Int]]
    /// The units of each office.
    let units: [OfficeID: [Int]]
    let subjectIndex: [SubjectID: Int]
    let periodIndex: [PeriodID: Int]
    /// The periods, and what they are composed of.
    let periods: PeriodTree
    /// The weight of each node, 0 for those that have none.
    var weights: [Points]

    init(_ scheme: Scheme) {
        self.scheme = scheme
        check = EntryCheck(scheme)
        let nodes = check.outline.nodes
        weights = nodes.map { $0.indicator.weight ?? .zero }
        var slots: [Slot] = []
        var ranges: [Range<Int>] = []
        for (index, node) in nodes.enumerated() {
            let start = slots.count
            for role in node.indicator.leaf?.effectiveRoles ?? [] {
                slots.append(Slot(node: index, role: role))
            }
            ranges.append(start..<slots.count)
        }
        self.slots = slots
        slotRanges = ranges
        let isEvent = nodes.map { $0.indicator.leaf?.rule.isEvent ?? false }
        scoredLeaves = check.outline.leaves.filter { !isEvent[$0] }
        eventLeaves = check.outline.leaves.filter { isEvent[$0] }
        let top = nodes.indices.filter { nodes[$0].parent == nil }
        scoredChildren = (nodes.map(\.children) + [top]).map { $0.filter { !isEvent[$0] } }
        let subjects = scheme.subjects
        let members = Dictionary(grouping: subjects.indices) { subjects[$0].group }
        groups = scheme.groups.map { members[$0.id] ?? [] }
        units = subjects.indices.reduce(into: [:]) { units, index in
            guard subjects[index].kind == .unit, let office = subjects[index].office else { return }
            units[office, default: []].append(index)
        }
        subjectIndex = Dictionary(subjects.enumerated().map { ($1.id, $0) }) { first, _ in first }
        periods = PeriodTree(scheme)
        periodIndex = Dictionary(scheme.periods.enumerated().map { ($1.id, $0) }) { first, _ in
            first
        }
    }

    var nodes: [Outline.Node] { check.outline.nodes }
    /// The row of the root, which has no node.
    var root: Int { scoredChildren.count - 1 }
    /// Rows of scores: one a node, and the root.
    var rowCount: Int { scoredChildren.count }
    var subjectCount: Int { scheme.subjects.count }

    func weight(_ node: Int) -> Points { weights[node] }

    func leaf(_ node: Int) -> Leaf? { nodes[node].indicator.leaf }

    /// True for the row of a leaf that takes values and no events.
    func isScoredLeaf(_ row: Int) -> Bool {
        row != root && leaf(row).map { !$0.rule.isEvent } ?? false
    }

    /// What a node is called in a finding.
    func name(_ row: Int) -> String { row == root ? "total" : nodes[row].indicator.id.text }

    /// The slot of a role of a leaf.
    func slot(_ node: Int, _ role: RoleID?) -> Int? {
        slotRanges[node].first { slots[$0].role.id == role }
    }
}
