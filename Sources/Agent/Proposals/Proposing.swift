internal import Assessment
internal import Recount
package import Notation
package import Submission

/// Proposes something to the centre, offline as everything: signed, kept, in the outbox.
///
/// Rules are for an indicator that the office is in charge of; targets, duties and contracts for a
/// subject of the office; an indicator for an id that is free. Proposing again is a new version.
package enum Proposing {
    /// Signs a proposal about the scheme in force; returns its record.
    ///
    /// Refused with `proposal-place-unknown`, `proposal-place-taken`, `statement-text-missing`,
    /// `batch-text-too-long` and what signing refuses.
    package static func propose(
        _ kind: Statement.Kind, for place: String, text: String, scheme id: SchemeID?,
        by person: PersonID, passphrase: String, in folder: AgentFolder,
        surroundings: Surroundings = .real
    ) throws -> RecordID {
        let desk = try DraftDesk(folder: folder, surroundings: surroundings)
        guard let scheme = try desk.shelf.scheme(for: nil, named: id),
            let version = desk.registry.currentScheme(scheme.reference.id)
        else { throw AgentRefusal(.schemeNotReceived) }
        try check(kind, place, of: desk.identity.office, in: scheme.rules.scheme)
        return try Statements.make(
            kind, about: version.record, at: place, text: text, by: person,
            passphrase: passphrase, in: folder, surroundings: surroundings)
    }

    private static func check(
        _ kind: Statement.Kind, _ place: String, of office: OfficeID, in scheme: Scheme
    ) throws {
        let outline = Outline(scheme)
        let node = IndicatorID(place).flatMap { outline[$0] }
        let names = ["scheme": scheme.id.text, "place": place]
        switch kind {
        case .indicator:
            if node != nil { throw AgentRefusal(.proposalPlaceTaken, at: place, names) }
            guard IndicatorID(place) != nil else { break }
            return
        case .rules:
            guard let node, node.indicator.leaf != nil else { break }
            let heirs = node.responsible.flatMap(MayWrite(scheme).successors)
            if (node.responsible + heirs).contains(office) { return }
        case .target, .duty, .contract:
            let subject = SubjectID(place)
            if scheme.subjects.contains(where: { $0.id == subject && $0.office == office }) {
                return
            }
        default: break
        }
        throw AgentRefusal(.proposalPlaceUnknown, at: place, names)
    }
}
