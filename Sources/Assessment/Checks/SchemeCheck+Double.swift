public import Notation

extension SchemeCheck {
    /// One indicator carried by several offices, where the scheme does not say so by roles, and two
    /// indicators of one title by different offices for the same subjects and periods.
    ///
    /// Codes `warning-carried-twice`. No part of the check itself: several responsible units may be
    /// meant, and then their values meet in one cell.
    public var carriedTwice: [Finding] {
        var found: [Finding] = []
        var titles: [String: [Int]] = [:]
        for index in outline.leaves {
            let node = outline.nodes[index]
            guard let leaf = node.indicator.leaf, !leaf.rule.isEvent else { continue }
            titles[node.indicator.title, default: []].append(index)
            let isOpen = leaf.effectiveRoles.contains { $0.by == nil && $0.combine == .single }
            let offices = together(node.responsible)
            if isOpen, offices.count > 1 {
                found.append(carriedTwice(node.indicator, by: offices))
            }
        }
        for (_, places) in titles.sorted(by: { $0.key < $1.key }) where places.count > 1 {
            for (number, first) in places.enumerated() {
                found += places.dropFirst(number + 1).compactMap { compare(first, $0) }
            }
        }
        return found
    }

    private func compare(_ first: Int, _ second: Int) -> Finding? {
        let (one, other) = (outline.nodes[first], outline.nodes[second])
        let offices = Set(one.responsible + other.responsible)
        guard one.responsible != other.responsible, offices.count > 1 else { return nil }
        let meets = scheme.periods.contains { period in
            scheme.subjects.contains {
                outline.applies(first, to: $0, in: period.id)
                    && outline.applies(second, to: $0, in: period.id)
            }
        }
        return meets ? carriedTwice(other.indicator, by: offices.sorted()) : nil
    }

    private func carriedTwice(_ indicator: Indicator, by offices: [OfficeID]) -> Finding {
        Finding(
            .warningCarriedTwice, at: "/indicators/\(indicator.id)/responsible",
            [
                "indicator": "\(indicator.id) \(indicator.title)",
                "offices": offices.map(\.text).joined(separator: ", "),
            ])
    }

    /// Those of the offices that exist at one time and of which none takes over another's work.
    private func together(_ offices: [OfficeID]) -> [OfficeID] {
        let heirs = Set(offices.flatMap(mayWrite.successors))
        let lasting = offices.filter { !heirs.contains($0) }
        let known = scheme.offices.filter { lasting.contains($0.id) }
        let most = scheme.periods.map { period in
            known.filter { order.holds($0.lifetime, in: period.id) }.map(\.id)
        }.max { $0.count < $1.count }
        return most ?? []
    }
}
