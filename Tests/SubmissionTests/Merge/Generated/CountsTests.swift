import Notation
import TestSupport
import Testing

@testable import Submission

/// The state in numbers against counting what the definition of merge says, cell by cell.
struct CountsTests {
    /// What the definition says of a log, counted by hand.
    private struct Counted {
        var cells: [String: Int] = [:]
        var tallies: [OfficeID: [String: Int]] = [:]
        var unaccepted: Set<RecordID> = []
        var foreign: [String] = []
        var verdicts: [EntryID: String] = [:]

        init(_ log: [VerifiedRecord]) {
            let offices = Dictionary(
                log.compactMap { record in record.signer.role.office.map { (record.id, $0) } }
            ) { first, _ in first }
            let said = Definition(log.map(LogItem.record), card: Cast.card).dump
            for scheme in (said["schemes"]?.object ?? [:]).values {
                for (name, cell) in scheme["cells"]?.object ?? [:] {
                    cells[cell["status"]?.string ?? "", default: 0] += 1
                    let entries = cell["entries"]?.object ?? [:]
                    // A list: cells of two schemes may have one name.
                    if entries.values.contains(where: { $0["foreign"] != nil }) {
                        foreign.append(name)
                    }
                    for (id, entry) in entries {
                        guard let id = EntryID(id), let office = offices[id.record],
                            let verdict = entry["verdict"]?.string
                        else { continue }
                        let record = id.record
                        verdicts[id] = verdict
                        tallies[office, default: [:]][verdict, default: 0] += 1
                        if verdict != "accepted" { unaccepted.insert(record) }
                    }
                }
            }
        }
    }

    @Test("Cells, verdicts, batches to look at and names in vain are what the definition counts")
    func counts() throws {
        var met: Set<String> = []
        for seed in PropertyTests.seeds.prefix(300) {
            let log = HistoryMaker.made(seed: seed, isErasing: seed % 4 == 0).log
            let (state, counted) = (State.of(log), Counted(log))
            #expect(state.cellCounts == counted.cells, "seed \(seed)")
            let tallies = state.tallies.mapValues {
                ["accepted": $0.accepted, "held": $0.held, "returned": $0.returned].filter {
                    $0.value > 0
                }
            }
            #expect(tallies == counted.tallies, "seed \(seed)")
            let order = log.map(\.id).filter(counted.unaccepted.contains)
            #expect(state.unaccepted == order.unique, "seed \(seed)")
            #expect(
                state.cellsWithForeign.map(\.description).sorted() == counted.foreign.sorted(),
                "seed \(seed)")
            met.formUnion(counted.cells.keys)
            for (id, verdict) in counted.verdicts {
                let said = state.verdict(on: id.record)?.entries[id.index].status.rawValue
                #expect(said == verdict, "seed \(seed): \(id)")
            }
            if !counted.foreign.isEmpty { met.insert("foreign") }
        }
        #expect(met.isSuperset(of: ["value", "conflict", "blocked", "withdrawn", "foreign"]))
    }
}

extension [RecordID] {
    /// Each at its first place: a record may come twice.
    fileprivate var unique: Self {
        var seen: Set<RecordID> = []
        return filter { seen.insert($0).inserted }
    }
}
