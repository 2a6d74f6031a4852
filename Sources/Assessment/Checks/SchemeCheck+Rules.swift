import Notation

/// Leaves: that they apply somewhere, that their bounds hold something, and what their rules say.
extension SchemeCheck {
    /// Where a rule stands.
    struct LeafPlace {
        /// The leaf in the outline.
        let index: Int
        /// The path of keys to the parameters of the rule.
        let path: String
        /// The leaf.
        let indicator: IndicatorID

        /// The parameters of a finding there.
        func names(_ more: [String: String] = [:]) -> [String: String] {
            more.merging(["indicator": indicator.text]) { own, _ in own }
        }
    }

    mutating func rules() {
        for index in outline.leaves {
            let node = outline.nodes[index]
            guard let leaf = node.indicator.leaf, !isFull else { continue }
            let path = "/indicators/\(node.indicator.id)"
            let name = ["indicator": node.indicator.id.text]
            if scheme.subjects.allSatisfy({ subject in !applies(index, subject) }) {
                warn(.warningLeafNowhere, path, name)
            }
            let range = leaf.valueRange
            if let least = range.least, let greatest = range.greatest, greatest < least {
                add(.schemeBoundsWrong, "\(path)/greatest", name)
            }
            let place = LeafPlace(
                index: index, path: "\(path)/rule/\(leaf.rule.name)",
                indicator: node.indicator.id)
            leaf.rule.body.check(place, &self)
        }
    }

    /// True where a leaf applies to a subject in any period.
    func applies(_ index: Int, _ subject: Subject) -> Bool {
        scheme.periods.contains { outline.applies(index, to: subject, in: $0.id) }
    }
}
