public import Notation

/// What merge asks of one version of a scheme; `Recount` answers from `Assessment`.
public protocol SchemeAnswers: Sendable {
    /// True where every batch must name a reviewer and wait for that person's approval.
    var needsReviewer: Bool { get }

    /// What the checks that read only record, scheme and enrolments say of an entry (M4).
    ///
    /// Empty when the entry passes. The same answer at the office and at the centre.
    func findings(for entry: Entry, in header: BatchHeader) -> [Finding]
}
