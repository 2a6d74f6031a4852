internal import Assessment
internal import Submission
internal import Notation

/// What the checks of one scheme say of entries, the same at the office and at the centre.
struct EntryAnswers: SchemeAnswers {
    private let check: EntryCheck
    let needsReviewer: Bool

    init(_ scheme: Scheme) {
        check = EntryCheck(scheme)
        needsReviewer = scheme.procedure.reviewer
    }

    func findings(for entry: Entry, in header: BatchHeader) -> [Finding] {
        check.findings(
            ScoreEntry(entry, in: header), by: header.office,
            at: entry.cell(scheme: header.scheme.id, period: header.period).description)
    }
}

extension ScoreEntry {
    fileprivate init(_ entry: Entry, in header: BatchHeader) {
        var role: RoleID?
        var rater: RaterID?
        var isEvent = false
        switch entry.slot {
        case .sole: break
        case .role(let named): role = named
        case .rater(let named, let who): (role, rater) = (named, who)
        case .event: isEvent = true
        }
        self.init(
            period: header.period, indicator: entry.indicator, subject: entry.subject, role: role,
            rater: rater, value: ScoreValue(entry.content), isEvent: isEvent)
    }
}

extension ScoreValue {
    fileprivate init(_ content: EntryContent) {
        self =
            switch content {
            case .number(let number): .number(number)
            case .grade(let grade): .grade(grade)
            case .counts(let counts): .counts(counts)
            case .notApplicable: .notApplicable
            case .withdrawn: .withdrawn
            }
    }
}
