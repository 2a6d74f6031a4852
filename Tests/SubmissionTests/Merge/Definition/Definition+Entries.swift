import Notation

@testable import Submission

/// Verdicts (M4) and what an entry replaces (M5).
extension Definition {
    /// The checks that read only the record, the version it names and the enrolments.
    func m4Failures(_ entry: Given) -> Set<String> {
        let header = entry.header
        guard let answers = versions[header.scheme] else {
            return [FindingCode.entrySchemeUnknown.text]
        }
        var codes = Set(answers.findings(for: entry.entry, in: header).map(\.code.text))
        let persons = [header.preparer] + (header.reviewer.map { [$0] } ?? [])
        if !persons.allSatisfy({ isEnrolled($0, for: header.office) }) {
            codes.insert(FindingCode.entryPersonNotEnrolled.text)
        }
        if header.reviewer == header.preparer { codes.insert(FindingCode.entryReviewerSame.text) }
        if answers.needsReviewer, header.reviewer == nil {
            codes.insert(FindingCode.entryReviewerMissing.text)
        }
        return codes
    }

    private func m4Holds(_ entry: Given) -> Set<String> {
        let header = entry.header
        var codes: Set<String> = []
        if !isEnrolled(header.key) { codes.insert(FindingCode.entryKeyNotApproved.text) }
        if !revocations(of: header.key).isEmpty, !m13IsBehind(entry.id.record, of: header.key),
            !m12IsAdmitted(entry)
        {
            codes.insert(FindingCode.entryKeyRevoked.text)
        }
        if versions[header.scheme]?.needsReviewer == true, let reviewer = header.reviewer,
            !m3HasReviewer(reviewer, approved: entry.id.record, header)
        {
            codes.insert(FindingCode.entryApprovalMissing.text)
        }
        if m9IsLate(entry), !m10TakesLate(entry) { codes.insert(FindingCode.entryLate.text) }
        return codes
    }

    /// M4: returned, else held, else accepted; a return outweighs all (M12).
    func m4Why(_ entry: Given) -> (verdict: String, codes: Set<String>) {
        let returned =
            m4Failures(entry)
            .union(m12IsReturned(entry) ? [FindingCode.entryGivenBack.text] : [])
        if !returned.isEmpty { return ("returned", returned) }
        let holds = m4Holds(entry)
        return holds.isEmpty ? ("accepted", []) : ("held", holds)
    }

    /// M5: what it names with effect: entries of the same cell and office, or of predecessors.
    func m5Replaces(_ entry: Given) -> [EntryID] {
        entry.entry.replaces.filter { name in
            guard let other = entries[name], other.cell == entry.cell else { return false }
            return other.header.office == entry.header.office
                || versions[entry.header.scheme]?.succeeds(
                    entry.header.office, other.header.office) == true
        }
    }

    /// M5: another thing that is in the log is a finding, an unknown id is none.
    func m5Foreign(_ entry: Given) -> [EntryID] {
        let effect = m5Replaces(entry)
        return entry.entry.replaces.filter { byID[$0.record] != nil && !effect.contains($0) }
    }
}
