import Notation
import Testing

@testable import Assessment

@Suite("A ledger: records that give no points")
struct LedgerTests {
    private static func scheme() -> Scheme {
        Town.scheme([Town.leaf("A"), Town.leaf("book", nil, .ledger)], subjects: ["east"])
    }

    @Test("shows the sum of its records and leaves the total alone")
    func sum() {
        let rows = Town.entries("y A east 90", "y book east !2", "y book east !0.5")
        let standing = Town.standing(Self.scheme(), rows)
        #expect(standing.score("book", "east") == "2.5")
        #expect(standing.total("east") == "90")
        #expect(standing.subject("east")?.isVetoed == false)
        let none = Town.standing(Self.scheme(), Town.entries("y A east 90"))
        #expect(none.score("book", "east") == "0")
        #expect(none.status == .final)
    }

    @Test("a record below 0 cannot be used, and holds the subject up")
    func negative() {
        let rows = Town.entries("y A east 90", "y book east !-1")
        let standing = Town.standing(Self.scheme(), rows)
        #expect(standing.codes == ["value-out-of-range"])
        #expect(standing.status == .incomplete)
        #expect(Town.standing(Self.scheme(), rows, provisional: true).total("east") == "90")
    }

    @Test("a sum past 10^12 is said, and holds nothing up")
    func overflow() {
        let rows = Town.entries(
            "y A east 90", "y book east !999999999999", "y book east !1")
        let standing = Town.standing(Self.scheme(), rows)
        #expect(standing.findings.map(\.at) == ["y/book/east"])
        #expect(standing.codes == ["score-uncomputable"])
        #expect(standing.score("book", "east") == "-")
        #expect(standing.total("east") == "90")
        #expect(standing.status == .final)
    }

    @Test("stands in the explanation with its records, and deducts from the award alone")
    func grounds() throws {
        var scheme = Self.scheme()
        scheme.grading.grades = [Grade(id: id("good"), name: "g", coefficient: p("1.2"))]
        scheme.grading.award = Award(base: [nil: p("1000")], deduct: [id("book"): p("0.1")])
        let rows = Town.entries("y A east 90", "y book east !1", "y book east !3")
        let run = Town.run(scheme, rows)
        // 1000·1.2·(1 − 2·0.1): two records, whatever they count.
        #expect(run.standing.subject("east")?.award == p("960"))
        #expect(run.standing.total("east") == "90")
        let lines = run.explanation(of: id("east"))
        let record = try #require(lines.first { $0.notes == [.recorded] })
        #expect(record.working == "1 + 3")
        #expect(record.zh == "  book book = 1 + 3 = 4 (记录在案，不计分)")
        #expect(record.en.hasSuffix("(on record, gives no points)"))
        #expect(lines.last?.en == "award = 1000×1.2×(1 - min(1, 0.1×2)) = 960")
        #expect(lines.last?.zh.hasPrefix("奖励") == true)
    }
}
