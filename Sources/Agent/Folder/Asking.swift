internal import Glibc
package import Notation
package import Submission

/// What asks a centre to enrol this installation: its device, and the person whose key is at hand.
package enum Asking {
    /// The request of a device and a clerk over an invitation.
    ///
    /// - Parameter isRenewal: the person asks for a further device of theirs (M15).
    package static func request(
        _ invitation: Invitation, device: SigningKey, recipient: AgeRecipient,
        clerk: SigningKey, person: PersonID, name: String, isRenewal: Bool = false
    ) throws -> EnrolmentRequest {
        let centre = invitation.card.centre
        let proof = { (key: SigningKey, nonce: [UInt8]) in
            try key.sign(
                .possession, KeyProof(centre: centre, key: key.id, nonce: nonce).payload)
        }
        let nonce =
            isRenewal
            ? EnrolmentRequest.renewalNonce(secret: invitation.secret, device: device.id)
            : invitation.secret
        return EnrolmentRequest(
            secret: invitation.secret,
            device: KeyHolder(
                publicKey: device.publicKey, role: .device(invitation.office), name: hostName,
                recipient: recipient),
            person: KeyHolder(
                publicKey: clerk.publicKey, role: .officePerson(person, invitation.office),
                name: name),
            deviceProof: try proof(device, invitation.secret),
            personProof: try proof(clerk, nonce))
    }

    static func newKey(_ surroundings: Surroundings) throws -> SigningKey {
        guard let key = SigningKey(seed: surroundings.random(32)) else {
            throw AgentRefusal(.keyRefused)
        }
        return key
    }

    private static var hostName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        let status = gethostname(&buffer, 255)
        let name = String(
            decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return status == 0 && !name.isEmpty ? String(name.prefix(100)) : "agent"
    }
}
