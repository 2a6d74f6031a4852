internal import Recount
internal import Submission
internal import Synchronization

/// The parsed schemes of one running program, shared by all that judge.
final class SchemeShelf: Sendable {
    private let book = Mutex(SchemeBook())

    /// A lookup that parses each version once.
    static func lookup() -> SchemeLookup {
        let shelf = SchemeShelf()
        return { reference, registry in
            shelf.book.withLock { $0.rules(for: reference, in: registry) }
        }
    }
}
