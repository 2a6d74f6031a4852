internal import Notation

/// Something of which each follows exactly one before it: a scheme version, an edition.
protocol Successor: Sendable {
    /// What the next one names as the one before.
    associatedtype Link: Hashable & Sendable
    /// The record that says it.
    var record: RecordID { get }
    /// The leaf that completed it.
    var index: Int64 { get }
    /// Counted from 1.
    var number: Int64 { get }
    /// The one before; nil for the first.
    var before: Link? { get }
    /// How the next one names this.
    var link: Link { get }
}

/// The one chain that stands among all that are complete.
///
/// Of two successors the one completed first stands; by one leaf, the smaller id (M1).
struct SuccessorChain<Item: Successor>: Sendable {
    /// What stands, in order.
    private(set) var standing: [Item] = []
    /// What is complete and continues nothing: second successors, or early ones.
    private(set) var waiting: [Item] = []

    /// Takes an item that is complete; ``settle()`` decides.
    mutating func add(_ item: Item) {
        waiting.append(item)
    }

    /// Continues the chain as far as it goes; returns what stands from now on.
    ///
    /// Called once a leaf, so that of two items completed by one leaf the smaller id stands.
    mutating func settle() -> [Item] {
        waiting.sort { ($0.index, $0.record) < ($1.index, $1.record) }
        var added: [Item] = []
        while let place = waiting.firstIndex(where: continues) {
            let next = waiting.remove(at: place)
            standing.append(next)
            added.append(next)
        }
        return added
    }

    private func continues(_ item: Item) -> Bool {
        let last = standing.last
        return item.number == (last?.number ?? 0) + 1 && item.before == last?.link
    }
}
