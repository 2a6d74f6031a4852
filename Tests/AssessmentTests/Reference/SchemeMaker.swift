import Notation
import TestSupport

@testable import Assessment

/// Schemes with all features mixed, and values for them, from a seed.
struct SchemeMaker {
    var random: Seeded
    /// What the scheme and the values hold, to be counted.
    var features: Set<String> = []
    var names = 0

    init(seed: UInt64) { random = Seeded(seed: seed) }

    mutating func chance(_ percent: Int, _ feature: String? = nil) -> Bool {
        let isHit = Int.random(in: 0..<100, using: &random) < percent
        if isHit, let feature { features.insert(feature) }
        return isHit
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func one<Element>(of list: [Element]) -> Element {
        list[number(0...(list.count - 1))]
    }

    mutating func some<Element>(of list: [Element]) -> [Element] {
        list.filter { _ in chance(60) }
    }

    /// Millionths to a decimal.
    func millionths(_ number: Int) -> Points { Points(millionths: Int64(number)) ?? .zero }

    /// A decimal of a range of whole numbers: often whole or half, so that ties happen, at times of
    /// six digits.
    mutating func decimal(_ range: ClosedRange<Int>) -> Points {
        if chance(25) {
            return millionths(
                number((range.lowerBound * 1_000_000)...(range.upperBound * 1_000_000)))
        }
        return millionths(number((range.lowerBound * 2)...(range.upperBound * 2)) * 500_000)
    }

    mutating func weight() -> Points {
        if chance(2, "huge weight") { return p("999999999999.999999") }
        if chance(2, "tiny weight") { return p("0.000001") }
        return chance(70) ? millionths(number(1...10) * 10_000_000) : decimal(1...99)
    }

    mutating func scheme() -> Scheme {
        let offices = (0...number(0...2)).map { Office(id: id("o\($0)"), name: "o") }
        let periods = periods()
        let groups = (0...number(0...2)).map { Group(id: id("g\($0)"), name: "g") }
        let subjects = subjects(groups.map(\.id), offices.map(\.id), periods.map(\.id))
        var scheme = Scheme(
            id: id("s"), version: 1, title: "s", offices: offices, groups: groups,
            subjects: subjects, periods: periods, indicators: [])
        scheme.indicators = (0...number(0...3)).map { _ in indicator(scheme, depth: 1) }
        if scheme.indicators.allSatisfy({ $0.weight == nil }) {
            scheme.indicators.append(leaf(scheme, isEvent: false))
        }
        scheme.missing = one(of: [.block, .zero, .exclude])
        features.insert("missing \(scheme.missing)")
        scheme.decimals = one(of: [0, 1, 2, 2, 2, 6])
        if chance(40, "compose leaves") { scheme.cycle.compose = .leaves }
        if chance(50, "inherit") { scheme.adjustments.inherit = decimal(1...100) }
        if chance(40, "bonusCap") { scheme.adjustments.bonusCap = decimal(0...10) }
        if chance(40, "penaltyCap") { scheme.adjustments.penaltyCap = decimal(0...10) }
        scheme.feedback.warnLast = number(0...3)
        scheme.grading = grading(scheme)
        return scheme
    }

    private mutating func periods() -> [Period] {
        var periods: [Period] = []
        // What each rests on.
        var under: [Set<Int>] = []
        for index in 0...number(0...4) {
            var period = Period(id: id("p\(index)"), name: "p", kind: .quarter)
            under.append([index])
            if index > 0, chance(40, "composed") {
                for part in periods.indices where chance(60) {
                    guard under[index].isDisjoint(with: under[part]) else { continue }
                    if periods[part].isComposed { features.insert("composed of composed") }
                    period.parts[periods[part].id] = chance(50) ? .one : weight()
                    under[index].formUnion(under[part])
                }
            }
            period.warns = chance(20, "warns")
            periods.append(period)
        }
        weigh(&periods, under)
        return periods
    }

    /// Gives weights from the last period on, so that none counts twice; the rest only warns, or
    /// counts as a part of another.
    private mutating func weigh(_ periods: inout [Period], _ under: [Set<Int>]) {
        var counted: Set<Int> = []
        for index in periods.indices.reversed() where counted.isDisjoint(with: under[index]) {
            guard chance(70) || index == 0 && counted.isEmpty else { continue }
            periods[index].weight = weight()
            counted.formUnion(under[index])
            if periods[index].isComposed { features.insert("composed with a weight") }
        }
        let named = Set(periods.flatMap(\.parts.keys))
        for index in periods.indices
        where periods[index].weight == nil && !named.contains(periods[index].id) {
            features.insert("pre-assessment")
            if chance(50) { periods[index].kind = .pre }
        }
    }

    private mutating func subjects(
        _ groups: [GroupID], _ offices: [OfficeID], _ periods: [PeriodID]
    ) -> [Subject] {
        var taken: Set<OfficeID> = []
        var subjects: [Subject] = []
        for index in 0...number(0...8) {
            let isPerson = chance(45, "people")
            var office: OfficeID? = chance(80) ? one(of: offices) : nil
            if !isPerson, let known = office, !taken.insert(known).inserted { office = nil }
            var lifetime = Lifetime()
            if periods.count > 1, chance(10, "lifetime") {
                let from = number(0...(periods.count - 1))
                lifetime = Lifetime(
                    from: periods[from], until: chance(50) ? periods[from] : nil)
            }
            subjects.append(
                Subject(
                    id: id("s\(index)"), name: "s", group: one(of: groups),
                    kind: isPerson ? .person : .unit, office: office, lifetime: lifetime))
        }
        // Every group has somebody.
        for (index, group) in groups.enumerated()
        where !subjects.contains(where: { $0.group == group }) {
            subjects.append(Subject(id: id("x\(index)"), name: "x", group: group))
        }
        return subjects
    }

    mutating func name(_ letter: String) -> String {
        names += 1
        return "\(letter)\(names)"
    }

    private mutating func indicator(_ scheme: Scheme, depth: Int) -> Indicator {
        guard depth < 4, chance(depth == 1 ? 45 : 25, "inner node") else {
            return leaf(scheme, isEvent: chance(25))
        }
        if depth == 3 { features.insert("deep") }
        let children = (0...number(0...3)).map { _ in indicator(scheme, depth: depth + 1) }
        let isScored = children.contains { $0.weight != nil }
        if !isScored { features.insert("node of events") }
        return Indicator(
            id: id(name("n")), title: "n", weight: isScored ? weight() : nil,
            appliesTo: applies(scheme), responsible: [id("o0")], warn: warn(scheme),
            content: .node(children, sum: nil))
    }

    mutating func warn(_ scheme: Scheme) -> [PeriodID?: Points] {
        guard chance(30, "threshold") else { return [:] }
        return chance(50)
            ? [nil: decimal(0...100)] : [one(of: scheme.periods.map(\.id)): decimal(0...100)]
    }

    mutating func applies(_ scheme: Scheme) -> Applies {
        if scheme.periods.contains(where: \.isComposed), chance(15, "own values in a composed one")
        {
            let composed = scheme.periods.filter(\.isComposed).map(\.id)
            return Applies(
                periods: composed
                    + some(of: scheme.periods.map(\.id)).filter {
                        !composed.contains($0)
                    })
        }
        guard chance(15, "limits") else { return Applies() }
        var applies = Applies()
        switch number(0...3) {
        case 0: applies.groups = some(of: scheme.groups.map(\.id))
        case 1: applies.offices = some(of: scheme.offices.map(\.id))
        case 2: applies.subjects = some(of: scheme.subjects.map(\.id))
        default: applies.periods = some(of: scheme.periods.map(\.id))
        }
        return applies
    }

    private mutating func grading(_ scheme: Scheme) -> Grading {
        var grading = Grading()
        var scored: [IndicatorID] = []
        var events: [IndicatorID] = []
        for node in Outline(scheme).nodes {
            if node.indicator.weight != nil { scored.append(node.indicator.id) }
            if node.indicator.leaf?.rule.isEvent ?? false { events.append(node.indicator.id) }
        }
        if chance(40, "tieBreak") { grading.tieBreak = some(of: scored) }
        if chance(50, "tie included") { grading.tieAtQuota = .include }
        for index in 0..<number(0...4) {
            var grade = Grade(id: id("grade\(index)"), name: "g")
            if chance(40, "min") { grade.min = decimal(0...100) }
            if chance(20, "require") { grade.require = [one(of: scored): decimal(0...100)] }
            if chance(50, "quota") { grade.quota = millionths(number(0...20) * 50_000) }
            if chance(20, "quotaByOffice") {
                grade.quotaByOffice = QuotaByOffice(
                    grades: [id("grade0"): millionths(number(0...10) * 100_000)],
                    otherwise: millionths(number(0...10) * 100_000))
            }
            grade.coefficient = decimal(0...3)
            grading.grades.append(grade)
        }
        if !grading.grades.isEmpty, chance(40, "vetoGrade") {
            grading.vetoGrade = one(of: grading.grades.map(\.id))
        }
        if chance(30, "award") {
            grading.award = Award(base: [nil: decimal(0...9_999)])
            if !events.isEmpty, chance(60, "deducted share") {
                grading.award?.deduct = [one(of: events): millionths(number(0...10) * 100_000)]
            }
            if chance(50, "award in parts") {
                let share = number(0...1_000_000)
                grading.award?.parts[one(of: scored)] = millionths(share)
                grading.award?.parts[one(of: scored)] = millionths(number(0...(1_000_000 - share)))
            }
        }
        return grading
    }
}
