public import Notation
public import Submission

/// A warning from its issue until it is closed, with every word about it.
///
/// A case goes on from edition to edition of its standing: what was said of an earlier one counts.
/// It is closed by who accepts an answer: a person of the centre, or of an office in charge of the
/// indicator to which the centre has referred that answer.
public struct WarningCase: Hashable, Sendable {
    /// What the standing is of.
    public let place: StandingPlace
    /// The last edition that has the warning.
    public let standing: RecordID
    /// Its number.
    public let edition: Int64
    /// Who is warned.
    public let subject: SubjectID
    /// Of what.
    public let indicator: IndicatorID
    /// The office that has to answer; nil where the subject has none.
    public let office: OfficeID?
    /// The offices in charge of the indicator.
    public let responsible: [OfficeID]
    /// The score, as it was published.
    public let score: String
    /// The threshold that was missed; nil where none was.
    public let threshold: String?
    /// True where the subject was among the last.
    public let isLast: Bool
    /// The day until which an answer is asked for.
    public let answerBy: CivilDate?
    /// Everything said of it, in the order in which it came.
    public let words: [Word]
    /// True where the edition that stands has it no more.
    public let isLifted: Bool
    /// The scores of the subject in the indicator as they were published for later periods.
    public let later: [Figure]

    /// A score of a later period.
    public struct Figure: Hashable, Sendable {
        /// The period; nil for the cycle.
        public let period: PeriodID?
        /// The score.
        public let score: String
    }

    /// How far a warning has come.
    public enum State: String, Sendable, CaseIterable {
        /// Nobody has said a word.
        case open
        /// It was read.
        case acknowledged
        /// A plan was given, and nobody has said what becomes of it.
        case answered
        /// The answer was not accepted: another one is asked for.
        case returned
        /// An answer was accepted.
        case closed
        /// A later edition has it no more.
        case lifted
    }

    /// The offices that may judge its answers: those in charge, but for the one that was warned.
    public var units: [OfficeID] { responsible.filter { $0 != office } }

    private var progress: WarningProgress {
        WarningProgress(isLifted ? .lifted : .open, of: name, units: units, words: words)
    }

    /// How far it has come.
    public var state: State { progress.state }

    /// The offices to which the last answer was referred.
    public var referredTo: [OfficeID] { progress.referredTo }

    /// The word of an office in charge that accepted or returned the last answer, while the office
    /// that was warned knows nothing of it; nil where nothing is to be passed on.
    public var untold: Word? { progress.untold }

    /// True where the office has still to answer, and knows it.
    public var awaitsOffice: Bool { state.awaitsOffice && untold == nil }

    /// True where an answer was due before a day and there is none that could be accepted.
    public func isOverdue(on day: CivilDate) -> Bool {
        guard let answerBy, answerBy < day else { return false }
        return awaitsOffice
    }

    /// How a statement names it: `subject/indicator`.
    public var name: String { "\(subject)/\(indicator)" }

    /// The answer that waits to be accepted or returned; nil where none does.
    public var waitingAnswer: Word? {
        state == .answered ? words.last { $0.statement.kind == .answer } : nil
    }
}

extension WarningCase.State {
    /// True where an answer is still to be given.
    var awaitsOffice: Bool { [.open, .acknowledged, .returned].contains(self) }
}
