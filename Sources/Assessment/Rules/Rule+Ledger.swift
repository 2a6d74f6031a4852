import Notation

extension Rule {
    /// A rule `ledger` in code.
    public static var ledger: Rule { Rule(Ledger()) }

    /// `ledger`: Σv of the events, v ≥ 0, is shown and gives no points: a record to rest on.
    struct Ledger: EventRule {
        static let name = "ledger"
        static let words = KeyWords.Pair("台账", "ledger")
        static let form = Form.keys([])

        static func read(
            _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
        ) -> Self? {
            reader.open(node, path, keys: []) == nil ? nil : Ledger()
        }

        var parameters: JSON { .object([:]) }

        var does: EventEffect { .ledger }

        func shown(of events: [Points]) -> Points? {
            var sum = ExactSum()
            for v in events { sum.add(v) }
            return sum.rounded
        }

        func working(events: [Points]) -> String? { Working.sum(events) }
    }
}
