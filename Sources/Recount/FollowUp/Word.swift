public import Notation
public import Submission

/// A statement with who said it and when it came: what warnings and appeals are followed up by.
public struct Word: Hashable, Sendable {
    /// The record.
    public let id: RecordID
    /// What it says.
    public let statement: Submission.Statement
    /// Whose key signed.
    public let role: KeyRole
    /// When it came, by the clock of whoever keeps it.
    public let at: Instant

    /// A word of a key that is enrolled.
    public init(id: RecordID, statement: Submission.Statement, role: KeyRole, at: Instant) {
        self.id = id
        self.statement = statement
        self.role = role
        self.at = at
    }

    /// The office of the signer; nil for the centre.
    public var office: OfficeID? { role.office }

    /// What a person of the centre who may settle something says of an answer or an appeal: true
    /// for yes, false for no; nil for every other word.
    public var ruling: Bool? {
        guard case .centrePerson(_, let duty) = role, duty != .inspector else { return nil }
        switch statement.kind {
        case .approval: return true
        case .rejection: return false
        default: return nil
        }
    }

    /// `{"about","at","evidence","id","kind","office","person","receivedAt","text"}`, what is not
    /// there left out.
    public var json: JSON {
        var members: [String: JSON] = [
            "about": .string(statement.about.description), "id": .string(id.description),
            "kind": .string(statement.kind.rawValue), "receivedAt": .string(at.description),
        ]
        members["at"] = statement.at.map { .string($0) }
        members["office"] = office.map { .string($0.text) }
        members["person"] = role.person.map { .string($0.text) }
        members["text"] = statement.text.map { .string($0) }
        if !statement.evidence.isEmpty {
            members["evidence"] = .array(
                statement.evidence.map { file in
                    [
                        "bytes": .integer(file.bytes), "name": .string(file.name),
                        "sha256": .string(file.digest.hex),
                    ]
                })
        }
        return .object(members)
    }
}
