import Assessment
import Notation
import Recount
import Submission
import TestSupport
import Testing

/// Results over the years, of subjects that merge and of persons who move.
@Suite("History")
struct HistoryTests {
    private static func scheme(
        _ year: Int, _ subjects: [Subject], grades: [Grade] = []
    ) -> Scheme {
        var scheme = Scheme(
            id: .of("s\(year)"), version: 1, title: "方案 \(year)", offices: [],
            groups: [Group(id: .of("g"), name: "组")], subjects: subjects,
            periods: [
                Period(
                    id: .of("half"), name: "上半年", kind: .half, weight: .one,
                    opens: CivilDate(year: year, month: 6, day: 1))
            ],
            indicators: [
                Indicator(
                    id: .of("A"), title: "甲项", weight: .one,
                    content: .leaf(Leaf(rule: .direct(max: .hundred))))
            ])
        scheme.cycle.title = "\(year) 年度"
        scheme.grading.grades = grades
        return scheme
    }

    private static func subject(
        _ id: String, office: String? = nil, succeeds: [String] = []
    ) -> Subject {
        Subject(
            id: .of(id), name: id, group: .of("g"), kind: office == nil ? .unit : .person,
            office: office.map { .of($0) }, succeeds: succeeds.map { .of($0) })
    }

    private static func edition(
        of scheme: Scheme, _ period: String? = "half", record: UInt8, _ totals: [String: String],
        grades: [String: String] = [:]
    ) -> PublishedRows {
        let standing = Submission.Standing(
            centre: .of("c"), key: KeyID(Digest(of: [9])),
            scheme: SchemeReference(id: scheme.id, version: 1, hash: scheme.hash),
            period: period.map { .of($0) }, group: .of("g"), edition: 1, replaces: nil,
            checkpoint: "x", root: Digest(of: []), rows: 2)
        let order = totals.values.compactMap { Points(canonical: $0) }.sorted(by: >)
        let rows = totals.map { id, total in
            let place = Points(canonical: total).flatMap { order.firstIndex(of: $0) } ?? 0
            let grade = grades[id].map { #""grade":"\#($0)","# } ?? ""
            return
                #"{\#(grade)"id":"\#(id)","rank":\#(place + 1),"scores":{"A":"\#(total)"},"total":"\#(total)"}"#
        }
        let last = #"{"feedback":{"A":{"mean":"70","median":"71"}},"group":"g"}"#
        return PublishedRows(
            record: RecordID(Digest(of: [record])), standing: standing,
            rows: (rows + [last]).map { Array($0.utf8) })
    }

    private static func lines(
        _ subject: String?, _ editions: [PublishedRows], _ schemes: [Scheme]
    ) -> [String] {
        History(editions, of: subject.map { .of($0) }) { reference in
            schemes.first { $0.id == reference.id }
        }.lines.map { line in
            let office = line.office.map { "@\($0)" } ?? ""
            let total = line.total?.description ?? "-"
            return "\(line.year) \(line.period) \(line.subject)\(office) \(total) "
                + "\(line.rank ?? 0)/\(line.number)"
        }
    }

    @Test("A merged unit continues all that it succeeds, over schemes in the order of their days")
    func merged() {
        let early = Self.scheme(2025, [Self.subject("a"), Self.subject("b"), Self.subject("c")])
        let late = Self.scheme(
            2026, [Self.subject("ab", succeeds: ["a", "b"]), Self.subject("c")])
        let editions = [
            Self.edition(of: late, nil, record: 3, ["ab": "80", "c": "90"]),
            Self.edition(of: late, record: 2, ["ab": "75", "c": "70"]),
            Self.edition(of: early, record: 1, ["a": "60", "b": "65", "c": "50"]),
        ]
        #expect(
            Self.lines("ab", editions, [early, late]) == [
                "2025 年度 上半年 a 60 2/3", "2025 年度 上半年 b 65 1/3", "2026 年度 上半年 ab 75 1/2",
                "2026 年度 2026 年度 ab 80 2/2",
            ])
        #expect(Self.lines("c", editions, [early, late]).count == 3)
        #expect(Self.lines(nil, editions, [early, late]).count == 7)
        #expect(Self.lines("ab", editions, [early]) == [])
    }

    @Test("A person keeps the id from office to office, and the office of each time is told")
    func moving() {
        let early = Self.scheme(2025, [Self.subject("li", office: "north")])
        let late = Self.scheme(2026, [Self.subject("li", office: "south")])
        let editions = [
            Self.edition(of: early, record: 1, ["li": "60"]),
            Self.edition(of: late, record: 2, ["li": "70"]),
        ]
        #expect(
            Self.lines("li", editions, [early, late]) == [
                "2025 年度 上半年 li@north 60 1/1", "2026 年度 上半年 li@south 70 1/1",
            ])
    }

    @Test("A report has the position, the way to full marks, and to those with the grade above")
    func report() throws {
        let names = ["a", "b", "c", "d", "e"]
        let scheme = Self.scheme(
            2026, names.map { Self.subject($0) },
            grades: [
                Grade(id: .of("top"), name: "优秀", quota: Points(canonical: "0.2")),
                Grade(id: .of("rest"), name: "一般"),
            ])
        let totals = ["a": "90", "b": "80", "c": "70", "d": "60", "e": "101"]
        let grades = ["e": "top", "a": "rest", "b": "rest", "c": "rest", "d": "rest"]
        let edition = Self.edition(of: scheme, record: 1, totals, grades: grades)
        let reports = SubjectReport.all(edition, of: scheme)
        #expect(reports.map(\.subject.id.text) == ["e", "a", "b", "c", "d"])
        let (best, second) = (reports[0], reports[1])
        #expect(best.next == nil && best.lines.map(\.toFull) == [.zero])
        #expect(second.next?.toLast?.description == "11" && second.next?.toLeast == nil)
        #expect(second.lines.map(\.toFull.description) == ["10"])
        #expect(reports.map { $0.lines[0].position } == [1, 2, 3, 4, 5])
        #expect(second.lines[0].median?.description == "71")
        // Above the mean of 70 and among three of five, below it and among the last three.
        #expect(reports.map { $0.strengths.count } == [1, 1, 1, 0, 0])
        #expect(reports.map { $0.weaknesses.count } == [0, 0, 0, 0, 1])
    }
}
