public import Notation

/// What becomes of the entries of a batch, as far as the set of records says by now (M4).
public struct BatchVerdict: Hashable, Sendable {
    /// What is said of the batch as a whole.
    public let findings: [Finding]
    /// One for each entry, in order.
    public let entries: [EntryVerdict]

    /// Judges a batch.
    ///
    /// `answers` is nil where the version that the batch names is not on the standing chain.
    public init(
        judging batch: Batch, id: RecordID, registry: Registry, answers: (any SchemeAnswers)?
    ) {
        let header = batch.header
        let failed = registry.headerFindings(header, answers: answers)
        let held = failed.isEmpty ? registry.holds(header, id: id, answers: answers) : []
        findings = failed + held
        entries = batch.entries.map { entry in
            guard failed.isEmpty, let answers else {
                return EntryVerdict(status: .returned, findings: [])
            }
            let own = answers.findings(for: entry, in: header)
            guard own.isEmpty else { return EntryVerdict(status: .returned, findings: own) }
            return EntryVerdict(status: held.isEmpty ? .accepted : .held, findings: [])
        }
    }

    /// The verdict on a batch of which every cell has found that its entry is accepted.
    init(accepting count: Int) {
        findings = []
        entries = Array(
            repeating: EntryVerdict(status: .accepted, findings: []), count: count)
    }

    /// A verdict that was found another way.
    init(findings: [Finding], entries: [EntryVerdict]) {
        self.findings = findings
        self.entries = entries
    }

    /// Verdicts of the entries of one batch; what its header does to all is said once, of it.
    init(together entries: [EntryVerdict]) {
        let shared = (entries.first?.findings ?? []).filter { finding in
            Self.headerCodes.contains(finding.code)
                && entries.allSatisfy { $0.findings.contains(finding) }
        }
        findings = shared
        self.entries = entries.map { entry in
            EntryVerdict(
                status: entry.status, findings: entry.findings.filter { !shared.contains($0) })
        }
    }

    /// Findings that a header earns, not an entry.
    private static let headerCodes: [FindingCode] = [
        .entrySchemeUnknown, .entryPersonNotEnrolled, .entryReviewerSame, .entryReviewerMissing,
        .entryKeyNotApproved, .entryKeyRevoked, .entryApprovalMissing,
    ]

    /// How many entries have a status.
    public func count(_ status: EntryVerdict.Status) -> Int {
        entries.count { $0.status == status }
    }

    /// The status all entries share, else `mixed`.
    public var status: String {
        let statuses = Set(entries.map(\.status))
        return statuses.count == 1 ? statuses.first?.rawValue ?? "none" : "mixed"
    }

    /// The shape of `docs/protocol.md`: only entries that are not accepted are listed.
    ///
    /// At most 1,000 of them; the counts are of all.
    public var json: JSON {
        let listed = entries.enumerated().filter { $0.element.status != .accepted }
        return [
            "status": .string(status), "accepted": .integer(Int64(count(.accepted))),
            "held": .integer(Int64(count(.held))), "returned": .integer(Int64(count(.returned))),
            "findings": .array(findings.map(\.json)),
            "entries": .array(
                listed.prefix(1_000).map { index, entry in
                    [
                        "index": .integer(Int64(index)),
                        "verdict": .string(entry.status.rawValue),
                        "findings": .array(entry.findings.map(\.json)),
                    ]
                }),
        ]
    }
}

/// What becomes of one entry.
public struct EntryVerdict: Hashable, Sendable {
    /// Accepted, held or returned.
    public let status: Status
    /// Why, where the reason is the entry's own.
    public let findings: [Finding]

    /// The three verdicts.
    public enum Status: String, Hashable, Sendable {
        /// It counts.
        case accepted
        /// It waits for an approval, an enrolment or an admission.
        case held
        /// It failed a check or was returned.
        case returned
    }
}

extension Registry {
    /// Checks of the header that fail every entry.
    public func headerFindings(_ header: BatchHeader, answers: (any SchemeAnswers)?) -> [Finding] {
        guard let answers, scheme(header.scheme) != nil else {
            return [
                Finding(
                    .entrySchemeUnknown,
                    ["scheme": header.scheme.id.text, "version": "\(header.scheme.version)"])
            ]
        }
        var findings: [Finding] = []
        for person in [header.preparer, header.reviewer].compactMap({ $0 })
        where !isEnrolled(person, for: header.office) {
            findings.append(
                Finding(
                    .entryPersonNotEnrolled, ["person": person.text, "office": header.office.text]))
        }
        if header.reviewer == header.preparer { findings.append(Finding(.entryReviewerSame)) }
        if answers.needsReviewer, header.reviewer == nil {
            findings.append(Finding(.entryReviewerMissing))
        }
        return findings
    }

    /// Why a batch has to wait: key, revocation, approval.
    func holds(
        _ header: BatchHeader, id: RecordID, answers: (any SchemeAnswers)?
    ) -> [Finding] {
        var findings: [Finding] = []
        if holder(header.key) == nil {
            findings.append(Finding(.entryKeyNotApproved, ["key": header.key.description]))
        }
        if let revocation = revocations[header.key], !isBehind(id, ends: revocation.last) {
            findings.append(Finding(.entryKeyRevoked, ["key": header.key.description]))
        }
        if let answers, answers.needsReviewer, let reviewer = header.reviewer,
            !approvers(of: id, in: header.scheme.id, for: header.office).contains(reviewer)
        {
            findings.append(Finding(.entryApprovalMissing, ["person": reviewer.text]))
        }
        return findings
    }

    /// True for a batch that one of the ends reaches by `prev`, the ends themselves included.
    func isBehind(_ batch: RecordID, ends: Set<RecordID>) -> Bool {
        ends.contains { end in
            var place: RecordID? = end
            var steps = 0
            while let current = place, steps <= previous.count {
                if current == batch { return true }
                place = previous[current]
                steps += 1
            }
            return false
        }
    }
}
