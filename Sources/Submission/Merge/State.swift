internal import Notation

/// What the log says of every cell, device and period; a pure function of the leaves (M1).
///
/// For a cell its entries, verdicts and value; for a device its gaps and forks; for a period what
/// is closed.
/// A fold in log order that touches only the cells a record concerns. `docs/protocol.md`, Merge.
///
/// ```swift
/// var state = State(card: card, answers: lookup)
/// for record in log { state.append(record) }
/// state.cell(cell).status
/// ```
public struct State: Sendable {
    /// Keys, approvals, schemes and standings.
    public private(set) var registry: Registry
    /// The number of leaves.
    public private(set) var size: Int64 = 0
    var versions: [SchemeReference: RuledVersion] = [:]
    var cycles: [SchemeID: Cycle] = [:]
    var devices: [KeyID: Device] = [:]
    /// The decisions that erase a cycle (M17).
    var erasures: [SchemeID: Set<RecordID>] = [:]
    /// All records of the log, with the scheme they belong to where they belong to one.
    var known: [RecordID: SchemeID?] = [:]
    /// Leaves of which only the tombstone is left.
    var tombstones: [RecordID: Tombstone] = [:]
    /// The seal codes of all batches that came.
    var arrivedCodes: Set<SpokenCode> = []
    /// Decisions and statements that only an admission could complete, for the signer's key was
    /// revoked before.
    var completedLate: Set<RecordID> = []
    /// Cells of entries that name a record that is not in the log yet (M5).
    var awaiting: [RecordID: Set<Cell>] = [:]
    private let answers: AnswerLookup

    /// The state of an empty log.
    ///
    /// - Parameter answers: what each version that stands says to merge; always the same answers.
    public init(card: CentreCard, answers: @escaping AnswerLookup) {
        registry = Registry(card: card)
        self.answers = answers
    }

    /// Takes the next record of the log.
    public mutating func append(_ record: VerifiedRecord) {
        take(record)
        settle()
    }

    /// Takes the next records of the log; the same state as one by one, with less work.
    public mutating func append(_ records: some Sequence<VerifiedRecord>) {
        for record in records { take(record) }
        settle()
    }

    /// Takes leaves as they are handed out by someone who needs to know the keys enrolled so far.
    ///
    /// The same state as one by one, with less work: cells are found anew at the end.
    public mutating func append(
        reading next: (RecordCheck) throws -> VerifiedRecord?
    ) rethrows {
        defer { settle() }
        while let record = try next(registry.check) { take(record) }
    }

    /// Takes the next leaf where its content was erased (M17).
    public mutating func append(erased tombstone: Tombstone) {
        defer { size += 1 }
        guard known[tombstone.id] == nil else { return }
        know(tombstone.id, of: tombstone.scheme)
        tombstones[tombstone.id] = tombstone
        if let link = tombstone.link {
            registry.append(batch: tombstone.id, after: link.previous)
            arrivedCodes.insert(SpokenCode(tombstone.id.digest))
            take(link, of: tombstone.id, scheme: tombstone.scheme)
        }
        settle()
    }

    private mutating func take(_ record: VerifiedRecord) {
        defer { size += 1 }
        guard known[record.id] == nil else { return }
        know(record.id, of: record.content.scheme)
        registry.append(record, at: size)
        switch record.content {
        case .batch(let batch):
            take(ChainLink(batch.header), of: record.id, scheme: batch.header.scheme.id)
            take(batch, id: record.id)
        case .decision(let decision):
            take(decision, of: record)
        case .scheme, .enrolment, .statement, .standing, .proof:
            break
        }
        take(registry.changes)
    }

    /// From here on it is no unknown id to those who name it.
    private mutating func know(_ id: RecordID, of scheme: SchemeID?) {
        known[id] = .some(scheme)
        for cell in awaiting.removeValue(forKey: id) ?? [] { touch(cell) }
    }

    /// What the version says, if it stands; asked once.
    func rules(_ reference: SchemeReference) -> RuledVersion? { versions[reference] }

    /// Puts a version that stands from now on to the others.
    mutating func stand(_ version: SchemeVersion) {
        let before = registry.schemeVersions(version.scheme.scheme).last {
            $0.scheme.version == version.scheme.version - 1
        }.flatMap { versions[$0.reference] }
        guard let found = answers(version.reference, registry) else { return }
        let again = before.map { found.asksAgain(since: $0.answers) } ?? [:]
        versions[version.reference] = RuledVersion(
            number: version.scheme.version, answers: found, asksAgain: again)
    }
}

/// A version that stands, with its answers.
struct RuledVersion: Sendable {
    let number: Int64
    let answers: any SchemeAnswers
    /// The leaves and periods whose values under the version before count no more (M16).
    let asksAgain: [IndicatorID: Set<PeriodID>]
}

extension RecordContent {
    /// The scheme that a batch or a decision belongs to.
    var scheme: SchemeID? {
        switch self {
        case .batch(let batch): batch.header.scheme.id
        case .decision(let decision): decision.scheme.id
        case .scheme, .enrolment, .statement, .standing, .proof: nil
        }
    }
}
