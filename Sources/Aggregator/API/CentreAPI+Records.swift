internal import HTTPTypes
internal import Hummingbird
internal import Notation
internal import Submission

/// Sending and reading records.
extension CentreAPI {
    /// Most ids of one question.
    static let missingLimit = 5_000

    /// 201 where this call logged it, 200 where it was logged; a receipt and the verdict either
    /// way.
    func putRecord(_ request: Request, _ id: RecordID) async throws -> Reply {
        let most = RecordType.allCases.map(\.payloadLimit).max() ?? 0
        let logged = try await bodies.bytes(
            of: request, limit: Limits.headBytes + most, narrow: Self.limit
        ) { try await intake.take(id, wire: $0) }
        return Reply(logged.json, status: logged.isNew ? .created : .ok)
    }

    /// The most bytes a record may have, once its first line tells its type.
    private static func limit(_ start: [UInt8]) -> Int {
        guard let end = start.prefix(Limits.headBytes).firstIndex(of: 0x0A) else {
            return start.count > Limits.headBytes ? Limits.headBytes : .max
        }
        let type = RecordType(text: String(decoding: start[..<end], as: UTF8.self))
        // A type that is not known gets the least of all limits: enough for its own refusal.
        let least = RecordType.allCases.map(\.payloadLimit).min() ?? 0
        return Limits.headBytes + (type?.payloadLimit ?? least)
    }

    func getRecord(_ request: Request, _ id: RecordID) throws -> Reply {
        guard let item = try room.record(id, for: reader(of: request)) else {
            throw CentreRefusal(.recordUnknown, ["id": id.description])
        }
        return Reply(item.json)
    }

    /// Which records and which evidence the centre lacks; one of the two has to be asked about.
    func missing(_ request: Request) async throws -> Reply {
        let key = try sessionKey(of: request)
        let reader = try reader(key)
        let asked = try await bodies.json(of: request, limit: 512 << 10) { try Question($0) }
        let missing = try room.missing(asked.records, for: reader)
        var members: [String: JSON] = [
            "missing": .array(missing.map { .string($0.description) })
        ]
        if let blobs = asked.blobs { members["blobs"] = try lacking(blobs, key, reader) }
        return Reply(.object(members))
    }

    func feed(_ request: Request) throws -> Reply {
        let reader = try reader(of: request)
        let after = try request.number("after", orElse: 0)
        return Reply(try room.feed(from: after, for: reader).json)
    }
}

/// What `POST /v1/missing` asks about: records, evidence files, or both.
private struct Question {
    let records: [RecordID]
    let blobs: [Digest]?

    init(_ json: JSON) throws {
        let isOfBlobs = json["blobs"] != nil
        blobs = try isOfBlobs ? Self.digests("blobs", RoundLimits.evidence, json) : nil
        records =
            try isOfBlobs && json["records"] == nil
            ? [] : Self.digests("records", CentreAPI.missingLimit, json).map { RecordID($0) }
    }

    private static func digests(
        _ field: String, _ limit: Int, _ json: JSON
    ) throws -> [Digest] {
        guard let texts = json[field]?.array, texts.count <= limit else {
            throw CentreRefusal(.requestMalformed, ["field": field])
        }
        return try texts.map { text in
            guard let digest = text.string.flatMap({ Digest(hex: $0) }) else {
                throw CentreRefusal(.requestMalformed, ["field": field])
            }
            return digest
        }
    }
}

extension Request {
    /// A whole number of the query, 0…2⁵³−1; throws `request-malformed` for anything else.
    func number(_ name: String, orElse fallback: Int64? = nil) throws -> Int64 {
        guard let text = uri.queryParameters[Substring(name)] else {
            guard let fallback else { throw CentreRefusal(.requestMalformed, ["field": name]) }
            return fallback
        }
        guard text.utf8.count <= 16, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int64(text), number <= JSON.integerLimit
        else { throw CentreRefusal(.requestMalformed, ["field": name]) }
        return number
    }
}
