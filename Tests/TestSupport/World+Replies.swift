public import Notation
public import Submission
public import TransparencyLog

/// What an honest centre answers to the calls of a round, as `docs/openapi.yaml` has it.
extension World {
    /// A JSON reply.
    public static func reply(_ json: JSON, status: Int = 200) -> RoundReply {
        .http(status: status, contentType: "application/json", body: json.canonical)
    }

    /// A problem document.
    public static func problem(_ status: Int, _ code: String) -> RoundReply {
        let json: JSON = [
            "type": .string("/problems/\(code)"), "title": .string("title of \(code)"),
            "status": .integer(Int64(status)), "code": .string(code), "retry": "later",
            "zh": .string("原因 \(code)"), "en": .string("reason \(code)"),
        ]
        return .http(
            status: status, contentType: "application/problem+json", body: json.canonical)
    }

    /// The page of a login portal that answers everything.
    public static let portal = RoundReply.http(
        status: 200, contentType: "text/html",
        body: Array("<html><body>Please sign in</body></html>".utf8))

    /// `GET /v1/centre`.
    public func centreReply(
        card: CentreCard? = nil, note: SignedNote? = nil, time: String = "2026-04-01T08:00:00Z"
    ) -> RoundReply {
        Self.reply([
            "card": (card ?? self.card).json, "checkpoint": Self.text(note ?? log.note()),
            "limits": [:], "time": .string(time), "v": 1,
        ])
    }

    /// `GET /v1/log/proof/consistency`.
    public func proofReply(from old: Int64, to new: Int64) -> RoundReply {
        Self.reply([
            "hashes": .array(log.consistency(from: old, to: new).map { .string($0.base64) })
        ])
    }

    /// `POST /v1/enrolments`.
    public func enrolmentReply(_ enrolled: Bool) -> RoundReply {
        Self.reply(
            ["enrolled": .bool(enrolled), "key": .string(device.id.description)],
            status: enrolled ? 200 : 202)
    }

    /// `PUT /v1/records/{id}` for a leaf under the checkpoint at a size.
    public func recordReply(_ index: Int64, at size: Int64? = nil, status: Int = 201) -> RoundReply
    {
        Self.reply(
            [
                "receipt": Self.text(log.receipt(index, at: size)),
                "verdict": ["status": "accepted"],
            ],
            status: status)
    }

    /// `GET /v1/sessions`.
    public static let nonceReply = reply(["nonce": .string(String(repeating: "0a", count: 16))])

    /// `POST /v1/sessions`.
    public static let tokenReply = reply(
        ["token": .string(String(repeating: "t", count: 43)), "seconds": 3600])

    /// `GET /v1/feed`: the leaves from `position` on, at most `count`, under the whole log.
    public func feedReply(
        after position: Int64, count: Int64 = 200, note: SignedNote? = nil,
        change: (inout [JSON]) -> Void = { _ in }
    ) -> RoundReply {
        let end = min(log.size, position + count)
        var items = (position..<end).map { feedItem($0) }
        change(&items)
        return Self.reply([
            "items": .array(items), "next": .integer(end), "more": .bool(end < log.size),
            "checkpoint": Self.text(note ?? log.note()),
        ])
    }

    /// One item of the feed.
    public func feedItem(
        _ index: Int64, record: SignedRecord? = nil, receipt: [UInt8]? = nil
    ) -> JSON {
        let record = record ?? log.records[Int(index)]
        return [
            "index": .integer(index), "record": Self.text(record.wire),
            "receipt": Self.text(receipt ?? log.receipt(index)),
        ]
    }

    private static func text(_ bytes: [UInt8]) -> JSON {
        .string(String(decoding: bytes, as: UTF8.self))
    }
    private static func text(_ note: SignedNote) -> JSON { text(note.bytes) }
}
