internal import DurableFiles
internal import Recount
internal import Notation
package import Submission
internal import TransparencyLog

/// Seals drafts: in one transaction they become a signed batch, an outbox item and a link of the
/// device's chain, and cease to be drafts.
///
/// Refused with all findings while anything would be returned by the centre, or a draft is on an
/// older version of its scheme; `despiteFindings` seals all the same, but never what is no value.
package struct Sealer: Sendable {
    private let folder: AgentFolder
    private let desk: DraftDesk
    private let surroundings: Surroundings

    /// A sealer; the caller holds the folder's lock.
    package init(folder: AgentFolder, surroundings: Surroundings = .real) throws {
        self.folder = folder
        self.surroundings = surroundings
        desk = try DraftDesk(folder: folder, surroundings: surroundings)
    }

    /// Seals; nothing is changed when it is refused.
    package func seal(_ request: SealRequest) throws -> SealedBatch {
        let drafts = try chosen(request)
        let scheme = try scheme(of: drafts, request)
        var findings = drafts.flatMap { desk.check($0).findings }
        findings += headerFindings(request, drafts, scheme)
        let isReadable = drafts.allSatisfy { $0.entry != nil }
        if !request.despiteFindings || !isReadable, let refusal = AgentRefusal(findings) {
            throw refusal
        }
        let key = try folder.keys.open(PersonKeys.device).get()
        let identity = desk.identity
        let checkpoint = try folder.database.latestCheckpoint()
        let facts = BatchFacts(
            centre: identity.card.centre, office: identity.office, scheme: scheme.reference,
            period: request.period, preparer: request.preparer ?? identity.person,
            reviewer: request.reviewer, note: request.note,
            checkpoint: checkpoint.map { String(decoding: $0.bytes, as: UTF8.self) })
        return try folder.database.seal(
            drafts, facts: facts, by: key, now: surroundings.now(),
            salt: surroundings.random(16))
    }

    private func chosen(_ request: SealRequest) throws -> [Draft] {
        var drafts = try folder.database.drafts(period: request.period)
        if let scheme = request.scheme {
            drafts.removeAll { $0.scheme != nil && $0.scheme?.id != scheme }
        }
        if !request.only.isEmpty {
            for place in request.only where !drafts.contains(where: { $0.place == place }) {
                throw AgentRefusal(.draftMissing, at: place.description)
            }
            drafts.removeAll { !request.only.contains($0.place) }
        }
        guard !drafts.isEmpty else { throw AgentRefusal(.batchEmpty) }
        return drafts
    }

    /// The one scheme of all drafts; those begun before any was received take the one in force.
    private func scheme(of drafts: [Draft], _ request: SealRequest) throws -> PublishedScheme {
        let named = Set(drafts.compactMap(\.scheme?.id))
        guard named.count < 2 else {
            let names = named.map(\.text).sorted().joined(separator: ", ")
            throw AgentRefusal(
                .draftSchemeUnclear, ["period": request.period.text, "schemes": names])
        }
        let scheme = try desk.shelf.scheme(
            for: request.period, named: request.scheme ?? named.first)
        guard let scheme else { throw AgentRefusal(.schemeNotReceived) }
        return scheme
    }

    /// What fails the batch as a whole, by the centre's own rule (M4) over what is known here.
    private func headerFindings(
        _ request: SealRequest, _ drafts: [Draft], _ scheme: PublishedScheme
    ) -> [Finding] {
        let header = desk.header(
            request.period, scheme.reference, reviewer: request.reviewer,
            preparer: request.preparer)
        // One entry is enough to learn what is said of the header: where that fails, the entry is
        // returned without a finding of its own.
        let batch = Batch(
            header: header, entries: Array(drafts.lazy.compactMap(\.entry).prefix(1)))
        let verdict = BatchVerdict(
            judging: batch, id: RecordID(Digest(of: [])), registry: desk.registry,
            answers: scheme.rules)
        let isFailed = verdict.entries.contains { $0.status == .returned && $0.findings.isEmpty }
        return isFailed ? verdict.findings : []
    }
}
