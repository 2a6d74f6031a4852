import Notation
import TestSupport

@testable import Submission

/// Decisions of every shape the format allows, from a seed.
struct RandomDecision {
    var random: Seeded

    mutating func decision() -> Decision {
        var decision = Deciding.decision()
        decision.reason = text()
        decision.items = (0...pick(8)).map { _ in item() }
        return decision
    }

    private mutating func item() -> DecisionItem {
        switch pick(8) {
        case 0: return .giveBack(entries(1))
        case 1: return .order(office(), cells())
        case 2:
            let entries = entries(0)
            return .admit(Admission(entries: entries, records: records(entries.isEmpty ? 1 : 0)))
        case 3: return .extend(.of("p\(pick(5))"), office())
        case 4: return .close(closing())
        case 5: return .hear(code(), office())
        case 6: return .erase
        default: return .settle(settlement())
        }
    }

    private mutating func settlement() -> Settlement {
        let cell = cell()
        var isEvent = false
        if case .event = cell.slot { isEvent = true }
        let outcome: Settlement.Outcome
        switch pick(3) {
        case 0: outcome = .take(entry())
        case 1: outcome = .none
        default:
            outcome = .value(content(), isEvent ? .of("2026-0\(pick(9) + 1)-1\(pick(10))") : nil)
        }
        return Settlement(cell: cell, names: entries(0), outcome: outcome)
    }

    private mutating func content() -> EntryContent {
        switch pick(4) {
        case 0:
            return .number(
                Points(millionths: Int64.random(in: -9_999_999...9_999_999, using: &random))
                    ?? .zero)
        case 1: return .grade(.of("g\(pick(5))"))
        case 2:
            return .counts(
                Dictionary(
                    uniqueKeysWithValues: (0...pick(5)).map { (.of("g\($0)"), Int64(pick(99))) }))
        default: return .notApplicable(text())
        }
    }

    private mutating func closing() -> Closing {
        Closing(
            period: .of("p\(pick(5))"),
            offices: pick(2) == 0 ? nil : Set((0...pick(4)).map { _ in office() }).sorted(),
            endsLateWork: pick(2) == 0,
            refusedCodes: (0..<pick(4)).map { _ in code() }.sorted { $0.digits < $1.digits })
    }

    private mutating func cells() -> [Cell] {
        Set((0...pick(4)).map { _ in cell() }).sorted {
            $0.description.utf8.lexicographicallyPrecedes($1.description.utf8)
        }
    }

    private mutating func cell() -> Cell {
        let slot: Cell.Slot
        switch pick(4) {
        case 0: slot = .sole
        case 1: slot = .role(.of("r\(pick(3))"))
        case 2: slot = .rater(.of("r\(pick(3))"), .of("q\(pick(3))"))
        default: slot = EventID(bytes: random.bytes(16)).map { .event($0) } ?? .sole
        }
        return Cell(
            scheme: .of("s2026"), period: .of("2026\(["", "-Q1", ".a"][pick(3)])"),
            indicator: .of("A\(pick(3))"), subject: .of("t\(pick(3))"), slot: slot)
    }

    private mutating func entries(_ least: Int) -> [EntryID] {
        Set((0..<least + pick(4)).map { _ in entry() }).sorted()
    }

    private mutating func records(_ least: Int) -> [RecordID] {
        Set((0..<least + pick(3)).map { _ in RecordID(Digest(of: random.bytes(8))) }).sorted()
    }

    private mutating func entry() -> EntryID {
        EntryID(RecordID(Digest(of: [UInt8(pick(3))])), pick(20_000))
    }

    private mutating func text() -> String {
        let characters = Array("aZ09 \"\\/\n\t\u{1}é中𠮷😀\u{202E}{}[],:")
        return String((0...pick(20)).map { _ in characters[pick(characters.count)] })
    }

    private mutating func code() -> SpokenCode { SpokenCode(Digest(of: random.bytes(8))) }
    private mutating func office() -> OfficeID { .of("a\(pick(30))") }
    private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
}
