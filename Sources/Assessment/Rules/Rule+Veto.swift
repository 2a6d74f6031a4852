import Notation

extension Rule {
    /// A rule `veto` in code.
    public static func veto(basis: String? = nil) -> Rule { Rule(Veto(basis: basis)) }

    /// `veto`: any event with v > 0 vetoes the subject, by the document named; v ≥ 0.
    struct Veto: EventRule {
        /// The document that allows it.
        var basis: String?

        static let name = "veto"
        static let words = KeyWords.Pair("一票否决", "veto")
        static let form = Form.keys([
            Parameter(
                "basis", "否决依据", "basis", "允许一票否决的文件依据", "the document that allows it",
                takes: .text)
        ])

        static func read(
            _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
        ) -> Self? {
            guard let fields = reader.open(node, path, keys: ["basis"]) else { return nil }
            return Veto(basis: reader.optionalText(fields, "basis", limit: Scheme.Limits.note))
        }

        var parameters: JSON {
            var members = Members()
            members.put("basis", basis)
            return members.json
        }

        func check(_ place: SchemeCheck.LeafPlace, _ check: inout SchemeCheck) {
            if basis == nil { check.warn(.warningVetoWithoutBasis, place.path, place.names()) }
        }

        var does: EventEffect { .veto }

        func vetoes(_ events: [Points]) -> Bool { events.contains { $0 > .zero } }
    }
}
