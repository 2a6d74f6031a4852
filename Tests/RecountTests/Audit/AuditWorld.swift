import Assessment
import Notation
import Recount
import Sheets
import Submission
import TestSupport
import Testing
import TransparencyLog

/// A folder in memory.
struct MemoryFiles: AuditFiles {
    var bytes: [String: [UInt8]] = [:]

    func paths() -> [String] { bytes.keys.sorted() }
    func read(_ path: String, limit: Int) -> [UInt8]? {
        bytes[path].flatMap { $0.count <= limit ? $0 : nil }
    }

    /// Writes the manifest anew, as if the files had always been so.
    mutating func relist(_ size: Int, _ root: TreeHash) {
        bytes[AuditLayout.manifest] = nil
        let members = bytes.map { AuditManifest.Member($0.key, $0.value) }
        bytes[AuditLayout.manifest] =
            AuditManifest(
                centre: .of("haizhou"), size: Int64(size), root: root, members: members
            ).canonical
    }
}

/// A centre with one office and a scheme of two leaves, whose log is public.
///
/// t1 has 90 and 80, t2 has 70 and 60; the weights are 60 and 40. So t1 has 0.6 × 90 + 0.4 × 80 =
/// 86, t2 has 66.
struct AuditWorld {
    var world: World
    var tables: [ResultTable] = []
    let reference: SchemeReference
    private(set) var last: SealedBatch?

    static let yaml = """
        id: s1
        version: 1
        title: 试卷
        late: admit
        offices: [{id: a01, name: 甲}]
        groups: [{id: g, name: 组}]
        subjects: [{id: t1, name: 一, group: g}, {id: t2, name: 二, group: g}]
        periods: [{id: year, name: 全年, kind: year, weight: 1}]
        indicators:
          - {id: A1, title: 甲项, weight: 60, rule: direct, responsible: [a01]}
          - {id: A2, title: 乙项, weight: 40, rule: direct, responsible: [a01]}
        """

    init() throws {
        var world = World()
        let file = SchemeFile(yaml: Array(Self.yaml.utf8))
        let scheme = try #require(file.scheme, "\(file.findings.map(\.en))")
        reference = world.publish(scheme.id, body: scheme.canonical)
        self.world = world
        send([.value("A1", "t1", "90"), .value("A2", "t1", "80"), .value("A1", "t2", "70")])
    }

    /// Seals and logs the next batch, with a checkpoint where one is given, behind lost ones.
    mutating func send(_ entries: [Entry], checkpoint: String? = nil, skipping: Int64 = 0) {
        var position = last?.next ?? .first
        if skipping > 0 {
            position = ChainPosition(
                sequence: position.sequence + skipping, previous: RecordID(Digest(of: [])))
        }
        let facts = world.facts(
            scheme: reference, period: .of("year"), checkpoint: checkpoint)
        let sealed = try? Sealing.seal(
            entries, facts: facts, at: position, by: world.device,
            now: .of("2026-04-01T08:00:00Z"), salt: [UInt8](repeating: 5, count: 16))
        guard case .success(let batch) = sealed else { preconditionFailure("cannot be sealed") }
        world.append(batch.record)
        last = batch
    }

    /// Gives the value that is missing in ``init()``.
    mutating func complete() { send([.value("A2", "t2", "60")]) }

    /// The merged state of the whole log.
    func state() throws -> State {
        var state = State(card: world.card) { reference, registry in
            registry.scheme(reference).flatMap { SchemeRules(body: $0.scheme.body) }
        }
        for record in world.log.records {
            state.append(try state.registry.check.verify(record).get())
        }
        return state
    }

    /// Publishes what the log gives, or what `change` makes of it; returns the record.
    @discardableResult
    mutating func publish(
        approved: Bool = true, change: (inout Submission.Standing) -> Void = { _ in },
        lying: (JSON) -> JSON = { $0 }
    ) throws -> RecordID {
        let state = try state()
        let accepted = try #require(state.accepted(in: .of("s1"), period: .of("year")))
        let version = try #require(state.registry.scheme(reference))
        let scheme = try Scheme(canonical: version.scheme.body)
        let made = try #require(
            Publication.all(accepted, of: scheme, .period(.of("year"))).first)
        let rows = made.table.rows.map { lying($0.json).canonical }
        let table = try #require(ResultTable(bytes: rows))
        tables.append(table)
        let place = StandingPlace(scheme: .of("s1"), period: .of("year"), group: .of("g"))
        let before = state.registry.editions(place).last
        var standing = Submission.Standing(
            centre: world.centre, key: world.first.id, scheme: reference, period: .of("year"),
            group: .of("g"), edition: (before?.standing.edition ?? 0) + 1,
            replaces: before?.record,
            checkpoint: String(decoding: world.log.note().bytes, as: UTF8.self),
            root: table.root, rows: Int64(rows.count), openItems: made.openItems)
        change(&standing)
        let record = world.first.signed(.standing, standing.payload)
        world.append(record)
        if approved { world.append(world.approval(of: record.id)) }
        return record.id
    }

    /// The folder as `aggregator bundle` writes it.
    func files(records: [SignedRecord]? = nil, note: SignedNote? = nil) -> MemoryFiles {
        let records = records ?? world.log.records
        let hashes = MemoryHashes(leaves: records.map { TreeHash(leaf: $0.id.digest.bytes) })
        var files = MemoryFiles()
        files.bytes[AuditLayout.card] = world.card.json.canonical
        files.bytes[AuditLayout.checkpoint] = (note ?? world.log.note()).bytes
        files.bytes[AuditLayout.ids] = AuditLayout.lines(records.map(\.id))
        for record in records { files.bytes[AuditLayout.record(record.id)] = record.wire }
        for table in tables {
            files.bytes[AuditLayout.rows(table.root)] = AuditLayout.lines(table)
        }
        for tile in Tile.written(from: 0, to: hashes.size) {
            files.bytes[tile.path] = bytes(of: tile, hashes, records)
        }
        files.relist(records.count, hashes.root)
        return files
    }

    private func bytes(
        of tile: Tile, _ hashes: MemoryHashes, _ records: [SignedRecord]
    ) -> [UInt8]? {
        guard case .entries = tile.kind else { return try? tile.bytes(from: hashes) }
        let first = Int(tile.index) * Tile.fullWidth
        return records[first..<first + tile.width].flatMap { [0, 32] + $0.id.digest.bytes }
    }
}

extension AuditReport {
    /// The codes of the faults with their places.
    var told: Set<String> { Set(faults.map { "\($0.code.text) \($0.at)" }) }
    /// The codes of what is worth knowing.
    var known: [String] { information.map(\.code.text) }
}
