internal import Notation
public import Submission

/// The rules of every published version, each read once.
public struct SchemeBook: Sendable {
    private var pages: [SchemeReference: SchemeRules] = [:]

    /// An empty book.
    public init() {}

    /// The rules of a version that stands on its chain; nil for any other.
    public mutating func rules(
        for reference: SchemeReference, in registry: Registry
    ) -> SchemeRules? {
        guard let version = registry.scheme(reference) else { return nil }
        if let known = pages[reference] { return known }
        let rules = SchemeRules(body: version.scheme.body)
        pages[reference] = rules
        return rules
    }

    /// Judges a batch by the version that it names.
    public mutating func verdict(
        on batch: Batch, id: RecordID, registry: Registry
    ) -> BatchVerdict {
        let answers = rules(for: batch.header.scheme, in: registry)
        return BatchVerdict(judging: batch, id: id, registry: registry, answers: answers)
    }
}
