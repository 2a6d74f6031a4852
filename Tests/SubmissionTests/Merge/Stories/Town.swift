import Notation
import TestSupport

@testable import Submission

/// A town in which a story happens: its records have names, and its state is told in words.
///
/// The bureaus a01 (devices `pc1`, `pc2`; chen prepares, zhou reviews) and a02 (`pc3`; wang, zhao);
/// p1, p2, p3 at the centre. Every record is really signed, read and verified.
struct Town {
    private(set) var state = State(card: Cast.card, answers: TownScheme.lookup)
    var hand = Hand(signs: true, seed: 0)
    var records: [String: VerifiedRecord] = [:]
    private(set) var names: [RecordID: String] = [:]
    private var logged: [VerifiedRecord] = []
    /// By key: its last batch.
    var tips: [KeyID: VerifiedRecord] = [:]
    /// The version that offices and the centre work by.
    var scheme: SchemeReference

    static let pc1 = Cast.devices[0]
    static let pc2 = Cast.devices[2]
    static let pc3 = Cast.devices[1]
    static let successor = Cast.devices[3]
    static let p1 = Cast.centrePersons[0]
    static let p2 = Cast.centrePersons[1]
    static let p3 = Cast.centrePersons[2]
    static let chen = Cast.officePersons[0]
    static let zhou = Cast.officePersons[1]
    static let zhao = Cast.officePersons[3]
    static let q1 = TownScheme.first

    /// A town with its people, and a first version of the scheme.
    init(_ terms: TownScheme.Terms = []) {
        scheme = SchemeReference(
            id: Cast.scheme, version: 1, hash: Digest(of: TownScheme(terms).body))
        for person in Cast.centrePersons.prefix(3) { enrol(person) }
        for holder in Cast.devices.prefix(3) + Cast.officePersons.prefix(4) { enrol(holder) }
        publish("S1", terms)
    }

    /// Makes a record that is not logged yet.
    mutating func made(
        _ name: String, _ type: RecordType, _ content: RecordContent, by holder: Cast.Holder
    ) -> VerifiedRecord {
        let record = hand.record(type, content, by: holder)
        records[name] = record
        names[record.id] = name
        return record
    }

    /// Logs a record that was made.
    mutating func arrives(_ name: String) {
        guard let record = records[name] else { preconditionFailure("\(name) was never made.") }
        logged.append(record)
        state.append(record)
    }

    /// Starts again with a log in which the payload of a record is gone.
    mutating func erases(_ name: String) {
        let before = state
        state = State(card: Cast.card, answers: TownScheme.lookup)
        for record in logged {
            if record.id == self[name], let tombstone = before.mayErase(record) {
                state.append(erased: tombstone)
            } else {
                state.append(record)
            }
        }
    }

    subscript(name: String) -> RecordID {
        guard let record = records[name] else { preconditionFailure("\(name) was never made.") }
        return record.id
    }

    /// The entry or item of a name: `m1` is the first of its batch, `m1#1` the second.
    func entry(_ name: String) -> EntryID {
        let parts = name.split(separator: "#")
        return EntryID(self[String(parts[0])], parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    }

    func entries(_ names: [String]) -> [EntryID] { names.map(entry).sorted() }

    func cell(_ text: String) -> Cell {
        guard let cell = Cell(text, scheme: Cast.scheme) else {
            preconditionFailure("\(text) is no cell.")
        }
        return cell
    }

    func name(of id: String) -> String {
        let parts = id.split(separator: "#").map(String.init)
        guard let record = RecordID(hex: parts[0]), let name = names[record] else { return id }
        return parts.count > 1 && parts[1] != "0" ? "\(name)#\(parts[1])" : name
    }
}

/// What the people of a story do.
extension Town {
    mutating func enrol(_ holder: Cast.Holder, isApproved: Bool = true) {
        let isCentre = Cast.centrePersons.contains { $0.key.id == holder.key.id }
        let signer = isCentre ? Cast.rootHolder : Self.p1
        let enrolment = Enrolment(
            centre: Cast.centre, key: signer.key.id, basis: isCentre ? .root : .invitation,
            act: .add(holder.holder))
        let name = "enrolment of \(holder.holder.name)"
        _ = made(name, .enrolment, .enrolment(enrolment), by: signer)
        arrives(name)
        if !isCentre, isApproved { approves(name, Self.p2) }
    }

    /// A revocation of a key, with the last batches that count; two persons sign.
    mutating func revokes(_ holder: Cast.Holder, last: [String] = []) {
        let enrolment = Enrolment(
            centre: Cast.centre, key: Self.p1.key.id, basis: .invitation,
            act: .revoke(holder.key.id, last: last.map { self[$0] }.sorted()))
        let name = "revocation of \(holder.holder.name)"
        _ = made(name, .enrolment, .enrolment(enrolment), by: Self.p1)
        arrives(name)
        approves(name, Self.p2)
    }

    mutating func publish(
        _ name: String, _ terms: TownScheme.Terms, of id: SchemeID = Cast.scheme
    ) {
        let body = TownScheme(terms).body
        let isFirst = state.registry.currentScheme(id) == nil
        let record = SchemeRecord(
            centre: Cast.centre, key: Self.p1.key.id, scheme: id,
            version: isFirst ? 1 : scheme.version + 1, previous: isFirst ? nil : scheme.hash,
            body: body)
        scheme = record.reference
        _ = made(name, .scheme, .scheme(record), by: Self.p1)
        arrives(name)
        approves(name, Self.p2)
    }

    /// A word about a record; an approval unless said otherwise.
    mutating func approves(
        _ about: String, _ holder: Cast.Holder, _ kind: Statement.Kind = .approval,
        as name: String? = nil
    ) {
        let statement = Statement(
            centre: Cast.centre, key: holder.key.id, kind: kind, about: self[about])
        let name = name ?? "\(kind) of \(about) by \(holder.holder.name)"
        _ = made(name, .statement, .statement(statement), by: holder)
        arrives(name)
    }

    /// Seals entries after the device's last batch; nothing is sent.
    mutating func seals(
        _ name: String, _ device: Cast.Holder, _ entries: [Entry], after: String? = nil,
        void: [Int64] = [], edit: (inout BatchHeader) -> Void = { _ in }
    ) {
        guard let office = device.holder.role.office else { preconditionFailure("A device.") }
        let people = Cast.people(of: office)
        var header = BatchHeader(
            centre: Cast.centre, office: office, key: device.key.id, sequence: 1, void: void,
            scheme: scheme, period: Self.q1, sealedAt: .of("2026-04-01T08:00:00Z"),
            preparer: people.preparer, reviewer: people.reviewer,
            salt: [UInt8](repeating: UInt8(records.count % 256), count: 16))
        if let last = after.map({ records[$0] }) ?? tips[device.key.id],
            case .batch(let batch) = last.content
        {
            header.sequence = batch.header.sequence + 1
            header.previous = last.id
        }
        edit(&header)
        let batch = Batch(header: header, entries: entries)
        tips[device.key.id] = made(name, .batch, .batch(batch), by: device)
    }

    /// Seals and sends.
    mutating func sends(
        _ name: String, _ device: Cast.Holder, _ entries: Entry..., void: [Int64] = [],
        edit: (inout BatchHeader) -> Void = { _ in }
    ) {
        seals(name, device, entries, void: void, edit: edit)
        arrives(name)
    }

    /// A value for t1, `withdrawn` or a decimal, over earlier entries.
    func gives(
        _ value: String, of indicator: String = "A1", over: String..., role: String? = nil
    ) -> Entry {
        Entry(
            indicator: .of(indicator), subject: .of("t1"),
            slot: role.map { .role(.of($0)) } ?? .sole,
            content: value == "withdrawn" ? .withdrawn : .number(.of(value)),
            replaces: entries(over))
    }

    /// The commendation of a date, by the name that its draft got.
    func commends(_ draft: UInt8, on date: String = "2026-03-08", over: String...) -> Entry {
        var entry: Entry = .event(id: draft, date: .of(date))
        entry.replaces = entries(over)
        return entry
    }

    mutating func decides(
        _ name: String, _ person: Cast.Holder, _ items: DecisionItem...,
        approvedBy second: Cast.Holder? = nil
    ) {
        let decision = Decision(
            centre: Cast.centre, key: person.key.id, scheme: scheme, reason: "核定 \(name)",
            items: items)
        _ = made(name, .decision, .decision(decision), by: person)
        arrives(name)
        if let second { approves(name, second) }
    }

    func settle(_ cell: String, _ names: [String], take: String) -> DecisionItem {
        .settle(
            Settlement(cell: self.cell(cell), names: entries(names), outcome: .take(entry(take))))
    }

    func settle(
        _ cell: String, _ names: [String], value: String?, on date: String? = nil
    ) -> DecisionItem {
        let outcome = value.map {
            Settlement.Outcome.value(.number(.of($0)), date.map { .of($0) })
        }
        return .settle(
            Settlement(cell: self.cell(cell), names: entries(names), outcome: outcome ?? .none))
    }

    func returns(_ names: String...) -> DecisionItem { .giveBack(entries(names)) }

    func code(_ name: String) -> SpokenCode { SpokenCode(self[name].digest) }
}

extension DecisionItem {
    /// The end of the first period, for all or for named offices.
    static func close(
        _ offices: String..., endLate: Bool = false, refusing codes: [SpokenCode] = []
    ) -> DecisionItem {
        .close(
            Closing(
                period: Town.q1, offices: offices.isEmpty ? nil : offices.map { .of($0) },
                endsLateWork: endLate, refusedCodes: codes))
    }
}
