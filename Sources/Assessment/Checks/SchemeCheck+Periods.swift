import Notation

/// Periods that are composed of others.
extension SchemeCheck {
    mutating func composition() {
        let tree = PeriodTree(scheme)
        let kinds = Dictionary(scheme.periods.map { ($0.id, $0.kind) }) { first, _ in first }
        for (place, period) in scheme.periods.enumerated() where period.isComposed {
            let path = "/periods/\(period.id)/of"
            for part in period.parts.keys.sorted() {
                let names = ["period": period.id.text, "part": part.text]
                if let other = order.place(of: part), other >= place {
                    add(.schemePartNotEarlier, "\(path)/\(part)", names)
                }
                if kinds[part] == .pre {
                    add(.schemePeriodPreWeight, "\(path)/\(part)", ["period": part.text])
                }
            }
            once(tree.parts[place].map(\.period), tree, in: period.id.text) { "\(path)/\($0)" }
        }
        once(tree.roots(of: .cycle), tree, in: ScoringScope.cycle.text) { "/periods/\($0)/weight" }
    }

    /// No period counts twice where some are put together: by itself, or as a part of others.
    private mutating func once(
        _ periods: [Int], _ tree: PeriodTree, in whole: String, _ path: (PeriodID) -> String
    ) {
        var counted: [Int: Int] = [:]
        for period in periods {
            let id = scheme.periods[period].id
            for part in tree.closure(of: [period]) {
                if let first = counted[part] {
                    add(
                        .schemePeriodTwice, path(id),
                        [
                            "period": scheme.periods[part].id.text, "second": id.text,
                            "first": scheme.periods[first].id.text, "whole": whole,
                        ])
                    break
                }
                counted[part] = period
            }
        }
    }
}
