internal import Notation
internal import Recount
internal import Submission

extension State {
    /// The cells whose value counts no more since their scheme was amended and that can be given
    /// again, each with the offices that gave it (M16).
    var askedAgain: [Finding] {
        registry.schemeIDs.flatMap { scheme -> [Finding] in
            let cells = cellsAskedAgain(of: scheme)
            guard !cells.isEmpty,
                let rules = registry.currentScheme(scheme).flatMap({
                    SchemeRules(body: $0.scheme.body)
                })
            else { return [] }
            return cells.filter { rules.findings(for: .withdrawn, in: $0).isEmpty }.map { cell in
                let offices = Set(self.cell(cell).entries.map(\.office.text)).sorted()
                return Finding(
                    .cellAskedAgain, at: cell.description,
                    [
                        "cell": cell.description, "office": offices.joined(separator: ", "),
                        "scheme": scheme.text,
                    ])
            }
        }
    }
}
