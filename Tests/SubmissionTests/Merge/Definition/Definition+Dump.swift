import Notation

@testable import Submission

/// The state as the rules give it, in the shape of the dump.
extension Definition {
    var dump: JSON {
        let names = Set(leaves.compactMap(\.scheme)).union(versions.keys.map(\.id))
        let erased = names.filter { !m17Erasures(of: $0).isEmpty }
        return .object([
            "devices": made(deviceKeys.map { ($0.description, deviceDump($0)) }),
            "erased": made(erased.map { ($0.text, list(m17Erasures(of: $0).sorted())) }),
            "erasedWithoutDecision": list(
                leaves.filter { leaf in
                    leaf.tombstone.map { !erased.contains($0.scheme) } ?? false
                }.map(\.id).sorted()),
            "keys": made(keys.map { ($0.description, keyDump($0)) }),
            "schemes": made(names.subtracting(erased).map { ($0.text, schemeDump($0)) }),
            "standings": made(
                standingPlaces.compactMap { place in
                    let editions = m1Editions(place)
                    let name = [place.scheme.text, place.period?.text ?? "*", place.group.text]
                    return editions.isEmpty
                        ? nil : (name.joined(separator: "/"), list(editions))
                }),
            "waiting": list(waiting(but: erased)),
            "withoutEffect": list(schemesWithoutEffect + standingsWithoutEffect),
        ])
    }

    private var deviceKeys: Set<KeyID> {
        Set(
            leaves.compactMap { leaf in
                if leaf.isBatch { return leaf.key }
                guard completed[leaf.id] != nil, case .enrolment(let enrolment)? = leaf.content,
                    case .revoke(let key, _) = enrolment.act
                else { return nil }
                return key
            })
    }

    private func deviceDump(_ key: KeyID) -> JSON {
        let revocations = revocations(of: key)
        return said([
            ("batches", .integer(Int64(links(of: key).count))),
            ("ends", some(Set(revocations.flatMap(\.last)).sorted().map(text))),
            ("forks", some(m14Forks(of: key).map(list))),
            ("gaps", some(ranges(m14Gaps(of: key)).map(JSON.string))),
            ("revoked", revocations.isEmpty ? nil : true),
            ("void", some(m14Void(of: key).map(JSON.integer))),
        ])
    }

    private func ranges(_ numbers: [Int64]) -> [String] {
        numbers.filter { !numbers.contains($0 - 1) }.map { first in
            let last = (first...).first { !numbers.contains($0 + 1) } ?? first
            return first == last ? "\(first)" : "\(first)-\(last)"
        }
    }

    private var keys: Set<KeyID> {
        Set(leaves.compactMap { $0.adds?.publicKey.id } + [card.rootKey.id])
    }

    private func keyDump(_ key: KeyID) -> JSON {
        if !revocations(of: key).isEmpty { return "revoked" }
        return isEnrolled(key) ? "enrolled" : "waiting"
    }

    /// Records without effect yet, but for those of an erased cycle.
    private func waiting(but erased: Set<SchemeID>) -> [RecordID] {
        leaves.filter { leaf in
            switch leaf.content {
            case .batch, .proof, nil: return false
            case .statement(let statement):
                guard let scheme = byID[statement.about]?.scheme else {
                    if m13IsAfterRevocation(leaf) { return true }
                    break
                }
                if erased.contains(scheme) { return false }
                if m13IsAfterRevocation(leaf) { return !isLifted(leaf, in: scheme) }
            case .decision(let decision):
                if erased.contains(decision.scheme.id) { return false }
            case .scheme, .enrolment, .standing: break
            }
            return completed[leaf.id] == nil
        }.map(\.id).sorted()
    }

    private func schemeDump(_ id: SchemeID) -> JSON {
        said([
            (
                "cells",
                made(
                    cells.filter { $0.key.scheme == id }.map {
                        ($0.key.description, cellDump($0.key, $0.value))
                    })
            ),
            ("codes", codesDump(id)),
            ("periods", periodsDump(id)),
            ("versions", list(m16Versions(id))),
        ])
    }

    private func cellDump(_ cell: Cell, _ picture: Picture) -> JSON {
        let alike = m8Alike(cell).count
        return said([
            ("alike", alike == 0 ? nil : .integer(Int64(alike))),
            ("entries", made(picture.entries.map { ($0.key.description, entryDump($0.value)) })),
            ("heads", list(picture.heads)),
            (
                "items",
                made(
                    picture.items.map { id, item in
                        (
                            id.description,
                            said([
                                ("fault", item.fault.map(JSON.string)),
                                ("lapsed", item.counts ? nil : true),
                            ])
                        )
                    })
            ),
            ("late", picture.isLate ? true : nil),
            ("pending", m7IsPending(cell) ? true : nil),
            ("settled", m8IsSettled(cell) ? true : nil),
            ("status", .string(picture.status)),
            ("value", picture.status == "value" ? picture.values.first?.json : nil),
        ])
    }

    private func entryDump(_ entry: EntryPicture) -> JSON {
        said([
            ("foreign", some(entry.foreign.map(text))),
            ("lapsed", entry.counts ? nil : true),
            ("late", entry.isLate ? true : nil),
            ("verdict", .string(entry.verdict)),
            ("why", some(entry.why.sorted().map(JSON.string))),
        ])
    }
}

extension GivenValue {
    var json: JSON {
        var members: [(String, JSON?)] = [("date", date.map { .string($0.description) })]
        switch content {
        case .number(let number): members.append(("value", .string(number.description)))
        case .grade(let grade): members.append(("grade", .string(grade.text)))
        case .counts(let counts):
            members.append(("counts", made(counts.map { ($0.key.text, .integer($0.value)) })))
        case .notApplicable: members.append(("notApplicable", true))
        case .withdrawn: break
        }
        return said(members)
    }
}

func made(_ members: [(String, JSON)]) -> JSON {
    .object(Dictionary(uniqueKeysWithValues: members))
}

func said(_ members: [(String, JSON?)]) -> JSON {
    made(members.compactMap { name, value in value.map { (name, $0) } })
}

func text(_ name: some CustomStringConvertible) -> JSON { .string(name.description) }

func list(_ names: some Sequence<some CustomStringConvertible>) -> JSON { .array(names.map(text)) }

func some(_ values: [JSON]) -> JSON? { values.isEmpty ? nil : .array(values) }
