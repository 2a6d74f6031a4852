public import Notation
public import Submission

/// Batches and entries in one line each.
extension World {
    /// A batch header; every field has a default.
    public func header(
        key: SigningKey? = nil, sequence: Int64 = 1, previous: RecordID? = nil,
        void: [Int64] = [], scheme: SchemeReference = .test, period: PeriodID = .of("2026-Q1"),
        sealedAt: Instant = .of("2026-04-01T08:00:00Z"), checkpoint: String? = nil,
        preparer: PersonID = .of("chen"), reviewer: PersonID? = .of("zhou"), note: String? = nil,
        salt: [UInt8] = [UInt8](repeating: 5, count: 16)
    ) -> BatchHeader {
        BatchHeader(
            centre: centre, office: office, key: (key ?? device).id, sequence: sequence,
            previous: previous, void: void, scheme: scheme, period: period, sealedAt: sealedAt,
            checkpoint: checkpoint, preparer: preparer, reviewer: reviewer, note: note, salt: salt)
    }

    /// A signed batch of entries after another one, if one is given.
    public func batch(
        _ entries: [Entry] = [.value()], after last: SealedBatch? = nil,
        by key: SigningKey? = nil, scheme: SchemeReference = .test,
        period: PeriodID = .of("2026-Q1"), salt: UInt8 = 5
    ) -> SealedBatch {
        let sealed = try? Sealing.seal(
            entries, facts: facts(scheme: scheme, period: period), at: last?.next ?? .first,
            by: key ?? device, now: .of("2026-04-01T08:00:00Z"),
            salt: [UInt8](repeating: salt, count: 16))
        guard case .success(let batch) = sealed else {
            preconditionFailure("These entries cannot be sealed: \(String(describing: sealed))")
        }
        return batch
    }

    /// Batches of one entry each, in a chain.
    public func chain(of count: Int, by key: SigningKey? = nil) -> [SealedBatch] {
        var chain: [SealedBatch] = []
        for _ in 0..<count { chain.append(batch(after: chain.last, by: key)) }
        return chain
    }

    /// What a batch of this office says besides its entries.
    public func facts(
        scheme: SchemeReference = .test, period: PeriodID = .of("2026-Q1"),
        preparer: PersonID = .of("chen"),
        reviewer: PersonID? = .of("zhou"), note: String? = nil, checkpoint: String? = nil,
        void: [Int64] = []
    ) -> BatchFacts {
        BatchFacts(
            centre: centre, office: office, scheme: scheme, period: period, preparer: preparer,
            reviewer: reviewer, note: note, checkpoint: checkpoint, void: void)
    }
}

extension SchemeReference {
    /// The version that `World.publish()` publishes.
    public static let test = SchemeReference(
        id: .of("s2026"), version: 1, hash: Digest(of: Array(#"{"title":"试"}"#.utf8)))
}

extension Entry {
    /// A number for a cell.
    public static func value(
        _ indicator: IndicatorID = .of("A1"), _ subject: SubjectID = .of("t1"),
        _ value: Points = .of("92.5"),
        slot: Cell.Slot = .sole, comment: String? = nil, replaces: [EntryID] = []
    ) -> Entry {
        Entry(
            indicator: indicator, subject: subject, slot: slot, content: .number(value),
            comment: comment, replaces: replaces)
    }

    /// A number for a cell, all written as text.
    public static func value(
        _ indicator: String, _ subject: String = "t1", _ value: String = "92.5",
        slot: Cell.Slot = .sole, comment: String? = nil
    ) -> Entry {
        .value(.of(indicator), .of(subject), .of(value), slot: slot, comment: comment)
    }

    /// An event with an id of sixteen equal bytes.
    public static func event(
        _ indicator: IndicatorID = .of("B1"), _ subject: SubjectID = .of("t1"),
        _ value: Points = .of("1"),
        id: UInt8 = 1, date: CivilDate = .of("2026-03-08"), reason: String = "通报表扬"
    ) -> Entry {
        guard let id = EventID(bytes: [UInt8](repeating: id, count: 16)) else {
            preconditionFailure("Sixteen bytes are an event's name.")
        }
        return Entry(
            indicator: indicator, subject: subject, slot: .event(id), content: .number(value),
            event: EventDetails(date: date, reason: reason))
    }
}
