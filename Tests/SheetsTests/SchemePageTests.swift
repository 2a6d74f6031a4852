import Assessment
import Foundation
import Notation
import Sheets
import TestSupport
import Testing

@Suite("docs/scheme.md")
struct SchemePageTests {
    static let page: String = {
        let path = Vectors.packageRoot + "/docs/scheme.md"
        return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }()

    /// What stands between fences of a language.
    static func blocks(_ language: String) -> [String] {
        page.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
    }

    @Test("the canonical example is a sound scheme in its canonical form")
    func canonicalExample() throws {
        let example = try #require(Self.blocks("json").first)
        let scheme = try Scheme(canonical: Array(example.utf8))
        #expect(SchemeCheck(scheme).findings == [])
    }

    @Test(
        "every code the page names is in the catalogue, and every code of a scheme is on the page")
    func codes() {
        let named = Set(
            Self.page.matches(of: /`([a-z]+(?:-[a-z0-9]+)+)`/).map { String($0.output.1) })
        for code in named
        where code.hasPrefix("scheme-") || code.hasPrefix("yaml-")
            || code.hasPrefix("sheet-") || code.hasPrefix("mark-") || code.hasPrefix("warning-")
        {
            #expect(Catalogue.code(code) != nil, "\(code)")
        }
        let all = Catalogue.all.map(\.text)
        for code in all
        where ["yaml-", "sheet-", "mark-", "warning-"].contains(where: code.hasPrefix) {
            #expect(named.contains(code), "\(code)")
        }
        let form = FindingCode.schemeKeyUnknown
        #expect(named.contains(form.text))
        for code in [
            FindingCode.schemeEmpty, .schemeIDTwice, .schemeReferenceUnknown, .schemeIDReserved,
            .schemeWeightMissing, .schemeWeightUnexpected, .schemeSumWrong,
            .schemeTargetEqualsFloor, .schemeTargetMissing, .schemeScoreOutside,
            .schemeBoundsWrong, .schemeGroupEmpty, .schemeNobodyWrites, .schemeEventRoles,
            .schemeCheckedWrong, .schemeRatersSingle, .schemeNotScored, .schemeNotAnEvent,
            .schemePeriodDates, .schemePeriodPreWeight, .schemeLifetimeWrong,
            .schemeAwardParts, .schemePartNotEarlier, .schemePeriodTwice,
            .schemeSuccessionCircle, .schemeOfficeAmbiguous, .schemeAmendmentFirst,
            .schemeSuccessorWrong, .schemeTooLarge, .schemeNotCanonical, .schemeKeyTwice,
            .schemeKeyMissing, .schemeValueMissing, .schemeShapeWrong, .schemeValueWrong,
            .schemeRepeated, .schemeLimit,
        ] {
            #expect(named.contains(code.text), "\(code.text)")
        }
    }

    @Test("every key that the fixture with every key uses is on the page")
    func keys() throws {
        let json = try JSON(Fixtures.bytes("scheme/everything.json"), form: .canonical)
        var keys: Set<String> = []
        func collect(_ json: JSON, _ path: [String]) {
            let tables = [
                "target", "floor", "warn", "grades", "votes", "require", "quotaByOffice", "base",
                "deduct", "leaves", "of", "parts",
            ]
            for element in json.array ?? [] { collect(element, path) }
            for (key, value) in json.object ?? [:] {
                if !tables.contains(path.last ?? "") && !path.contains("target") {
                    keys.insert(key)
                }
                collect(value, path + [key])
            }
        }
        collect(json, [])
        #expect(keys.count > 60)
        for key in keys { #expect(Self.page.contains(key), "\(key)") }
    }

    @Test("the YAML examples are read as they stand in a scheme")
    func yamlExamples() throws {
        for block in Self.blocks("yaml")
        where block.hasPrefix("grades:") || block.hasPrefix("offices:") {
            let findings = SchemeFile(yaml: Array(block.utf8)).findings.map(\.code)
            #expect(Set(findings) == [.schemeKeyMissing], "\(findings)")
        }
        #expect(Self.blocks("yaml").count == 6)
    }
}
