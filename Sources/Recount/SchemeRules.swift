public import Assessment
public import Notation
public import Submission

/// One version of a scheme, answering what merge asks of it.
public struct SchemeRules: SchemeAnswers {
    /// The scheme.
    public let scheme: Scheme
    let check: EntryCheck

    /// The rules of a scheme.
    public init(_ scheme: Scheme) {
        self.scheme = scheme
        check = EntryCheck(scheme)
    }

    /// The rules in the body of a scheme record; nil where it is no scheme.
    public init?(body: [UInt8]) {
        guard let scheme = try? Scheme(canonical: body) else { return nil }
        self.init(scheme)
    }

    /// True where every batch must name a reviewer and wait for that person's approval.
    public var needsReviewer: Bool { scheme.procedure.reviewer }

    /// What the checks of the scheme say of an entry of a batch.
    public func findings(for entry: Entry, in header: BatchHeader) -> [Finding] {
        findings(for: entry, in: header.period, by: header.office)
    }

    /// What the checks of the scheme say of an entry that an office is about to give.
    public func findings(
        for entry: Entry, in period: PeriodID, by office: OfficeID
    ) -> [Finding] {
        check.findings(ScoreEntry(entry, in: period), by: office)
    }
}

extension ScoreEntry {
    /// What the checks see of an entry.
    init(_ entry: Entry, in period: PeriodID) {
        self.init(
            period: period, indicator: entry.indicator, subject: entry.subject, slot: entry.slot,
            value: ScoreValue(entry.content))
    }

    /// What the checks see of a value in a place.
    init(
        period: PeriodID, indicator: IndicatorID, subject: SubjectID, slot: Cell.Slot,
        value: ScoreValue
    ) {
        var role: RoleID?
        var rater: RaterID?
        var isEvent = false
        switch slot {
        case .sole: break
        case .role(let name): role = name
        case .rater(let name, let person): (role, rater) = (name, person)
        case .event: isEvent = true
        }
        self.init(
            period: period, indicator: indicator, subject: subject, role: role, rater: rater,
            value: value, isEvent: isEvent)
    }
}

extension ScoreValue {
    /// What the checks see of an entry's content.
    init(_ content: EntryContent) {
        switch content {
        case .number(let number): self = .number(number)
        case .grade(let grade): self = .grade(grade)
        case .counts(let counts): self = .counts(counts)
        case .notApplicable: self = .notApplicable
        case .withdrawn: self = .withdrawn
        }
    }
}
