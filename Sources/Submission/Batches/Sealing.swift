public import Notation

/// What a batch says besides its entries and its place in the chain.
public struct BatchFacts: Hashable, Sendable {
    /// The centre it is addressed to.
    public var centre: CentreID
    /// The office that speaks.
    public var office: OfficeID
    /// The rules under which the entries were made.
    public var scheme: SchemeReference
    /// The period of all entries.
    public var period: PeriodID
    /// Who prepared the entries.
    public var preparer: PersonID
    /// Who checked them.
    public var reviewer: PersonID?
    /// For people.
    public var note: String?
    /// The last checkpoint the device verified, the whole signed note.
    public var checkpoint: String?
    /// Own sequence numbers declared lost, ascending.
    public var void: [Int64]

    /// The facts of a batch.
    public init(
        centre: CentreID, office: OfficeID, scheme: SchemeReference, period: PeriodID,
        preparer: PersonID, reviewer: PersonID? = nil, note: String? = nil,
        checkpoint: String? = nil, void: [Int64] = []
    ) {
        self.centre = centre
        self.office = office
        self.scheme = scheme
        self.period = period
        self.preparer = preparer
        self.reviewer = reviewer
        self.note = note
        self.checkpoint = checkpoint
        self.void = void
    }
}

/// A sealed batch 已封存: signed, and unchangeable from here on.
public struct SealedBatch: Hashable, Sendable {
    /// The signed record.
    public let record: SignedRecord
    /// What it says.
    public let batch: Batch

    /// The seal code 封存码 to read out or to print.
    public var code: SpokenCode { SpokenCode(record.id.digest) }
    /// Where the next batch stands.
    public var next: ChainPosition { ChainPosition(after: batch.header.sequence, record.id) }
}

/// Why drafts cannot be sealed; nothing has been changed.
public struct SealingRefusal: Error, Hashable, Sendable {
    /// Everything that stands in the way, at most 100 findings.
    public let findings: [Finding]
}

/// Turns drafts into a signed batch.
public enum Sealing {
    /// Seals entries at a place of the device's chain.
    ///
    /// What the centre would refuse is not sealed: the payload is read back as the centre will, and
    /// where that fails a finding for each place names the size and the limit. `replaces` is sorted
    /// and made unique. `salt` is 16 random bytes, `now` the device's clock, a claim. Throws only
    /// when the cryptographic library does.
    public static func seal(
        _ entries: [Entry], facts: BatchFacts, at position: ChainPosition, by key: SigningKey,
        now: Instant, salt: [UInt8]
    ) throws -> Result<SealedBatch, SealingRefusal> {
        precondition(salt.count == 16, "A salt has 16 bytes.")
        let batch = Batch(
            header: BatchHeader(
                centre: facts.centre, office: facts.office, key: key.id,
                sequence: position.sequence, previous: position.previous, void: facts.void,
                scheme: facts.scheme, period: facts.period, sealedAt: now,
                checkpoint: facts.checkpoint, preparer: facts.preparer,
                reviewer: facts.reviewer, note: facts.note, salt: salt),
            entries: entries.map(Self.normal))
        let payload = batch.payload
        if let finding = refusal(of: payload) {
            let findings = SealingCheck(batch).findings
            return .failure(SealingRefusal(findings: findings.isEmpty ? [finding] : findings))
        }
        return .success(SealedBatch(record: try key.sign(.batch, payload), batch: batch))
    }

    /// Why the centre would not take the payload; nil where it would.
    private static func refusal(of payload: [UInt8]) -> Finding? {
        let limit = RecordType.batch.payloadLimit
        guard payload.count <= limit else {
            return Finding(
                .recordTooLarge, ["size": "\(payload.count)", "limit": "\(limit)"])
        }
        do {
            _ = try RecordContent(type: .batch, payload: payload)
            return nil
        } catch {
            return RecordRefusal(payload: error).finding
        }
    }

    private static func normal(_ entry: Entry) -> Entry {
        guard entry.replaces.count > 1 else { return entry }
        var entry = entry
        entry.replaces = Set(entry.replaces).sorted()
        return entry
    }
}
