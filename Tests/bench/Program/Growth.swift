import Assessment
import Notation
import Recount
import Submission
import TestSupport

/// What a batch of 100 costs the merged state when that holds 10³, 10⁴ … entries.
///
/// Batches are read as the centre reads them after a restart, without their signatures; only the
/// state's own work is timed: taking the batch, finding its verdict, handing out what changed.
struct Growth {
    private static let batch = 100
    private static let offices = 200
    private static let sampled = 20

    private let nation: Nation
    private var world: World
    private var state: State
    private let reference: SchemeReference
    private let devices: [SigningKey]
    private var chains: [ChainPosition]
    private var entries = 0
    /// The batches of before, to be replaced by corrections.
    private var given: [(device: Int, cells: Int, id: RecordID)] = []

    init(largest: Int) {
        let subjects = 41_352 / Self.batch * Self.batch
        nation = Nation(
            subjects: subjects, periods: largest / (subjects * Nation.leaves) + 1,
            offices: Self.offices)
        world = World()
        let rules = SchemeRules(nation.scheme)
        state = State(card: world.card) { _, _ in rules }
        devices = (0..<Self.offices).map { .named("device \($0)") }
        chains = Array(repeating: .first, count: Self.offices)
        reference = world.publish()
        let offices = nation.scheme.offices.map(\.id)
        for (office, device) in zip(offices, devices) {
            for (role, key) in [
                (KeyRole.device(office), device),
                (.officePerson(.of("chen"), office), .named("clerk \(office)")),
            ] {
                let record = world.enrolment(of: role, key, by: world.first)
                world.append(record)
                world.append(world.approval(of: record.id))
            }
        }
        for record in world.log.records { append(record) }
    }

    /// `growth to=N mebibytes=N`: grows the state and prints a line at each power of ten.
    static func run(_ words: Words) throws {
        let largest = try words.number("to", 1_000_000)
        let mebibytes = Int64(try words.number("mebibytes", 12_288))
        var growth = Growth(largest: largest + 10 * sampled * batch)
        var size = 1_000
        while size <= largest {
            let filled = growth.fill(to: size, kibibytes: mebibytes * 1_024)
            guard growth.entries >= size else { return }
            growth.sample(at: size, filled)
            size *= 10
        }
    }

    /// Takes new cells up to a size: all the time, and that of the batch that took longest.
    private mutating func fill(
        to size: Int, kibibytes: Int64
    ) -> (sum: Int64, worst: Int64, batches: Int) {
        var (sum, worst, batches): (Int64, Int64, Int) = (0, 0, 0)
        while entries < size {
            let record = verified(next())
            let (time, _) = Measures.processor { state.append(record) }
            sum += time
            worst = max(worst, time)
            batches += 1
            guard batches % 1_000 > 0 || Measures.residentKiB < kibibytes else {
                Measures.say([
                    "name": "growth-stopped", "entries": .integer(Int64(entries)),
                    "residentKiB": .integer(Measures.residentKiB),
                ])
                break
            }
        }
        return (sum, worst, batches)
    }

    /// Twenty batches of new cells and twenty of corrections, each timed alone.
    private mutating func sample(at size: Int, _ filled: (sum: Int64, worst: Int64, batches: Int)) {
        var times: [[Int64]] = [[], [], []]
        for _ in 0..<Self.sampled {
            let record = verified(next())
            times[0].append(Measures.processor { state.append(record) }.0)
            times[1].append(Measures.processor { state.verdict(on: record.id) }.0)
        }
        let step = given.count / Self.sampled
        for place in (0..<Self.sampled).reversed() {
            let old = given.remove(at: place * step)
            let record = verified(correction(of: old))
            times[2].append(Measures.processor { state.append(record) }.0)
        }
        var members: [String: JSON] = [
            "name": "growth", "entries": .integer(Int64(size)),
            "residentKiB": .integer(Measures.residentKiB),
            "fillMean": .integer(filled.sum / Int64(max(1, filled.batches * Self.batch))),
            "fillWorstBatch": .integer(filled.worst),
        ]
        for (name, times) in zip(["append", "verdict", "correct"], times) {
            members[name] = .integer(Measures.median(times) / Int64(Self.batch))
        }
        Measures.say(.object(members))
    }

    /// The next hundred cells that nobody has given yet: a leaf, subject after subject.
    private mutating func next() -> SignedRecord {
        let cells = entries
        let leaf = cells / nation.subjects.count % Nation.leaves
        let four = nation.charge[leaf]
        let office = four[cells / Self.batch % min(4, four.count)]
        let device = nation.scheme.offices.firstIndex { $0.id == office } ?? 0
        entries += Self.batch
        let record = batch(cells, by: device) { _ in [] }
        given.append((device, cells, record.id))
        return record
    }

    private mutating func correction(
        of old: (device: Int, cells: Int, id: RecordID)
    ) -> SignedRecord {
        batch(old.cells, by: old.device) { [EntryID(old.id, $0)] }
    }

    private mutating func batch(
        _ cells: Int, by device: Int, replaces: (Int) -> [EntryID]
    ) -> SignedRecord {
        let width = nation.subjects.count
        let leaf = cells / width % Nation.leaves
        let entries = (0..<Self.batch).map { place in
            let subject = (cells + place) % width
            return Entry.value(
                nation.indicators[leaf], nation.subjects[subject], Nation.value(leaf, subject),
                replaces: replaces(place))
        }
        let header = BatchHeader(
            centre: world.centre, office: nation.scheme.offices[device].id,
            key: devices[device].id, sequence: chains[device].sequence,
            previous: chains[device].previous, scheme: reference,
            period: nation.periods[cells / (width * Nation.leaves) % nation.periods.count],
            sealedAt: .of("2026-04-01T08:00:00Z"), preparer: .of("chen"),
            salt: [UInt8](repeating: 5, count: 16))
        let record = SignedRecord(
            type: .batch, key: devices[device].id, signature: [UInt8](repeating: 0, count: 64),
            payload: Batch(header: header, entries: entries).payload)
        chains[device] = ChainPosition(after: header.sequence, record.id)
        return record
    }

    private func verified(_ record: SignedRecord) -> VerifiedRecord {
        guard case .success(let verified) = state.registry.check.reread(record) else {
            preconditionFailure("The batches of this program are sound.")
        }
        return verified
    }

    private mutating func append(_ record: SignedRecord) { state.append(verified(record)) }
}
