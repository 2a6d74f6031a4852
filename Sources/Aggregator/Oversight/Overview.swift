internal import TransparencyLog
package import Notation
internal import Recount
internal import Submission

/// What the centre shows of itself: numbers, offices, and what needs someone's hand.
extension LogBook {
    /// The centre in numbers: `{"apart","appeals","batches","centre","checkpoint","entries",…}`.
    ///
    /// `apart` are pairs of values further apart than the scheme allows, `appeals` those that
    /// nobody has answered, `late` the held entries that wait because they came late.
    ///
    /// - Parameter today: the day on which it is asked which warnings are overdue; nil for none.
    package func status(on today: CivilDate? = nil) throws -> JSON {
        let note = try checkpoint()
        let (late, apart) = try merged { ($0.lateCount, $0.apart.count) }
        let (cells, tallies) = try merged { ($0.cellCounts, $0.tallies) }
        let appeals = try self.appeals { _ in nil }.count { $0.state == .open }
        let warnings = try self.warnings().counted(on: today)
        let persons = try furtherPersons().count
        return try store.read { view in
            let head = try view.head()
            let registry = try ledger(in: view, at: head).registry
            let batches = try view.batchCounts().values.reduce(0, +)
            let requests = try view.requests().filter { registry.isWaiting($0) }
            return [
                "apart": .integer(Int64(apart)), "appeals": .integer(Int64(appeals)),
                "batches": .integer(Int64(batches)), "centre": .string(card.centre.text),
                "cells": .object(cells.mapValues { .integer(Int64($0)) }),
                "checkpoint": .string(String(decoding: note.bytes, as: UTF8.self)),
                "entries": tallies.values.reduce(VerdictTally(), +).json,
                "invitations": .integer(Int64(try view.openInvitations())),
                "late": .integer(Int64(late)), "name": .string(card.name),
                "offices": .integer(Int64(registry.offices.count)),
                "requests": .integer(Int64(requests.count + persons)),
                "root": .string(head.root.base64), "size": .integer(head.size),
                "schemes": .array(
                    registry.schemeIDs.compactMap { registry.currentScheme($0)?.json }),
                "unlogged": .array(try view.unloggedLines()), "warnings": warnings,
            ]
        }
    }

    /// One object an office: its keys, its batches, what came of its entries.
    package func offices() throws -> [JSON] {
        let tallies = try merged { $0.tallies }
        return try store.read { view in
            let registry = try ledger(in: view, at: view.head()).registry
            let batches = try view.batchCounts()
            return try registry.offices.map { office in
                let last = try view.lastBatch(of: office)
                return [
                    "batches": .integer(Int64(batches[office] ?? 0)),
                    "entries": (tallies[office] ?? VerdictTally()).json,
                    "keys": .array(registry.keys(of: office)),
                    "last": last.map { .string($0.description) } ?? .null,
                    "office": .string(office.text),
                ]
            }
        }
    }

    /// Requests that wait for two persons, oldest first.
    package func waitingRequests() throws -> [StoredRequest] {
        try store.read { view in
            let registry = try ledger(in: view, at: view.head()).registry
            return try view.requests().filter { registry.isWaiting($0) }
        }
    }
}

extension [WarningCase] {
    /// `{"answered","open","overdue","toPassOn"}`: answers to be reviewed, warnings that are to be
    /// answered, those of them whose day is past, and words of offices in charge that the offices
    /// that were warned do not know yet.
    fileprivate func counted(on today: CivilDate?) -> JSON {
        [
            "answered": .integer(Int64(count { $0.state == .answered })),
            "open": .integer(Int64(count { $0.awaitsOffice })),
            "overdue": .integer(
                Int64(today.map { day in count { $0.isOverdue(on: day) } } ?? 0)),
            "toPassOn": .integer(Int64(count { $0.untold != nil })),
        ]
    }
}

extension StoredRequest {
    /// A line of a list: `{"device","fingerprint","key","office","person","personName",…}`.
    package var json: JSON {
        [
            "device": .string(device.name),
            "fingerprint": .string(SpokenCode(device.publicKey.id.digest).description),
            "key": .string(device.publicKey.id.description),
            "office": .string(device.role.office?.text ?? ""),
            "person": .string(person.role.person?.text ?? ""),
            "personName": .string(person.name), "receivedAt": .string(receivedAt.description),
        ]
    }
}

extension VerdictTally {
    /// The three numbers: `{"accepted","held","returned"}`.
    var json: JSON {
        [
            "accepted": .integer(Int64(accepted)), "held": .integer(Int64(held)),
            "returned": .integer(Int64(returned)),
        ]
    }
}

extension SchemeVersion {
    /// How batches name it: `{"hash","id","version"}`.
    var json: JSON {
        [
            "hash": .string(reference.hash.hex), "id": .string(reference.id.text),
            "version": .integer(reference.version),
        ]
    }
}

extension Registry {
    /// All offices that hold a key.
    var offices: [OfficeID] {
        Set(holders.values.compactMap(\.role.office)).sorted()
    }

    /// The keys of an office, by their ids.
    func keys(of office: OfficeID) -> [JSON] {
        holders.filter { $0.value.role.office == office }.sorted { $0.key < $1.key }
            .map { key, holder in
                var members = holder.json.object ?? [:]
                members["enrolled"] = .bool(self.holder(key) != nil)
                members["revoked"] = .bool(isRevoked(key))
                return .object(members)
            }
    }

    /// True where a key of the request is not enrolled yet.
    func isWaiting(_ request: StoredRequest) -> Bool {
        holder(request.device.publicKey.id) == nil || holder(request.person.publicKey.id) == nil
    }
}
