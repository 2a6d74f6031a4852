import Notation

@testable import Assessment

/// Faults of a scheme, each of which a check must find.
extension SchemeCheckTests {
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
        Case("subject of no group", .schemeReferenceUnknown, at: "/subjects/west/group") {
            $0.subjects[3].group = id("peeple")
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
        Case("an award by nothing", .schemeReferenceUnknown, at: "/award/parts") {
            $0.grading.award?.parts[id("wrok")] = .zero
        },
        Case("a period composed of nothing known", .schemeReferenceUnknown, at: "/periods/half/of")
        {
            $0.periods[3].parts[id("q3")] = .one
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
                Leaf(rule: .veto(), roles: [Role(id: id("r"), weight: .one)]))
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
        Case("an award by the score of events", .schemeNotScored, at: "/award/parts") {
            $0.grading.award?.parts[id("archive")] = .zero
        },
        Case("parts of an award above the whole", .schemeAwardParts, at: "/award/parts") {
            $0.grading.award?.parts = [id("work"): p("0.5"), id("gdp"): p("0.500001")]
        },
        Case("a ledger with a weight", .schemeWeightUnexpected, at: "/indicators/archive/weight") {
            $0.indicators[5].weight = .one
            $0.sum = nil
        },
        Case("a period composed of itself", .schemePartNotEarlier, at: "/periods/half/of/half") {
            $0.periods[3].parts[id("half")] = .one
        },
        Case("a period composed of a later one", .schemePartNotEarlier, at: "/periods/q1/of/q2") {
            $0.periods[1].parts = [id("q2"): .one]
            $0.periods[3].parts = [:]
        },
        Case("a part that is a pre-assessment", .schemePeriodPreWeight, at: "/periods/half/of/pre")
        {
            $0.periods[3].parts[id("pre")] = .one
        },
        Case("a weighted period of weighted ones", .schemePeriodTwice, at: "/periods/half/weight") {
            $0.periods[3].weight = .one
        },
        Case("a part by itself and within another", .schemePeriodTwice, at: "/periods/all/of/half")
        {
            $0.periods.append(
                Period(
                    id: id("all"), name: "n", kind: .year,
                    parts: [id("q1"): .one, id("half"): .one]))
        },
        Case("two weighted periods of one", .schemePeriodTwice, at: "/periods/more/weight") {
            $0.periods[1].weight = nil
            $0.periods[2].weight = nil
            $0.periods[3].weight = .one
            $0.periods.append(
                Period(
                    id: id("more"), name: "n", kind: .half, weight: .one, parts: [id("q2"): .one])
            )
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
}
