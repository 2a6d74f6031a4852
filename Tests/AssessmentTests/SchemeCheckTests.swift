import Notation
import Testing

@testable import Assessment

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
            $0.mapLeaf("m") { $0.appliesTo = Applies(groups: [id("towns")], subjects: [id("p1")]) }
        },
        Case(
            "a veto without a document", .warningVetoWithoutBasis, at: "/indicators/stop/rule/veto"
        ) {
            $0.leaf("stop") { $0.rule = .veto() }
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
