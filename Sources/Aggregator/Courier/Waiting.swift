internal import Notation
internal import Submission

extension StoreView {
    /// What came by hand and may be logged by now, because its key is enrolled; in its order.
    ///
    /// What no longer verifies stays where it is, for `fsck` to name.
    func released(by registry: Registry) throws -> [VerifiedRecord] {
        try unloggedCounts().filter { registry.holders[$0.key] != nil }
            .flatMap { try unlogged(of: $0.key) }
            .compactMap { kept in
                guard try index(of: kept.id) == nil,
                    case .success(let record) = registry.check.verify(wire: kept.wire),
                    record.id == kept.id
                else { return nil }
                return record
            }
    }

    /// The ids of records that wait and are not what was once kept.
    func damagedUnlogged(_ registry: Registry) throws -> [RecordID] {
        try unlogged().filter { kept in
            guard case .success(let signed) = SignedRecord.read(kept.wire), signed.id == kept.id,
                registry.holders[signed.key] == nil, let holder = try requested(signed.key),
                case .success = registry.check.verify(signed, by: holder)
            else { return true }
            return false
        }.map(\.id)
    }
}

extension StoreView {
    /// One object a key whose records wait: `{"fingerprint","key","office","records"}`.
    func unloggedLines() throws -> [JSON] {
        try unloggedCounts().map { key, records in
            [
                "fingerprint": .string(SpokenCode(key.digest).description),
                "key": .string(key.description),
                "office": .string(try requested(key)?.role.office?.text ?? ""),
                "records": .integer(Int64(records)),
            ]
        }
    }
}
