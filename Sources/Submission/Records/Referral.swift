public import Notation

/// The answer to a warning, passed on to an office in charge of the indicator, which judges it.
///
/// It is said by a statement of kind `referral` of a clerk or head of the centre: `about` is the
/// answer, `at` names the office, the subject and the indicator, `text` is what the answer says.
/// The office cannot verify the answer itself: it does not know the keys of those who gave it.
public struct Referral: Hashable, Sendable {
    /// The answer.
    public let answer: RecordID
    /// Who is asked to judge it.
    public let office: OfficeID
    /// Who was warned.
    public let subject: SubjectID
    /// Of what.
    public let indicator: IndicatorID

    /// A referral.
    public init(
        answer: RecordID, office: OfficeID, subject: SubjectID, indicator: IndicatorID
    ) {
        self.answer = answer
        self.office = office
        self.subject = subject
        self.indicator = indicator
    }

    /// What a statement refers; nil where it refers nothing, or was not signed by who may.
    public init?(_ statement: Statement, by role: KeyRole) {
        guard statement.kind == .referral, case .centrePerson(_, let duty) = role,
            duty != .inspector
        else { return nil }
        let parts = (statement.at ?? "").split(separator: "/", omittingEmptySubsequences: false)
            .map(String.init)
        guard parts.count == 3, let office = OfficeID(parts[0]), let subject = SubjectID(parts[1]),
            let indicator = IndicatorID(parts[2])
        else { return nil }
        self.init(
            answer: statement.about, office: office, subject: subject, indicator: indicator)
    }

    /// The warning, as a statement names it: `subject/indicator`.
    public var warning: String { "\(subject)/\(indicator)" }

    /// What stands as `at`.
    public var place: String { "\(office)/\(warning)" }
}
