internal import DurableFiles
package import Notation
internal import Recount
package import Submission

/// Makes signed words about records: approvals, acknowledgements, answers, appeals, rules.
package enum Statements {
    /// Signs a statement with a person's key and keeps it; it is in the outbox from then on.
    ///
    /// Texts beyond their limits and persons without a key here are refused; so are words on
    /// warnings of others, and answers, appeals, rules and returns of answers that say nothing.
    package static func make(
        _ kind: Statement.Kind, about: RecordID, at place: String?, text: String?,
        evidence files: [String] = [], by person: PersonID, passphrase: String,
        in folder: AgentFolder,
        surroundings: Surroundings = .real
    ) throws -> RecordID {
        guard let identity = try folder.database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        guard try folder.database.persons().contains(where: { $0.id == person }) else {
            throw AgentRefusal(.agentPersonUnknown, ["person": person.text])
        }
        try check(kind, about, at: place, text: text, in: folder, identity)
        let key = try folder.keys.open(person: person, passphrase: passphrase).get()
        let statement = Statement(
            centre: identity.card.centre, key: key.id, kind: kind, about: about, at: place,
            text: text, evidence: try files.map { try folder.evidence.take($0) })
        let payload = statement.payload
        guard (try? RecordContent(type: .statement, payload: payload)) != nil,
            payload.count <= RecordType.statement.payloadLimit
        else {
            try folder.evidence.drop(statement.evidence, in: folder.database)
            throw tooLong(statement)
        }
        let record = try key.sign(.statement, payload)
        guard try folder.database.wire(record.id) == nil else { return record.id }
        try folder.database.keep(record, statement.evidence, at: surroundings.now())
        return record.id
    }

    /// Which text is too long: that of the statement or its place, or the name of a file.
    private static func tooLong(_ statement: Statement) -> AgentRefusal {
        let longest = max(statement.at?.count ?? 0, statement.text?.count ?? 0)
        let name = statement.evidence.map(\.name.unicodeScalars.count).max() ?? 0
        let isName = name > Limits.nameCharacters && longest <= statement.kind.textLimit
        return AgentRefusal(
            .sealTextTooLong, at: statement.about.description,
            [
                "what": isName ? "evidence name" : "text", "size": "\(isName ? name : longest)",
                "limit": "\(isName ? Limits.nameCharacters : statement.kind.textLimit)",
            ])
    }

    private static func check(
        _ kind: Statement.Kind, _ about: RecordID, at place: String?, text: String?,
        in folder: AgentFolder, _ identity: AgentIdentity
    ) throws {
        guard ![.approval, .comment].contains(kind) else { return }
        let registry = try folder.database.registry(card: identity.card)
        if try (text ?? "").allSatisfy(\.isWhitespace)
            && isToBeSaid(kind, about, in: registry, folder.database, identity)
        {
            throw AgentRefusal(
                .statementTextMissing, at: about.description, ["kind": kind.rawValue])
        }
        guard [.acknowledgement, .answer, .appeal].contains(kind) else { return }
        let standings = try folder.database.standings(
            in: registry, of: identity.office, superseded: true)
        guard let standing = standings.first(where: { $0.record == about }) else {
            throw AgentRefusal(.agentRecordUnknown, at: about.description)
        }
        guard isOwn(place, of: kind, in: standing) else {
            throw AgentRefusal(
                .statementPlaceUnknown, at: about.description, ["place": place ?? "--at"])
        }
    }

    /// True for what is nothing without a text: an answer, an appeal, a proposal, and the return of
    /// an answer that was referred to this office.
    private static func isToBeSaid(
        _ kind: Statement.Kind, _ about: RecordID, in registry: Registry,
        _ database: AgentDatabase, _ identity: AgentIdentity
    ) throws -> Bool {
        guard kind == .rejection else {
            return [.answer, .appeal].contains(kind) || kind.isProposal
        }
        return try database.referredAnswers(in: registry, to: identity.office).contains {
            $0.referral.answer == about
        }
    }

    /// An appeal is about the standing, an own subject or an indicator of one; all else about a
    /// warning of an own subject.
    private static func isOwn(
        _ place: String?, of kind: Statement.Kind, in standing: KeptStanding
    ) -> Bool {
        guard let place else { return kind == .appeal }
        guard kind == .appeal else {
            return standing.warnings.contains {
                KeptStanding.place($0.subject, $0.indicator) == place
            }
        }
        let subject = place.prefix { $0 != "/" }
        return standing.own.contains { $0.text == subject }
    }
}
