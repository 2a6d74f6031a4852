import Notation
import TransparencyLog

@testable import Submission

/// The definition of state, rule by rule: sets and quantifiers over the leaves of a log.
///
/// Written from the rules M1–M17 alone, so that the fold can be held against it. It keeps nothing
/// from one leaf to the next and is slow.
struct Definition {
    /// A record with the first leaf that holds it; a class, for the rules pass many of them round.
    final class Leaf: Sendable {
        let index: Int64
        let id: RecordID
        let key: KeyID
        let signer: KeyHolder?
        /// Nil where the payload was erased.
        let content: RecordContent?
        let tombstone: Tombstone?

        init(_ index: Int64, _ record: VerifiedRecord) {
            self.index = index
            id = record.id
            key = record.signed.key
            signer = record.signer
            content = record.content
            tombstone = nil
        }

        init(_ index: Int64, _ tombstone: Tombstone) {
            self.index = index
            id = tombstone.id
            key = tombstone.key
            signer = nil
            content = nil
            self.tombstone = tombstone
        }
    }

    /// An entry in its batch.
    struct Given {
        let id: EntryID
        let leaf: Int64
        let header: BatchHeader
        let entry: Entry
        let cell: Cell
    }

    /// A settlement in its decision.
    struct Settled {
        let id: EntryID
        let decision: Decision
        let person: PersonID
        let settlement: Settlement
    }

    /// Any other item of a complete decision.
    struct Act {
        let leaf: Int64
        let scheme: SchemeReference
        let person: PersonID
        let item: DecisionItem
    }

    let card: CentreCard
    /// The set; a repetition is no second element.
    let leaves: [Leaf]
    let size: Int64
    let byID: [RecordID: Leaf]
    /// The leaf at which a record was complete (M2).
    let completed: [RecordID: Int64]
    /// The versions that stand, of all schemes (M16).
    let versions: [SchemeReference: TownScheme]
    private(set) var entries: [EntryID: Given] = [:]
    private(set) var items: [EntryID: Settled] = [:]
    private(set) var acts: [Act] = []
    private(set) var cells: [Cell: Picture] = [:]

    init(_ log: [LogItem], card: CentreCard) {
        self.card = card
        size = Int64(log.count)
        var seen: Set<RecordID> = []
        leaves = log.enumerated().filter { seen.insert($1.id).inserted }.map {
            $1.leaf(Int64($0))
        }
        byID = Dictionary(uniqueKeysWithValues: leaves.map { ($0.id, $0) })
        let completion = Completion(leaves, card: card)
        completed = completion.completed
        versions = Dictionary(
            uniqueKeysWithValues: completion.standing.compactMap { record in
                TownScheme(body: record.body).map { (record.reference, $0) }
            })
        readBatches()
        readDecisions()
        var cells: [Cell: Picture] = [:]
        for cell in Set(entries.values.map(\.cell)).union(items.values.map(\.settlement.cell)) {
            cells[cell] = picture(of: cell)
        }
        self.cells = cells
    }

    private mutating func readBatches() {
        for leaf in leaves {
            guard case .batch(let batch)? = leaf.content else { continue }
            for (place, entry) in batch.entries.enumerated() {
                let id = EntryID(leaf.id, place)
                entries[id] = Given(
                    id: id, leaf: leaf.index, header: batch.header, entry: entry,
                    cell: batch.cell(of: entry))
            }
        }
    }

    private mutating func readDecisions() {
        for leaf in leaves {
            guard case .decision(let decision)? = leaf.content,
                let person = leaf.signer?.role.person
            else { continue }
            for (place, item) in decision.items.enumerated() {
                if case .settle(let settlement) = item {
                    let id = EntryID(leaf.id, place)
                    items[id] = Settled(
                        id: id, decision: decision, person: person, settlement: settlement)
                } else if let done = completed[leaf.id] {
                    acts.append(
                        Act(leaf: done, scheme: decision.scheme, person: person, item: item))
                }
            }
        }
    }

    /// An act has effect while the version it names stands (M16).
    func stands(_ scheme: SchemeReference) -> Bool { versions[scheme] != nil }
}

/// What a leaf holds.
enum LogItem {
    case record(VerifiedRecord)
    case erased(Tombstone)

    var id: RecordID {
        switch self {
        case .record(let record): record.id
        case .erased(let tombstone): tombstone.id
        }
    }

    func leaf(_ index: Int64) -> Definition.Leaf {
        switch self {
        case .record(let record): Definition.Leaf(index, record)
        case .erased(let tombstone): Definition.Leaf(index, tombstone)
        }
    }
}
