import Assessment
import Notation

/// Finds things of one kind by id or by their name, where the name is only one thing's.
struct NameBook<Kind: IdentifierKind> {
    private let ids: Set<Identifier<Kind>>
    private let names: [String: [Identifier<Kind>]]

    init(_ things: some Sequence<(id: Identifier<Kind>, name: String)>) {
        var ids: Set<Identifier<Kind>> = []
        var names: [String: [Identifier<Kind>]] = [:]
        for thing in things {
            ids.insert(thing.id)
            names[CellText.trimmed(thing.name), default: []].append(thing.id)
        }
        self.ids = ids
        self.names = names
    }

    /// What a text names.
    enum Answer {
        case found(Identifier<Kind>)
        /// Found after full-width characters were changed.
        case understood(Identifier<Kind>)
        case ambiguous([Identifier<Kind>])
        case unknown
    }

    /// Looks a text up, first as an id, then as a name.
    func find(_ text: String) -> Answer {
        if let id = Identifier<Kind>(text), ids.contains(id) { return .found(id) }
        if let found = names[text] {
            return found.count == 1 ? .found(found[0]) : .ambiguous(found.sorted())
        }
        let plain = CellText.withoutSpaces(CellText.halfWidth(text))
        guard plain != text else { return .unknown }
        if let id = Identifier<Kind>(plain), ids.contains(id) { return .understood(id) }
        if let found = names[plain], found.count == 1 { return .understood(found[0]) }
        return .unknown
    }

    /// The hint for a text that names nothing.
    func hint(_ text: String) -> [String: String] {
        Suggestion.hint(for: text, among: ids.map(\.text).sorted() + names.keys.sorted())
    }

    /// The things' ids and names, for a list of what there is.
    var words: String { ids.map(\.text).sorted().joined(separator: ", ") }
}
