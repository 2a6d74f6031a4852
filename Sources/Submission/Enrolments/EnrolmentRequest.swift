public import Notation

/// What an invited office sends to have its first device and person enrolled.
///
/// Body of `POST /v1/enrolments`. Each key proves possession over the invitation's secret.
public struct EnrolmentRequest: Hashable, Sendable {
    /// The invitation's secret.
    public var secret: [UInt8]
    /// The device.
    public var device: KeyHolder
    /// The clerk.
    public var person: KeyHolder
    /// The device's possession record.
    public var deviceProof: SignedRecord
    /// The person's possession record.
    public var personProof: SignedRecord

    /// A request.
    public init(
        secret: [UInt8], device: KeyHolder, person: KeyHolder, deviceProof: SignedRecord,
        personProof: SignedRecord
    ) {
        self.secret = secret
        self.device = device
        self.person = person
        self.deviceProof = deviceProof
        self.personProof = personProof
    }

    /// The JSON object.
    public var json: JSON {
        [
            "secret": .string(Hex.encode(secret)), "device": Self.json(device, deviceProof),
            "person": Self.json(person, personProof),
        ]
    }

    private static func json(_ holder: KeyHolder, _ proof: SignedRecord) -> JSON {
        var members: [String: JSON] = [
            "name": .string(holder.name), "publicKey": .string(holder.publicKey.base64),
            "possession": .string(String(decoding: proof.wire, as: UTF8.self)),
        ]
        if let person = holder.role.person { members["id"] = .string(person.text) }
        if let recipient = holder.recipient { members["recipient"] = .string("\(recipient)") }
        return .object(members)
    }

    /// Reads the JSON object for the office that the secret invites; nil when malformed.
    ///
    /// Weak keys make it malformed. Possession still has to be checked with ``isProven(centre:)``.
    public init?(json: JSON, office: OfficeID) {
        guard let secret = json["secret"]?.string.flatMap(PayloadText.sixteenBytes),
            let deviceJSON = json["device"], let personJSON = json["person"],
            let id = personJSON["id"]?.string.flatMap({ PersonID($0) }),
            let device = Self.holder(deviceJSON, .device(office)),
            let person = Self.holder(personJSON, .officePerson(id, office)),
            device.publicKey != person.publicKey,
            let deviceProof = Self.proof(deviceJSON), let personProof = Self.proof(personJSON)
        else { return nil }
        self.init(
            secret: secret, device: device, person: person, deviceProof: deviceProof,
            personProof: personProof)
    }

    /// The part of a request whose public key has 32 bytes and yet is no key: weak or malformed.
    public static func refusedKey(in json: JSON) -> String? {
        ["device", "person"].first { part in
            guard let text = json[part]?["publicKey"]?.string, let bytes = Base64.decode(text)
            else { return false }
            return bytes.count == 32 && PublicKey(bytes) == nil
        }
    }

    private static func holder(_ json: JSON, _ role: KeyRole) -> KeyHolder? {
        guard let name = json["name"]?.string.flatMap(PayloadText.name),
            let key = json["publicKey"]?.string.flatMap({ PublicKey(base64: $0) })
        else { return nil }
        let recipient = json["recipient"]?.string.flatMap { AgeRecipient($0) }
        guard (json["recipient"] == nil) == (recipient == nil) else { return nil }
        return KeyHolder(publicKey: key, role: role, name: name, recipient: recipient)
    }

    private static func proof(_ json: JSON) -> SignedRecord? {
        guard let text = json["possession"]?.string,
            case .success(let record) = SignedRecord.read(Array(text.utf8)),
            record.type == .possession
        else { return nil }
        return record
    }

    /// True when both keys signed for this centre and this invitation.
    public func isProven(centre: CentreID) -> Bool {
        proves(device, deviceProof, secret, centre) && proves(person, personProof, secret, centre)
    }

    func proves(
        _ holder: KeyHolder, _ record: SignedRecord, _ nonce: [UInt8], _ centre: CentreID
    ) -> Bool {
        guard record.key == holder.publicKey.id,
            case .success(let verified) = RecordCheck(centre: centre, holders: [:])
                .verify(record, by: holder),
            case .proof(let proof) = verified.content
        else { return false }
        return proof.nonce == nonce
    }
}
