package import Notation
package import Submission
internal import TransparencyLog

/// What those with a session may read: records, the feed, what the centre lacks.
package struct ReadingRoom: Sendable {
    private let book: LogBook

    /// A reading room over a log.
    package init(book: LogBook) {
        self.book = book
    }

    /// Most leaves of one page of the feed.
    static let pageLeaves = 200
    /// Most record bytes of one page, but for a single larger one: 4 MiB.
    static let pageBytes = 4 << 20

    /// Who reads; nil where the key is enrolled no more or never was.
    package func reader(_ key: KeyID) throws -> Reader? {
        let registry = try book.ledger().registry
        guard let holder = registry.holder(key), !registry.isRevoked(key) else { return nil }
        switch holder.role {
        case .device(let office), .officePerson(_, let office): return .office(office)
        case .centrePerson(_, .inspector): return .auditor
        case .centrePerson, .log, .root: return nil
        }
    }

    /// Which of the ids the centre does not hold as batches of the reader's office.
    package func missing(_ ids: [RecordID], for reader: Reader) throws -> [RecordID] {
        try book.store.read { view in
            switch reader {
            case .office(let office):
                let held = try view.held(ids, by: office)
                return ids.filter { !held.contains($0) }
            case .auditor: return try ids.filter { try view.index(of: $0) == nil }
            }
        }
    }

    /// A record with its receipt; nil where there is none for this reader.
    package func record(_ id: RecordID, for reader: Reader) throws -> FeedItem? {
        let signed = try signedHead()
        return try book.store.read { view in
            guard let index = try view.index(of: id), index < signed.head.size,
                try reader.mayRead(view.audience(of: index)),
                let stored = try view.record(at: index)
            else { return nil }
            return try item(stored, at: index, under: signed, in: view, for: reader)
        }
    }

    /// A page of what is meant for the reader, from a leaf on.
    package func feed(from index: Int64, for reader: Reader) throws -> FeedPage {
        let signed = try signedHead()
        return try book.store.read { view in
            let places = try view.feed(
                for: reader.office, from: index, limit: Self.pageLeaves + 1
            ).filter { $0 < signed.head.size }
            var items: [FeedItem] = []
            var bytes = 0
            for place in places.prefix(Self.pageLeaves) {
                guard let stored = try view.record(at: place) else { break }
                let item = try item(stored, at: place, under: signed, in: view, for: reader)
                bytes += stored.record.payload.count
                bytes += item.rows.reduce(0) { $0 + $1.bytes.count }
                if !items.isEmpty, bytes > Self.pageBytes { break }
                items.append(item)
            }
            let isMore = items.count < places.count
            let next = isMore ? (items.last?.index ?? index) + 1 : max(index, signed.head.size)
            return FeedPage(items: items, next: next, isMore: isMore, checkpoint: signed.note)
        }
    }

    private func item(
        _ stored: StoredRecord, at index: Int64, under signed: (head: LogHead, note: SignedNote),
        in view: StoreView, for reader: Reader
    ) throws -> FeedItem {
        var rows: [ResultRow] = []
        if stored.record.type == .standing,
            let standing = try? Standing(payload: stored.record.payload)
        {
            rows = try view.results(of: standing, for: reader)
        }
        return FeedItem(
            index: index, record: stored.record,
            receipt: try book.receipt(index, under: signed, in: view), rows: rows)
    }

    private func signedHead() throws -> (head: LogHead, note: SignedNote) {
        try book.note(atLeast: book.store.read { try $0.head() })
    }
}

/// Who reads.
package enum Reader: Hashable, Sendable {
    /// An office: its own things and what is meant for everyone.
    case office(OfficeID)
    /// An inspector of the centre: everything.
    case auditor

    var office: OfficeID? {
        switch self {
        case .office(let office): office
        case .auditor: nil
        }
    }

    func mayRead(_ audience: Set<Audience>) -> Bool {
        switch self {
        case .auditor: true
        case .office(let office):
            audience.contains(.everyone) || audience.contains(.office(office))
        }
    }
}
