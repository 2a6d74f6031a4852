import Notation
import TestSupport

@testable import Submission

/// Other orders of a history that keep every record on its side of the leaves where position
/// decides (M1): those that complete a version, an edition, a revocation, or what closes, extends,
/// orders, returns or hears.
struct Orders {
    let log: [VerifiedRecord]
    /// The leaves that stay where they are.
    let fixed: Set<Int>

    init(_ log: [VerifiedRecord], _ definition: Definition) {
        self.log = log
        let deciding = log.filter { $0.content.isDecidedByPosition }.compactMap {
            definition.completed[$0.id].map(Int.init)
        }
        fixed = Set(deciding)
    }

    /// A random one of them; nobody signs before his key is enrolled.
    func shuffled(_ random: inout Seeded) -> [VerifiedRecord] {
        var order: [VerifiedRecord] = []
        var open: [VerifiedRecord] = []
        var known: Set<KeyID> = [Cast.card.rootKey.id]
        func place(_ record: VerifiedRecord) {
            order.append(record)
            if case .enrolment(let enrolment) = record.content,
                case .add(let holder) = enrolment.act
            {
                known.insert(holder.publicKey.id)
            }
        }
        for (index, record) in log.enumerated() {
            guard fixed.contains(index) || index == log.count - 1 else {
                open.append(record)
                continue
            }
            if !fixed.contains(index) { open.append(record) }
            open.shuffle(using: &random)
            while let next = open.firstIndex(where: { known.contains($0.signed.key) }) {
                place(open.remove(at: next))
            }
            if fixed.contains(index) { place(record) }
        }
        return order + open
    }

    /// With records that come again, later or at once.
    func repeated(_ random: inout Seeded) -> [VerifiedRecord] {
        var order: [VerifiedRecord] = []
        for record in log {
            order.append(record)
            if Int.random(in: 0..<5, using: &random) == 0 {
                order.append(order[Int.random(in: order.indices, using: &random)])
            }
        }
        return order
    }
}

extension RecordContent {
    /// True for what decides by the leaf that completes it.
    fileprivate var isDecidedByPosition: Bool {
        switch self {
        case .scheme, .standing: true
        case .enrolment(let enrolment):
            if case .revoke = enrolment.act { true } else { false }
        case .decision(let decision):
            decision.items.contains { item in
                switch item {
                case .close, .extend, .order, .giveBack, .hear: true
                case .settle, .admit, .erase: false
                }
            }
        case .batch, .statement, .proof: false
        }
    }
}

extension State {
    /// The state of a log, each record by itself.
    static func of(_ log: [VerifiedRecord]) -> State {
        var state = State(card: Cast.card, answers: TownScheme.lookup)
        for record in log { state.append(record) }
        return state
    }

    /// The state of a log, in groups of any size.
    static func grouped(_ log: [VerifiedRecord], _ random: inout Seeded) -> State {
        var state = State(card: Cast.card, answers: TownScheme.lookup)
        var rest = log[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...12, using: &random)
            state.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return state
    }
}
