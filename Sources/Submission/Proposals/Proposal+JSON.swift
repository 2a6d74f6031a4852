public import Notation

extension Proposal {
    /// The shape of `docs/cli.md`, without the text.
    public var json: JSON {
        var members: [String: JSON] = [
            "about": .string(statement.about.description), "at": .string(place),
            "by": .string(signer.role.person?.text ?? signer.name),
            "digest": .string(digest.hex), "id": .string(id.description),
            "kind": .string(statement.kind.rawValue), "leaf": .integer(leaf),
            "state": .string(state.rawValue), "words": .array(words.map(\.json)),
        ]
        if let office { members["office"] = .string(office.text) }
        if let successor { members["successor"] = .string(successor.description) }
        return .object(members)
    }
}

extension Proposal.Word {
    fileprivate var json: JSON {
        var members: [String: JSON] = [
            "by": .string(signer.role.person?.text ?? signer.name),
            "id": .string(id.description), "kind": .string(kind.rawValue),
        ]
        if let text { members["text"] = .string(text) }
        return .object(members)
    }
}
