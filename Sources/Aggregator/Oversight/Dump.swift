package import Notation
internal import Submission

/// The merged state by now as canonical JSON, with no index in it.
///
/// The same set of records, with the same sides where position decides, gives the same bytes.
extension LogBook {
    /// `{"batches","centre","keys","schemes","state","statements","v"}`, lists sorted by bytes.
    package func dump() throws -> JSON {
        try store.read { view in
            let head = try view.head()
            return try mergedLog.read(view, to: head) { try dump(of: $0, view) }
        }
    }

    /// The records that the state was made of, with what it says of them, and the state itself.
    private func dump(of state: State, _ view: StoreView) throws -> JSON {
        var batches: [JSON] = []
        var statements: [JSON] = []
        try view.forEachRecord(in: 0..<state.size) { stored in
            let content = try RecordContent(
                type: stored.record.type, payload: stored.record.payload)
            switch content {
            case .batch(let batch):
                batches.append(
                    batch.dump(as: stored.id, state.verdict(on: stored.id)))
            case .statement(let statement):
                statements.append(statement.dump(as: stored.id, state.registry))
            case .scheme, .enrolment, .decision, .standing, .proof: break
            }
        }
        return [
            "batches": .array(batches.sortedByBytes), "centre": .string(card.centre.text),
            "keys": .array(state.registry.dumpKeys().sortedByBytes),
            "schemes": .array(state.registry.dumpSchemes()), "state": state.dump,
            "statements": .array(statements.sortedByBytes), "v": 1,
        ]
    }
}

extension [JSON] {
    /// In the order of the canonical bytes.
    fileprivate var sortedByBytes: [JSON] {
        map { ($0, $0.canonical) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }
}

extension Batch {
    /// The batch as it was signed, with the verdict on it and on each entry.
    fileprivate func dump(as id: RecordID, _ verdict: BatchVerdict?) -> JSON {
        var members = (try? JSON(payload, form: .canonical))?.object ?? [:]
        let entries = members["entries"]?.array ?? []
        members["entries"] = .array(
            zip(entries, verdict?.entries ?? []).map { entry, verdict in
                var entry = entry.object ?? [:]
                entry["verdict"] = .string(verdict.status.rawValue)
                if !verdict.findings.isEmpty { entry["findings"] = verdict.findings.codes }
                return .object(entry)
            })
        members["id"] = .string(id.description)
        members["status"] = .string(verdict?.status ?? "none")
        members["findings"] = (verdict?.findings ?? []).codes
        return .object(members)
    }
}

extension Statement {
    fileprivate func dump(as id: RecordID, _ registry: Registry) -> JSON {
        var members = (try? JSON(payload, form: .canonical))?.object ?? [:]
        members["id"] = .string(id.description)
        members["complete"] = .bool(registry.isComplete(id))
        return .object(members)
    }
}

extension Registry {
    fileprivate func dumpKeys() -> [JSON] {
        holders.map { key, holder in
            var members = holder.json.object ?? [:]
            members["complete"] = .bool(self.holder(key) != nil)
            members["revoked"] = .bool(isRevoked(key))
            return .object(members)
        }
    }

    fileprivate func dumpSchemes() -> [JSON] {
        schemeIDs.flatMap(schemeVersions).map { version in
            [
                "hash": .string(version.reference.hash.hex),
                "id": .string(version.reference.id.text),
                "record": .string(version.record.description),
                "version": .integer(version.reference.version),
            ]
        }
    }
}

extension [Finding] {
    /// Their codes, which change in no language.
    fileprivate var codes: JSON { .array(map { .string($0.code.text) }) }
}
