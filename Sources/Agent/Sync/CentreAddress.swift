internal import Notation
internal import Submission

extension AgentIdentity {
    /// How to reach the centre; refused with `server-missing` where nobody has said where it is.
    ///
    /// The pin of the invitation decides. An invitation without one is of a plain server, which is
    /// accepted on this computer only.
    /// `address` replaces the server of the invitation for once; the pin stays.
    package func transport(at address: String? = nil) throws -> CurlTransport {
        guard let server = address ?? server else { throw AgentRefusal(.agentServerMissing) }
        var settings = TransportSettings(
            server: server, pin: invitation.tlsPin.flatMap { KeyPin(bytes: $0.bytes) })
        settings.allowPlain = invitation.tlsPin == nil
        settings.proxy = .environment
        do {
            return try CurlTransport(settings: settings)
        } catch {
            throw AgentRefusal([error.finding]) ?? AgentRefusal(.agentServerMissing)
        }
    }
}
