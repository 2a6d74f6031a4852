internal import TransparencyLog
internal import HTTPTypes
internal import Hummingbird
internal import Notation
internal import Submission

/// First contact: who the centre is, joining, and sessions.
extension CentreAPI {
    func centre() throws -> Reply {
        var members: [String: JSON] = [
            "card": book.card.json, "limits": Self.limits, "v": 1,
            "time": .string(world.now().description),
        ]
        if let note = try? book.checkpoint() {
            members["checkpoint"] = .string(String(decoding: note.bytes, as: UTF8.self))
        }
        return Reply(.object(members))
    }

    private static let limits: JSON = [
        "batchBytes": .integer(Int64(RecordType.batch.payloadLimit)),
        "batchesPerDay": .integer(Int64(Limits.batchesPerDay)),
        "blobBytes": .integer(Limits.blobBytes), "blobs": .integer(Int64(Limits.blobs)),
        "commentCharacters": .integer(Int64(Limits.commentCharacters)),
        "entries": .integer(Int64(Limits.entries)),
        "missing": .integer(Int64(missingLimit)),
    ]

    /// An invited office asks to be enrolled: 202 until two persons have approved, then 200.
    func enrol(_ request: Request) async throws -> Reply {
        let joining = try await bodies.json(of: request, limit: 65_536) {
            try desk.take($0, at: world.now())
        }
        return Reply(joining.json, status: joining.isEnrolled ? .ok : .accepted)
    }

    func sessionNumber() -> Reply {
        let nonce = sessions.nonce(random: world.random(16), at: world.seconds())
        return Reply(["nonce": .string(nonce)])
    }

    /// A signed session record for a number of ours gives a token.
    func openSession(_ request: Request) async throws -> Reply {
        let wire = try await bodies.bytes(of: request, limit: 16_384) { $0 }
        let check = try book.ledger().registry.check
        let record = try check.verify(wire: wire).get()
        guard record.signed.type == .session, case .proof(let proof) = record.content else {
            throw CentreRefusal(.requestMalformed, ["field": "session"])
        }
        guard sessions.use(proof.nonce, at: world.seconds()) else {
            throw CentreRefusal(.sessionNonceWrong)
        }
        guard try room.reader(proof.key) != nil else {
            throw RecordRefusal(.keyNotEnrolled, ["key": proof.key.description])
        }
        let token = sessions.token(
            for: proof.key, random: world.random(32), at: world.seconds())
        return Reply(["token": .string(token), "seconds": .integer(Sessions.tokenSeconds)])
    }

    /// Who asks, by the token; throws `session-missing` where it is none.
    func reader(of request: Request) throws -> Reader {
        try reader(sessionKey(of: request))
    }

    /// The key that opened the session; throws `session-missing` where there is none.
    func sessionKey(of request: Request) throws -> KeyID {
        let words = (request.headers[.authorization] ?? "").split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer", words[1].utf8.count <= 64,
            let key = sessions.key(of: String(words[1]), at: world.seconds())
        else { throw CentreRefusal(.sessionMissing) }
        return key
    }

    func reader(_ key: KeyID) throws -> Reader {
        guard let reader = try room.reader(key) else { throw CentreRefusal(.sessionMissing) }
        return reader
    }
}
