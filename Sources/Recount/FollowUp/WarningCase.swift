public import Notation
public import Submission

/// A warning from its issue until it is closed, with every word about it.
///
/// A case goes on from edition to edition of its standing: what was said of an earlier one counts.
/// It is closed by a person of the centre, who accepts an answer.
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

    /// How far it has come.
    public var state: State {
        var answers: [RecordID] = []
        var state = isLifted ? State.lifted : .open
        for word in words {
            switch word.statement.kind {
            case .acknowledgement where state == .open: state = .acknowledged
            case .answer where state != .closed:
                answers.append(word.id)
                state = .answered
            case .approval where word.ruling == true && answers.contains(word.statement.about):
                state = .closed
            case .rejection where state == .answered && answers.last == word.statement.about:
                state = .returned
            default: break
            }
        }
        return state
    }

    /// True where an answer was due before a day and there is none that could be accepted.
    public func isOverdue(on day: CivilDate) -> Bool {
        guard let answerBy, answerBy < day else { return false }
        return state.awaitsOffice
    }

    /// How a statement names it: `subject/indicator`.
    public var name: String { "\(subject)/\(indicator)" }

    /// The answer that waits to be accepted or returned; nil where none does.
    public var waitingAnswer: Word? {
        state == .answered ? words.last { $0.statement.kind == .answer } : nil
    }
}

extension WarningCase.State {
    /// True where the office has still to answer.
    public var awaitsOffice: Bool { [.open, .acknowledged, .returned].contains(self) }
}
