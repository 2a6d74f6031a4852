import Notation
import Submission
import TestSupport
import TransparencyLog

@testable import Aggregator

/// A centre over a database of its own, beside the world whose log it has to equal.
final class TestCentre: Sendable {
    let folder: TemporaryFolder
    let book: LogBook
    let store: AggregatorStore
    let now: Instant = .of("2026-04-01T08:00:00Z")

    /// A centre that has logged all of the world's records, one at a time.
    convenience init(_ world: World = World(), answers: (any SchemeAnswers)? = PassAll()) throws {
        try self.init(empty: world, answers: answers)
        for record in world.log.records { try log(record) }
    }

    /// A centre whose log is empty, with writes that may be made to fail.
    init(
        empty world: World, in folder: TemporaryFolder? = nil,
        answers: (any SchemeAnswers)? = PassAll(),
        effects change: (inout LogEffects) -> Void = { _ in }
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        store = try AggregatorStore(path: self.folder.file("log.db"))
        let signer = try present(world.log.key.noteSigner(name: world.log.origin))
        var effects = LogEffects(
            signer: signer, guard: LogGuard(path: self.folder.file("guard")))
        change(&effects)
        book = try LogBook(
            store: store, card: world.card, effects: effects,
            answers: { reference, registry in
                registry.scheme(reference) == nil ? nil : answers
            })
    }

    /// Logs records as one group.
    @discardableResult
    func log(_ records: SignedRecord...) throws -> [Logged] {
        let check = try book.ledger().registry.check
        return try book.append(records.map { try check.verify($0).get() }, at: now).map {
            try $0.logged
        }
    }

    /// Verifies a receipt as an office does: by the card alone.
    func verify(_ logged: Logged, _ record: SignedRecord) throws {
        let leaf = TreeHash(leaf: record.id.digest.bytes)
        let proof = try LogProof(bytes: logged.receipt.bytes)
        _ = try proof.verify(leaf: leaf, trust: book.card.logTrust)
    }

    /// Checks the whole tree from the records' bytes, by the definition of the tree.
    func treeIsWhole() throws -> Bool {
        try store.read { view in
            var leaves: [TreeHash] = []
            try view.forEachRecord(in: 0..<Int64.max) {
                leaves.append(TreeHash(leaf: $0.record.id.digest.bytes))
            }
            let head = try view.head()
            let nodes = try (0...20).reduce(0) { try $0 + view.nodes(level: $1).count }
            // A tree of n leaves has n, n/2, n/4 … complete subtrees.
            let expected = (0...20).reduce(0) { $0 + leaves.count >> $1 }
            return head.size == Int64(leaves.count) && head.root == Self.root(leaves[...])
                && nodes == expected
        }
    }

    /// RFC 6962 section 2.1, word for word.
    private static func root(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
        guard leaves.count > 1 else { return leaves.first ?? .empty }
        var k = 1
        while k * 2 < leaves.count { k *= 2 }
        return TreeHash(left: root(leaves.prefix(k)), right: root(leaves.dropFirst(k)))
    }
}

extension Outcome {
    /// The place in the log; throws the refusal.
    var logged: Logged {
        get throws {
            switch self {
            case .logged(let logged): return logged
            case .refused(let finding): throw CentreRefusal(finding)
            }
        }
    }
}

/// A scheme that takes every entry and asks for no reviewer.
struct PassAll: SchemeAnswers {
    var needsReviewer = false
    /// Entries of these indicators fail.
    var failing: Set<IndicatorID> = []
    let admitsLate = false
    let periods: [PeriodID] = []

    func findings(for content: EntryContent, in cell: Cell) -> [Finding] { [] }
    func mayWrite(_ office: OfficeID, _ cell: Cell) -> Bool { true }
    func mayWrite(_ office: OfficeID, in period: PeriodID) -> Bool { true }
    func succeeds(_ office: OfficeID, _ earlier: OfficeID) -> Bool { false }
    func asksAgain(since earlier: any SchemeAnswers) -> [IndicatorID: Set<PeriodID>] { [:] }

    func findings(for entry: Entry, in header: BatchHeader) -> [Finding] {
        failing.contains(entry.indicator)
            ? [Finding(.entryOutOfRange, ["value": "", "range": ""])] : []
    }
}

/// The value, or an error where there is none.
func present<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
}

struct Missing: Error {}
