internal import Recount

/// The parsed schemes of one running program.
enum SchemeShelf {
    /// A lookup that parses each version once.
    static func lookup() -> SchemeLookup {
        let book = SchemeBook()
        return { reference, registry in book.answers(for: reference, in: registry) }
    }
}
