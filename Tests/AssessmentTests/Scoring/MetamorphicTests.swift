import Notation
import TestSupport
import Testing

@testable import Assessment

@Suite("Changes that must change nothing")
struct MetamorphicTests {
    private struct Case {
        var scheme: Scheme
        var values: ScoreValues
        var scope: ScoringScope
        var seed: UInt64
        var random: Seeded

        init(seed: UInt64) {
            var maker = SchemeMaker(seed: seed)
            scheme = maker.scheme()
            values = maker.values(scheme)
            scope = seed % 2 == 0 ? .cycle : .period(scheme.periods[0].id)
            self.seed = seed
            random = maker.random
        }

        var report: [String] { ScoreRun(scheme, values, scope).standing.report() }
    }

    private let seeds = UInt64(10_001)...10_200

    @Test("the order of rows and raters means nothing")
    func order() {
        for seed in seeds {
            var one = Case(seed: seed)
            let before = ScoreRun(one.scheme, one.values, one.scope).standing
            one.values.entries.shuffle(using: &one.random)
            one.values.blocked.reverse()
            let after = ScoreRun(one.scheme, one.values, one.scope).standing
            #expect(before == after, "seed \(seed)")
        }
    }

    @Test("all weights twice as large give the same standing")
    func scale() {
        for seed in seeds {
            var one = Case(seed: seed)
            let before = one.report
            one.scheme.indicators = Self.doubled(one.scheme.indicators)
            let weights = Self.doubled(one.scheme.periods.map(\.weight))
            for (index, weight) in weights.enumerated() {
                one.scheme.periods[index].weight = weight
                let parts = one.scheme.periods[index].parts.sorted { $0.key < $1.key }
                for (part, weight) in zip(parts, Self.doubled(parts.map(\.value))) {
                    one.scheme.periods[index].parts[part.key] = weight
                }
            }
            #expect(before == one.report, "seed \(seed)")
        }
    }

    /// Twice the weights of a list, where all of them leave room for it.
    private static func doubled(_ weights: [Points?]) -> [Points?] {
        guard weights.allSatisfy({ ($0 ?? .one) < p("1000") }) else { return weights }
        return weights.map { $0.flatMap { Points(millionths: $0.millionths * 2) } }
    }

    private static func doubled(_ siblings: [Indicator]) -> [Indicator] {
        zip(siblings, doubled(siblings.map(\.weight))).map { indicator, weight in
            var indicator = indicator
            indicator.weight = weight
            switch indicator.content {
            case .node(let children, let sum):
                indicator.content = .node(doubled(children), sum: sum)
            case .leaf(var leaf):
                for (index, weight) in doubled(leaf.roles.map(\.weight)).enumerated() {
                    leaf.roles[index].weight = weight ?? .one
                }
                indicator.content = .leaf(leaf)
            }
            return indicator
        }
    }

    @Test("other names give the same standing under other names")
    func rename() throws {
        for seed in seeds {
            let one = Case(seed: seed)
            let json = try JSON(one.scheme.canonical, form: .canonical)
            var other = one
            other.scheme = try Scheme(canonical: Self.renamed(json).canonical)
            other.values.entries = one.values.entries.map(Self.renamed)
            other.values.blocked = one.values.blocked.map { blocked in
                let cell = Self.renamed(blocked.cell)
                return ScoreValues.Blocked(cell, Finding(blocked.finding.code, at: cell.place))
            }
            other.values.decided = Set(one.values.decided.map(Self.renamed))
            if case .period(let period) = one.scope {
                other.scope = .period(id(Self.renamed(period.text)))
            }
            let before = one.report.map { line in
                line.split(separator: " ", omittingEmptySubsequences: false).map { word in
                    word.split(separator: "/").map { part in
                        part.split(separator: ",").map { Self.renamed(String($0)) }
                            .joined(separator: ",")
                    }.joined(separator: "/")
                }.joined(separator: " ")
            }
            #expect(before == other.report, "seed \(seed)")
        }
    }

    /// A letter before every name that ends in a digit: all names of made schemes do.
    private static func renamed(_ text: String) -> String {
        guard let first = text.first, let last = text.last, first.isLetter, last.isNumber else {
            return text
        }
        return "k\(text)"
    }

    private static func renamed(_ json: JSON) -> JSON {
        switch json {
        case .string(let text): .string(renamed(text))
        case .array(let elements): .array(elements.map(renamed))
        case .object(let members):
            .object(
                Dictionary(
                    uniqueKeysWithValues: members.map { (renamed($0.key), renamed($0.value)) }))
        default: json
        }
    }

    private static func renamed(_ cell: ScoreCell) -> ScoreCell {
        ScoreCell(
            period: id(renamed(cell.period.text)), indicator: id(renamed(cell.indicator.text)),
            subject: id(renamed(cell.subject.text)), role: cell.role.map { id(renamed($0.text)) },
            rater: cell.rater.map { id(renamed($0.text)) })
    }

    private static func renamed(_ entry: ScoreEntry) -> ScoreEntry {
        let cell = renamed(entry.cell)
        return ScoreEntry(
            period: cell.period, indicator: cell.indicator, subject: cell.subject, role: cell.role,
            rater: cell.rater, value: entry.value, isEvent: entry.isEvent)
    }

    @Test("one more subject in another group changes no other group")
    func another() {
        for seed in seeds {
            var one = Case(seed: seed)
            let before = ScoreRun(one.scheme, one.values, one.scope).standing.groups
            one.scheme.groups.append(Group(id: id("zz"), name: "zz"))
            one.scheme.subjects.append(Subject(id: id("new"), name: "n", group: id("zz")))
            let after = ScoreRun(one.scheme, one.values, one.scope).standing.groups
            #expect(before == Array(after.dropLast()), "seed \(seed)")
        }
    }
}
