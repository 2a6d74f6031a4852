import Notation
import TestSupport

@testable import Assessment

/// Sound schemes of every shape, the same for the same seed.
struct RandomScheme {
    private var random: Seeded
    private var next = 0

    init(seed: UInt64) {
        random = Seeded(seed: seed)
    }

    /// A scheme that a check has nothing to say against.
    mutating func scheme() -> Scheme {
        let periods = (0..<number(1...4)).map { index in
            Period(
                id: id("p\(index)"), name: "期\(index)", kind: .month,
                weight: index == 0 || coin() ? positive() : nil)
        }
        let composed = compose(periods)
        let offices = (0..<number(1...5)).map { index in
            Office(
                id: id("o\(index)"), name: "单位\(index)",
                succeeds: index > 0 && coin() ? [id("o\(number(0...(index - 1)))")] : [])
        }
        let groups = (0..<number(1...3)).map { Group(id: id("g\($0)"), name: "组\($0)") }
        let subjects = (0..<number(groups.count...7)).map { index in
            Subject(
                id: id("s\(index)"), name: "对象\(index)", group: groups[index % groups.count].id,
                office: pick(offices).id, lifetime: lifetime(periods))
        }
        var scheme = Scheme(
            id: id("random"), version: number(1...9), title: "随机", offices: offices, groups: groups,
            subjects: subjects, periods: composed, indicators: [])
        let world = World(offices: offices, groups: groups, subjects: subjects, periods: composed)
        scheme.indicators = (0..<number(1...3)).map { _ in node(world, depth: 1) }
        scheme.decimals = number(0...6)
        scheme.missing = pick(Missing.allCases)
        scheme.cycle.compose = pick(Cycle.Compose.allCases)
        scheme.grading.grades = (0..<number(0...3)).map { index in
            Grade(
                id: id("grade\(index)"), name: "等\(index)", min: Points(90 - 10 * index),
                quota: coin() ? p("0.3") : nil)
        }
        scheme.adjustments.bonusCap = coin() ? positive() : nil
        scheme.procedure.reviewer = coin()
        scheme.feedback.warnLast = number(0...5)
        return scheme
    }

    /// The last period may be made of all before it, and then is the only one with a weight.
    private mutating func compose(_ periods: [Period]) -> [Period] {
        guard periods.count > 1, coin() else { return periods }
        var periods = periods
        for index in periods.indices {
            periods[index].weight = index == periods.count - 1 ? positive() : nil
            periods[index].warns = coin()
        }
        for part in periods.dropLast() { periods[periods.count - 1].parts[part.id] = positive() }
        return periods
    }

    private struct World {
        let offices: [Office]
        let groups: [Group]
        let subjects: [Subject]
        let periods: [Period]
    }

    private mutating func node(_ world: World, depth: Int) -> Indicator {
        next += 1
        let name = next
        guard depth < 4, coin() else { return leaf(world, name) }
        let children = (0..<number(1...3)).map { _ in node(world, depth: depth + 1) }
        let isScored = children.contains { $0.weight != nil }
        return Indicator(
            id: id("i\(name)"), title: "节点\(name)", weight: isScored ? positive() : nil,
            appliesTo: applies(world), responsible: coin() ? [pick(world.offices).id] : [],
            content: .node(children, sum: nil))
    }

    private mutating func leaf(_ world: World, _ name: Int) -> Indicator {
        let rule = rule(world)
        let roles = rule.isEvent || coin() ? [] : roles(world)
        return Indicator(
            id: id("i\(name)"), title: "指标\(name)", weight: rule.isEvent ? nil : positive(),
            appliesTo: applies(world), responsible: [pick(world.offices).id],
            content: .leaf(
                Leaf(rule: rule, roles: roles, digits: number(0...6), unit: coin() ? "%" : nil)))
    }

    private mutating func rule(_ world: World) -> Rule {
        let scores: [GradeID: Rule.GradeScore] = [
            id("hi"): Rule.GradeScore(.hundred, name: coin() ? "高" : nil),
            id("lo"): Rule.GradeScore(p("40")),
        ]
        switch number(0...11) {
        case 0: return .direct(max: positive())
        case 1: return .linear(Rule.Linear(target: table(world), cap: p("95")))
        case 2: return .steps([Rule.Step(from: .zero, score: p("60"))])
        case 3: return .deduct(from: p("90"), per: positive())
        case 4: return .grades(scores)
        case 5: return .votes(scores)
        case 6: return .efficacy(Rule.Efficacy(better: pick([.higher, .lower])))
        case 7: return .place(Rule.Place(first: p("90"), step: positive()))
        case 8: return .bonus(per: positive(), cap: coin() ? positive() : nil)
        case 9: return .penalty(per: positive(), cap: coin() ? positive() : nil)
        case 10: return .ledger
        default: return .veto(basis: coin() ? "清单" : nil)
        }
    }

    private mutating func table(_ world: World) -> Table {
        var rows: [SubjectID?: [PeriodID?: Points]] = [nil: [nil: positive()]]
        for subject in world.subjects where coin() {
            rows[subject.id] = coin() ? [nil: positive()] : [pick(world.periods).id: positive()]
        }
        return Table(rows: rows)
    }

    private mutating func roles(_ world: World) -> [Role] {
        (0..<number(1...3)).map { index in
            let combine = pick([Role.Combine.single, .mean, .median, .trimmed(2)])
            return Role(
                id: id("r\(index)"), weight: positive(), combine: combine,
                by: coin() ? Writers(own: coin(), offices: [pick(world.offices).id]) : nil,
                raters: combine != .single && coin() ? [id("x"), id("y")] : [])
        }
    }

    private mutating func applies(_ world: World) -> Applies {
        Applies(
            groups: rarely() ? [pick(world.groups).id] : [],
            offices: rarely() ? [pick(world.offices).id] : [],
            subjects: rarely() ? [pick(world.subjects).id] : [],
            periods: rarely() ? [pick(world.periods).id] : [])
    }

    private mutating func lifetime(_ periods: [Period]) -> Lifetime {
        guard rarely() else { return Lifetime() }
        let from = number(0...(periods.count - 1))
        let until = number(from...(periods.count - 1))
        return Lifetime(from: periods[from].id, until: coin() ? periods[until].id : nil)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    private mutating func coin() -> Bool { Bool.random(using: &random) }
    private mutating func rarely() -> Bool { number(0...5) == 0 }
    private mutating func positive() -> Points {
        Points(millionths: Int64.random(in: 1...200_000_000, using: &random)) ?? .one
    }
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(0...(elements.count - 1))]
    }
}
