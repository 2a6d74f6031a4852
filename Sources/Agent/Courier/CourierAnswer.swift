internal import Notation
internal import Submission
internal import TransparencyLog

/// A centre that answers from a file.
///
/// The round asks it what it asks a centre on the network, and believes as little: every record,
/// receipt, row and checkpoint is verified by the same code. What the file does not hold is told as
/// a problem that time will mend.
package struct CourierAnswer: CentreChannel {
    private let card: CentreCard
    private let device: KeyID
    private let checkpoint: SignedNote
    private let leaves: MemoryHashes
    private let records: [Item]
    private let receipts: [RecordID: [UInt8]]

    private struct Item: Sendable {
        let index: Int64
        let json: JSON
    }

    /// Attempts over it are noted as by file.
    package var way: Attempt.Channel { .file }

    /// Reads the whole file: nothing of it counts before its last byte was verified.
    ///
    /// Throws a ``RecordRefusal`` with a `bundle-…` code, or `courier-unlinked` where it lacks what
    /// an answer must have.
    package init(_ path: String, for folder: AgentFolder) throws {
        try self.init(CourierFile(path, for: folder), for: folder)
    }

    /// The answer that a file holds.
    package init(_ file: CourierFile, for folder: AgentFolder) throws {
        try self.init(file.members, file.identity)
        // An old answer is no sign that the log was rolled back.
        let latest = try folder.database.latestCheckpoint().flatMap { try? card.trust?.verify($0) }
        guard latest.map({ $0.size <= leaves.size }) ?? true else {
            throw AgentRefusal(.courierUnlinked, ["size": "\(leaves.size)"])
        }
    }

    private init(_ members: [BundleName: [UInt8]], _ identity: AgentIdentity) throws {
        card = identity.card
        device = identity.device
        var note: SignedNote?
        var hashes: [TreeHash] = []
        var receipts: [RecordID: [UInt8]] = [:]
        for (name, bytes) in members {
            switch name {
            case .note: note = try? SignedNote(bytes: bytes)
            case .hashes:
                hashes = stride(from: 0, to: bytes.count, by: TreeHash.byteCount).compactMap {
                    TreeHash(bytes: bytes[$0..<min($0 + TreeHash.byteCount, bytes.count)])
                }
            case .receipt(let id): receipts[id] = bytes
            case .manifest, .request, .record, .results, .blob: break
            }
        }
        leaves = MemoryHashes(leaves: hashes)
        // Anyone may have encrypted this file: only hashes under a signed root say what the log is.
        guard let note, let shown = try? card.trust?.verify(note), shown.size == leaves.size,
            shown.root == leaves.root
        else { throw AgentRefusal(.courierUnlinked, ["size": "\(leaves.size)"]) }
        checkpoint = note
        self.receipts = receipts
        let end = Int64(leaves.size)
        records = try receipts.compactMap { id, receipt -> Item? in
            guard let record = members[.record(id)], let proof = try? LogProof(bytes: receipt)
            else { return nil }
            guard let index = Int64(exactly: proof.index), index < end else {
                throw AgentRefusal(
                    .feedItemWrong,
                    ["index": "\(proof.index)", "reason": FindingCode.receiptWrong.text])
            }
            var item: [String: JSON] = [
                "index": .integer(index), "receipt": Self.text(receipt),
                "record": Self.text(record),
            ]
            if let rows = members[.results(id)].flatMap({ try? JSON($0, form: .canonical) }) {
                item["rows"] = rows
            }
            return Item(index: index, json: .object(item))
        }.sorted { $0.index < $1.index }
    }

    private static func text(_ bytes: [UInt8]) -> JSON {
        .string(String(decoding: bytes, as: UTF8.self))
    }

    /// Answers a call of the round.
    package func perform(_ call: HTTPCall) async -> Result<HTTPReply, TransportFailure> {
        let parts = call.path.split(separator: "?", maxSplits: 1)
        let query = parts.count > 1 ? Self.query(parts[1]) : [:]
        switch (call.method, parts.first ?? "") {
        case (.get, "/v1/centre"):
            return Self.reply(["card": card.json, "checkpoint": Self.text(checkpoint.bytes)])
        case (.post, "/v1/enrolments"):
            // It could only be opened because the centre knows this device.
            return Self.reply(["enrolled": true, "key": .string(device.description)])
        case (.get, "/v1/sessions"):
            return Self.reply(["nonce": .string(String(repeating: "00", count: 16))])
        case (.post, "/v1/sessions"):
            return Self.reply(["token": .string(String(repeating: "0", count: 20))])
        case (.get, "/v1/feed"): return Self.reply(page(from: query["after"] ?? 0))
        case (.get, "/v1/log/proof/consistency"):
            return proof(from: query["from"] ?? 0, to: query["to"] ?? 0)
        case (.put, let path): return receipt(of: path)
        default: return Self.problem(Finding(.courierUnlinked, ["size": "0"]))
        }
    }

    private static func query(_ text: Substring) -> [String: Int64] {
        let pairs = text.split(separator: "&").compactMap { part -> (String, Int64)? in
            let pair = part.split(separator: "=")
            guard pair.count == 2, let number = Int64(pair[1]) else { return nil }
            return (String(pair[0]), number)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private func page(from index: Int64) -> JSON {
        let left = records.drop { $0.index < index }
        let items = left.prefix(RoundLimits.feedItems)
        let hasMore = items.count < left.count
        let end = max(index, Int64(leaves.size))
        return [
            "checkpoint": Self.text(checkpoint.bytes), "items": .array(items.map(\.json)),
            "more": .bool(hasMore),
            "next": .integer(hasMore ? (items.last?.index ?? index) + 1 : end),
        ]
    }

    private func proof(from old: Int64, to new: Int64) -> Result<HTTPReply, TransportFailure> {
        guard old >= 0, new >= old, let from = UInt64(exactly: old), let to = UInt64(exactly: new),
            to <= leaves.size,
            let hashes = try? Tree.consistencyProof(from: from, to: to, from: leaves)
        else { return Self.problem(Finding(.courierUnlinked, ["size": "\(leaves.size)"])) }
        return Self.reply(["hashes": .array(hashes.map { .string($0.base64) })])
    }

    private func receipt(of path: Substring) -> Result<HTTPReply, TransportFailure> {
        let text = path.split(separator: "/").last ?? ""
        guard let id = RecordID(hex: text), let receipt = receipts[id] else {
            return Self.problem(Finding(.courierNotAnswered, at: String(text)))
        }
        return Self.reply(["receipt": Self.text(receipt)])
    }

    private static func reply(
        _ json: JSON, status: Int = 200, type: String = "application/json"
    ) -> Result<HTTPReply, TransportFailure> {
        .success(
            HTTPReply(status: status, headers: ["content-type": type], body: json.canonical))
    }

    private static func problem(_ finding: Finding) -> Result<HTTPReply, TransportFailure> {
        let code = finding.code
        return reply(
            [
                "code": .string(code.text), "en": .string(finding.en),
                "retry": .string(code.retry.rawValue), "status": 404,
                "title": .string(code.text), "type": .string("/problems/\(code.text)"),
                "zh": .string(finding.zh),
            ], status: 404, type: "application/problem+json")
    }
}
