internal import Notation
internal import TransparencyLog

/// The reply of `GET /v1/centre`.
struct CentreReply {
    let card: CentreCard
    /// The newest checkpoint as the centre says; nil while its log is empty.
    let checkpoint: SignedNote?
    /// The centre's clock; nil where it says none.
    let time: Instant?

    init?(json: JSON) {
        guard let card = json["card"].flatMap({ CentreCard(json: $0) }) else { return nil }
        self.card = card
        if let text = json["checkpoint"] {
            guard let note = text.string.flatMap({ try? SignedNote($0) }) else { return nil }
            checkpoint = note
        } else {
            checkpoint = nil
        }
        time = json["time"]?.string.flatMap { Instant($0) }
    }
}

/// The reply of `GET /v1/log/proof/consistency`.
struct ConsistencyReply {
    let hashes: [TreeHash]

    init?(json: JSON) {
        guard let list = json["hashes"]?.array, list.count <= Tree.maximumProofLength else {
            return nil
        }
        hashes = list.compactMap { $0.string.flatMap { TreeHash(base64: $0) } }
        guard hashes.count == list.count else { return nil }
    }
}

/// One page of `GET /v1/feed`.
struct FeedPage {
    /// What is left of it.
    var items: ArraySlice<Item>
    let next: Int64
    let more: Bool
    let checkpoint: SignedNote

    /// A record and its receipt as received.
    struct Item {
        let index: Int64
        let record: [UInt8]
        let receipt: [UInt8]
        let rows: [ResultRow]

        init?(json: JSON) {
            guard let index = json["index"]?.integer, let record = json["record"]?.string,
                let receipt = json["receipt"]?.string
            else { return nil }
            self.index = index
            self.record = Array(record.utf8)
            self.receipt = Array(receipt.utf8)
            let list = json["rows"]?.array ?? []
            rows = list.compactMap { ResultRow(json: $0) }
            guard rows.count == list.count, list.count <= RoundLimits.rows else { return nil }
        }
    }

    /// Reads a page of items in ascending order from `position` on.
    init?(json: JSON, from position: Int64) {
        guard let list = json["items"]?.array, list.count <= RoundLimits.feedItems,
            let next = json["next"]?.integer, let more = json["more"]?.bool,
            let note = json["checkpoint"]?.string.flatMap({ try? SignedNote($0) })
        else { return nil }
        let items = list.compactMap(Item.init)
        var place = position
        for item in items {
            guard item.index >= place else { return nil }
            place = item.index + 1
        }
        // A page that promises more must bring the position forward, or the round would not end.
        guard items.count == list.count, next >= place, !more || next > position else { return nil }
        self.items = items[...]
        self.next = next
        self.more = more
        checkpoint = note
    }
}

/// The limits of one round.
public enum RoundLimits {
    /// Records sent in one round; the rest waits for the next.
    public static let records = 500
    /// Pages of the feed fetched in one round.
    public static let pages = 100
    /// Items of one page.
    public static let feedItems = 200
    /// Evidence files asked about in one round.
    public static let evidence = 200
    /// Pieces of evidence sent in one round, 64 MiB; the rest waits for the next.
    public static let pieces = 256
    /// Rows of results that come with one standing.
    public static let rows = 1_000
    /// Records in a row that may fail without an answer before the round stops.
    public static let failures = 3
    /// Bytes of a reply with a verdict of 1,000 entries.
    static let recordReply = 8 << 20
    /// Bytes of a page: one batch of 8 MiB with every quotation mark escaped, and receipts.
    static let pageReply = 32 << 20
    /// Bytes of a reply that names the gaps of as many files as may be asked about.
    static let lackingReply = 4 << 20
    /// Seconds between the two clocks that are worth telling.
    static let clock: Int64 = 300
}
