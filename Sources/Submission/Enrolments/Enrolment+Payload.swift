public import Notation

/// The canonical JSON of an enrolment.
extension Enrolment {
    /// The payload bytes.
    public var payload: [UInt8] {
        var writer = CanonicalWriter()
        writer.beginObject()
        switch act {
        case .add(let holder): write(adding: holder, to: &writer)
        case .revoke(let revoked, let last):
            writer.field("act", "revoke")
            writer.field("basis", basis.rawValue)
            writer.field("centre", centre.text)
            writer.field("key", key.description)
            if !last.isEmpty { writer.field("last", last.map(\.description)) }
            writer.field("revokes", revoked.description)
            writer.field("v", 1)
        }
        writer.endObject()
        return writer.bytes
    }

    private func write(adding holder: KeyHolder, to writer: inout CanonicalWriter) {
        writer.field("act", "add")
        writer.field("basis", basis.rawValue)
        writer.field("centre", centre.text)
        if case .centrePerson(_, let duty) = holder.role { writer.field("duty", duty.rawValue) }
        writer.field("key", key.description)
        writer.field("kind", holder.role.kind)
        writer.field("name", holder.name)
        writer.field("office", ifPresent: holder.role.office?.text)
        writer.field("person", ifPresent: holder.role.person?.text)
        writer.field("publicKey", holder.publicKey.base64)
        writer.field("recipient", ifPresent: holder.recipient?.description)
        writer.field("v", 1)
    }

    /// Reads payload bytes; a weak public key is refused here.
    public init(payload: [UInt8]) throws(JSONError) {
        var reader = CanonicalReader(payload)
        try reader.beginObject()
        let act = try reader.string("act")
        basis = try reader.text("basis", { Basis(rawValue: $0) })
        centre = try reader.text("centre", { CentreID($0) })
        let duty = try reader.optionalText("duty", { CentreDuty(rawValue: $0) })
        key = try reader.text("key", { KeyID(hex: $0) })
        switch act {
        case "add":
            self.act = .add(try Self.readHolder(&reader, duty: duty))
        case "revoke" where duty == nil:
            let last = try reader.optionalTexts(
                "last", limit: Limits.replaces, { RecordID(hex: $0) })
            self.act = .revoke(try reader.text("revokes", { KeyID(hex: $0) }), last: last)
        default:
            throw JSONError(.badText, at: 0, key: "act")
        }
        _ = try reader.integer("v", in: 1...1)
        try reader.endObject()
        try reader.end()
    }

    private static func readHolder(
        _ reader: inout CanonicalReader, duty: CentreDuty?
    ) throws(JSONError) -> KeyHolder {
        let kind = try reader.string("kind")
        let name = try reader.text("name", PayloadText.name)
        let office = try reader.optionalText("office", { OfficeID($0) })
        let person = try reader.optionalText("person", { PersonID($0) })
        let publicKey = try reader.text("publicKey", { PublicKey(base64: $0) })
        let recipient = try reader.optionalText("recipient", { AgeRecipient($0) })
        guard let role = KeyRole(kind: kind, office: office, person: person, duty: duty) else {
            throw JSONError(.badText, at: 0, key: "kind")
        }
        return KeyHolder(publicKey: publicKey, role: role, name: name, recipient: recipient)
    }
}

extension KeyRole {
    /// The word for this kind of holder: `device`, `person`, `centre`, `log` or `root`.
    public var kind: String {
        switch self {
        case .device: "device"
        case .officePerson: "person"
        case .centrePerson: "centre"
        case .log: "log"
        case .root: "root"
        }
    }

    init?(kind: String, office: OfficeID?, person: PersonID?, duty: CentreDuty?) {
        switch (kind, office, person, duty) {
        case ("device", let office?, nil, nil): self = .device(office)
        case ("person", let office?, let person?, nil): self = .officePerson(person, office)
        case ("centre", nil, let person?, let duty?): self = .centrePerson(person, duty)
        case ("log", nil, nil, nil): self = .log
        default: return nil
        }
    }
}
