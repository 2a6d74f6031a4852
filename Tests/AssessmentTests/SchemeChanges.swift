import Notation

@testable import Assessment

extension Scheme {
    /// Changes the leaf of that name, wherever it stands.
    mutating func mapLeaf(_ name: String, _ change: (inout Indicator) -> Void) {
        func visit(_ indicator: inout Indicator) {
            if indicator.id.text == name { change(&indicator) }
            if case .node(var children, let sum) = indicator.content {
                for index in children.indices { visit(&children[index]) }
                indicator.content = .node(children, sum: sum)
            }
        }
        for index in indicators.indices { visit(&indicators[index]) }
    }

    /// Changes what the leaf of that name asks for.
    mutating func leaf(_ name: String, _ change: (inout Leaf) -> Void) {
        mapLeaf(name) { indicator in
            guard var leaf = indicator.leaf else { return }
            change(&leaf)
            indicator.content = .leaf(leaf)
        }
    }

    /// Changes the linear rule of the leaf `gdp`.
    mutating func linear(_ change: (inout Rule.Linear) -> Void) {
        leaf("gdp") { leaf in
            guard case .linear(var linear) = leaf.rule.kind else { return }
            change(&linear)
            leaf.rule = .linear(linear)
        }
    }

    /// Takes the period `pre` out of the limits of the leaf `m`.
    mutating func restrictM() {
        mapLeaf("m") { $0.appliesTo.periods = [PeriodID("q1")].compactMap { $0 } }
    }
}
