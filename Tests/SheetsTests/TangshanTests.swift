import Assessment
import Foundation
import Notation
import Sheets
import TestSupport
import Testing

@Suite("The Tangshan demonstration")
struct TangshanTests {
    @Test("the scheme loads without findings and warnings")
    func loads() throws {
        let file = SchemeFile(yaml: try Fixtures.bytes("tangshan/scheme.yaml"))
        #expect(file.findings == [])
        #expect(file.warnings == [])
        let scheme = try #require(file.scheme)
        #expect(scheme.subjects.count == 14)
        let outline = Outline(scheme)
        let scored = outline.leaves.filter {
            outline.nodes[$0].indicator.leaf?.rule.isEvent == false
        }
        #expect(scored.count == 14)
        #expect(outline.nodes.map(\.depth).max() == 3)
        let rules = Set(outline.leaves.compactMap { outline.nodes[$0].indicator.leaf?.rule.name })
        #expect(rules == Set(Rule.names).subtracting(["ledger"]))
    }

    /// Nothing but the leaves' own weights, added by hand of the test.
    @Test("the weights of the leaves add up to 100")
    func weights() throws {
        let outline = Outline(try Fixtures.tangshan())
        var sum = ExactSum()
        for index in outline.leaves {
            if let weight = outline.nodes[index].indicator.weight { sum.add(weight) }
        }
        #expect(sum == ExactSum(.hundred))
    }

    @Test(
        "every cell of every period has a value that passes",
        arguments: ["april", "august", "year"])
    func values(period: String) throws {
        let scheme = try Fixtures.tangshan()
        let reading = CSVReading(
            csv: try Fixtures.bytes("tangshan/values-\(period).csv"), scheme: scheme)
        #expect(reading.findings == [])
        #expect(reading.marks == [])
        let check = EntryCheck(scheme)
        for row in reading.rows {
            let entry = try #require(row.entry)
            #expect(check.findings(entry) == [])
            #expect(entry.period.text == period)
            if row.isEvent { #expect(row.date != nil && row.reason != nil) }
        }
        let given = Set(reading.rows.compactMap { $0.entry?.place })
        for index in check.outline.leaves {
            let node = check.outline.nodes[index]
            for role in node.indicator.leaf?.effectiveRoles ?? [] {
                for subject in scheme.subjects
                where check.outline.applies(index, to: subject, in: id(period)) {
                    let raters: [RaterID?] = role.raters.isEmpty ? [nil] : role.raters
                    for rater in raters {
                        let cell = ScoreEntry(
                            period: id(period), indicator: node.indicator.id, subject: subject.id,
                            role: role.id, rater: rater, value: .withdrawn)
                        #expect(given.contains(cell.place), "\(cell.place)")
                    }
                }
            }
        }
    }

    @Test("what a county reports agrees with what is verified, within the tolerance")
    func tolerance() throws {
        let scheme = try Fixtures.tangshan()
        for period in ["april", "august", "year"] {
            let rows = CSVReading(
                csv: try Fixtures.bytes("tangshan/values-\(period).csv"), scheme: scheme
            )
            .rows.filter { $0.indicator.text == "investment" }
            var byRole: [SubjectID: [String: Points]] = [:]
            for row in rows {
                guard case .number(let number)? = row.value else { continue }
                byRole[row.subject, default: [:]][row.role?.text ?? ""] = number
            }
            #expect(byRole.count == 14)
            for (subject, values) in byRole {
                let reported = try #require(values["reported"]).millionths
                let verified = try #require(values["verified"]).millionths
                #expect(abs(reported - verified) <= 500_000, "\(period) \(subject)")
            }
        }
    }

    @Test("each office may write all rows of its own file, and the files together are the whole")
    func byOffice() throws {
        let scheme = try Fixtures.tangshan()
        let check = EntryCheck(scheme)
        let folder = Vectors.packageRoot + "/fixtures/tangshan/by-office"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(names.count == 24)
        var places: [String] = []
        for name in names {
            let office: OfficeID = id(String(name.prefix { $0 != "-" }))
            let reading = CSVReading(
                csv: try Fixtures.bytes("tangshan/by-office/\(name)"), scheme: scheme)
            #expect(reading.findings == [])
            for row in reading.rows {
                let entry = try #require(row.entry)
                #expect(check.findings(entry, by: office) == [], "\(name)")
                places.append(entry.place)
            }
        }
        let whole = CSVReading(csv: try Fixtures.bytes("tangshan/values-april.csv"), scheme: scheme)
        #expect(places.sorted() == whole.rows.compactMap { $0.entry?.place }.sorted())
    }

    @Test("the offices that may write are those the scheme names")
    func mayWrite() throws {
        let check = EntryCheck(try Fixtures.tangshan())
        #expect(
            check.offices(id("building"), id("peers"), for: id("130202"), in: id("april"))
                == [id("czj"), id("fgj"), id("zzb")])
        #expect(
            check.offices(id("investment"), id("reported"), for: id("130209"), in: id("year"))
                == [id("130209")])
        #expect(check.offices(id("gdp-growth"), for: id("130209"), in: id("year")) == [id("tjj")])
        #expect(check.offices(id("reform"), for: id("130209"), in: id("april")) == [])
        #expect(
            check.offices(id("major-accident"), for: id("130209"), in: id("april")) == [id("yjj")])
    }
}
