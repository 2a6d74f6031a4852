import Notation
import TestSupport
import TransparencyLog

@testable import Submission

/// Makes small histories in which everything goes wrong that can: few offices, devices, persons
/// and cells, so that things meet.
struct HistoryMaker {
    var random: Seeded
    var hand: Hand
    /// In the order of the log.
    var log: [VerifiedRecord] = []
    /// Made, and on their way: they come later or never.
    var pocket: [VerifiedRecord] = []
    var batches: [VerifiedRecord] = []
    var decisions: [VerifiedRecord] = []
    var statements: [VerifiedRecord] = []
    var schemes: [SchemeReference] = []
    var standings: [VerifiedRecord] = []
    /// The devices that may seal.
    var devices: [Cast.Holder] = []
    /// By key: the last batch that was sealed, logged or not.
    var tips: [KeyID: VerifiedRecord] = [:]
    var entries: [EntryID: (cell: Cell, office: OfficeID)] = [:]
    var settlements: [EntryID: Cell] = [:]
    var isMerged = false
    /// Some decisions erase the cycle.
    private(set) var isErasing: Bool
    /// Offices name what they know of their own, as agents do, and nothing else.
    private(set) var isHonest = false

    /// A whole history in the order of the log.
    static func history(seed: UInt64, signs: Bool = false) -> [VerifiedRecord] {
        made(seed: seed, signs: signs).log
    }

    /// A whole history, with what is still on its way.
    static func made(
        seed: UInt64, signs: Bool = false, isHonest: Bool = false, isErasing: Bool = false
    ) -> HistoryMaker {
        var maker = HistoryMaker(seed: seed, signs: signs)
        maker.isHonest = isHonest
        if isErasing { maker.isErasing = true }
        maker.found()
        for _ in 0..<Int.random(in: 14...24, using: &maker.random) { maker.act() }
        while !maker.pocket.isEmpty, maker.chance(70) { maker.unpack() }
        return maker
    }

    private init(seed: UInt64, signs: Bool) {
        random = Seeded(seed: seed)
        hand = Hand(signs: signs, seed: seed)
        isErasing = Int.random(in: 0..<100, using: &random) < 6
    }

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int.random(in: list.indices, using: &random)]
    }

    /// The centre, two offices and a scheme.
    private mutating func found() {
        for person in Cast.centrePersons.prefix(chance(20) ? 4 : 3) {
            enrol(person, by: Cast.rootHolder, basis: .root)
        }
        for holder in Cast.devices.prefix(2) + Cast.officePersons.prefix(4) {
            enrol(holder, by: Cast.centrePersons[0], basis: .invitation)
        }
        if chance(25) {
            enrol(Cast.officePersons[6], by: Cast.centrePersons[1], basis: .invitation)
        }
        devices = Array(Cast.devices.prefix(2))
        var terms: TownScheme.Terms = []
        if chance(50) { terms.insert(.late) }
        if chance(30) { terms.insert(.reviewer) }
        // Now and then another cycle lies in the same log.
        if chance(15) { publish([.late], after: nil, of: .of("s2027")) }
        publish(terms, after: nil)
    }

    private mutating func act() {
        if !pocket.isEmpty, chance(30) { unpack() }
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<52: seal()
        case 52..<84: decide()
        case 84..<88: amend()
        case 88..<91: enrolMore()
        case 91..<95: revoke()
        case 95..<97: publishStanding()
        default: approveAnything()
        }
    }

    /// Logs a record, or keeps it for later.
    mutating func put(_ record: VerifiedRecord, delayed percent: Int = 10) {
        if chance(percent) { pocket.append(record) } else { log.append(record) }
    }

    private mutating func unpack() {
        log.append(pocket.remove(at: Int.random(in: pocket.indices, using: &random)))
    }

    mutating func approve(_ record: VerifiedRecord, by holder: Cast.Holder, delayed: Int = 5) {
        let statement = Statement(
            centre: Cast.centre, key: holder.key.id, kind: .approval, about: record.id,
            text: "\(hand.made)")
        let made = hand.record(.statement, .statement(statement), by: holder)
        statements.append(made)
        put(made, delayed: delayed)
    }

    /// A person of the centre signs, another one approves.
    mutating func enrol(_ holder: Cast.Holder, by signer: Cast.Holder, basis: Enrolment.Basis) {
        let enrolment = Enrolment(
            centre: Cast.centre, key: signer.key.id, basis: basis, act: .add(holder.holder))
        let record = hand.record(.enrolment, .enrolment(enrolment), by: signer)
        log.append(record)
        guard basis != .root else { return }
        if !chance(2) { approve(record, by: Cast.centrePersons[2]) }
        if basis == .office, chance(80) {
            approve(record, by: Cast.officePersons[1])
        }
    }

    mutating func publish(
        _ terms: TownScheme.Terms, after previous: SchemeReference?, of id: SchemeID = Cast.scheme
    ) {
        let signer = Cast.centrePersons[chance(50) ? 0 : 1]
        let scheme = SchemeRecord(
            centre: Cast.centre, key: signer.key.id, scheme: previous?.id ?? id,
            version: (previous?.version ?? 0) + 1, previous: previous?.hash,
            body: TownScheme(terms).body)
        let record = hand.record(.scheme, .scheme(scheme), by: signer)
        put(record, delayed: 3)
        schemes.append(scheme.reference)
        approve(record, by: Cast.centrePersons[2], delayed: 5)
    }

    private mutating func approveAnything() {
        let records = batches + decisions
        guard !records.isEmpty else { return }
        let people = Cast.centrePersons + Cast.officePersons.prefix(4)
        approve(pick(records), by: pick(people))
    }
}
