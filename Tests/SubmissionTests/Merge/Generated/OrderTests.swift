import Notation
import TestSupport
import Testing

@testable import Submission

/// The fold against the definition, and P1 and P2, over thousands of small histories.
@Suite("Merge, over generated histories")
struct OrderTests {
    static let seed: UInt64 = 20_261_121
    static let count = 10_000
    static let shares = 8

    @Test(
        "the fold is the definition in every order, group and repetition (P1, P2)",
        arguments: 0..<shares)
    func everyOrder(share: Int) {
        var faults = 0
        var mix = Mix()
        for number in stride(from: share, to: Self.count, by: Self.shares) where faults < 3 {
            let seed = Self.seed &+ UInt64(number)
            let log = HistoryMaker.history(seed: seed)
            let definition = Definition(log.map(LogItem.record), card: Cast.card)
            mix.add(definition)
            if let fault = Self.fault(log, definition, seed) {
                Issue.record("\(fault)")
                faults += 1
            }
        }
        #expect(mix.tooRare == [], "\(mix.description)")
        if share == 0 { print("Of \(mix.sets) histories: \(mix.description).") }
    }

    @Test("the same holds for records that are really signed, read and verified", arguments: 0..<2)
    func signed(share: Int) {
        for number in stride(from: share, to: 200, by: 2) {
            let seed = Self.seed &+ UInt64(number)
            let log = HistoryMaker.history(seed: seed, signs: true)
            let definition = Definition(log.map(LogItem.record), card: Cast.card)
            if let fault = Self.fault(log, definition, seed) { Issue.record("\(fault)") }
        }
    }

    /// Nil where all orders say what the definition says.
    static func fault(
        _ log: [VerifiedRecord], _ definition: Definition, _ seed: UInt64
    ) -> String? {
        let expected = definition.dump.canonical
        let plain = State.of(log)
        if let difference = plain.difference(from: expected)
            ?? plain.difference(from: definition)
        {
            return "seed \(seed): \(difference)"
        }
        var random = Seeded(seed: seed)
        let orders = Orders(log, definition)
        let shuffled = orders.shuffled(&random)
        let other = seed % 2 == 0 ? State.of(shuffled) : State.grouped(shuffled, &random)
        if let difference = other.difference(from: expected) {
            return "seed \(seed), in another order: \(difference)"
        }
        let again = Orders(orders.shuffled(&random), definition).repeated(&random)
        let grouped = State.grouped(again, &random)
        if let difference = grouped.difference(from: expected) {
            return "seed \(seed), in groups with repetitions: \(difference)"
        }
        return nil
    }
}

extension State {
    /// Where the dump differs; nil where its bytes are the expected ones.
    func difference(from expected: [UInt8]) -> String? {
        let own = dump.canonical
        guard own != expected, let theirs = try? JSON(expected, form: .canonical) else {
            return nil
        }
        return dump.difference(from: theirs, at: "") ?? "other bytes of equal values"
    }

    /// What the dump does not hold: open items, what a decision has to name, what scoring reads.
    func difference(from definition: Definition) -> String? {
        for scheme in registry.schemeIDs {
            for period in [nil, TownScheme.first, TownScheme.second] {
                let own = openItems(of: scheme, in: period).map { "\($0.at) \($0.code.text)" }
                let expected = definition.openItems(of: scheme, in: period)
                if own != expected { return "open items: \(own) instead of \(expected)" }
            }
            for cell in cells(of: scheme) where seen(in: cell) != definition.m11Seen(in: cell) {
                return "\(cell): a decision names \(seen(in: cell))"
            }
            for given in accepted(in: scheme)?.cells ?? [] where !definition.gives(given) {
                return "\(given.cell): scoring reads \(given)"
            }
        }
        return definition.entries.keys.first { id in
            let verdict = verdict(on: id.record)
            guard let scheme = known[id.record] ?? nil, erasures[scheme] == nil else {
                return verdict?.findings.map(\.code) != [.schemeErased]
            }
            return verdict?.entries[id.index].status.rawValue != definition.m4Word(id)
        }.map { "\($0): the verdict on its batch is another" }
    }
}

extension Definition {
    /// True where this is what the rules give for scoring.
    fileprivate func gives(_ given: AcceptedCell) -> Bool {
        guard let picture = cells[given.cell] else { return false }
        return given.status.word == picture.status && given.heads == picture.heads
            && given.isLate == picture.isLate && given.isOpen == m7IsOpen(given.cell)
    }

    fileprivate func m4Word(_ id: EntryID) -> String? {
        entries[id].flatMap { cells[$0.cell]?.entries[id]?.verdict }
    }
}

extension JSON {
    /// The first place where two values differ.
    func difference(from other: JSON, at place: String) -> String? {
        guard case .object(let own) = self, case .object(let theirs) = other else {
            return self == other ? nil : "\(place): \(brief) instead of \(other.brief)"
        }
        for key in Set(own.keys).union(theirs.keys).sorted() {
            let next = "\(place)/\(key)"
            guard let mine = own[key], let its = theirs[key] else {
                return "\(next): \(own[key]?.brief ?? "nothing") instead of "
                    + (theirs[key]?.brief ?? "nothing")
            }
            if let found = mine.difference(from: its, at: next) { return found }
        }
        return nil
    }

    private var brief: String { String(decoding: canonical.prefix(600), as: UTF8.self) }
}
