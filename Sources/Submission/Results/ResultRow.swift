public import Notation
public import TransparencyLog

/// A row of a published standing and the proof that it belongs there.
public struct ResultRow: Hashable, Sendable {
    /// Its place in the table, from 0.
    public let place: Int64
    /// The bytes that were hashed: canonical JSON.
    public let bytes: [UInt8]
    /// The inclusion proof, leaf to root (RFC 6962, section 2.1.1).
    public let proof: [TreeHash]

    /// Most bytes of a row.
    public static let byteLimit = 4 << 20

    /// A row, not verified.
    public init(place: Int64, bytes: [UInt8], proof: [TreeHash]) {
        self.place = place
        self.bytes = bytes
        self.proof = proof
    }

    /// True where the standing's root covers the row at its place.
    public func belongs(to standing: Standing) -> Bool {
        guard place >= 0, place < standing.rows, proof.count <= Tree.maximumProofLength,
            let root = TreeHash(bytes: standing.root.bytes)
        else { return false }
        do {
            try Tree.verifyInclusion(
                of: TreeHash(leaf: bytes), index: UInt64(place), size: UInt64(standing.rows),
                root: root, proof: proof)
            return true
        } catch {
            return false
        }
    }

    /// True where the record is a standing whose root covers the row.
    func belongs(to content: RecordContent) -> Bool {
        guard case .standing(let standing) = content else { return false }
        return belongs(to: standing)
    }

    /// What it says; nil where it is no canonical JSON.
    public var content: JSON? { try? JSON(bytes, form: .canonical) }

    /// Whose row it is; nil for the one that tells of the group as a whole.
    public var subject: SubjectID? { content?["id"]?.string.flatMap { SubjectID($0) } }

    /// The warnings in it: the indicators concerned.
    public var warnings: [IndicatorID] {
        (content?["warnings"]?.array ?? []).compactMap { warning in
            warning["indicator"]?.string.flatMap { IndicatorID($0) }
        }
    }
}

extension ResultRow {
    /// As it travels: `{"place","proof","row"}`, hashes in base64, the row as its text.
    public var json: JSON {
        [
            "place": .integer(place), "proof": .array(proof.map { .string($0.base64) }),
            "row": .string(String(decoding: bytes, as: UTF8.self)),
        ]
    }

    /// Reads what travelled; nil where a part is missing, wrong or beyond its limit.
    public init?(json: JSON) {
        guard let place = json["place"]?.integer, place >= 0, let text = json["row"]?.string,
            text.utf8.count <= Self.byteLimit, let list = json["proof"]?.array,
            list.count <= Tree.maximumProofLength
        else { return nil }
        let hashes = list.compactMap { $0.string.flatMap { TreeHash(base64: $0) } }
        guard hashes.count == list.count else { return nil }
        self.init(place: place, bytes: Array(text.utf8), proof: hashes)
    }
}
