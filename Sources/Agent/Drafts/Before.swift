internal import Notation
internal import Submission

/// What was said of cells here before a sheet was read.
struct Before {
    private let database: AgentDatabase
    private let scheme: SchemeID
    private let state: State
    private let drafts: [DraftPlace: [Draft]]
    private let last: [String: EntryID]
    private var batches: [RecordID: Batch] = [:]

    init(_ database: AgentDatabase, _ identity: AgentIdentity, _ scheme: SchemeID) throws {
        self.database = database
        self.scheme = scheme
        state = try database.state(card: identity.card)
        drafts = Dictionary(grouping: try database.drafts(), by: \.place)
        last = try database.lastEntries(of: scheme)
    }

    /// True where the office has sealed the same, and it was neither returned nor asked for again.
    mutating func hasSealed(_ draft: Draft) throws -> Bool {
        guard draftHere(draft) == nil, let (id, entry) = try sealed(draft) else { return false }
        guard entry.content == draft.entry?.content, entry.event == draft.event,
            entry.comment == draft.comment
        else { return false }
        let found = state.cell(draft.place.cell(in: scheme)).entries.first { $0.id == id }
        return found.map { $0.counts && $0.verdict.status != .returned } ?? true
    }

    /// Old and new, where the draft changes what was typed, else what was sealed.
    mutating func replaced(by draft: Draft) throws -> Finding? {
        let old: Draft.Content?
        if let here = draftHere(draft) {
            old = here.content
        } else {
            old = try sealed(draft).map { TypedValue.write($0.1.content) }
        }
        guard let old, old != draft.content else { return nil }
        return Finding(
            .draftReplaces, at: draft.place.description,
            ["old": old.shown, "new": draft.content.shown])
    }

    private func draftHere(_ draft: Draft) -> Draft? {
        drafts[draft.place]?.first { $0.scheme == nil || $0.scheme?.id == draft.scheme?.id }
    }

    private mutating func sealed(_ draft: Draft) throws -> (EntryID, Entry)? {
        guard let id = last[draft.place.description] else { return nil }
        if batches[id.record] == nil { batches[id.record] = try database.batch(id.record) }
        guard let entries = batches[id.record]?.entries, entries.indices.contains(id.index) else {
            return nil
        }
        return (id, entries[id.index])
    }
}

extension Draft.Content {
    /// In a line of text.
    package var shown: String {
        switch self {
        case .typed(let text): text
        case .notApplicable(let reason): "n/a:\(reason)"
        case .withdrawn: "（撤回 withdrawn）"
        }
    }
}
