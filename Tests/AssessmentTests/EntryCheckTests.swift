import Notation
import Testing

@testable import Assessment

@Suite("Checking an entry against a scheme")
struct EntryCheckTests {
    /// A leaf `a` of the small scheme, an entry for it, and what is said.
    static func codes(
        _ leaf: Leaf, _ value: ScoreValue, role: String? = nil, rater: String? = nil,
        event: Bool = false, office: String? = nil
    ) -> [String] {
        let check = EntryCheck(Samples.small(a: leaf))
        let entry = ScoreEntry(
            period: id("year"), indicator: id("a"), subject: id("east"), role: role.map { id($0) },
            rater: rater.map { id($0) }, value: value, isEvent: event)
        return check.findings(entry, by: office.map { id($0) }).map(\.code.text)
    }

    static func number(_ text: String) -> ScoreValue { .number(p(text)) }

    @Test("an entry that fits has no findings", arguments: ["0", "92.5", "100"])
    func fits(value: String) {
        #expect(Self.codes(Leaf(rule: .direct(max: .hundred)), Self.number(value)) == [])
    }

    @Test("ranges are those of the rule, closer where the leaf says so")
    func ranges() {
        let cases: [(Leaf, String, Bool)] = [
            (Leaf(rule: .direct(max: p("10"))), "10", true),
            (Leaf(rule: .direct(max: p("10"))), "10.000001", false),
            (Leaf(rule: .direct(max: p("10"))), "-0.000001", false),
            (Leaf(rule: .direct(max: p("10")), least: p("2")), "1.9", false),
            (Leaf(rule: .direct(max: p("10")), greatest: p("8")), "8.1", false),
            (Leaf(rule: .direct(max: p("10")), least: p("-5")), "-1", false),
            (Leaf(rule: .direct(max: p("10")), greatest: p("20")), "15", false),
            (Leaf(rule: .linear(Rule.Linear(target: Table(p("1"))))), "-999999", true),
            (Leaf(rule: .linear(Rule.Linear(target: Table(p("1")))), least: .zero), "-1", false),
            (Leaf(rule: .steps([])), "-3", true),
            (Leaf(rule: .deduct(from: .hundred, per: .one)), "0", true),
            (Leaf(rule: .deduct(from: .hundred, per: .one)), "-1", false),
            (Leaf(rule: .efficacy(Rule.Efficacy())), "-1", true),
            (
                Leaf(rule: .place(Rule.Place(first: .hundred, step: .one)), greatest: p("5")), "6",
                false
            ),
        ]
        for (leaf, value, fits) in cases {
            let expected = fits ? [] : ["value-out-of-range"]
            #expect(Self.codes(leaf, Self.number(value)) == expected, "\(leaf.rule) \(value)")
        }
        for rule in [Rule.bonus(per: .one, cap: nil), .penalty(per: .one, cap: nil), .veto()] {
            let leaf = Leaf(rule: rule)
            #expect(Self.codes(leaf, Self.number("0"), event: true) == [])
            #expect(Self.codes(leaf, Self.number("-1"), event: true) == ["value-out-of-range"])
        }
    }

    @Test("the words of a range read in both languages")
    func rangeWords() {
        #expect(Leaf(rule: .direct(max: p("10"))).valueRange.words == "0…10")
        #expect(Leaf(rule: .veto()).valueRange.words == "≥ 0")
        #expect(Leaf(rule: .steps([]), greatest: p("5")).valueRange.words == "≤ 5")
        #expect(Leaf(rule: .steps([])).valueRange.words == "…")
    }

    @Test("fraction digits are counted")
    func digits() {
        let whole = Leaf(rule: .direct(max: .hundred), digits: 0)
        #expect(Self.codes(whole, Self.number("92")) == [])
        #expect(Self.codes(whole, Self.number("92.5")) == ["value-not-whole"])
        let two = Leaf(rule: .direct(max: .hundred), digits: 2)
        #expect(Self.codes(two, Self.number("92.55")) == [])
        #expect(Self.codes(two, Self.number("92.555")) == ["value-not-whole"])
        #expect(Self.codes(Leaf(rule: .direct(max: .hundred)), Self.number("0.000001")) == [])
    }

    @Test("each rule takes its own kind of value and no other")
    func kinds() {
        let scores: [GradeID: Rule.GradeScore] = [id("hi"): Rule.GradeScore(.hundred)]
        let values: [ScoreValue] = [Self.number("1"), .grade(id("hi")), .counts([id("hi"): 1])]
        let direct = Leaf(rule: .direct(max: .hundred))
        #expect(
            values.map { Self.codes(direct, $0) } == [
                [], ["value-kind-wrong"], ["value-kind-wrong"],
            ])
        let grades = Leaf(rule: .grades(scores))
        #expect(
            values.map { Self.codes(grades, $0) } == [
                ["value-kind-wrong"], [], ["value-kind-wrong"],
            ])
        let votes = Leaf(rule: .votes(scores))
        #expect(
            values.map { Self.codes(votes, $0) } == [
                ["value-kind-wrong"], ["value-kind-wrong"], [],
            ])
        let bonus = Leaf(rule: .bonus(per: .one, cap: nil))
        #expect(
            values.map { Self.codes(bonus, $0, event: true) }
                == [[], ["value-kind-wrong"], ["value-kind-wrong"]])
        for leaf in [direct, grades, votes] {
            #expect(Self.codes(leaf, .notApplicable) == [])
            #expect(Self.codes(leaf, .withdrawn) == [])
        }
        #expect(Self.codes(bonus, .notApplicable, event: true) == ["value-kind-wrong"])
        #expect(Self.codes(bonus, .withdrawn, event: true) == [])
    }

    @Test("grades are those of the leaf; ballots count abstentions and nothing below 0")
    func grades() {
        let scores: [GradeID: Rule.GradeScore] = [id("hi"): Rule.GradeScore(.hundred)]
        #expect(Self.codes(Leaf(rule: .grades(scores)), .grade(id("lo"))) == ["grade-unknown"])
        #expect(Self.codes(Leaf(rule: .grades(scores)), .grade(id("abstain"))) == ["grade-unknown"])
        let votes = Leaf(rule: .votes(scores))
        #expect(Self.codes(votes, .counts([id("hi"): 3, id("abstain"): 2])) == [])
        #expect(Self.codes(votes, .counts([:])) == [])
        #expect(Self.codes(votes, .counts([id("lo"): 3])) == ["grade-unknown"])
        #expect(Self.codes(votes, .counts([id("hi"): -1])) == ["value-out-of-range"])
    }

    @Test("an event is an event, and nothing else is")
    func events() {
        let bonus = Leaf(rule: .bonus(per: .one, cap: nil))
        #expect(Self.codes(bonus, Self.number("1"), event: true) == [])
        #expect(Self.codes(bonus, Self.number("1")) == ["event-missing"])
        let direct = Leaf(rule: .direct(max: .hundred))
        #expect(Self.codes(direct, Self.number("1"), event: true) == ["event-unexpected"])
        #expect(Self.codes(bonus, Self.number("1"), role: "x", event: true) == ["role-unknown"])
        #expect(
            Self.codes(bonus, Self.number("1"), rater: "x", event: true) == ["rater-unexpected"])
    }

    @Test("roles and raters are named where they must be and nowhere else")
    func roles() {
        let direct = Rule.direct(max: .hundred)
        let plain = Leaf(rule: direct)
        #expect(Self.codes(plain, Self.number("1"), role: "x") == ["role-unknown"])
        #expect(Self.codes(plain, Self.number("1"), rater: "x") == ["rater-unexpected"])
        let leaf = Leaf(
            rule: direct,
            roles: [
                Role(id: id("one"), weight: .one),
                Role(id: id("open"), weight: .one, combine: .mean),
                Role(id: id("listed"), weight: .one, combine: .trimmed(1), raters: [id("r")]),
            ])
        #expect(Self.codes(leaf, Self.number("1")) == ["role-missing"])
        #expect(Self.codes(leaf, Self.number("1"), role: "two") == ["role-unknown"])
        #expect(Self.codes(leaf, Self.number("1"), role: "one") == [])
        #expect(Self.codes(leaf, Self.number("1"), role: "one", rater: "r") == ["rater-unexpected"])
        #expect(Self.codes(leaf, Self.number("1"), role: "open") == ["rater-missing"])
        #expect(Self.codes(leaf, Self.number("1"), role: "open", rater: "any") == [])
        #expect(
            Self.codes(leaf, Self.number("1"), role: "listed", rater: "any") == ["rater-unknown"])
        #expect(Self.codes(leaf, Self.number("1"), role: "listed", rater: "r") == [])
    }

    @Test("names that the scheme does not have are said, with what was meant")
    func unknown() {
        let check = EntryCheck(Samples.small())
        func findings(_ period: String, _ indicator: String, _ subject: String) -> [Finding] {
            check.findings(
                ScoreEntry(
                    period: id(period), indicator: id(indicator), subject: id(subject),
                    value: Self.number("1")))
        }
        #expect(findings("year", "a", "east") == [])
        #expect(findings("yera", "a", "east").map(\.code) == [.entryPeriodUnknown])
        #expect(findings("year", "c", "east").map(\.code) == [.entryIndicatorUnknown])
        #expect(findings("year", "node", "east").map(\.code) == [.entryIndicatorUnknown])
        #expect(findings("year", "a", "eats").map(\.code) == [.entrySubjectUnknown])
        #expect(findings("year", "a", "eats").first?.remedy.en.contains("\"east\"") == true)
        #expect(findings("x", "y", "z").count == 3)
        #expect(findings("year", "a", "eats").first?.at == "year/a/eats")
        let place = check.findings(
            ScoreEntry(period: id("x"), indicator: id("a"), subject: id("east"), value: .withdrawn),
            at: "line 3")
        #expect(place.map(\.at) == ["line 3"])
    }

    @Test("an indicator is checked against what it applies to, its own and what stands above")
    func applies() throws {
        let check = EntryCheck(try Samples.everythingScheme())
        func codes(_ period: String, _ indicator: String, _ subject: String, role: String? = nil)
            -> [FindingCode]
        {
            check.findings(
                ScoreEntry(
                    period: id(period), indicator: id(indicator), subject: id(subject),
                    role: role.map { id($0) }, value: Self.number("1"))
            ).map(\.code)
        }
        #expect(codes("q1", "gdp", "west", role: "unit") == [])
        #expect(codes("q1", "gdp", "p1", role: "unit") == [.entryNotApplicableHere])
        #expect(codes("q1", "m", "west") == [])
        #expect(codes("q2", "m", "west") == [.entryNotApplicableHere])
        #expect(codes("q1", "m", "east") == [.entryNotApplicableHere])
        #expect(codes("q1", "e", "east") == [])
        #expect(codes("q2", "e", "east") == [.entryNotApplicableHere])
        #expect(codes("q1", "e", "merged") == [.entryNotApplicableHere])
        #expect(codes("q2", "e", "merged") == [])
    }

    @Test("the office that writes must be in charge")
    func offices() {
        let plain = Leaf(rule: .direct(max: .hundred))
        #expect(Self.codes(plain, Self.number("1"), office: "bureau") == [])
        #expect(Self.codes(plain, Self.number("1"), office: "e") == ["office-not-in-charge"])
        let own = Leaf(
            rule: .direct(max: .hundred),
            roles: [Role(id: id("own"), weight: .one, by: Writers(own: true))])
        #expect(Self.codes(own, Self.number("1"), role: "own", office: "e") == [])
        #expect(
            Self.codes(own, Self.number("1"), role: "own", office: "w") == ["office-not-in-charge"])
        #expect(
            Self.codes(own, Self.number("1"), role: "own", office: "bureau") == [
                "office-not-in-charge"
            ])
        let bonus = Leaf(rule: .bonus(per: .one, cap: nil))
        #expect(Self.codes(bonus, Self.number("1"), event: true, office: "bureau") == [])
        #expect(
            Self.codes(bonus, Self.number("1"), event: true, office: "e") == [
                "office-not-in-charge"
            ])
    }

    @Test("what is said has no hole in it")
    func words() {
        let check = EntryCheck(Samples.small())
        let bad = ScoreEntry(
            period: id("x"), indicator: id("a"), subject: id("eest"), role: id("r"), rater: id("q"),
            value: Self.number("101.5"), isEvent: true)
        for finding in check.findings(bad, by: id("e")) {
            for text in [finding.zh, finding.en, finding.remedy.zh, finding.remedy.en] {
                #expect(!text.isEmpty && !text.contains("{"), "\(text)")
            }
        }
    }
}

@Suite("Who may write a cell")
struct MayWriteTests {
    @Test("by role: named offices, the subject's own, or the responsible units")
    func byRole() throws {
        let check = EntryCheck(try Samples.everythingScheme())
        func offices(_ indicator: String, _ role: String?, _ subject: String, _ period: String)
            -> [String]
        {
            check.offices(id(indicator), role.map { id($0) }, for: id(subject), in: id(period))
                .map(\.text)
        }
        #expect(offices("gdp", "unit", "west", "q1") == ["bureau"])
        #expect(offices("gdp", "own", "merged", "q2") == ["merged"])
        #expect(offices("d", "mean", "p1", "q1") == ["bureau", "merged", "west"])
        #expect(offices("v", nil, "west", "q1") == ["bureau", "merged", "west"])
        #expect(offices("plus", nil, "west", "q1") == ["bureau"])
        #expect(offices("plus", "x", "west", "q1") == [])
        #expect(offices("gdp", nil, "west", "q1") == [])
        #expect(offices("gdp", "unit", "p1", "q1") == [])
        #expect(offices("work", nil, "west", "q1") == [])
        #expect(offices("gdp", "unit", "nobody", "q1") == [])
        #expect(offices("none", nil, "west", "q1") == [])
    }

    /// 东镇 ends with the first quarter; 合镇, from the second quarter, succeeds 东镇 and 西镇.
    @Test(
        "a successor may write what its predecessors might, in their periods too, never the reverse"
    )
    func successors() throws {
        let scheme = try Samples.everythingScheme()
        let check = EntryCheck(scheme)
        func offices(_ subject: String, _ period: String) -> [String] {
            check.offices(id("gdp"), id("own"), for: id(subject), in: id(period)).map(\.text)
        }
        #expect(offices("east", "q1") == ["east", "merged"])
        #expect(offices("west", "q2") == ["merged", "west"])
        #expect(offices("merged", "q2") == ["merged"])
        #expect(check.mayWrite.successors(of: id("east")) == [id("merged")])
        #expect(check.mayWrite.successors(of: id("merged")) == [])
    }

    @Test("allows and offices give the same answer for every cell of a scheme")
    func agree() throws {
        let scheme = try Samples.everythingScheme()
        let check = EntryCheck(scheme)
        for index in check.outline.leaves {
            let node = check.outline.nodes[index]
            guard let leaf = node.indicator.leaf else { continue }
            let roles: [Role?] = leaf.rule.isEvent ? [nil] : leaf.effectiveRoles
            for role in roles {
                for subject in scheme.subjects {
                    for period in scheme.periods {
                        let named = check.mayWrite.offices(
                            role: role, of: node, for: subject, in: period.id)
                        let allowed = scheme.offices.map(\.id).filter {
                            check.mayWrite.allows(
                                $0, role: role, of: node, for: subject, in: period.id)
                        }
                        #expect(named == allowed)
                    }
                }
            }
        }
    }

    @Test("heirs of heirs may write")
    func chain() {
        var scheme = Samples.small()
        scheme.offices[1].lifetime.until = id("pre")
        scheme.offices.append(Office(id: id("n"), name: "n", succeeds: [id("e")]))
        scheme.offices.append(Office(id: id("o"), name: "o", succeeds: [id("n")]))
        #expect(MayWrite(scheme).successors(of: id("e")) == [id("n"), id("o")])
    }
}
