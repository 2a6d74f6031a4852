package import Notation
package import Submission

/// A holder as a row of the database and a line of a list carry it.
extension KeyHolder {
    /// `{"key","kind","name","office","person","publicKey","recipient"}`, what there is of it.
    package var json: JSON {
        var members: [String: JSON] = [
            "key": .string(publicKey.id.description), "kind": .string(role.kind),
            "name": .string(name), "publicKey": .string(publicKey.base64),
        ]
        if let office = role.office { members["office"] = .string(office.text) }
        if let person = role.person { members["person"] = .string(person.text) }
        if case .centrePerson(_, let duty) = role { members["duty"] = .string(duty.rawValue) }
        if let recipient { members["recipient"] = .string(recipient.description) }
        return .object(members)
    }

    /// Reads a device or a person of an office.
    init?(json: JSON) {
        guard let key = json["publicKey"]?.string.flatMap({ PublicKey(base64: $0) }),
            let name = json["name"]?.string,
            let office = json["office"]?.string.flatMap({ OfficeID($0) })
        else { return nil }
        let recipient = json["recipient"]?.string.flatMap { AgeRecipient($0) }
        if let person = json["person"]?.string {
            guard let person = PersonID(person) else { return nil }
            self.init(
                publicKey: key, role: .officePerson(person, office), name: name,
                recipient: recipient)
        } else {
            self.init(
                publicKey: key, role: .device(office), name: name, recipient: recipient)
        }
    }
}
