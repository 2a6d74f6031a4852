public import Notation

/// What asks for the enrolment of a further person of an office: a proposal of kind `person`.
///
/// Signed by a device or a person that the office has; carried as any record. The new key proves
/// itself by a possession record over a number that names office and signer, so that no proof given
/// elsewhere serves here.
public struct PersonRequest: Hashable, Sendable {
    /// Who is to be enrolled.
    public let person: PersonID
    /// The name, for people.
    public let name: String
    /// The new key.
    public let publicKey: PublicKey
    /// The possession record of the new key.
    public let proof: SignedRecord

    /// A request.
    public init(person: PersonID, name: String, publicKey: PublicKey, proof: SignedRecord) {
        self.person = person
        self.name = name
        self.publicKey = publicKey
        self.proof = proof
    }

    /// What the new key signs: a number of this office and of who asks alone.
    public static func nonce(office: OfficeID, askedBy key: KeyID) -> [UInt8] {
        let said = "shangji person\n\(office)\n\(key)"
        return Array(Digest(of: Array(said.utf8)).bytes.prefix(16))
    }

    /// The statement that a key of the office signs.
    public func statement(centre: CentreID, by key: KeyID) -> Statement {
        let text: JSON = [
            "name": .string(name),
            "possession": .string(String(decoding: proof.wire, as: UTF8.self)),
            "publicKey": .string(publicKey.base64),
        ]
        return Statement(
            centre: centre, key: key, kind: .person, about: proof.id, at: person.text,
            text: String(decoding: text.canonical, as: UTF8.self))
    }

    /// Reads and proves the request in a statement; nil where it is malformed or not proven.
    public init?(_ statement: Statement, of office: OfficeID) {
        guard statement.kind == .person, let person = statement.at.flatMap({ PersonID($0) }),
            let text = statement.text,
            let json = try? JSON(Array(text.utf8), form: .canonical),
            let name = json["name"]?.string.flatMap(PayloadText.name),
            let key = json["publicKey"]?.string.flatMap({ PublicKey(base64: $0) }),
            let wire = json["possession"]?.string,
            case .success(let proof) = SignedRecord.read(Array(wire.utf8)),
            proof.id == statement.about
        else { return nil }
        self.init(person: person, name: name, publicKey: key, proof: proof)
        guard isProven(statement, office) else { return nil }
    }

    /// Who the key is to belong to.
    public func holder(in office: OfficeID) -> KeyHolder {
        KeyHolder(publicKey: publicKey, role: .officePerson(person, office), name: name)
    }

    private func isProven(_ statement: Statement, _ office: OfficeID) -> Bool {
        guard proof.type == .possession, proof.key == publicKey.id, proof.isSigned(by: publicKey),
            let said = try? KeyProof(payload: proof.payload)
        else { return false }
        return said
            == KeyProof(
                centre: statement.centre, key: publicKey.id,
                nonce: Self.nonce(office: office, askedBy: statement.key))
    }
}
