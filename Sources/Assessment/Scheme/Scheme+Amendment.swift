public import Notation

/// What a version changed, and what becomes of the values given before. Source: rule M16.
extension Scheme {
    /// The leaves of this version that differ from those of an earlier one, in order.
    ///
    /// A leaf differs where anything does but its weight, its title and its place in the tree; what
    /// it takes from above (limits, responsible units) is its own here. A new leaf differs.
    public func changedLeaves(since earlier: Scheme) -> [IndicatorID] {
        let old = Outline(earlier)
        let new = Outline(self)
        return new.leaves.map { new.nodes[$0] }.filter { node in
            guard let before = old[node.indicator.id] else { return true }
            return node.meaning != before.meaning
        }.map(\.indicator.id)
    }

    /// True where a value of a changed leaf, given for a period under the version before, counts.
    ///
    /// It counts where the change is only for later periods, or where it is carried.
    public func carries(_ leaf: IndicatorID, in period: PeriodID) -> Bool {
        guard let change = amendment?.leaves[leaf] else { return false }
        if change.carry == .keep { return true }
        let order = PeriodOrder(self)
        guard let from = change.from.flatMap(order.place), let place = order.place(of: period)
        else { return false }
        return place < from
    }
}

extension Outline.Node {
    /// All that makes up a leaf but weight, title and place in the tree.
    fileprivate var meaning: Meaning {
        Meaning(
            note: indicator.note, warn: indicator.warn, leaf: indicator.leaf,
            responsible: responsible, limits: Set(limits))
    }

    fileprivate struct Meaning: Equatable {
        let note: String?
        let warn: [PeriodID?: Points]
        let leaf: Leaf?
        let responsible: [OfficeID]
        let limits: Set<Applies>
    }
}
