public import Notation

/// Entries sealed and signed together by one device.
///
/// Wire shape: `docs/batch-format.md`. The device's batches form a chain by ``sequence`` and
/// ``previous``.
public struct Batch: Hashable, Sendable {
    /// Everything but the entries.
    public var header: BatchHeader
    /// One to 20,000; no two for one cell.
    public var entries: [Entry]

    /// A batch of a header and entries.
    public init(header: BatchHeader, entries: [Entry]) {
        self.header = header
        self.entries = entries
    }

    /// The cell of an entry.
    public func cell(of entry: Entry) -> Cell {
        entry.cell(scheme: header.scheme.id, period: header.period)
    }
}

/// Where a batch comes from and what it was made under.
public struct BatchHeader: Hashable, Sendable {
    /// The centre it is addressed to.
    public var centre: CentreID
    /// The office that speaks.
    public var office: OfficeID
    /// The device key that signs.
    public var key: KeyID
    /// The device's batches are counted from 1.
    public var sequence: Int64
    /// The batch of this key before this one; nil for the first.
    public var previous: RecordID?
    /// Own sequence numbers declared lost, ascending.
    public var void: [Int64]
    /// The rules under which the entries were made.
    public var scheme: SchemeReference
    /// The period of all entries.
    public var period: PeriodID
    /// What the device's clock claimed.
    public var sealedAt: Instant
    /// The last checkpoint the device verified, the whole signed note; nil before the first.
    public var checkpoint: String?
    /// Who prepared the entries.
    public var preparer: PersonID
    /// Who checked them; another person.
    public var reviewer: PersonID?
    /// For people.
    public var note: String?
    /// 16 random bytes, so that nobody can guess a batch from its id.
    public var salt: [UInt8]

    /// A header of all its fields.
    public init(
        centre: CentreID, office: OfficeID, key: KeyID, sequence: Int64,
        previous: RecordID? = nil, void: [Int64] = [], scheme: SchemeReference, period: PeriodID,
        sealedAt: Instant, checkpoint: String? = nil, preparer: PersonID,
        reviewer: PersonID? = nil, note: String? = nil, salt: [UInt8]
    ) {
        self.centre = centre
        self.office = office
        self.key = key
        self.sequence = sequence
        self.previous = previous
        self.void = void
        self.scheme = scheme
        self.period = period
        self.sealedAt = sealedAt
        self.checkpoint = checkpoint
        self.preparer = preparer
        self.reviewer = reviewer
        self.note = note
        self.salt = salt
    }
}

/// One version of a scheme, pinned by the digest of its canonical bytes.
public struct SchemeReference: Hashable, Sendable {
    /// The scheme.
    public var id: SchemeID
    /// Counted from 1.
    public var version: Int64
    /// SHA-256 of the canonical bytes of the scheme object.
    public var hash: Digest

    /// Names a version.
    public init(id: SchemeID, version: Int64, hash: Digest) {
        self.id = id
        self.version = version
        self.hash = hash
    }
}
