internal import DurableFiles
package import Notation
internal import Submission

/// Carries another's file to the centre over this office's network, and brings the answer.
///
/// The file and the answer are encrypted: whoever carries them can neither read nor change them,
/// and this office's own records have no part in it.
package struct CourierSend: Sendable {
    /// What came of it.
    package enum Outcome: Hashable, Sendable {
        /// The answer was written: its length.
        case answered(bytes: Int)
        /// The file was taken, and nobody there can open an answer yet; what the centre says of it.
        case taken(JSON)
    }

    private let identity: AgentIdentity
    private let device: SigningKey
    private let channel: any CentreChannel
    /// Most bytes of a file that is carried over the network: 256 MiB.
    package static let limit = 256 << 20
    private static let mark = Array("age-encryption.org/v1\n".utf8)

    /// A carrier for a folder whose device is enrolled.
    package init(folder: AgentFolder, channel: any CentreChannel) throws {
        guard let identity = try folder.database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        self.identity = identity
        device = try folder.keys.open(PersonKeys.device).get()
        self.channel = channel
    }

    /// Sends a file and writes the answer to it; the answer is on the disk on return.
    ///
    /// Throws an ``AgentRefusal`` with what the network, the centre or the file is refused for.
    package func send(_ file: String, answer: String) async throws -> Outcome {
        let size = DurableFile.size(file)
        guard size <= Self.limit else {
            throw RecordRefusal(.bundleTooLarge, ["limit": "\(Self.limit)"])
        }
        let bytes = try DurableFile.read(file, limit: Self.limit)
        guard bytes.starts(with: Self.mark) else { throw RecordRefusal(.bundleNotAge) }
        let token = try await session()
        let reply = try await ask(
            HTTPCall(
                .post, "/v1/bundles",
                headers: [
                    "Authorization": "Bearer \(token)",
                    "Content-Type": "application/octet-stream",
                ], body: bytes, replyLimit: Self.limit, compress: false))
        guard reply.status != 202 else { return .taken(try json(reply, of: "/v1/bundles")) }
        guard reply.status == 200, reply.body.starts(with: Self.mark) else {
            throw Self.notCentre(reply, "/v1/bundles")
        }
        _ = try CheckedFile.write(to: answer) { try $0(reply.body) }
        return .answered(bytes: reply.body.count)
    }

    private func session() async throws -> String {
        let number = try json(
            await ask(HTTPCall(.get, "/v1/sessions")), of: "/v1/sessions")
        guard let nonce = number["nonce"]?.string.flatMap({ Hex.decode($0.utf8) }),
            nonce.count == 16
        else { throw AgentRefusal(.sessionRefused, ["code": "nonce"]) }
        let proof = KeyProof(centre: identity.card.centre, key: device.id, nonce: nonce)
        let record = try device.sign(.session, proof.payload)
        let answer = try json(
            await ask(
                HTTPCall(
                    .post, "/v1/sessions", headers: ["Content-Type": RoundCall.recordType],
                    body: record.wire)), of: "/v1/sessions")
        guard let token = answer["token"]?.string else {
            throw AgentRefusal(.sessionRefused, ["code": "token"])
        }
        return token
    }

    private func ask(_ call: HTTPCall) async throws -> HTTPReply {
        switch await channel.perform(call) {
        case .failure(let failure):
            throw AgentRefusal([failure.finding]) ?? AgentRefusal(.exchangeStopped)
        case .success(let reply):
            guard reply.status >= 400 else { return reply }
            guard let problem = try? JSON(reply.body, form: .any),
                let code = problem["code"]?.string
            else { throw Self.notCentre(reply, call.path) }
            throw AgentRefusal(
                .centreRefused,
                [
                    "code": code, "zh": problem["zh"]?.string ?? "",
                    "en": problem["en"]?.string ?? "",
                ])
        }
    }

    private func json(_ reply: HTTPReply, of path: String) throws -> JSON {
        guard (200...202).contains(reply.status), let json = try? JSON(reply.body, form: .any),
            json.object != nil
        else { throw Self.notCentre(reply, path) }
        return json
    }

    private static func notCentre(_ reply: HTTPReply, _ path: String) -> AgentRefusal {
        AgentRefusal(.replyNotCentre, ["status": "\(reply.status)", "what": path])
    }
}
