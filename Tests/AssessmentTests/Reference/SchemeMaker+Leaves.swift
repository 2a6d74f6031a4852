import Notation

@testable import Assessment

/// Leaves with their rules and roles.
extension SchemeMaker {
    mutating func leaf(_ scheme: Scheme, isEvent: Bool) -> Indicator {
        let rule = isEvent ? eventRule() : scoredRule(scheme)
        features.insert("rule \(rule.name)")
        var leaf = Leaf(rule: rule, roles: isEvent || chance(40) ? [] : roles(rule))
        if chance(10, "digits") { leaf.digits = number(0...2) }
        if chance(5, "bounds") { leaf.greatest = decimal(40...100) }
        return Indicator(
            id: id(name(isEvent ? "e" : "l")), title: "l", weight: isEvent ? nil : weight(),
            appliesTo: applies(scheme), responsible: [id("o0")],
            warn: isEvent ? [:] : warn(scheme), content: .leaf(leaf))
    }

    private mutating func eventRule() -> Rule {
        let cap = chance(50, "own cap") ? decimal(1...5) : nil
        switch number(0...3) {
        case 0: return .bonus(per: decimal(1...3), cap: cap)
        case 1: return .penalty(per: decimal(1...3), cap: cap)
        case 2: return .ledger
        default: return .veto()
        }
    }

    private mutating func scoredRule(_ scheme: Scheme) -> Rule {
        switch number(0...7) {
        case 0: return .direct(max: one(of: [.hundred, p("7"), p("0.3"), p("1000000")]))
        case 1: return .linear(linear(scheme))
        case 2:
            let from = Set((0...number(0...4)).map { _ in decimal(0...100) }).sorted()
            return .steps(from.map { Rule.Step(from: $0, score: decimal(0...100)) })
        case 3: return .deduct(from: decimal(0...100), per: decimal(1...20))
        case 4: return .grades(map())
        case 5: return .votes(map())
        case 6:
            let base = number(0...100)
            return .efficacy(
                Rule.Efficacy(
                    base: millionths(base * 1_000_000), span: decimal(0...(100 - base)),
                    better: one(of: [.higher, .lower])))
        default:
            let first = decimal(1...100)
            let floor = chance(50) ? Points.zero : min(first, decimal(0...50))
            return .place(
                Rule.Place(
                    first: first, step: decimal(1...30), floor: floor,
                    better: one(of: [.higher, .lower])))
        }
    }

    private mutating func linear(_ scheme: Scheme) -> Rule.Linear {
        // Targets are odd and floors even numbers of tenths, so that they never meet.
        let target = { (maker: inout SchemeMaker) in
            maker.millionths(maker.number(-50...500) * 200_000 + 100_000)
        }
        var linear = Rule.Linear(target: Table(target(&self)))
        if chance(50, "table of targets") {
            for subject in some(of: scheme.subjects) {
                linear.target.rows[subject.id] = [nil: target(&self)]
                if chance(40) {
                    linear.target.rows[subject.id] = [one(of: scheme.periods).id: target(&self)]
                }
            }
            if chance(30) { linear.target.rows[nil]?[one(of: scheme.periods).id] = target(&self) }
        }
        if chance(40, "floor") { linear.floor = Table(millionths(number(0...100) * 200_000)) }
        if chance(30, "cap") { linear.cap = decimal(1...100) }
        return linear
    }

    private mutating func map() -> [GradeID: Rule.GradeScore] {
        [
            id("ok"): Rule.GradeScore(decimal(60...100)),
            id("so"): Rule.GradeScore(decimal(30...60)),
            id("bad"): Rule.GradeScore(decimal(0...30)),
        ]
    }

    private mutating func roles(_ rule: Rule) -> [Role] {
        var roles = (0...number(0...2)).map { index in
            let combine = one(of: [
                Role.Combine.single, .single, .mean, .median, .trimmed(1), .trimmed(2),
            ])
            if combine != .single { features.insert("combine \(combine)") }
            var role = Role(id: id("r\(index)"), weight: weight(), combine: combine)
            if combine != .single, chance(40, "raters named") {
                role.raters = (0...number(0...3)).map { id("x\($0)") }
            }
            return role
        }
        let takesNumbers = rule.name != "grades" && rule.name != "votes"
        let single = roles.indices.filter { roles[$0].combine == .single }
        if takesNumbers, single.count > 1, chance(60, "checked"), let against = roles[single[0]].id
        {
            roles[single[1]].checked = Role.Checked(against: against, tolerance: decimal(0...60))
        }
        return roles
    }
}
