package import Notation
internal import Recount
package import Submission
package import TransparencyLog

/// How far everything on this computer has come, and what a clerk should know of it.
package struct AgentStatus: Sendable {
    /// Who this installation is.
    package let identity: AgentIdentity
    /// True once the feed has shown the device's enrolment.
    package let isEnrolled: Bool
    /// How many of what.
    package let counts: AgentCounts
    /// Entries of received batches by verdict.
    package let entries: EntryCounts
    /// The cells of this office that do not count yet, in order.
    package let open: [OpenCell]
    /// How far the evidence of sealed batches has come.
    package let evidence: EvidenceStatus
    /// Drafts that were begun on an earlier version of their scheme, with what became of each.
    package let drafts: [(place: DraftPlace, fate: DraftFate)]
    /// Cells whose value counts no more since their scheme was amended, in order.
    package let again: [Cell]
    /// The schemes in force.
    package let schemes: [SchemeReference]
    /// The newest checkpoint that was verified; nil before the first.
    package let checkpoint: Checkpoint?
    /// What a clerk should know: nothing has left for days, a copy of this device, a lying log.
    package let findings: [Finding]

    /// Entries by verdict.
    package struct EntryCounts: Hashable, Sendable {
        /// They count.
        package var accepted: Int64 = 0
        /// They wait.
        package var held: Int64 = 0
        /// They were returned.
        package var returned: Int64 = 0

        /// Counts of all three.
        package init(accepted: Int64 = 0, held: Int64 = 0, returned: Int64 = 0) {
            self.accepted = accepted
            self.held = held
            self.returned = returned
        }
    }

    /// Days after which it is said that nothing has left.
    package static let patience: Int64 = 3

    /// The status of a folder.
    ///
    /// - Parameter day: the day of a moment in a zone, to tell which warnings are overdue.
    package init(
        folder: AgentFolder, surroundings: Surroundings = .real,
        day: (Instant, _ zone: String) -> CivilDate? = { _, _ in nil }
    ) throws {
        let database = folder.database
        guard let identity = try database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        let desk = try DraftDesk(folder: folder, surroundings: surroundings)
        let state = try database.state(card: identity.card, desk.shelf)
        let registry = state.registry
        self.identity = identity
        isEnrolled = registry.holder(identity.device) != nil
        counts = try database.counts()
        evidence = try EvidenceStatus(folder: folder)
        entries = try Self.entries(database, state)
        open = try OpenCells(state, of: identity.office, in: database).all()
        schemes = registry.schemeIDs.compactMap { registry.currentScheme($0)?.reference }
        checkpoint = try database.latestCheckpoint().map { try Checkpoint(text: $0.text) }
        let asked = try AskedAgain(desk, state)
        drafts = asked.drafts
        again = asked.cells
        findings =
            try Self.forks(database, identity)
            + Self.silence(counts, surroundings.now()) + evidence.findings
            + Self.warnings(
                try database.warnings(in: registry, of: identity.office),
                on: day(surroundings.now(), desk.shelf.timezone))
            + Self.referrals(try database.referredAnswers(in: registry, to: identity.office))
            + OfficeKeys(database, identity, registry).findings + asked.findings
    }

    /// Warnings that this office has still to answer.
    private static func warnings(_ cases: [WarningCase], on today: CivilDate?) -> [Finding] {
        let waiting = cases.filter(\.awaitsOffice)
        guard !waiting.isEmpty else { return [] }
        let overdue = today.map { day in waiting.count { $0.isOverdue(on: day) } } ?? 0
        return [
            Finding(.warningsWait, ["count": "\(waiting.count)", "overdue": "\(overdue)"])
        ]
    }

    /// Answers of others that this office is asked to judge.
    private static func referrals(_ answers: [ReferredAnswer]) -> [Finding] {
        let waiting = answers.count(where: \.waits)
        return waiting == 0 ? [] : [Finding(.referralsWait, ["count": "\(waiting)"])]
    }

    /// The cells of entries that were returned and that nothing replaces yet, in order.
    package var toCorrect: [Cell] { open.filter { !$0.waits }.map(\.cell) }

    private static func entries(
        _ database: AgentDatabase, _ state: State
    ) throws -> EntryCounts {
        let verdicts = Verdicts(state)
        var entries = EntryCounts()
        for (id, said) in try database.batchReplies() {
            let verdict = verdicts.current(id, said)
            entries.accepted += verdict?["accepted"]?.integer ?? 0
            entries.held += verdict?["held"]?.integer ?? 0
            entries.returned += verdict?["returned"]?.integer ?? 0
        }
        return entries
    }

    private static func forks(
        _ database: AgentDatabase, _ identity: AgentIdentity
    ) throws -> [Finding] {
        var findings: [Finding] = []
        if let forked = try database.chainHead(identity.device).forkedAt {
            findings.append(Finding(.chainForked, ["sequence": "\(forked)"]))
        }
        if try database.counts().evidence > 0 {
            let size = try database.latestCheckpoint().map { try Checkpoint(text: $0.text).size }
            findings.append(Finding(.checkpointForked, ["size": "\(size ?? 0)"]))
        }
        return findings
    }

    private static func silence(_ counts: AgentCounts, _ now: Instant) -> [Finding] {
        guard let since = counts.pendingSince else { return [] }
        let last = max(since, counts.lastReceipt ?? since)
        let days = (now.secondsSince1970 - last.secondsSince1970) / 86_400
        guard days >= patience else { return [] }
        return [
            Finding(
                .nothingLeft, ["count": "\(counts.sealed + counts.sent)", "days": "\(days)"])
        ]
    }
}
