public import Notation

/// The merged state in canonical JSON, without indexes of leaves.
///
/// The same set of records, each on its side of the leaves where position decides, gives the same
/// bytes (P1).
extension State {
    /// The whole state; `docs/protocol.md` has the shape.
    public var dump: JSON {
        [
            "devices": object(devices.keys.map { ($0.description, deviceDump($0)) }),
            "erased": object(
                erasures.map { ($0.key.text, ids($0.value.sorted())) }),
            "erasedWithoutDecision": ids(erasedWithoutDecision),
            "keys": object(registry.holders.keys.map { ($0.description, keyDump($0)) }),
            "schemes": object(schemeNames.map { ($0.text, schemeDump($0)) }),
            "standings": object(
                registry.standingPlaces.map { place in
                    let name = [place.scheme.text, place.period?.text ?? "*", place.group.text]
                    return (
                        name.joined(separator: "/"), ids(registry.editions(place).map(\.record))
                    )
                }),
            "waiting": ids(waiting),
            "withoutEffect": ids(registry.schemesWithoutEffect + registry.standingsWithoutEffect),
        ]
    }

    private var schemeNames: Set<SchemeID> {
        Set(registry.schemeIDs).union(cycles.keys).subtracting(erasures.keys)
    }

    /// Records without effect yet: an approval, an enrolment or an admission is missing.
    private var waiting: [RecordID] {
        registry.records.values.filter { record in
            var scheme = record.content.scheme
            if case .statement(let statement) = record.content {
                scheme = known[statement.about] ?? nil
            }
            if let scheme, erasures[scheme] != nil { return false }
            return !registry.isComplete(record.id) || isLateWord(record, of: scheme)
        }.map(\.id).sorted()
    }

    /// A statement after a revocation has effect only in the scheme whose decisions admit it.
    ///
    /// So it does not matter whether another scheme's decisions are erased (M17).
    private func isLateWord(_ record: VerifiedRecord, of scheme: SchemeID?) -> Bool {
        guard case .statement = record.content, completedLate.contains(record.id) else {
            return false
        }
        return scheme.map { !registry.isAdmitted(record, in: $0) } ?? true
    }

    private func keyDump(_ key: KeyID) -> JSON {
        if registry.isRevoked(key) { return "revoked" }
        return registry.holder(key) == nil ? "waiting" : "enrolled"
    }

    private func deviceDump(_ key: KeyID) -> JSON {
        guard let device = device(key) else { return [:] }
        return sparse([
            ("batches", .integer(Int64(device.batches))),
            ("ends", nonEmpty(device.ends.map { .string($0.description) })),
            ("forks", nonEmpty(device.forks.map(ids))),
            (
                "gaps",
                nonEmpty(
                    device.gaps.map {
                        .string(
                            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
                        )
                    })
            ),
            ("revoked", device.isRevoked ? true : nil),
            ("void", nonEmpty(device.void.map { .integer($0) })),
        ])
    }

    private func schemeDump(_ id: SchemeID) -> JSON {
        sparse([
            ("cells", object(cells(of: id).map { ($0.description, dump(of: $0)) })),
            ("codes", codesDump(id)),
            ("periods", periodsDump(id)),
            ("versions", ids(registry.schemeVersions(id).map(\.record))),
        ])
    }
}

/// An object of members in any order.
func object(_ members: some Sequence<(String, JSON)>) -> JSON {
    .object(Dictionary(Array(members)) { first, _ in first })
}

/// An object of the members that have something to say.
func sparse(_ members: [(String, JSON?)]) -> JSON {
    object(members.compactMap { name, value in value.map { (name, $0) } })
}

func ids(_ list: some Sequence<some CustomStringConvertible>) -> JSON {
    .array(list.map { .string($0.description) })
}

func nonEmpty(_ list: [JSON]) -> JSON? { list.isEmpty ? nil : .array(list) }
