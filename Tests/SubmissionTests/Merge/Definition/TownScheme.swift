import Notation
import TestSupport

@testable import Submission

/// A scheme of two periods and three leaves, told by one number in its body.
///
/// `A1` is given by the bureaus a01 and a02, `A2` by a01 alone, `B1` are events of both.
struct TownScheme: SchemeAnswers, Hashable {
    /// What a version may say, bit by bit.
    struct Terms: OptionSet, Hashable {
        let rawValue: Int64
        static let late = Terms(rawValue: 1)
        static let reviewer = Terms(rawValue: 2)
        /// `A1` was changed and is to be given again.
        static let againA1 = Terms(rawValue: 4)
        /// `A1` was changed from the second period on.
        static let againLater = Terms(rawValue: 8)
        static let againB1 = Terms(rawValue: 16)
        /// c01 takes over the work of a01.
        static let merged = Terms(rawValue: 32)
    }

    static let first: PeriodID = .of("q1")
    static let second: PeriodID = .of("q2")
    let terms: Terms

    init(_ terms: Terms) { self.terms = terms }

    init?(body: [UInt8]) {
        guard let number = (try? JSON(body, form: .canonical))?["n"]?.integer else { return nil }
        terms = Terms(rawValue: number)
    }

    var body: [UInt8] { Array(#"{"n":\#(terms.rawValue)}"#.utf8) }

    static let lookup: AnswerLookup = { reference, registry in
        registry.scheme(reference).flatMap { TownScheme(body: $0.scheme.body) }
    }

    var needsReviewer: Bool { terms.contains(.reviewer) }
    var admitsLate: Bool { terms.contains(.late) }
    var periods: [PeriodID] { [Self.first, Self.second] }

    var again: [IndicatorID: Set<PeriodID>] {
        var again: [IndicatorID: Set<PeriodID>] = [:]
        if terms.contains(.againLater) { again[.of("A1")] = [Self.second] }
        if terms.contains(.againA1) { again[.of("A1")] = [Self.first, Self.second] }
        if terms.contains(.againB1) { again[.of("B1")] = [Self.first, Self.second] }
        return again
    }

    func asksAgain(since earlier: any SchemeAnswers) -> [IndicatorID: Set<PeriodID>] { again }

    func findings(for entry: Entry, in header: BatchHeader) -> [Finding] {
        let cell = entry.cell(scheme: header.scheme.id, period: header.period)
        var findings = findings(for: entry.content, in: cell)
        if !mayWrite(header.office, cell) { findings.append(Finding(.entryOfficeNotInCharge)) }
        return findings
    }

    func findings(for content: EntryContent, in cell: Cell) -> [Finding] {
        guard periods.contains(cell.period), ["A1", "A2", "B1"].contains(cell.indicator.text)
        else { return [Finding(.entryIndicatorUnknown)] }
        if case .number(let number) = content, number > .of("100") {
            return [Finding(.entryOutOfRange)]
        }
        return []
    }

    private func offices(_ indicator: IndicatorID) -> [OfficeID] {
        let first: OfficeID = .of(terms.contains(.merged) ? "c01" : "a01")
        return indicator == .of("A2") ? [first] : [first, .of("a02")]
    }

    func mayWrite(_ office: OfficeID, _ cell: Cell) -> Bool {
        offices(cell.indicator).contains(office)
    }

    func mayWrite(_ office: OfficeID, in period: PeriodID) -> Bool {
        periods.contains(period) && offices(.of("A1")).contains(office)
    }

    func succeeds(_ office: OfficeID, _ earlier: OfficeID) -> Bool {
        terms.contains(.merged) && office == .of("c01") && earlier == .of("a01")
    }
}
