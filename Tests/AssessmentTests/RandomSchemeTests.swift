import Notation
import TestSupport
import Testing

@testable import Assessment

@Suite("Schemes of every shape")
struct RandomSchemeTests {
    @Test("what is written is read back as itself", arguments: UInt64(1)...150)
    func roundTrip(seed: UInt64) throws {
        var random = RandomScheme(seed: seed)
        let scheme = random.scheme()
        let check = SchemeCheck(scheme)
        #expect(check.findings == [], "seed \(seed)")
        let bytes = scheme.canonical
        let again = try Scheme(canonical: bytes)
        #expect(again == scheme, "seed \(seed)")
        #expect(again.canonical == bytes, "seed \(seed)")
    }

    @Test(
        "lists that are sets may stand in any order before they are canonical",
        arguments: UInt64(1)...50)
    func shuffled(seed: UInt64) throws {
        var random = RandomScheme(seed: seed)
        let scheme = random.scheme()
        var json = scheme.json
        for key in ["offices", "subjects", "groups"] {
            let list = try #require(json[key]?.array)
            json = json.replacing(key, with: .array(list.reversed()))
        }
        #expect(SchemeReading(SourceNode(json)).scheme == scheme, "seed \(seed)")
    }

    @Test(
        "any piece replaced by any other is read or found, and never traps",
        arguments: UInt64(1)...40)
    func replaced(seed: UInt64) throws {
        var scheme = RandomScheme(seed: seed)
        let json = scheme.scheme().json
        let paths = Self.paths(json, "")
        var random = Seeded(seed: seed)
        let pieces: [JSON] = [
            .null, true, 0, -1, "", "x", "1", "-1", "*", "1e9", "999999999999", [], [:], ["x"],
            ["x": "y"], [["id": "i1"]], ["*": "1"], [[[[]]]], "self", "cycle", "o0", "i1", "s0",
        ]
        for _ in 0..<40 {
            guard let path = paths.randomElement(using: &random),
                let piece = pieces.randomElement(using: &random)
            else { continue }
            let damaged = json.replacing(path, with: piece)
            let reading = SchemeReading(SourceNode(damaged))
            #expect((reading.scheme == nil) != reading.findings.isEmpty, "\(path) \(piece)")
            guard let scheme = reading.scheme else { continue }
            _ = SchemeCheck(scheme).findings
            #expect(try Scheme(canonical: scheme.canonical) == scheme, "\(path) \(piece)")
        }
    }

    private static func paths(_ json: JSON, _ path: String) -> [String] {
        var result = path.isEmpty ? [] : [path]
        for (index, element) in (json.array ?? []).enumerated() {
            result += paths(element, "\(path)/\(index)")
        }
        for (key, value) in (json.object ?? [:]).sorted(by: { $0.key < $1.key }) {
            result += paths(value, "\(path)/\(key)")
        }
        return result
    }

    /// The tree as its own definition: walked from the top, nothing kept.
    @Test("the outline agrees with a walk from the top", arguments: UInt64(1)...40)
    func outline(seed: UInt64) {
        var random = RandomScheme(seed: seed)
        let scheme = random.scheme()
        let outline = Outline(scheme)
        var count = 0
        func walk(_ indicator: Indicator, _ above: [Indicator]) {
            count += 1
            guard let node = outline[indicator.id], let index = outline.index(of: indicator.id)
            else {
                Issue.record("no \(indicator.id)")
                return
            }
            let line = above + [indicator]
            #expect(node.depth == line.count)
            #expect(node.responsible == line.last { !$0.responsible.isEmpty }?.responsible ?? [])
            #expect(node.children.map { outline.nodes[$0].indicator } == indicator.children)
            #expect(node.parent.map { outline.nodes[$0].indicator } == above.last)
            for subject in scheme.subjects {
                for period in scheme.periods {
                    let expected =
                        Oracle.exists(subject.lifetime, in: period.id, scheme)
                        && !Oracle.isCarried(line, period)
                        && line.allSatisfy { Oracle.holds($0.appliesTo, subject, period.id) }
                    #expect(outline.applies(index, to: subject, in: period.id) == expected)
                }
            }
            for child in indicator.children { walk(child, line) }
        }
        for indicator in scheme.indicators { walk(indicator, []) }
        #expect(outline.nodes.count == count)
    }
}

/// The rules as they stand on the page, without any index.
enum Oracle {
    /// Within the periods from `from` to `until`.
    static func exists(_ life: Lifetime, in period: PeriodID, _ scheme: Scheme) -> Bool {
        let ids = scheme.periods.map(\.id)
        let first = life.from.flatMap { ids.firstIndex(of: $0) } ?? 0
        let last = life.until.flatMap { ids.firstIndex(of: $0) } ?? ids.count - 1
        guard let place = ids.firstIndex(of: period) else { return false }
        return place >= first && place <= last
    }

    /// A scored leaf of a composed period that the lists on the way do not all name, or none does.
    static func isCarried(_ line: [Indicator], _ period: Period) -> Bool {
        guard !period.parts.isEmpty, let leaf = line.last?.leaf, !leaf.rule.isEvent else {
            return false
        }
        let lists = line.map(\.appliesTo.periods).filter { !$0.isEmpty }
        return lists.isEmpty || lists.contains { !$0.contains(period.id) }
    }

    /// Every list that is not empty holds.
    static func holds(_ limit: Applies, _ subject: Subject, _ period: PeriodID) -> Bool {
        if !limit.groups.isEmpty, !limit.groups.contains(subject.group) { return false }
        if !limit.subjects.isEmpty, !limit.subjects.contains(subject.id) { return false }
        if !limit.periods.isEmpty, !limit.periods.contains(period) { return false }
        guard !limit.offices.isEmpty else { return true }
        return subject.office != nil && limit.offices.contains { $0 == subject.office }
    }

    /// True where the office succeeds the other, at first or later hand.
    static func succeeds(_ heir: OfficeID, _ office: OfficeID, _ scheme: Scheme) -> Bool {
        guard let found = scheme.offices.first(where: { $0.id == heir }) else { return false }
        return found.succeeds.contains { $0 == office || succeeds($0, office, scheme) }
    }

    /// Rules 1 to 3 of `MayWrite`, in their words.
    static func mayWrite(
        _ office: OfficeID, _ role: Role?, _ responsible: [OfficeID], _ subject: Subject,
        _ period: PeriodID, _ scheme: Scheme
    ) -> Bool {
        var named = responsible
        if let by = role?.by {
            named = by.offices + (by.own ? [subject.office].compactMap { $0 } : [])
        }
        return named.contains { name in
            let life = scheme.offices.first { $0.id == name }?.lifetime
            let itself = name == office && life.map { exists($0, in: period, scheme) } == true
            return itself || succeeds(office, name, scheme)
        }
    }
}

@Suite("The checks against the rules as they are written")
struct EntryOracleTests {
    @Test("who may write, for every cell and office", arguments: UInt64(1)...40)
    func writers(seed: UInt64) {
        var random = RandomScheme(seed: seed)
        let scheme = random.scheme()
        let check = EntryCheck(scheme)
        for index in check.outline.leaves {
            let node = check.outline.nodes[index]
            guard let leaf = node.indicator.leaf else { continue }
            let roles: [Role?] = leaf.rule.isEvent ? [nil] : leaf.effectiveRoles
            for role in roles {
                for subject in scheme.subjects {
                    for period in scheme.periods {
                        let expected = scheme.offices.map(\.id).filter {
                            Oracle.mayWrite($0, role, node.responsible, subject, period.id, scheme)
                        }
                        let found = check.offices(
                            node.indicator.id, role?.id, for: subject.id, in: period.id)
                        let applies = check.outline.applies(index, to: subject, in: period.id)
                        #expect(found == (applies ? expected : []), "seed \(seed)")
                    }
                }
            }
        }
    }

    /// A value of each kind for every leaf: taken exactly where the table of rules takes it.
    @Test("which values a rule takes", arguments: UInt64(1)...60)
    func values(seed: UInt64) throws {
        var random = RandomScheme(seed: seed)
        let scheme = random.scheme()
        let check = EntryCheck(scheme)
        let subject = random.pick(scheme.subjects)
        let period = random.pick(scheme.periods)
        let millionths =
            Int64(random.number(-3...300)) * [1, 1_000, 1_000_000][random.number(0...2)]
        let number = try #require(Points(millionths: millionths))
        for index in check.outline.leaves {
            let node = check.outline.nodes[index]
            let leaf = try #require(node.indicator.leaf)
            let role = leaf.effectiveRoles.first
            let rater: RaterID? = role.flatMap { $0.combine == .single ? nil : id("x") }
            for value in [
                ScoreValue.number(number), .grade(id("hi")), .grade(id("no")),
                .counts([id("hi"): 1, id("abstain"): 2]), .notApplicable, .withdrawn,
            ] {
                let entry = ScoreEntry(
                    period: period.id, indicator: node.indicator.id, subject: subject.id,
                    role: role?.id, rater: rater, value: value, isEvent: leaf.rule.isEvent)
                let expected =
                    Self.takes(leaf, value)
                    && check.outline.applies(index, to: subject, in: period.id)
                #expect(check.findings(entry).isEmpty == expected, "seed \(seed) \(entry)")
            }
        }
    }

    private static func takes(_ leaf: Leaf, _ value: ScoreValue) -> Bool {
        switch (leaf.rule.kind, value) {
        case (_, .withdrawn): return true
        case (.bonus, .notApplicable), (.penalty, .notApplicable), (.veto, .notApplicable),
            (.ledger, .notApplicable):
            return false
        case (_, .notApplicable): return true
        case (.grades, .grade(let grade)): return grade.text == "hi"
        case (.votes, .counts): return true
        case (.grades, _), (.votes, _): return false
        case (let rule, .number(let number)):
            let unit = Int64([1_000_000, 100_000, 10_000, 1_000, 100, 10, 1][leaf.digits])
            guard number.millionths % unit == 0 else { return false }
            switch rule {
            case .direct(let max): return number >= .zero && number <= max
            case .deduct, .bonus, .penalty, .veto, .ledger: return number >= .zero
            default: return true
            }
        default: return false
        }
    }

    /// Every subject in every period, one by one, as the page says it.
    @Test("targets that are missing or equal their floor are all found", arguments: UInt64(1)...60)
    func targets(seed: UInt64) throws {
        var random = RandomScheme(seed: seed)
        var scheme = random.scheme()
        func table() -> Table {
            var rows: [SubjectID?: [PeriodID?: Points]] = [:]
            let subjects: [SubjectID?] = scheme.subjects.map(\.id) + [nil]
            for subject in subjects where random.number(0...2) > 0 {
                let period = random.number(0...1) == 0 ? nil : random.pick(scheme.periods).id
                rows[subject] = [period: p("\(random.number(1...3))")]
            }
            return Table(rows: rows)
        }
        let linear = Rule.Linear(target: table(), floor: table())
        scheme.indicators = [
            Indicator(
                id: id("only"), title: "唯一", weight: .one, responsible: [scheme.offices[0].id],
                content: .leaf(Leaf(rule: .linear(linear))))
        ]
        var expected: Set<String> = []
        for subject in scheme.subjects {
            for period in scheme.periods
            where Oracle.exists(subject.lifetime, in: period.id, scheme)
                && !Oracle.isCarried(scheme.indicators, period)
            {
                let place = "\(subject.id) \(period.id)"
                let target = Self.look(linear.target, subject.id, period.id)
                let floor = Self.look(linear.floor, subject.id, period.id)
                if target == nil { expected.insert("target \(place)") }
                if floor == nil { expected.insert("floor \(place)") }
                if target != nil, target == floor { expected.insert("equal \(place)") }
            }
        }
        let found = SchemeCheck(scheme).findings.map { finding in
            let what = finding.parameters["key"] ?? "equal"
            return
                "\(what) \(finding.parameters["subject"] ?? "") \(finding.parameters["period"] ?? "")"
        }
        #expect(Set(found) == expected, "seed \(seed)")
    }

    private static func look(_ table: Table, _ subject: SubjectID, _ period: PeriodID) -> Points? {
        let keys: [(SubjectID?, PeriodID?)] = [
            (subject, period), (subject, nil), (nil, period), (nil, nil),
        ]
        for (row, column) in keys {
            if let number = table.rows[row]?[column] { return number }
        }
        return nil
    }
}

@Suite("Words that were meant")
struct SuggestionOracleTests {
    /// The distance by its recursive definition.
    private static func distance(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
        guard let x = a.last, let y = b.last else { return a.count + b.count }
        var least = min(
            distance(a.dropLast(), b) + 1, distance(a, b.dropLast()) + 1,
            distance(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1))
        if a.count > 1, b.count > 1, a.dropLast().last == y, b.dropLast().last == x {
            least = min(least, distance(a.dropLast(2), b.dropLast(2)) + 1)
        }
        return least
    }

    @Test("the suggestion is the nearest word within a third of the letters")
    func nearest() {
        var random = Seeded(seed: 11)
        let letters = Array("abc")
        func word(_ range: ClosedRange<Int>) -> String {
            String(
                (0..<Int.random(in: range, using: &random)).map { _ in
                    letters.randomElement(using: &random) ?? "a"
                })
        }
        for _ in 0..<150 {
            let known = (0..<4).map { _ in word(1...6) }
            let asked = word(1...6)
            let distances = known.map { Self.distance(Array(asked)[...], Array($0)[...]) }
            let least = distances.min() ?? 0
            let answer = Suggestion.nearest(to: asked, among: known)
            if least <= max(1, asked.count / 3) {
                #expect(answer == known[distances.firstIndex(of: least) ?? 0], "\(asked) \(known)")
            } else {
                #expect(answer == nil, "\(asked) \(known)")
            }
        }
    }
}
