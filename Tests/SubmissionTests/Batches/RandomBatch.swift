import Notation
import Submission
import TestSupport

/// Batches of every shape the format allows, from a seed.
struct RandomBatch {
    var random: Seeded

    mutating func batch() -> Batch {
        let sequence = Int64.random(in: 1...40, using: &random)
        let world = World(enrolled: false)
        let header = world.header(
            sequence: sequence, previous: sequence == 1 ? nil : recordID(),
            void: (1..<sequence).filter { _ in flip(4) },
            scheme: SchemeReference(
                id: .of("s\(pick(9))"), version: Int64(pick(1_000_000)) + 1,
                hash: Digest(of: random.bytes(3))),
            period: .of("2026-Q\(pick(4))"),
            sealedAt: Instant(
                secondsSince1970: Int64.random(in: 0...4_000_000_000, using: &random)),
            checkpoint: flip(2) ? text() : nil, preparer: .of("p\(pick(9))"),
            reviewer: flip(2) ? .of("r\(pick(9))") : nil, note: flip(2) ? text() : nil,
            salt: random.bytes(16))
        var cells: Set<Cell> = []
        var batch = Batch(header: header, entries: [])
        for _ in 0...pick(12) {
            let entry = entry()
            if cells.insert(batch.cell(of: entry)).inserted { batch.entries.append(entry) }
        }
        return batch
    }

    mutating func entry() -> Entry {
        let slot = slot()
        var event: EventDetails?
        if case .event = slot {
            event = EventDetails(date: .of("2026-0\(pick(9) + 1)-1\(pick(10))"), reason: text())
        }
        return Entry(
            indicator: .of("A\(pick(50))"), subject: .of("t\(pick(50))"), slot: slot,
            content: content(), event: event, comment: flip(3) ? text() : nil,
            evidence: (0..<(flip(4) ? pick(3) : 0)).map { _ in evidence() },
            replaces: Set(
                (0..<(flip(3) ? pick(4) : 0)).map { _ in EntryID(recordID(), pick(20_000)) }
            )
            .sorted())
    }

    private mutating func slot() -> Cell.Slot {
        switch pick(4) {
        case 0: return .sole
        case 1: return .role(.of("role\(pick(5))"))
        case 2: return .rater(.of("role\(pick(5))"), .of("r\(pick(99))"))
        default: return EventID(bytes: random.bytes(16)).map { .event($0) } ?? .sole
        }
    }

    private mutating func content() -> EntryContent {
        switch pick(5) {
        case 0:
            let limit: Int64 = flip(2) ? 999_999_999_999_999_999 : 200_000_000
            return .number(
                Points(millionths: Int64.random(in: -limit...limit, using: &random)) ?? .zero)
        case 1: return .grade(.of("g\(pick(5))"))
        case 2:
            let grades = (0...pick(6)).map { (GradeID.of("g\($0)"), Int64(pick(1_000))) }
            return .counts(Dictionary(uniqueKeysWithValues: grades))
        case 3: return .notApplicable(text())
        default: return .withdrawn
        }
    }

    private mutating func evidence() -> Evidence {
        Evidence(
            digest: Digest(of: random.bytes(4)), bytes: Int64(pick(100 << 20)), name: text(),
            mediaType: "application/pdf")
    }

    /// One to twenty characters of every kind that may stand in a text.
    private mutating func text() -> String {
        let characters = Array("aZ09 \"\\/\n\t\u{1}\u{1F}\u{7F}é中𠮷😀\u{202E}\u{301}“”{}[],:")
        return String((0...pick(20)).map { _ in characters[pick(characters.count)] })
    }

    private mutating func recordID() -> RecordID { RecordID(Digest(of: random.bytes(8))) }
    private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    private mutating func flip(_ odds: Int) -> Bool { pick(odds) == 0 }
}
