internal import Recount
package import Notation
package import Submission

/// A draft and what the checks say of it.
package struct CheckedDraft: Hashable, Sendable {
    /// The draft.
    package var draft: Draft
    /// Empty where nothing is wrong.
    package var findings: [Finding]
}

/// Where drafts are typed, checked, carried over and taken away; everything works without network.
///
/// Whoever changes something holds the folder's lock.
package struct DraftDesk: Sendable {
    /// Who this installation is.
    package let identity: AgentIdentity
    /// Keys, approvals and schemes as far as the feed has brought them.
    package let registry: Registry
    /// The schemes in force.
    package let shelf: SchemeShelf
    /// What later versions made of the cells of drafts.
    let changes: MeaningChanges
    let database: AgentDatabase
    let folder: String
    let evidence: EvidenceFolder
    let surroundings: Surroundings

    /// The desk of a folder.
    package init(folder: AgentFolder, surroundings: Surroundings = .real) throws {
        database = folder.database
        self.folder = folder.path
        evidence = folder.evidence
        self.surroundings = surroundings
        guard let identity = try database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        self.identity = identity
        registry = try database.registry(card: identity.card)
        shelf = SchemeShelf(registry)
        changes = MeaningChanges(
            since: try database.versions(begunBefore: shelf.current.map(\.reference.hash)),
            in: registry)
    }

    /// Keeps what was typed for a cell, whatever the checks say of it.
    ///
    /// `files` are copied in and attached beside what is attached already.
    package func set(
        _ place: DraftPlace, _ content: Draft.Content, event: EventDetails? = nil,
        comment: String? = nil, evidence files: [String] = [], scheme: SchemeID? = nil
    ) throws -> CheckedDraft {
        let published = try shelf.scheme(for: place.period, named: scheme)
        let draft = Draft(
            place: place, content: content, event: event, comment: comment,
            evidence: try files.map { try evidence.take($0) },
            scheme: try begun(place, on: published), changedAt: surroundings.now())
        try database.keep([draft])
        let kept = try database.drafts(period: place.period).first {
            $0.place == place && $0.scheme == draft.scheme
        }
        return check(kept ?? draft)
    }

    /// A fresh name for an event.
    package func newEvent() -> EventID? { EventID(bytes: surroundings.random(16)) }

    /// The drafts with their findings, of one period where one is named.
    package func checked(period: PeriodID? = nil) throws -> [CheckedDraft] {
        try checkKnown(period)
        return try database.drafts(period: period).map(check)
    }

    /// What the checks say of a draft.
    package func check(_ draft: Draft) -> CheckedDraft {
        var findings: [Finding] = []
        let place = draft.place.description
        let entry = draft.entry
        if entry == nil { findings.append(Finding(.draftUnreadable, at: place)) }
        findings += missing(draft)
        switch Result(catching: { try scheme(of: draft) }) {
        case .failure(let error):
            findings += (error as? AgentRefusal)?.findings ?? []
        case .success(.none):
            findings.append(Finding(.draftWaitsForScheme, at: place))
        case .success(.some(let scheme)):
            findings += olderVersion(draft, than: scheme)
            if let entry {
                findings += scheme.rules.findings(
                    for: entry, in: header(draft.place.period, scheme.reference))
            }
        }
        return CheckedDraft(draft: draft, findings: findings)
    }

    /// Takes drafts away: the named cells of a period, or all of it.
    package func clear(period: PeriodID?, only places: [DraftPlace]) throws -> [Draft] {
        try checkKnown(period)
        let drafts = try database.drafts(period: period)
        for place in places where !drafts.contains(where: { $0.place == place }) {
            throw AgentRefusal(.draftMissing, at: place.description)
        }
        let chosen = places.isEmpty ? drafts : drafts.filter { places.contains($0.place) }
        try database.clear(chosen, at: surroundings.now())
        try drop(chosen.flatMap(\.evidence))
        return chosen
    }

    /// The scheme in force for a draft; nil where none has been received.
    func scheme(of draft: Draft) throws -> PublishedScheme? {
        try shelf.scheme(for: draft.place.period, named: draft.scheme?.id)
    }

    /// A header that tells the checks office, scheme and period, and is never sent.
    func header(
        _ period: PeriodID, _ scheme: SchemeReference, reviewer: PersonID? = nil,
        preparer: PersonID? = nil
    ) -> BatchHeader {
        BatchHeader(
            centre: identity.card.centre, office: identity.office, key: identity.device,
            sequence: 1, scheme: scheme, period: period, sealedAt: surroundings.now(),
            preparer: preparer ?? identity.person, reviewer: reviewer,
            salt: [UInt8](repeating: 0, count: 16))
    }

    /// A draft stays on the version it was begun on, until it is carried over or sealed.
    private func begun(
        _ place: DraftPlace, on published: PublishedScheme?
    ) throws -> SchemeReference? {
        guard let published else { return nil }
        let before = try database.drafts(period: place.period).first {
            $0.place == place && $0.scheme?.id == published.reference.id
        }
        return before?.scheme ?? published.reference
    }

    private func olderVersion(_ draft: Draft, than scheme: PublishedScheme) -> [Finding] {
        guard let begun = draft.scheme, begun != scheme.reference else { return [] }
        let place = draft.place.description
        let versions = ["version": "\(begun.version)", "current": "\(scheme.reference.version)"]
        let older = Finding(.draftSchemeOlder, at: place, versions)
        switch try? fate(of: draft) {
        case .changed: return [older, Finding(.draftCellChanged, at: place, versions)]
        case .gone: return [older, Finding(.draftCellGone, at: place, versions)]
        case .same, nil: return [older]
        }
    }
}
