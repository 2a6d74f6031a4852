package import Notation
internal import Submission

/// What a clerk asks to be sealed.
package struct SealRequest: Hashable, Sendable {
    /// The period of all entries.
    package var period: PeriodID
    /// The cells; empty for all drafts of the period.
    package var only: [DraftPlace] = []
    /// The scheme, where several have drafts of the period.
    package var scheme: SchemeID?
    /// Who prepared the entries; nil for the person who joined.
    package var preparer: PersonID?
    /// Who checked them.
    package var reviewer: PersonID?
    /// For people.
    package var note: String?
    /// Seal even what the centre will return by what is known here.
    package var despiteFindings = false

    /// A request to seal a period.
    package init(period: PeriodID) {
        self.period = period
    }
}
