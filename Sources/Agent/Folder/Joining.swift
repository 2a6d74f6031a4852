internal import DurableFiles
package import Notation
package import Submission

/// Joins a centre: makes the keys and the request.
///
/// All of it works without network.
package struct Joining: Sendable {
    /// The invitation.
    package var invitation: Invitation
    /// The clerk.
    package var person: PersonID
    /// The clerk's name.
    package var name: String
    /// Where the centre listens, where that is told apart from the invitation.
    package var server: String?

    /// A wish to join.
    package init(
        invitation: Invitation, person: PersonID, name: String, server: String? = nil
    ) {
        self.invitation = invitation
        self.person = person
        self.name = name
        self.server = server
    }

    /// True where the folder has joined with this invitation already, so that only the server is
    /// to be asked again.
    ///
    /// Refused with `agent-already-joined` where it has joined with another.
    package func isDone(in folder: AgentFolder) throws -> Bool {
        guard let identity = try folder.database.identity() else { return false }
        guard identity.invitation == invitation, identity.person == person else {
            throw AgentRefusal(
                .agentJoined, at: folder.path,
                ["office": identity.office.text, "centre": identity.card.centre.text])
        }
        if let server, server != identity.server { try folder.database.move(to: server) }
        return true
    }

    /// Makes device key, age key and person key, and keeps the request; once.
    ///
    /// Keys are durable before the identity that names them: after a kill in between, joining again
    /// makes new ones, and no request has left yet.
    package func prepare(
        in folder: AgentFolder, passphrase: String, surroundings: Surroundings = .real
    ) throws {
        try PersonKeys.checkName(of: person)
        let device = try Asking.newKey(surroundings)
        let clerk = try Asking.newKey(surroundings)
        guard let age = AgeIdentity(secret: surroundings.random(32)) else {
            throw AgentRefusal(.keyRefused)
        }
        try folder.keys.keep(device, as: PersonKeys.device)
        try folder.keys.keep(age, as: PersonKeys.deviceAge)
        try PersonKeys.keep(clerk, of: person, passphrase, in: folder, surroundings)
        let request = try Asking.request(
            invitation, device: device, recipient: age.recipient, clerk: clerk, person: person,
            name: name)
        let now = surroundings.now()
        try folder.database.join(
            AgentIdentity(
                invitation: invitation, server: server ?? invitation.server, device: device.id,
                person: person, request: request, joinedAt: now),
            AgentPerson(id: person, name: name, publicKey: clerk.publicKey, addedAt: now))
    }
}
