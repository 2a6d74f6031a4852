import Notation
import Sheets
import Submission
import TestSupport

@testable import Aggregator

/// A centre with a scheme that two offices write, and what they send.
final class DecidingCentre: Sendable {
    let centre: RunningCentre
    let acts: CentreActs
    let scheme: SchemeReference
    let mine = World()
    let theirs = World(office: .of("b02"))
    let now: Instant = .of("2026-04-02T08:00:00Z")
    let cell: Cell

    /// - Parameter responsible: who may write A1.
    init(responsible: String = "[a01, b02]") throws {
        centre = try RunningCentre()
        acts = try CentreActs(centre.folder)
        try RunningCentre.join(
            theirs, acts, by: RunningCentre.two(), random: TestRandom(seed: 9).bytes, now: now)
        let both = "增速, weight: 60, responsible: "
        let yaml = Self.yaml.replacing("\(both)[a01, b02]", with: "\(both)\(responsible)")
        let file = SchemeFile(yaml: Array(yaml.utf8))
        scheme = try acts.publish(
            present(file.scheme), by: RunningCentre.two(), now: now
        ).reference
        cell = try present(Cell("april/A1/t1", scheme: scheme.id))
    }

    /// Two offices may write one leaf; late work waits.
    private static let yaml = """
        id: small
        version: 1
        title: 小方案
        timezone: Asia/Shanghai
        decimals: 2
        missing: block
        cycle: {title: 2026 年度, compose: totals}
        sum: 100
        offices:
          - {id: a01, name: 河口镇}
          - {id: b02, name: 统计局}
          - {id: c03, name: 路南区}
        groups:
          - {id: towns, name: 乡镇}
        subjects:
          - {id: t1, name: 河口镇, group: towns, office: a01}
        periods:
          - {id: april, name: 4 月, kind: pre, opens: 2026-04-01, closes: 2026-04-20}
          - {id: year, name: 全年, kind: year, weight: 100, opens: 2026-12-20, closes: 2027-01-10}
        indicators:
          - {id: A1, title: 增速, weight: 60, responsible: [a01, b02], digits: 1, rule: direct}
          - {id: A2, title: 收入, weight: 40, responsible: [a01, b02], digits: 1, rule: direct}
          - {id: praise, title: 表彰, responsible: [a01, b02], rule: {bonus: {per: 0.5, cap: 2}}}
        grades:
          - {id: good, name: 良好, min: 75}
          - {id: rest, name: 一般}
        reviewer: false
        late: hold
        """

    /// One entry of an office as a batch of its own.
    func batch(
        _ world: World, _ entry: Entry, sequence: Int64 = 1, after previous: RecordID? = nil,
        preparer: PersonID = .of("chen")
    ) throws -> SignedRecord {
        let header = world.header(
            sequence: sequence, previous: previous, scheme: scheme, period: .of("april"),
            preparer: preparer, reviewer: nil)
        return try world.device.sign(.batch, Batch(header: header, entries: [entry]).payload)
    }

    /// Logs a record; returns its id.
    @discardableResult
    func log(_ record: SignedRecord) throws -> RecordID { try acts.log([record], at: now)[0] }

    /// p1 alone, or p1 with p2.
    static func persons(two: Bool = false) throws -> Deciders {
        let both = try RunningCentre.two()
        return try Deciders(both.first, two ? both.second : nil)
    }

    /// Decides; returns the codes of the refusal, none where it is logged.
    func decide(_ items: [DecisionItem], two: Bool = false) throws -> [String] {
        let size = try size
        do {
            _ = try acts.decide(
                items, in: scheme, reason: "核对原始凭证", by: Self.persons(two: two), now: now)
            return []
        } catch let refusal as CentreRefusal {
            guard try self.size == size else { return ["logged all the same"] }
            return ([refusal.finding] + refusal.findings).map(\.code.text)
        }
    }

    var size: Int64 {
        get throws { try acts.book.store.read { try $0.head().size } }
    }

    /// What the cell has: its status, and the number where it is one.
    func status(_ cell: Cell? = nil) throws -> String {
        try acts.book.merged { state in
            let found = state.cell(cell ?? self.cell)
            guard case .number(let number) = found.status.value?.content else {
                return found.status.word
            }
            return number.description
        }
    }

    /// The status of an entry of a batch.
    func verdict(_ batch: RecordID) throws -> String? {
        try acts.book.merged { $0.verdict(on: batch)?.status }
    }
}
