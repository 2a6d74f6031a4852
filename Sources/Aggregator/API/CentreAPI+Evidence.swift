internal import HTTPTypes
internal import Hummingbird
internal import Notation
internal import Submission

/// Evidence: sent in pieces, read whole.
extension CentreAPI {
    /// 200 where the file is held by now, 202 where pieces of it are still lacking.
    func putPiece(_ request: Request, _ context: BasicRequestContext) async throws -> Reply {
        let key = try sessionKey(of: request)
        let digest = try Self.digest(context)
        guard let offset = Self.offset(context.parameters.get("offset") ?? "") else {
            throw CentreRefusal(.requestMalformed, ["field": "offset"])
        }
        guard case .office(let office) = try reader(key) else {
            throw CentreRefusal(.evidenceNotExpected, ["hash": digest.hex])
        }
        let sender = EvidenceDesk.Sender(key: key, office: office)
        let (evidence, now) = (evidence, world.now())
        let isHeld = try await bodies.bytes(of: request, limit: Limits.pieceBytes) { bytes in
            try await evidenceQueue.run {
                try evidence.take(
                    piece: bytes, of: digest, from: offset, by: sender, now: now)
            }
        }
        return Reply(["held": .bool(isHeld)], status: isHeld ? .ok : .accepted)
    }

    /// A file of the own office, or any for an auditor; `from` goes on after a cut.
    func getBlob(_ request: Request, _ context: BasicRequestContext) throws -> Reply {
        let reader = try reader(of: request)
        let offset = try request.number("from", orElse: 0)
        let file = try evidence.file(try Self.digest(context), for: reader.office)
        return Reply(file: file.path, from: min(offset, file.bytes), bytes: file.bytes)
    }

    /// The gaps of each file that is not held; without gaps where the centre does not wait for it.
    func lacking(_ blobs: [Digest], _ key: KeyID, _ reader: Reader) throws -> JSON {
        guard let office = reader.office else {
            return .array(
                blobs.filter { (try? evidence.file($0, for: nil)) == nil }.map {
                    ["sha256": .string($0.hex)]
                })
        }
        let sender = EvidenceDesk.Sender(key: key, office: office)
        return .array(
            try blobs.compactMap { digest -> JSON? in
                guard let gaps = try evidence.gaps(of: digest, for: sender) else {
                    return ["sha256": .string(digest.hex)]
                }
                guard !gaps.isEmpty else { return nil }
                return ["gaps": .array(gaps.map(\.json)), "sha256": .string(digest.hex)]
            })
    }

    private static func digest(_ context: BasicRequestContext) throws -> Digest {
        let text = context.parameters.get("sha256") ?? ""
        guard let digest = Digest(hex: text) else {
            throw CentreRefusal(.evidenceNotHeld, ["hash": String(text.prefix(64))])
        }
        return digest
    }

    private static func offset(_ text: String) -> Int64? {
        guard (1...16).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int64(text)
    }
}

extension EvidencePieces.Gap {
    fileprivate var json: JSON { ["from": .integer(from), "to": .integer(to)] }
}
