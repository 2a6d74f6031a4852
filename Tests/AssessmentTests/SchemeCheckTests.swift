import Assessment
import Notation
import Testing

@Suite("Checking the sense of a scheme")
struct SchemeCheckTests {
    /// A change of the scheme of `everything.json` and what is said of it.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let code: FindingCode
        let at: String
        let change: @Sendable (inout Scheme) -> Void

        var testDescription: String { name }

        init(
            _ name: String, _ code: FindingCode, at: String,
            _ change: @escaping @Sendable (inout Scheme) -> Void
        ) {
            self.name = name
            self.code = code
            self.at = at
            self.change = change
        }
    }

    @Test("a sound scheme has no findings; its warnings are meant")
    func sound() throws {
        let check = SchemeCheck(try Samples.everythingScheme())
        #expect(check.findings == [])
        #expect(check.warnings == [])
        let small = SchemeCheck(Samples.small())
        #expect(small.findings == [])
        #expect(small.warnings == [])
    }

    static let references: [Case] = [
        Case("office succeeds nobody known", .schemeReferenceUnknown, at: "/offices/west/succeeds")
        {
            $0.offices[3].succeeds = [id("nrth")]
        },
        Case("office from no period", .schemeReferenceUnknown, at: "/offices/west/from") {
            $0.offices[3].lifetime.from = id("q3")
        },
        Case("subject until no period", .schemeReferenceUnknown, at: "/subjects/p1/until") {
            $0.subjects[2].lifetime.until = id("q3")
        },
        Case("subject of no group", .schemeReferenceUnknown, at: "/subjects/p1/group") {
            $0.subjects[2].group = id("peeple")
        },
        Case("subject of no office", .schemeReferenceUnknown, at: "/subjects/p1/office") {
            $0.subjects[2].office = id("weast")
        },
        Case("subject succeeds nobody", .schemeReferenceUnknown, at: "/subjects/p1/succeeds") {
            $0.subjects[2].succeeds = [id("p0")]
        },
        Case("limit to no group", .schemeReferenceUnknown, at: "/indicators/stop/appliesTo/groups")
        {
            $0.indicators[4].appliesTo.groups = [id("none")]
        },
        Case(
            "limit to no office", .schemeReferenceUnknown, at: "/indicators/stop/appliesTo/offices"
        ) {
            $0.indicators[4].appliesTo.offices = [id("none")]
        },
        Case(
            "limit to no subject", .schemeReferenceUnknown,
            at: "/indicators/stop/appliesTo/subjects"
        ) {
            $0.indicators[4].appliesTo.subjects = [id("none")]
        },
        Case(
            "limit to no period", .schemeReferenceUnknown, at: "/indicators/stop/appliesTo/periods"
        ) {
            $0.indicators[4].appliesTo.periods = [id("none")]
        },
        Case("nobody responsible", .schemeReferenceUnknown, at: "/indicators/stop/responsible") {
            $0.indicators[4].responsible = [id("bureua")]
        },
        Case("warning in no period", .schemeReferenceUnknown, at: "/indicators/work/warn") {
            $0.indicators[0].warn[id("q9")] = .one
        },
        Case("role by no office", .schemeReferenceUnknown, at: "/indicators/d/roles/med/by") {
            $0.leaf("d") { $0.roles[1].by = Writers(offices: [id("none")]) }
        },
        Case(
            "checked against no role", .schemeReferenceUnknown,
            at: "/indicators/gdp/roles/own/checked/against"
        ) {
            $0.leaf("gdp") { $0.roles[0].checked?.against = id("units") }
        },
        Case(
            "target for no subject", .schemeReferenceUnknown,
            at: "/indicators/gdp/rule/linear/target"
        ) {
            $0.linear { $0.target.rows[id("wets")] = [nil: .one] }
        },
        Case(
            "floor for no period", .schemeReferenceUnknown,
            at: "/indicators/gdp/rule/linear/floor/*"
        ) {
            $0.linear { $0.floor.rows[nil] = [nil: .one, id("q4"): .one] }
        },
        Case("grade requires nothing known", .schemeReferenceUnknown, at: "/grades/best/require") {
            $0.grading.grades[0].require[id("gpd")] = .one
        },
        Case("quota by no grade", .schemeReferenceUnknown, at: "/grades/best/quotaByOffice") {
            $0.grading.grades[0].quotaByOffice?.grades[id("bst")] = .one
        },
        Case("no such veto grade", .schemeReferenceUnknown, at: "/vetoGrade") {
            $0.grading.vetoGrade = id("fare")
        },
        Case("tie broken by nothing", .schemeReferenceUnknown, at: "/tieBreak") {
            $0.grading.tieBreak = [id("wrok")]
        },
        Case("award for no group", .schemeReferenceUnknown, at: "/award/base") {
            $0.grading.award?.base[id("peopel")] = .one
        },
        Case("deduction by nothing", .schemeReferenceUnknown, at: "/award/deduct") {
            $0.grading.award?.deduct[id("minsu")] = .one
        },
        Case("amendment of nothing", .schemeReferenceUnknown, at: "/amendment/leaves") {
            $0.amendment?.leaves[id("gdpp")] = Amendment.Change()
        },
        Case("amendment from no period", .schemeReferenceUnknown, at: "/amendment/leaves/s/from") {
            $0.amendment?.leaves[id("s")]?.from = id("q5")
        },
    ]

    static let names: [Case] = [
        Case("office twice", .schemeIDTwice, at: "/offices/west") {
            $0.offices.append($0.offices[3])
        },
        Case("group twice", .schemeIDTwice, at: "/groups/towns") { $0.groups.append($0.groups[1]) },
        Case("subject twice", .schemeIDTwice, at: "/subjects/p1") {
            $0.subjects.append($0.subjects[2])
        },
        Case("period twice", .schemeIDTwice, at: "/periods/q1") {
            $0.periods.append($0.periods[1])
        },
        Case("indicator twice", .schemeIDTwice, at: "/indicators/stop") {
            $0.indicators.append($0.indicators[4])
        },
        Case("role twice", .schemeIDTwice, at: "/indicators/d/roles/med") {
            $0.leaf("d") { $0.roles.append($0.roles[1]) }
        },
        Case("grade twice", .schemeIDTwice, at: "/grades/poor") {
            $0.grading.grades.append($0.grading.grades[2])
        },
        Case("an office called self", .schemeIDReserved, at: "/offices/self") {
            $0.offices.append(Office(id: id("self"), name: "n"))
        },
        Case("a period called cycle", .schemeIDReserved, at: "/periods/cycle") {
            $0.periods.append(Period(id: id("cycle"), name: "n", kind: .year))
        },
        Case("a grade called otherwise", .schemeIDReserved, at: "/grades/otherwise") {
            $0.grading.grades.insert(Grade(id: id("otherwise"), name: "n"), at: 0)
        },
        Case("a vote called abstain", .schemeIDReserved, at: "/indicators/v/rule/votes/abstain") {
            $0.leaf("v") { $0.rule = .votes([id("abstain"): Rule.GradeScore(.one)]) }
        },
    ]

    static let sense: [Case] = [
        Case("no weight", .schemeWeightMissing, at: "/indicators/work") {
            $0.indicators[0].weight = nil
            $0.sum = nil
        },
        Case("weight not above 0", .schemeWeightMissing, at: "/indicators/work/weight") {
            $0.indicators[0].weight = .zero
            $0.sum = nil
        },
        Case("an event with a weight", .schemeWeightUnexpected, at: "/indicators/stop/weight") {
            $0.indicators[4].weight = .one
            $0.sum = nil
        },
        Case("a node of events with a weight", .schemeWeightUnexpected, at: "/indicators/n/weight")
        {
            let event = $0.indicators[4]
            $0.indicators[4] = Indicator(
                id: id("n"), title: "n", weight: .one, content: .node([event], sum: nil))
            $0.sum = nil
        },
        Case("top weights do not add up", .schemeSumWrong, at: "/sum") { $0.sum = p("99.999999") },
        Case("weights of a node do not add up", .schemeSumWrong, at: "/indicators/work/sum") {
            $0.indicators[0].content = .node($0.indicators[0].children, sum: p("61"))
        },
        Case(
            "target is floor", .schemeTargetEqualsFloor,
            at: "/indicators/gdp/rule/linear/target/west"
        ) {
            $0.linear { $0.target.rows[id("west")] = [nil: p("10"), id("q1"): p("45.5")] }
            $0.periods.remove(at: 0)
            $0.indicators[0].warn = [:]
            $0.restrictM()
        },
        Case(
            "a subject without target", .schemeTargetMissing,
            at: "/indicators/gdp/rule/linear/target"
        ) {
            $0.linear { $0.target.rows = [id("west"): [nil: .one], id("merged"): [nil: .one]] }
            $0.subjects[0].lifetime.from = id("q1")
        },
        Case(
            "a period without floor", .schemeTargetMissing, at: "/indicators/gdp/rule/linear/floor"
        ) {
            $0.linear {
                $0.floor.rows = [
                    nil: [id("pre"): .zero, id("q1"): .zero], id("merged"): [nil: .zero],
                ]
            }
        },
        Case("base and span above 100", .schemeScoreOutside, at: "/indicators/e/rule/efficacy/span")
        {
            $0.leaf("e") { $0.rule = .efficacy(Rule.Efficacy(base: p("60"), span: p("40.000001"))) }
        },
        Case("floor above first", .schemeScoreOutside, at: "/indicators/p/rule/place/floor") {
            $0.leaf("p") {
                $0.rule = .place(Rule.Place(first: p("50"), step: .one, floor: p("51")))
            }
        },
        Case("least above greatest", .schemeBoundsWrong, at: "/indicators/gdp/greatest") {
            $0.leaf("gdp") { $0.greatest = p("-6") }
        },
        Case("least above the rule's own bound", .schemeBoundsWrong, at: "/indicators/d/greatest") {
            $0.leaf("d") { $0.least = p("11") }
        },
        Case("a group of nobody", .schemeGroupEmpty, at: "/groups/more") {
            $0.groups.append(Group(id: id("more"), name: "n"))
        },
        Case("a leaf nobody may write", .schemeNobodyWrites, at: "/indicators/plus") {
            $0.indicators[2].responsible = []
        },
        Case("a role nobody may write", .schemeNobodyWrites, at: "/indicators/d/roles/med/by") {
            $0.leaf("d") { $0.roles[1].by = Writers(own: true) }
            $0.subjects[2].office = nil
            $0.adjustments.inherit = nil
        },
        Case("an event with roles", .schemeEventRoles, at: "/indicators/stop/roles") {
            $0.indicators[4].content = .leaf(
                Leaf(rule: .veto, roles: [Role(id: id("r"), weight: .one)]))
        },
        Case(
            "a role checked against itself", .schemeCheckedWrong,
            at: "/indicators/gdp/roles/own/checked"
        ) {
            $0.leaf("gdp") { $0.roles[0].checked?.against = id("own") }
        },
        Case("a check of many raters", .schemeCheckedWrong, at: "/indicators/gdp/roles/own/checked")
        {
            $0.leaf("gdp") { $0.roles[0].combine = .mean }
        },
        Case(
            "a check against many raters", .schemeCheckedWrong,
            at: "/indicators/gdp/roles/own/checked"
        ) {
            $0.leaf("gdp") { $0.roles[1].combine = .median }
        },
        Case("a check of grades", .schemeCheckedWrong, at: "/indicators/gdp/roles/own/checked") {
            $0.leaf("gdp") { $0.rule = .grades([id("hi"): Rule.GradeScore(.one)]) }
        },
        Case(
            "raters of a single role", .schemeRatersSingle, at: "/indicators/gdp/roles/unit/raters"
        ) {
            $0.leaf("gdp") { $0.roles[1].raters = [id("x")] }
        },
        Case("a tie broken by events", .schemeNotScored, at: "/tieBreak") {
            $0.grading.tieBreak = [id("plus")]
        },
        Case("a grade that requires events", .schemeNotScored, at: "/grades/best/require") {
            $0.grading.grades[0].require = [id("stop"): .one]
        },
        Case("a warning on events", .schemeNotScored, at: "/indicators/plus/warn") {
            $0.indicators[2].warn = [nil: .one]
        },
        Case("a deduction by a scored leaf", .schemeNotAnEvent, at: "/award/deduct/gdp") {
            $0.grading.award?.deduct = [id("gdp"): .one]
        },
        Case("a period that closes first", .schemePeriodDates, at: "/periods/q1/closes") {
            $0.periods[1].closes = CivilDate("2026-03-19")
        },
        Case("a pre-assessment with a weight", .schemePeriodPreWeight, at: "/periods/pre/weight") {
            $0.periods[0].weight = .one
        },
        Case("an office that ends first", .schemeLifetimeWrong, at: "/offices/bureau/until") {
            $0.offices[0].lifetime = Lifetime(from: id("q2"), until: id("q2"))
            $0.offices[0].lifetime = Lifetime(from: id("q2"), until: id("q1"))
            for index in $0.indicators.indices { $0.indicators[index].responsible = [id("west")] }
        },
        Case(
            "an office that succeeds itself", .schemeSuccessionCircle, at: "/offices/west/succeeds"
        ) {
            $0.offices[3].succeeds = [id("west")]
        },
        Case("two units of one office", .schemeOfficeAmbiguous, at: "/subjects") {
            $0.subjects.append(
                Subject(id: id("west2"), name: "n", group: id("towns"), office: id("west")))
        },
        Case("an amended first version", .schemeAmendmentFirst, at: "/amendment") {
            $0.version = 1
        },
        Case("no offices", .schemeEmpty, at: "/offices") {
            $0 = Samples.small()
            $0.offices = []
            $0.subjects = $0.subjects.map { subject in
                var subject = subject
                subject.office = nil
                return subject
            }
            for index in $0.indicators.indices { $0.indicators[index].responsible = [] }
        },
        Case("no leaves", .schemeEmpty, at: "/indicators") {
            $0 = Samples.small()
            $0.indicators = []
        },
        Case("no periods", .schemeEmpty, at: "/periods") {
            $0 = Samples.small()
            $0.periods = []
        },
    ]

    @Test("each fault is found, with its code, at its path", arguments: references + names + sense)
    func fault(_ fault: Case) throws {
        var scheme = try Samples.everythingScheme()
        fault.change(&scheme)
        let check = SchemeCheck(scheme)
        let found = Set(check.findings.map { "\($0.code.text) \($0.at)" })
        #expect(found.contains("\(fault.code.text) \(fault.at)"), "\(found)")
        #expect(Set(check.findings.map(\.code)) == [fault.code])
        for finding in check.findings {
            for text in [finding.zh, finding.en, finding.remedy.zh, finding.remedy.en] {
                #expect(!text.isEmpty && !text.contains("{"), "\(text)")
            }
        }
    }

    @Test("an unknown name is answered with the nearest known one")
    func suggestions() throws {
        var scheme = try Samples.everythingScheme()
        scheme.indicators[4].responsible = [id("bureua")]
        let finding = try #require(SchemeCheck(scheme).findings.first)
        #expect(finding.en.contains("did you mean \"bureau\"?"))
    }

    static let warned: [Case] = [
        Case("the last grade has conditions", .warningLastGradeConditions, at: "/grades/poor") {
            $0.grading.grades[2].min = .one
        },
        Case("grades from low to high", .warningGradeOrder, at: "/grades/fair/min") {
            $0.grading.grades[1].min = p("91")
        },
        Case("no period counts", .warningNoWeightedPeriod, at: "/periods") {
            for index in $0.periods.indices { $0.periods[index].weight = nil }
        },
        Case(
            "a target for a subject of another group", .warningRowUnused,
            at: "/indicators/gdp/rule/linear/target/p1"
        ) {
            $0.linear { $0.target.rows[id("p1")] = [nil: .one] }
        },
        Case("a leaf for nobody", .warningLeafNowhere, at: "/indicators/m") {
            $0.indicators[0].appliesTo.groups = [id("people")]
            $0.mapLeaf("m") { $0.appliesTo.groups = [id("towns")] }
            $0.mapLeaf("gdp") { $0.appliesTo.groups = [] }
        },
        Case("inheritance from nobody", .warningInheritNobody, at: "/inherit") {
            $0.subjects[2].office = id("bureau")
            $0.mapLeaf("m") { $0.appliesTo = Applies(periods: [id("q1")]) }
        },
    ]

    @Test("what may be a mistake is a warning and stops nothing", arguments: warned)
    func warning(_ fault: Case) throws {
        var scheme = try Samples.everythingScheme()
        fault.change(&scheme)
        let check = SchemeCheck(scheme)
        #expect(check.findings == [])
        #expect(check.warnings.map(\.code) == [fault.code])
        #expect(check.warnings.map(\.at) == [fault.at])
        #expect(fault.code.text.hasPrefix("warning-"))
    }

    @Test("limits hold for schemes built in code as well")
    func limits() {
        var scheme = Samples.small()
        scheme.subjects = (0...5_000).map {
            Subject(id: id("s\($0)"), name: "n", group: id("towns"), office: id("e"))
        }
        scheme.groups.append(Group(id: id("empty"), name: "n"))
        let codes = SchemeCheck(scheme).findings.map(\.code)
        #expect(
            codes == [.schemeGroupEmpty, .schemeLimit]
                || codes == [.schemeLimit, .schemeGroupEmpty])
        scheme = Samples.small()
        let leaf = scheme.indicators[0].children[0]
        scheme.indicators = (0...10_000).map {
            var next = leaf
            next.id = id("i\($0)")
            next.responsible = [id("bureau")]
            return next
        }
        #expect(SchemeCheck(scheme).findings.map(\.code) == [.schemeLimit])
        scheme.indicators.removeLast()
        #expect(SchemeCheck(scheme).findings.isEmpty)
    }

    @Test("circles of succession of any length are found, chains and splits are not")
    func succession() throws {
        var scheme = Samples.small()
        let names = ["a", "b", "c", "d"]
        scheme.offices += names.map { Office(id: id($0), name: $0) }
        scheme.offices[3].succeeds = [id("b"), id("c")]
        scheme.offices[4].succeeds = [id("d")]
        scheme.offices[5].succeeds = [id("d")]
        #expect(SchemeCheck(scheme).findings.isEmpty)
        scheme.offices[6].succeeds = [id("a")]
        let found = SchemeCheck(scheme).findings
        #expect(found.map(\.code) == Array(repeating: .schemeSuccessionCircle, count: 4))
    }
}

extension Scheme {
    /// Changes the leaf of that name, wherever it stands.
    mutating func mapLeaf(_ name: String, _ change: (inout Indicator) -> Void) {
        func visit(_ indicator: inout Indicator) {
            if indicator.id.text == name { change(&indicator) }
            if case .node(var children, let sum) = indicator.content {
                for index in children.indices { visit(&children[index]) }
                indicator.content = .node(children, sum: sum)
            }
        }
        for index in indicators.indices { visit(&indicators[index]) }
    }

    /// Changes what the leaf of that name asks for.
    mutating func leaf(_ name: String, _ change: (inout Leaf) -> Void) {
        mapLeaf(name) { indicator in
            guard var leaf = indicator.leaf else { return }
            change(&leaf)
            indicator.content = .leaf(leaf)
        }
    }

    /// Changes the linear rule of the leaf `gdp`.
    mutating func linear(_ change: (inout Rule.Linear) -> Void) {
        leaf("gdp") { leaf in
            guard case .linear(var linear) = leaf.rule else { return }
            change(&linear)
            leaf.rule = .linear(linear)
        }
    }

    /// Takes the period `pre` out of the limits of the leaf `m`.
    mutating func restrictM() {
        mapLeaf("m") { $0.appliesTo.periods = [id("q1")] }
    }
}
