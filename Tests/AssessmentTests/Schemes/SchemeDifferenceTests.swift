import Notation
import TestSupport
import Testing

@testable import Assessment

/// What a version changed: expected values are read off the two schemes by hand.
@Suite("Differences between versions of a scheme")
struct SchemeDifferenceTests {
    private func change(
        _ edit: (inout Scheme) -> Void, from scheme: Scheme = Samples.small()
    ) -> SchemeDifference {
        var next = scheme
        next.version = 2
        edit(&next)
        return SchemeDifference(from: scheme, to: next)
    }

    @Test("Two versions that differ in nothing but number and reason have no difference")
    func same() {
        let difference = change { $0.amendment = Amendment(reason: "no reason") }
        #expect(difference.isEmpty)
        #expect(difference.json["same"] == true)
        #expect(difference.old.number == 1 && difference.new.number == 2)
        #expect(difference.zh.contains("没有差别"))
        #expect(difference.en.contains("Nothing differs"))
        #expect(difference.en.contains("no reason"))
    }

    @Test("A weight says the share of the total before and after, of its siblings too")
    func weights() {
        // 50 : 50 under a node of 100; a becomes 150, so the shares are 75 and 25.
        let difference = change { $0.mapLeaf("a") { $0.weight = p("150") } }
        #expect(difference.changes.map(\.id) == ["a", "b"])
        #expect(difference.changes.allSatisfy { $0.act == .reweighted })
        #expect(difference.changes.map(\.shareBefore) == [p("50"), p("50")])
        #expect(difference.changes.map(\.shareNow) == [p("75"), p("25")])
        #expect(
            difference.changes[0].fields == [
                FieldDifference(path: ["weight"], was: "50", now: "150")
            ])
        #expect(difference.changes[1].fields.isEmpty)
        #expect(difference.en.contains("share of the total 50% → 75%"))
        #expect(difference.zh.contains("占总分 50% → 25%"))
    }

    @Test("A share of thirds is rounded once a level, half away from zero, to six digits")
    func thirds() {
        var scheme = Samples.small()
        scheme.indicators.append(
            Indicator(
                id: id("c"), title: "c", weight: p("50"), responsible: [id("bureau")],
                content: .leaf(Leaf(rule: .direct(max: .hundred)))))
        let shares = WeightShares(scheme)
        #expect(shares[id("node")] == p("66.666667"))
        #expect(shares[id("a")] == p("33.333334"))
        #expect(shares[id("c")] == p("33.333333"))
        #expect(shares[id("plus")] == nil)
    }

    @Test("A new target of one subject names the subject, and is a change of meaning")
    func target() throws {
        let difference = change { scheme in
            scheme.leaf("b") { leaf in
                leaf.rule = .linear(
                    Rule.Linear(
                        target: Table(rows: [nil: [nil: p("10")], id("east"): [nil: p("12")]])))
            }
            scheme.amendment = Amendment(
                reason: "年中", leaves: [id("b"): Amendment.Change(carry: .keep)])
        }
        let only = try #require(difference.changes.first)
        #expect(difference.changes.count == 1)
        #expect(only.act == .meaning && only.kind == .leaf)
        #expect(only.carry?.carry == .keep)
        #expect(only.concerns.subjects == [id("east")] && only.concerns.groups.isEmpty)
        #expect(only.concerns.offices == [id("bureau")])
        #expect(
            only.fields == [
                FieldDifference(
                    path: ["rule", "linear", "target", "east"], was: nil, now: "12")
            ])
        #expect(difference.zh.contains("目标值·东镇(east) 无 → 12"))
        #expect(difference.zh.contains("已报的值继续有效"))
        #expect(difference.zh.contains("理由：年中"))
    }

    @Test("A changed target of one period is told apart from that of all others")
    func period() {
        let tables = [
            Table(rows: [nil: [nil: p("10"), id("pre"): p("5")]]),
            Table(rows: [nil: [nil: p("10"), id("pre"): p("6")]]),
        ]
        var scheme = Samples.small()
        scheme.leaf("b") { $0.rule = .linear(Rule.Linear(target: tables[0])) }
        let difference = change(
            { $0.leaf("b") { $0.rule = .linear(Rule.Linear(target: tables[1])) } }, from: scheme)
        #expect(
            difference.changes.flatMap(\.fields) == [
                FieldDifference(
                    path: ["rule", "linear", "target", "*", "pre"], was: "5", now: "6")
            ])
        #expect(difference.changes.first?.carry == Amendment.Change())
        #expect(difference.changes.first?.concerns.subjects == [])
        #expect(difference.en.contains("values already given are asked again"))
    }

    @Test("Another rule is shown as a whole, old and new")
    func rule() {
        let difference = change { $0.leaf("a") { $0.rule = .deduct(from: .hundred, per: .one) } }
        #expect(
            difference.changes.first?.fields == [
                FieldDifference(
                    path: ["rule"], was: ["direct": [:]], now: ["deduct": ["per": "1"]])
            ])
    }

    @Test("What is added and what is removed is told once, with its share")
    func addedAndRemoved() {
        let difference = change { scheme in
            guard case .node(var children, _) = scheme.indicators[0].content else { return }
            children[1] = Samples.leaf("c", .direct(max: .hundred))
            scheme.indicators[0].content = .node(children, sum: nil)
            scheme.subjects.removeAll { $0.id == id("west") }
            scheme.offices.append(Office(id: id("n"), name: "北镇"))
            scheme.periods.append(Period(id: id("extra"), name: "专项", kind: .special))
        }
        let told = difference.changes.map { "\($0.kind.rawValue) \($0.id) \($0.act.rawValue)" }
        #expect(
            told == [
                "period extra added", "office n added", "subject west removed", "leaf c added",
                "leaf b removed",
            ])
        #expect(difference.changes[3].shareNow == p("50"))
        #expect(difference.changes[3].shareBefore == nil)
        #expect(difference.changes[4].shareBefore == p("50"))
        #expect(difference.changes[2].concerns.groups == [id("towns")])
    }

    @Test("Roles, grades and keys of the scheme are compared one by one")
    func details() {
        var scheme = Samples.small(
            a: Leaf(
                rule: .direct(max: .hundred),
                roles: [Role(id: id("x"), weight: p("70")), Role(id: id("y"), weight: p("30"))]))
        scheme.grading.grades = [
            Grade(id: id("good"), name: "良好", quota: p("0.2")), Grade(id: id("pass"), name: "合格"),
        ]
        let difference = change(
            { scheme in
                scheme.leaf("a") { $0.roles[0].weight = p("60") }
                scheme.leaf("a") { $0.roles[1].combine = .mean }
                scheme.grading.grades[0].quota = p("0.25")
                scheme.missing = .zero
                scheme.grading.award = Award(base: [nil: p("8000")])
            }, from: scheme)
        let keys = difference.changes.map { change in
            "\(change.kind.rawValue) \(change.id): "
                + change.fields.map(\.key).joined(separator: " ")
        }
        #expect(
            keys == [
                "scheme s: award missing", "leaf a: roles/x/weight roles/y/combine",
                "grade good: quota",
            ])
        #expect(difference.zh.contains("主体类别·x·权重 70 → 60"))
    }

    @Test("For whom is told by whole groups where they are whole, else by subjects")
    func whom() {
        var scheme = Samples.small()
        scheme.groups.append(Group(id: id("cities"), name: "市"))
        scheme.subjects.append(Subject(id: id("c1"), name: "甲市", group: id("cities")))
        scheme.mapLeaf("a") { $0.appliesTo = Applies(subjects: [id("east")]) }
        let wider = change(
            {
                $0.mapLeaf("a") {
                    $0.appliesTo = Applies(groups: [id("towns")], periods: [id("year")])
                }
            }, from: scheme)
        #expect(wider.changes.first?.concerns.groups == [id("towns")])
        #expect(wider.changes.first?.concerns.subjects == [])
        #expect(wider.changes.first?.concerns.periods == [])
        let narrow = change(
            { $0.mapLeaf("a") { $0.appliesTo = Applies(subjects: [id("east"), id("c1")]) } },
            from: scheme)
        #expect(narrow.changes.first?.concerns.groups == [id("cities")])
        #expect(narrow.changes.first?.concerns.subjects == [id("east")])
        #expect(narrow.en.contains("For: 市(cities), 东镇(east)"))
    }

    @Test("Order is told where it means something")
    func order() {
        let difference = change { scheme in
            scheme.periods.reverse()
            guard case .node(let children, let sum) = scheme.indicators[0].content else { return }
            scheme.indicators[0].content = .node(children.reversed(), sum: sum)
        }
        #expect(difference.changes.map(\.id) == ["s", "node"])
        #expect(difference.changes[0].fields.map(\.key) == ["periods"])
        #expect(difference.changes[1].fields.map(\.key) == ["children"])
    }

    @Test("A leaf that moves below another node says so and keeps its meaning")
    func moved() {
        var scheme = Samples.small()
        scheme.indicators.append(
            Indicator(
                id: id("other"), title: "另", weight: p("100"), responsible: [id("bureau")],
                content: .node([Samples.leaf("c", .direct(max: .hundred))], sum: nil)))
        let difference = change(
            { scheme in
                guard case .node(let first, _) = scheme.indicators[0].content,
                    case .node(let second, _) = scheme.indicators[2].content
                else { return }
                scheme.indicators[0].content = .node([first[0]], sum: nil)
                scheme.indicators[2].content = .node(second + [first[1]], sum: nil)
            }, from: scheme)
        let moved = difference.changes.first { $0.id == "b" }
        #expect(moved?.act == .changed)
        #expect(moved?.fields == [FieldDifference(path: ["parent"], was: "node", now: "other")])
    }

    @Test("A difference is empty exactly where the canonical bytes are the same")
    func complete() throws {
        var compared = 0
        for seed in UInt64(1)...400 {
            var random = RandomScheme(seed: seed)
            var one = random.scheme()
            one.version = 1
            #expect(SchemeDifference(from: one, to: one).isEmpty)
            let json = one.json
            for key in (json.object ?? [:]).keys.sorted() where key != "version" {
                // Whatever can be left out or taken from another scheme is.
                var other = RandomScheme(seed: seed + 1_000)
                for value in [nil, other.scheme().json[key]] {
                    guard
                        let two = SchemeReading(SourceNode(json.replacing(key, with: value))).scheme
                    else { continue }
                    var next = two
                    next.version = 1
                    let difference = SchemeDifference(from: one, to: next)
                    #expect(
                        difference.isEmpty == (one.canonical == next.canonical), "\(seed) \(key)")
                    compared += 1
                }
            }
        }
        #expect(compared > 2_000)
    }

    @Test("Every key of the scheme has words in both languages")
    func everyKey() throws {
        // Under these stand ids, not keys.
        let tables: Set = [
            "base", "deduct", "floor", "grades", "of", "parts", "quotaByOffice", "require",
            "target", "votes", "warn",
        ]
        var keys: Set<String> = []
        func collect(_ json: JSON, _ name: String) {
            for (key, value) in json.object ?? [:] {
                if !tables.contains(name) || key == "otherwise" { keys.insert(key) }
                collect(value, tables.contains(name) ? name : key)
            }
            for value in json.array ?? [] { collect(value, "") }
        }
        collect(try Samples.everything().replacing("amendment", with: nil), "")
        let unsaid: Set = ["id", "version"]
        #expect(keys.subtracting(unsaid).filter { KeyWords.word($0) == nil } == [])
        let words = Array(KeyWords.words.values) + Array(Rule.words.values)
        #expect(words.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty })
    }
}
