package import Assessment
package import Notation
internal import Recount
internal import Submission

/// The lines behind a total, or behind one cell.
extension CentreStanding {
    /// The explanation of a subject, or of a cell as `period/indicator/subject…`.
    ///
    /// Throws `subject-unknown`, what the checks say of a cell that the scheme does not have, and
    /// `wrong-use` for what is neither and for a cell of another period.
    package func explanation(
        of place: String
    ) throws -> (subject: SubjectID, lines: [ExplanationLine]) {
        guard place.contains("/") else {
            guard let subject = SubjectID(place) else { throw Self.wrong(place) }
            try demand(subject)
            return (subject, run.explanation(of: subject))
        }
        guard let cell = Cell(place, scheme: scheme.id) else { throw Self.wrong(place) }
        try demand(cell)
        // Events are explained together: a line has the place without the event.
        var start = place
        if case .event = cell.slot {
            start = place.split(separator: "/").dropLast().joined(separator: "/")
        }
        let lines = run.explanation(of: cell.subject).filter { line in
            line.cell?.place == start || line.cell?.place.hasPrefix(start + "/") == true
        }
        return (cell.subject, lines)
    }

    private static func wrong(_ place: String) -> CentreRefusal {
        CentreRefusal(.wrongUse, ["reason": "不是考核对象或单元格 neither subject nor cell: \(place)"])
    }

    private func demand(_ subject: SubjectID) throws {
        let known = scheme.subjects.map(\.id.text)
        guard !known.contains(subject.text) else { return }
        let hint = Suggestion.hint(for: subject.text, among: known)
        throw CentreRefusal(
            .entrySubjectUnknown, at: subject.text,
            ["subject": subject.text].merging(hint) { $1 })
    }

    private func demand(_ cell: Cell) throws {
        try demand(cell.subject)
        // A place may be of several cells: roles, raters and events need not be named.
        let unnamed: [FindingCode] = [.entryRoleMissing, .entryRaterMissing, .entryEventMissing]
        let findings = SchemeRules(scheme).findings(for: .withdrawn, in: cell)
        if let finding = findings.first(where: { !unnamed.contains($0.code) }) {
            throw CentreRefusal(finding)
        }
        guard case .period(let period) = run.standing.scope,
            !scheme.periods(countedIn: run.standing.scope).contains(cell.period)
        else { return }
        throw CentreRefusal(
            .wrongUse,
            ["reason": "--period \(period): 单元格属于 the cell is of \(cell.period)"])
    }
}
