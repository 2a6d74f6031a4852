public import Assessment
public import Notation
public import Submission
internal import TransparencyLog

/// The table of one group as it is published: its rows, their root, and what changed since.
public struct ResultTable: Hashable, Sendable {
    /// The rows in order.
    public let rows: [StandingRow]
    /// The canonical bytes of each.
    public let bytes: [[UInt8]]
    /// The RFC 6962 root over them.
    public let root: Digest
    private let hashes: MemoryHashes

    /// The table of a group.
    public init(_ group: StandingGroup, of standing: Assessment.Standing) {
        self.init(rows: standing.rows(of: group))
    }

    /// A table that was kept, from the bytes of its rows; nil where one is no canonical JSON.
    public init?(bytes: [[UInt8]]) {
        let rows = bytes.compactMap { bytes -> StandingRow? in
            guard let json = try? JSON(bytes, form: .canonical) else { return nil }
            return StandingRow(
                subject: json["id"]?.string.flatMap { SubjectID($0) }, json: json)
        }
        guard rows.count == bytes.count else { return nil }
        self.init(rows: rows)
    }

    private init(rows: [StandingRow]) {
        self.rows = rows
        bytes = rows.map(\.json.canonical)
        hashes = MemoryHashes(leaves: bytes.map { TreeHash(leaf: $0) })
        root = Digest(bytes: hashes.root.bytes) ?? Digest(of: [])
    }

    /// Each row with its proof.
    public var proven: [ResultRow] {
        bytes.indices.map { place in
            let proof = try? Tree.inclusionProof(
                index: UInt64(place), size: hashes.size, from: hashes)
            return ResultRow(place: Int64(place), bytes: bytes[place], proof: proof ?? [])
        }
    }

    /// What differs from an earlier edition, subject by subject.
    ///
    /// `{"id","was","is"}`: of both what differs, nothing where the subject was not there.
    public func differences(from earlier: ResultTable) -> [JSON] {
        let before = earlier.bySubject
        let now = bySubject
        return Set(before.keys).union(now.keys).sorted().compactMap { subject in
            let was = before[subject] ?? [:]
            let present = now[subject] ?? [:]
            guard was != present else { return nil }
            return [
                "id": .string(subject.text), "is": .object(present.unlike(was)),
                "was": .object(was.unlike(present)),
            ]
        }
    }

    private var bySubject: [SubjectID: [String: JSON]] {
        let pairs = rows.compactMap { row in
            row.subject.map { ($0, row.json.object ?? [:]) }
        }
        return Dictionary(pairs) { first, _ in first }
    }
}

extension [String: JSON] {
    /// The members that the other does not have in the same way; of objects only what differs.
    fileprivate func unlike(_ other: Self) -> Self {
        var kept: Self = [:]
        for (key, value) in self where other[key] != value {
            if case .object(let inner) = value, case .object(let theirs)? = other[key] {
                kept[key] = .object(inner.unlike(theirs))
            } else {
                kept[key] = value
            }
        }
        return kept
    }
}
