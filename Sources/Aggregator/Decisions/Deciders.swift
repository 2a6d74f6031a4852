package import Notation
package import Submission

/// Who signs a decision, and who approves it where it takes two.
package struct Deciders: Sendable {
    let first: CentreSigner
    let second: CentreSigner?

    /// Throws `approval-not-by-two` where both are one.
    package init(_ first: CentreSigner, _ second: CentreSigner?) throws {
        if let second { _ = try TwoPersons(first, second) }
        self.first = first
        self.second = second
    }
}

/// How a cell is to be settled.
package enum Settling: Sendable {
    /// The value of an entry or of a decision before.
    case take(EntryID)
    /// What an office has given there.
    case office(OfficeID)
    /// Another value, of an event with its date.
    case value(EntryContent, CivilDate?)
    /// No value.
    case none
}
