internal import Assessment
internal import Notation
internal import Recount
internal import Submission

/// What an amended scheme does to a draft that was begun on an earlier version.
package enum DraftFate: String, Hashable, Sendable {
    /// The cell is there as it was.
    case same
    /// The meaning of its indicator changed: what was typed may have to be another value.
    case changed
    /// The office has no such cell any more.
    case gone
}

extension DraftDesk {
    /// What the version in force does to a draft; nil where the draft is on it already.
    package func fate(of draft: Draft) throws -> DraftFate? {
        guard let scheme = try scheme(of: draft), draft.scheme != scheme.reference else {
            return nil
        }
        // A withdrawal passes every check but those of the place.
        let place = Entry(
            indicator: draft.place.indicator, subject: draft.place.subject,
            slot: draft.place.slot, content: .withdrawn, event: draft.event)
        let header = header(draft.place.period, scheme.reference)
        guard scheme.rules.findings(for: place, in: header).isEmpty else { return .gone }
        guard let begun = draft.scheme else { return .same }
        return changes.has(draft.place, since: begun) ? .changed : .same
    }
}
