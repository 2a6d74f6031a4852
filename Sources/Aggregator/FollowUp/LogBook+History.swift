internal import Assessment
package import Notation
package import Recount
internal import Submission

extension LogBook {
    /// The published results over periods, editions and schemes, of one subject or of all.
    ///
    /// Throws `subject-unknown` for a subject that no edition has.
    package func history(of subject: SubjectID?) throws -> History {
        let (editions, registry) = try store.read { view in
            let registry = try ledger(in: view, at: view.head()).registry
            return (try view.editions(of: nil, registry), registry)
        }
        let history = History(editions, of: subject) { reference in
            registry.scheme(reference).flatMap { try? Scheme(canonical: $0.scheme.body) }
        }
        if let subject, history.lines.isEmpty {
            let known = editions.flatMap { $0.subjects.keys.map(\.text) }
            let hint = Suggestion.hint(for: subject.text, among: known)
            throw CentreRefusal(
                .entrySubjectUnknown, at: subject.text,
                ["subject": subject.text].merging(hint) { $1 })
        }
        return history
    }
}
