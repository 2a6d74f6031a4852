public import Notation

/// The indicator tree laid out flat, parents before children, with what each node takes from above.
public struct Outline: Sendable {
    /// One node and its place.
    public struct Node: Sendable {
        /// The node itself.
        public let indicator: Indicator
        /// The index of the node above; nil at the top.
        public let parent: Int?
        /// 1 at the top.
        public let depth: Int
        /// The indices of the children, in order.
        public fileprivate(set) var children: [Int]
        /// The offices in charge, its own or those it takes from above.
        public let responsible: [OfficeID]
        /// The limits of this node and of all above it, where there are any.
        public let limits: [Applies]
    }

    /// All nodes, parents before children, siblings in order.
    public private(set) var nodes: [Node] = []
    /// The indices of the leaves, in order.
    public private(set) var leaves: [Int] = []
    private var indices: [IndicatorID: Int] = [:]
    private let order: PeriodOrder
    private let composed: Set<PeriodID>

    /// Lays out the tree of a scheme.
    ///
    /// Of two nodes with one id the first is found by it.
    public init(_ scheme: Scheme) {
        order = PeriodOrder(scheme)
        composed = Set(scheme.periods.filter(\.isComposed).map(\.id))
        for indicator in scheme.indicators { _ = add(indicator, below: nil) }
    }

    /// The index of a node.
    public func index(of id: IndicatorID) -> Int? { indices[id] }

    /// The node of that name.
    public subscript(id: IndicatorID) -> Node? { indices[id].map { nodes[$0] } }

    /// True where the node at the index and all above it apply to the subject in the period, and
    /// the subject exists in it.
    ///
    /// A leaf that is carried over into a composed period takes no values there: it does not apply.
    public func applies(_ index: Int, to subject: Subject, in period: PeriodID) -> Bool {
        guard order.holds(subject.lifetime, in: period) else { return false }
        if isCarried(index, in: period) { return false }
        for limit in nodes[index].limits where !limit.holds(subject, in: period) { return false }
        return true
    }

    /// True for a scored leaf whose score in a composed period comes from the parts of the period.
    ///
    /// It takes values of its own there only if it, or what stands above it, names the period in
    /// `appliesTo`, and nothing on the way leaves it out.
    func isCarried(_ index: Int, in period: PeriodID) -> Bool {
        guard composed.contains(period), let leaf = nodes[index].indicator.leaf, !leaf.rule.isEvent
        else { return false }
        let named = nodes[index].limits.filter { !$0.periods.isEmpty }
        return named.isEmpty || !named.allSatisfy { $0.periods.contains(period) }
    }

    private mutating func add(_ indicator: Indicator, below parent: Int?) -> Int {
        let above = parent.map { nodes[$0] }
        let own = indicator.appliesTo
        let index = nodes.count
        nodes.append(
            Node(
                indicator: indicator, parent: parent, depth: (above?.depth ?? 0) + 1, children: [],
                responsible: indicator.responsible.isEmpty
                    ? above?.responsible ?? [] : indicator.responsible,
                limits: (above?.limits ?? []) + (own.isEverywhere ? [] : [own])))
        if indices[indicator.id] == nil { indices[indicator.id] = index }
        if indicator.leaf != nil { leaves.append(index) }
        for child in indicator.children {
            let place = add(child, below: index)
            nodes[index].children.append(place)
        }
        return index
    }
}

/// The periods of a scheme in the order of time.
public struct PeriodOrder: Sendable {
    private let places: [PeriodID: Int]

    /// The order of a scheme's periods.
    ///
    /// Of two periods with one id the first counts.
    public init(_ scheme: Scheme) {
        places = Dictionary(scheme.periods.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// The place of a period, from 0; nil for one that the scheme does not have.
    public func place(of period: PeriodID) -> Int? { places[period] }

    /// True where something with that lifetime exists in the period.
    ///
    /// False for a period that the scheme does not have; bounds it does not have bind nothing.
    public func holds(_ lifetime: Lifetime, in period: PeriodID) -> Bool {
        guard let place = places[period] else { return false }
        if let from = lifetime.from.flatMap({ places[$0] }), place < from { return false }
        if let until = lifetime.until.flatMap({ places[$0] }), place > until { return false }
        return true
    }
}
