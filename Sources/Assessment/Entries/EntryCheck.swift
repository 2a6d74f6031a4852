public import Notation

/// Checks entries against one scheme, the same at the office and at the centre.
///
/// Reads only the entry, the scheme and the office; what depends on other scores is no matter of
/// this check. Laid out once for a scheme, then quick for each entry. Source: rule M4.
public struct EntryCheck: Sendable {
    /// The scheme's tree.
    public let outline: Outline
    /// Who may write.
    public let mayWrite: MayWrite
    let subjects: [SubjectID: Subject]
    let periods: [PeriodID]

    /// The checks of a scheme.
    public init(_ scheme: Scheme) {
        outline = Outline(scheme)
        mayWrite = MayWrite(scheme)
        subjects = Dictionary(scheme.subjects.map { ($0.id, $0) }) { first, _ in first }
        periods = scheme.periods.map(\.id)
    }

    /// What is wrong with an entry; empty when nothing is.
    ///
    /// - Parameters:
    ///   - office: the office that writes it; nil where nobody is asked, as for a table of values.
    ///   - place: what the findings say for "where"; nil: the cell.
    public func findings(
        _ entry: ScoreEntry, by office: OfficeID? = nil, at place: String? = nil
    ) -> [Finding] {
        var sink = Sink(entry, place: place)
        if !periods.contains(entry.period) {
            sink.add(
                .entryPeriodUnknown, ["period": entry.period.text],
                Suggestion.hint(for: entry.period.text, among: periods.lazy.map(\.text)))
        }
        let subject = subjects[entry.subject]
        if subject == nil {
            sink.add(
                .entrySubjectUnknown, ["subject": entry.subject.text],
                Suggestion.hint(
                    for: entry.subject.text, among: subjects.keys.map(\.text).sorted()))
        }
        guard let index = outline.index(of: entry.indicator),
            let leaf = outline.nodes[index].indicator.leaf
        else {
            let known = outline.leaves.lazy.map { outline.nodes[$0].indicator.id.text }
            sink.add(
                .entryIndicatorUnknown, ["indicator": entry.indicator.text],
                Suggestion.hint(for: entry.indicator.text, among: known))
            return sink.findings
        }
        let role = role(entry, leaf, &sink)
        value(entry, leaf, &sink)
        guard sink.findings.isEmpty, let subject else { return sink.findings }
        belongs(entry, index, role, subject, office, &sink)
        return sink.findings
    }

    /// The offices that may write a cell, by id; empty for a cell that the scheme does not have.
    public func offices(
        _ indicator: IndicatorID, _ role: RoleID? = nil, for subject: SubjectID,
        in period: PeriodID
    ) -> [OfficeID] {
        guard let index = outline.index(of: indicator), let subject = subjects[subject],
            let leaf = outline.nodes[index].indicator.leaf,
            leaf.rule.isEvent ? role == nil : leaf.role(role) != nil,
            outline.applies(index, to: subject, in: period)
        else { return [] }
        return mayWrite.offices(
            role: leaf.role(role), of: outline.nodes[index], for: subject, in: period)
    }

    private func belongs(
        _ entry: ScoreEntry, _ index: Int, _ role: Role?, _ subject: Subject, _ office: OfficeID?,
        _ sink: inout Sink
    ) {
        let names = { ["indicator": entry.indicator.text, "subject": entry.subject.text] }
        guard outline.applies(index, to: subject, in: entry.period) else {
            sink.add(.entryNotApplicableHere, names(), ["period": entry.period.text])
            return
        }
        guard let office else { return }
        let node = outline.nodes[index]
        if !mayWrite.allows(office, role: role, of: node, for: subject, in: entry.period) {
            sink.add(.entryOfficeNotInCharge, names(), ["office": office.text])
        }
    }

    private func role(_ entry: ScoreEntry, _ leaf: Leaf, _ sink: inout Sink) -> Role? {
        let names = { ["indicator": entry.indicator.text, "role": entry.role?.text ?? ""] }
        if leaf.rule.isEvent {
            if entry.role != nil { sink.add(.entryRoleUnknown, names()) }
            if entry.rater != nil { sink.add(.entryRaterUnexpected, names()) }
            return nil
        }
        guard let role = leaf.role(entry.role) else {
            sink.add(entry.role == nil ? .entryRoleMissing : .entryRoleUnknown, names())
            return nil
        }
        switch (role.combine, entry.rater) {
        case (.single, .some): sink.add(.entryRaterUnexpected, names())
        case (.single, .none): break
        case (_, .none): sink.add(.entryRaterMissing, names())
        case (_, .some(let rater)):
            if !role.raters.isEmpty, !role.raters.contains(rater) {
                sink.add(.entryRaterUnknown, names(), ["rater": rater.text])
            }
        }
        return role
    }

    /// Findings at one place, which is put into words for the first of them.
    struct Sink {
        private let entry: ScoreEntry
        private let place: String?
        private(set) var findings: [Finding] = []

        init(_ entry: ScoreEntry, place: String?) {
            self.entry = entry
            self.place = place
        }

        mutating func add(
            _ code: FindingCode, _ parameters: [String: String], _ more: [String: String] = [:]
        ) {
            findings.append(
                Finding(code, at: place ?? entry.place, parameters.merging(more) { $1 }))
        }
    }
}
