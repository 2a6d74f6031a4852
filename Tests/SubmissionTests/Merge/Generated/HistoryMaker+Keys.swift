import Notation
import TestSupport

@testable import Submission

/// Keys that come and go, versions and editions.
extension HistoryMaker {
    mutating func enrolMore() {
        guard devices.allSatisfy({ $0.key.id != Cast.devices[2].key.id }) else { return }
        enrol(
            Cast.devices[2], by: Cast.centrePersons[0], basis: chance(50) ? .office : .invitation)
        devices.append(Cast.devices[2])
    }

    mutating func revoke() {
        let persons = [Cast.officePersons[1], Cast.officePersons[0], Cast.centrePersons[2]]
        let isDevice = chance(60)
        let target = isDevice ? pick(devices) : pick(persons)
        let own = batches.filter { $0.signed.key == target.key.id }
        var last: Set<RecordID> = []
        if !own.isEmpty {
            for _ in 0..<pick([0, 1, 2]) { last.insert(pick(own).id) }
        }
        let signer = Cast.centrePersons[0]
        let enrolment = Enrolment(
            centre: Cast.centre, key: signer.key.id, basis: .office,
            act: .revoke(target.key.id, last: last.sorted()))
        let record = hand.record(.enrolment, .enrolment(enrolment), by: signer)
        put(record)
        approve(record, by: Cast.centrePersons[1])
    }

    /// A next version, mostly of the last one made.
    mutating func amend() {
        guard schemes.count < 5 else { return }
        var terms: TownScheme.Terms = []
        let choices: [(TownScheme.Terms, Int)] = [
            (.late, 40), (.reviewer, 25), (.againA1, 25), (.againLater, 15), (.againB1, 20),
        ]
        for (term, percent) in choices where chance(percent) { terms.insert(term) }
        if chance(40), !isMerged {
            terms.insert(.merged)
            isMerged = true
            for holder in [Cast.devices[3]] + Cast.officePersons[4...5] {
                enrol(holder, by: Cast.centrePersons[0], basis: .invitation)
            }
            devices.append(Cast.devices[3])
        } else if isMerged, chance(80) {
            terms.insert(.merged)
        }
        publish(terms, after: chance(80) ? schemes[schemes.count - 1] : pick(schemes))
    }

    mutating func publishStanding() {
        let signer = Cast.centrePersons[pick([0, 1])]
        var before: (id: RecordID, edition: Int64)?
        if !standings.isEmpty, chance(70), case let last = pick(standings),
            case .standing(let standing) = last.content
        {
            before = (last.id, standing.edition)
        }
        let standing = Standing(
            centre: Cast.centre, key: signer.key.id, scheme: schemes[0], period: TownScheme.first,
            group: .of("towns"), edition: (before?.edition ?? 0) + 1, replaces: before?.id,
            checkpoint: "note\(hand.made)", root: Digest(of: []), rows: 1)
        let record = hand.record(.standing, .standing(standing), by: signer)
        standings.append(record)
        put(record)
        if chance(85) { approve(record, by: Cast.centrePersons[2]) }
    }
}
