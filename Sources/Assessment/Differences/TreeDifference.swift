internal import Notation

/// What differs in the tree of indicators.
struct TreeDifference {
    private let old: Outline
    private let new: Outline
    private let scheme: Scheme
    private let asked: Set<IndicatorID>
    private let before: WeightShares
    private let now: WeightShares
    private var reach: Reach
    private(set) var changes: [SchemeDifference.Change] = []

    init(from earlier: Scheme, to later: Scheme) {
        old = Outline(earlier)
        new = Outline(later)
        scheme = later
        asked = Set(later.changedLeaves(since: earlier))
        before = WeightShares(earlier)
        now = WeightShares(later)
        reach = Reach(earlier, later)
        for node in new.nodes { add(old[node.indicator.id], node) }
        for node in old.nodes where new[node.indicator.id] == nil { add(node, nil) }
    }

    private mutating func add(_ was: Outline.Node?, _ now: Outline.Node?) {
        guard let shown = (now ?? was)?.indicator else { return }
        var change = SchemeDifference.Change(
            kind: shown.leaf == nil ? .node : .leaf, id: shown.id.text, name: shown.title,
            act: was == nil ? .added : now == nil ? .removed : .changed)
        change.shareBefore = was.flatMap { before[$0.indicator.id] }
        change.shareNow = now.flatMap { self.now[$0.indicator.id] }
        if let was, let now {
            change.fields = fields(was, now)
            let isMoved = change.shareBefore != change.shareNow
            guard isMoved || !change.fields.isEmpty || asked.contains(shown.id) else { return }
            if shown.leaf != nil, asked.contains(shown.id) {
                change.act = .meaning
                change.carry = scheme.amendment?.leaves[shown.id] ?? Amendment.Change()
            } else if change.fields.allSatisfy({ $0.path == ["weight"] }) {
                change.act = .reweighted
            }
        }
        change.concerns = reach.concerns(was, now, fields: change.fields)
        changes.append(change)
    }

    private func fields(_ was: Outline.Node, _ now: Outline.Node) -> [FieldDifference] {
        let own = { (node: Outline.Node, outline: Outline) -> JSON in
            var members = node.indicator.json.object ?? [:]
            members["children"] = nil
            if let parent = node.parent {
                members["parent"] = .string(outline.nodes[parent].indicator.id.text)
            }
            return .object(members)
        }
        let ids = { (node: Outline.Node) in node.indicator.children.map(\.id.text) }
        return FieldDifference.between(own(was, old), own(now, new))
            + SchemeDifference.order("children", ids(was), ids(now))
    }
}
