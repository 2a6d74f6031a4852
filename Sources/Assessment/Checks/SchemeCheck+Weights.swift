import Notation

/// Weights, and what they add up to.
extension SchemeCheck {
    mutating func weights() {
        var scored = Array(repeating: false, count: outline.nodes.count)
        for index in outline.nodes.indices.reversed() {
            let node = outline.nodes[index]
            if let leaf = node.indicator.leaf {
                scored[index] = !leaf.rule.isEvent
            } else {
                scored[index] = node.children.contains { scored[$0] }
            }
        }
        for (index, node) in outline.nodes.enumerated() {
            weight(node.indicator, isScored: scored[index])
            if case .node(let children, let sum?) = node.indicator.content {
                self.sum(children, sum, "/indicators/\(node.indicator.id)/sum")
            }
        }
        if let sum = scheme.sum { self.sum(scheme.indicators, sum, "/sum") }
    }

    private mutating func weight(_ indicator: Indicator, isScored: Bool) {
        let path = "/indicators/\(indicator.id)"
        let name = ["indicator": indicator.id.text]
        switch (indicator.weight, isScored) {
        case (nil, true): add(.schemeWeightMissing, path, name)
        case (.some, false): add(.schemeWeightUnexpected, "\(path)/weight", name)
        case (let weight?, true):
            if weight <= .zero { add(.schemeWeightMissing, "\(path)/weight", name) }
        case (nil, false): break
        }
    }

    private mutating func sum(_ children: [Indicator], _ sum: Points, _ path: String) {
        var found = ExactSum()
        for child in children {
            if let weight = child.weight { found.add(weight) }
        }
        if found != ExactSum(sum) {
            let words = found.rounded?.description ?? "≥ 10¹²"
            add(.schemeSumWrong, path, ["sum": sum.description, "found": words])
        }
    }
}
