internal import DurableFiles
package import Notation
package import Submission

/// The keys of the persons of the office, each wrapped by that person's passphrase.
package enum PersonKeys {
    /// Makes a key for a further person of the office and keeps it here.
    ///
    /// With it a request to enrol the person goes into the outbox, signed by the device, or by a
    /// person whose key is open. The key counts once the centre has enrolled it; until then
    /// approvals by it wait there.
    package static func add(
        _ person: PersonID, name: String, passphrase: String, by asker: SigningKey? = nil,
        in folder: AgentFolder, surroundings: Surroundings = .real
    ) throws -> AgentPerson {
        guard let identity = try folder.database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        let isKnown = try folder.database.persons().contains { $0.id == person }
        try checkName(of: person)
        guard !isKnown else { throw AgentRefusal(.agentPersonTwice, ["person": person.text]) }
        guard let key = SigningKey(seed: surroundings.random(32)) else {
            throw AgentRefusal(.keyRefused)
        }
        try keep(key, of: person, passphrase, in: folder, surroundings)
        let added = AgentPerson(
            id: person, name: name, publicKey: key.publicKey, addedAt: surroundings.now())
        let signer = try asker ?? folder.keys.open(device).get()
        let request = try request(for: added, key, by: signer, identity)
        try folder.database.add(added, asking: request)
        return added
    }

    private static func request(
        for person: AgentPerson, _ key: SigningKey, by signer: SigningKey, _ identity: AgentIdentity
    ) throws -> SignedRecord {
        let centre = identity.card.centre
        let nonce = PersonRequest.nonce(office: identity.office, askedBy: signer.id)
        let proof = try key.sign(
            .possession, KeyProof(centre: centre, key: key.id, nonce: nonce).payload)
        let request = PersonRequest(
            person: person.id, name: person.name, publicKey: key.publicKey, proof: proof)
        return try signer.sign(
            .statement, request.statement(centre: centre, by: signer.id).payload)
    }

    /// The name of the file of the device key.
    static let device = "device"
    /// The name of the file of the device's age key.
    static let deviceAge = "device-age"

    /// A person's key file is named by the person, so two names are taken.
    static func checkName(of person: PersonID) throws {
        guard ![device, deviceAge].contains(person.text) else {
            throw AgentRefusal(.agentPersonReserved, ["person": person.text])
        }
    }

    static func keep(
        _ key: SigningKey, of person: PersonID, _ passphrase: String, in folder: AgentFolder,
        _ surroundings: Surroundings
    ) throws {
        let file = try KeyFile.wrapped(
            key, person: person, passphrase: passphrase, salt: surroundings.random(16),
            nonce: surroundings.random(12))
        try folder.keys.keep(file: file, as: person.text)
    }
}
