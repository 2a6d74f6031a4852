public import Notation

/// What merge asks of one version of a scheme; `Recount` answers from `Assessment`.
public protocol SchemeAnswers: Sendable {
    /// True where every batch must name a reviewer and wait for that person's approval.
    var needsReviewer: Bool { get }

    /// True where late work is accepted, marked late (M10).
    var admitsLate: Bool { get }

    /// The periods of the version, in the order of time.
    var periods: [PeriodID] { get }

    /// The periods whose cells a standing of the period rests on: itself, and those it is composed
    /// of.
    func periods(countedIn period: PeriodID) -> Set<PeriodID>

    /// What the checks that read only record, scheme and enrolments say of an entry (M4).
    ///
    /// Empty when the entry passes. The same answer at the office and at the centre.
    func findings(for entry: Entry, in header: BatchHeader) -> [Finding]

    /// What the checks say of a value that a decision gives, whoever writes the cell (M11).
    func findings(for content: EntryContent, in cell: Cell) -> [Finding]

    /// True where the office may write the cell (M7).
    func mayWrite(_ office: OfficeID, _ cell: Cell) -> Bool

    /// True where the office may write for any cell of the period (M9).
    func mayWrite(_ office: OfficeID, in period: PeriodID) -> Bool

    /// True where the office takes over the work of the other, at first or second hand (M5).
    func succeeds(_ office: OfficeID, _ earlier: OfficeID) -> Bool

    /// The leaves whose values under the version before count no more, each with its periods (M16).
    ///
    /// `earlier` answers for the version before this one. A leaf that is left alone or kept is not
    /// listed; one that is gone is, with all periods.
    func asksAgain(since earlier: any SchemeAnswers) -> [IndicatorID: Set<PeriodID>]
}

extension SchemeAnswers {
    /// Where nothing is composed: the period alone.
    public func periods(countedIn period: PeriodID) -> Set<PeriodID> { [period] }
}

/// Finds the answers of a version that stands; nil where its body is no scheme.
public typealias AnswerLookup = @Sendable (SchemeReference, Registry) -> (any SchemeAnswers)?
