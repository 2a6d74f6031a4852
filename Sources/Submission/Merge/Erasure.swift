public import Notation

/// What stays of a record whose payload is erased (M17).
public struct Tombstone: Hashable, Sendable {
    /// The record.
    public let id: RecordID
    /// Its type.
    public let type: RecordType
    /// The key that signed it.
    public let key: KeyID
    /// The scheme whose cycle was erased.
    public let scheme: SchemeID
    /// Sequence number, previous batch and void numbers; only of a batch.
    public let link: ChainLink?

    /// What stays of a record of a scheme; nil for one that is never erased.
    ///
    /// Batches, decisions that erase nothing, and statements can be erased; the caller names the
    /// scheme of the record that a statement is about.
    public init?(of record: VerifiedRecord, scheme: SchemeID) {
        switch record.content {
        case .batch(let batch):
            guard batch.header.scheme.id == scheme else { return nil }
            link = ChainLink(batch.header)
        case .decision(let decision):
            guard decision.scheme.id == scheme, !decision.items.contains(.erase) else {
                return nil
            }
            link = nil
        case .statement: link = nil
        case .scheme, .enrolment, .standing, .proof: return nil
        }
        id = record.id
        type = record.signed.type
        key = record.signed.key
        self.scheme = scheme
    }
}

extension State {
    /// The decisions that erased a cycle; empty where it is not erased.
    public func erasures(of scheme: SchemeID) -> [RecordID] {
        erasures[scheme]?.sorted() ?? []
    }

    /// True where the record may be erased: its scheme is, and it is not what erased it.
    public func mayErase(_ record: VerifiedRecord) -> Tombstone? {
        var scheme = record.content.scheme
        if case .statement(let statement) = record.content {
            let about = statement.about
            scheme = known[about] ?? nil
            if case .decision(let decision)? = registry.records[about]?.content,
                decision.items.contains(.erase)
            {
                return nil
            }
        }
        guard let scheme, erasures[scheme] != nil else { return nil }
        return Tombstone(of: record, scheme: scheme)
    }

    /// Payloads that are gone without a decision that erased their cycle.
    public var erasedWithoutDecision: [RecordID] {
        tombstones.values.filter { erasures[$0.scheme] == nil }.map(\.id).sorted()
    }

    /// Erases the cycle of a decision that says so, once a second person approved it.
    ///
    /// A decision that had to be admitted itself erases nothing: what admitted it may be erased.
    mutating func erase(by id: RecordID) {
        guard registry.isComplete(id), !completedLate.contains(id),
            let record = registry.records[id], case .decision(let decision) = record.content,
            decision.items.contains(.erase), rules(decision.scheme) != nil,
            let person = record.signer.role.person,
            registry.approvals[id]?.contains(where: {
                $0.isByCentre(otherThan: person) && !$0.isAfterRevocation
            }) == true
        else { return }
        erasures[decision.scheme.id, default: []].insert(id)
        cycles[decision.scheme.id] = nil
    }
}
