import Notation
import TestSupport

@testable import Submission

/// Sealing, well and badly.
extension HistoryMaker {
    mutating func seal() {
        let device = pick(devices)
        guard let office = device.holder.role.office else { return }
        var header = header(of: device, office: office)
        place(&header, of: device)
        var cells: [Cell] = []
        var list: [Entry] = []
        for _ in 0..<(chance(70) ? 1 : 3) {
            let entry = entry(in: header)
            let cell = entry.cell(scheme: header.scheme.id, period: header.period)
            guard !cells.contains(cell) else { continue }
            cells.append(cell)
            list.append(entry)
        }
        let batch = Batch(header: header, entries: list)
        let record = hand.record(.batch, .batch(batch), by: device)
        for (place, cell) in cells.enumerated() {
            entries[EntryID(record.id, place)] = (cell, office)
        }
        batches.append(record)
        tips[device.key.id] = record
        put(record, delayed: 18)
        if let reviewer = header.reviewer, chance(75),
            let holder = Cast.officePersons.first(where: {
                $0.holder.role == .officePerson(reviewer, office)
            }), chance(needsReviewer ? 100 : 8)
        {
            approve(record, by: holder, delayed: 12)
        }
    }

    private var needsReviewer: Bool {
        log.contains {
            guard case .scheme(let scheme) = $0.content else { return false }
            return TownScheme(body: scheme.body)?.needsReviewer == true
        }
    }

    private mutating func header(of device: Cast.Holder, office: OfficeID) -> BatchHeader {
        let people = Cast.people(of: office)
        var scheme = chance(80) ? schemes[schemes.count - 1] : pick(schemes)
        if chance(3) { scheme.hash = Digest(of: []) }
        var header = BatchHeader(
            centre: Cast.centre, office: office, key: device.key.id, sequence: 1, scheme: scheme,
            period: chance(70) ? TownScheme.first : TownScheme.second,
            sealedAt: chance(50) ? .of("2026-04-01T08:00:00Z") : .of("2026-03-01T08:00:00Z"),
            preparer: people.preparer, reviewer: people.reviewer, salt: random.bytes(16))
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<6: header.preparer = .of("p1")
        case 6..<8: header.reviewer = .of("p1")
        case 8..<9: header.reviewer = header.preparer
        case 9..<11: header.reviewer = nil
        case 11..<13: header.preparer = .of("nobody")
        default: break
        }
        return header
    }

    /// The place in the chain: the next one, a fork, or behind one that was lost.
    private mutating func place(_ header: inout BatchHeader, of device: Cast.Holder) {
        let own = batches.filter { $0.signed.key == device.key.id }
        guard var before = tips[device.key.id] else { return }
        if chance(8) { before = pick(own) }
        guard case .batch(let last) = before.content else { return }
        header.sequence = last.header.sequence + 1
        header.previous = before.id
        if chance(4) {
            header.sequence += 1
            header.previous = RecordID(Digest(of: random.bytes(8)))
        }
        let came = log.compactMap { record -> Int64? in
            guard case .batch(let batch) = record.content, record.signed.key == device.key.id
            else { return nil }
            return batch.header.sequence
        }
        let lost = (1..<header.sequence).filter { !came.contains($0) }
        if !lost.isEmpty, chance(40) { header.void = lost } else if chance(2) { header.void = [1] }
        if header.sequence == 1 { header.void = [] }
    }

    private mutating func entry(in header: BatchHeader) -> Entry {
        let place = Int.random(in: 0..<100, using: &random)
        var entry = Entry(
            indicator: .of(place < 55 ? "A1" : place < 72 ? "A2" : place < 98 ? "B1" : "X9"),
            subject: .of("t1"), content: content())
        if entry.indicator == .of("B1"), let event = EventID(bytes: eventName()) {
            entry.slot = .event(event)
            entry.event = EventDetails(
                date: chance(60) ? .of("2026-03-08") : .of("2026-03-09"), reason: "通报表扬")
        }
        let cell = entry.cell(scheme: header.scheme.id, period: header.period)
        let own = entries.filter { $0.value.cell == cell && $0.value.office == header.office }
        guard !isHonest else {
            entry.replaces = unreplaced(Set(own.keys))
            return entry
        }
        var names = chance(75) ? Set(own.keys) : own.isEmpty ? [] : [pick(own.keys.sorted())]
        if header.office == .of("c01") {
            names.formUnion(entries.filter { $0.value.cell == cell }.keys)
        }
        if chance(8), !entries.isEmpty { names.insert(pick(entries.keys.sorted())) }
        if chance(4), !settlements.isEmpty { names.insert(pick(settlements.keys.sorted())) }
        entry.replaces = names.sorted()
        return entry
    }

    /// M5: those of its own that nothing of its own with a receipt replaces.
    private func unreplaced(_ own: Set<EntryID>) -> [EntryID] {
        let logged = log.flatMap { record -> [EntryID] in
            guard case .batch(let batch) = record.content else { return [] }
            return batch.entries.enumerated().flatMap { place, entry in
                own.contains(EntryID(record.id, place)) ? entry.replaces : []
            }
        }
        return own.subtracting(logged).sorted()
    }

    mutating func eventName() -> [UInt8] {
        [UInt8](repeating: UInt8.random(in: 1...3, using: &random), count: 16)
    }

    mutating func content() -> EntryContent {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<7: .withdrawn
        case 7..<10: .notApplicable(chance(50) ? "停办" : "并入")
        case 10..<15: .number(.of("500"))
        case 15..<60: .number(.of("90"))
        default: .number(.of("91"))
        }
    }
}
