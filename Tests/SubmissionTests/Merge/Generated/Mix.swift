import Notation

@testable import Submission

/// How many histories hold what: a generator that makes nothing of a kind tests nothing of it.
struct Mix {
    /// Each of these in at least one history of twenty.
    static let asked = [
        "conflict", "fork", "gap", "void", "withdrawal", "decision", "crossing decisions", "return",
        "re-correction", "revocation", "late work", "amendment",
    ]
    /// Each of these in at least one of two hundred.
    static let rare = [
        "admission", "approval missing", "again", "alike events", "blocked", "erasure", "extension",
        "foreign replaces", "late value", "open code", "order", "pending", "seal code heard",
        "second successor", "successor office", "told apart", "touched",
    ]

    private(set) var sets = 0
    private(set) var counts: [String: Int] = [:]

    mutating func add(_ definition: Definition) {
        sets += 1
        for (kind, isThere) in definition.kinds where isThere { counts[kind, default: 0] += 1 }
    }

    func percent(_ kind: String) -> Double { Double(counts[kind] ?? 0) * 100 / Double(sets) }

    var tooRare: [String] {
        Self.asked.filter { percent($0) < 5 } + Self.rare.filter { percent($0) < 0.5 }
    }

    var description: String {
        (Self.asked + Self.rare).map { kind in
            "\(kind) \(Double(Int(percent(kind) * 10)) / 10) %"
        }.joined(separator: ", ")
    }
}

extension Definition {
    fileprivate var kinds: [(String, Bool)] { cellKinds + entryKinds + logKinds }

    private var cellKinds: [(String, Bool)] {
        let pictures = cells.values
        func isAny(_ status: String) -> Bool { pictures.contains { $0.status == status } }
        func decided(_ picture: Picture) -> Int { picture.heads.count { items[$0] != nil } }
        let faults = Set(pictures.flatMap { $0.items.values.compactMap(\.fault) })
        return [
            ("conflict", isAny("conflict")), ("blocked", isAny("blocked")),
            ("again", isAny("again")),
            ("decision", pictures.contains { decided($0) > 0 }),
            ("crossing decisions", pictures.contains { decided($0) > 1 }),
            ("pending", cells.keys.contains(where: m7IsPending)),
            ("alike events", cells.keys.contains { !m8Alike($0).isEmpty }),
            ("late value", pictures.contains { $0.isLate && $0.status == "value" }),
            ("touched", faults.contains("touched")),
            (
                "told apart",
                items.values.contains { item in
                    cells[item.settlement.cell]?.heads.contains(item.id) == true
                        && item.settlement.names.contains { name in
                            cells.contains {
                                $0.key != item.settlement.cell && $0.value.heads.contains(name)
                            }
                        }
                }
            ),
        ]
    }

    private var entryKinds: [(String, Bool)] {
        let pictures = cells.values.flatMap(\.entries)
        func isAny(_ code: FindingCode) -> Bool {
            pictures.contains { $0.value.why.contains(code.text) }
        }
        let accepted = pictures.filter { $0.value.verdict == "accepted" }.map(\.key)
        return [
            ("return", isAny(.entryGivenBack)), ("approval missing", isAny(.entryApprovalMissing)),
            ("late work", pictures.contains { $0.value.isLate }),
            ("foreign replaces", pictures.contains { !$0.value.foreign.isEmpty }),
            ("admission", accepted.contains { entries[$0].map(m12IsAdmitted) ?? false }),
            ("withdrawal", accepted.contains { entries[$0]?.entry.content == .withdrawn }),
            (
                "re-correction",
                accepted.contains { id in
                    (entries[id].map(m5Replaces) ?? []).contains {
                        !(entries[$0].map(m5Replaces) ?? []).isEmpty
                    }
                }
            ),
            (
                "successor office",
                accepted.contains { id in
                    (entries[id].map(m5Replaces) ?? []).contains {
                        entries[$0]?.header.office != entries[id]?.header.office
                    }
                }
            ),
        ]
    }

    private var logKinds: [(String, Bool)] {
        let keys = Set(leaves.map(\.key))
        let schemes = Set(leaves.compactMap(\.scheme))
        func isDone(_ fits: (DecisionItem) -> Bool) -> Bool { acts.contains { fits($0.item) } }
        return [
            ("fork", keys.contains { !m14Forks(of: $0).isEmpty }),
            ("gap", keys.contains { !m14Gaps(of: $0).isEmpty }),
            ("void", keys.contains { !m14Void(of: $0).isEmpty }),
            ("revocation", keys.contains { !revocations(of: $0).isEmpty }),
            ("amendment", versions.keys.contains { $0.version > 1 }),
            ("second successor", !schemesWithoutEffect.isEmpty),
            ("erasure", schemes.contains { !m17Erasures(of: $0).isEmpty }),
            ("extension", isDone { if case .extend = $0 { true } else { false } }),
            ("order", isDone { if case .order = $0 { true } else { false } }),
            ("seal code heard", entries.values.contains(where: m9IsHeard)),
            ("open code", schemes.contains { !m9OpenCodes($0, in: nil).isEmpty }),
        ]
    }
}
