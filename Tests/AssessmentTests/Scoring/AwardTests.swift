import Notation
import Testing

@testable import Assessment

@Suite("An award, a part of it by scores")
struct AwardTests {
    private static func scheme(_ parts: [IndicatorID: Points]) -> Scheme {
        var scheme = Town.scheme(
            [Town.leaf("rules"), Town.leaf("work"), Town.leaf("book", nil, .ledger)],
            subjects: ["east"])
        scheme.grading.grades = [Grade(id: id("good"), name: "g", coefficient: p("1.2"))]
        scheme.grading.award = Award(
            base: [nil: p("10000")], deduct: [id("book"): p("0.1")], parts: parts)
        return scheme
    }

    private static func award(_ parts: [IndicatorID: Points], _ rows: String...) -> Points? {
        Town.standing(scheme(parts), rows.map(Town.entry)).subject("east")?.award
    }

    /// 10000·(0.85·1.2 + 0.15·0.88)·0.9 = 10368, as in docs/scoring.md.
    @Test("goes in part by a score, in part by the grade")
    func parts() {
        let rules: [IndicatorID: Points] = [id("rules"): p("0.15")]
        let award = Self.award(rules, "y rules east 88", "y work east 70", "y book east !1")
        #expect(award == p("10368"))
        // 10000·(0.15·0.88 + 0.85·0.7)
        #expect(
            Self.award(
                [id("rules"): p("0.15"), id("work"): p("0.85")], "y rules east 88",
                "y work east 70") == p("7270"))
    }

    @Test("a part that does not apply goes by the grade")
    func notApplicable() {
        let rules: [IndicatorID: Points] = [id("rules"): p("0.15")]
        #expect(Self.award(rules, "y rules east n/a", "y work east 70") == p("12000"))
    }

    @Test("a part that has left the mean goes by the grade as well")
    func left() {
        var scheme = Self.scheme([id("rules"): p("0.15")])
        scheme.missing = .exclude
        let standing = Town.standing(scheme, Town.entries("y work east 70"))
        #expect(standing.subject("east")?.award == p("12000"))
    }

    /// 0.01·(0.5·1 + 0.5·0.99) = 0.00995, which is 0.01; 0.01·(0.5 + 0.5·0) = 0.005 is 0.01 too.
    @Test("is rounded once, to two digits")
    func rounding() {
        func amount(_ score: String) -> Points? {
            Award.amount(
                base: p("0.01"), coefficient: .one,
                parts: [Award.Part(share: p("0.5"), score: p(score))], deducted: .zero)
        }
        #expect(amount("99") == p("0.01"))
        #expect(amount("0") == p("0.01"))
        let just = Award.amount(
            base: p("0.01"), coefficient: p("0.999999"),
            parts: [Award.Part(share: p("0.5"), score: .zero)], deducted: .zero)
        #expect(just == .zero)
    }

    @Test("figures past 10^12 and shares past sense give none, never a trap")
    func limits() {
        let huge = p("999999999999.999999")
        #expect(Award.amount(base: huge, coefficient: huge, deducted: .zero) == nil)
        #expect(
            Award.amount(
                base: huge, coefficient: huge,
                parts: [Award.Part(share: huge, score: huge)], deducted: .zero) == nil)
        #expect(Award.amount(base: p("-1"), coefficient: .one, deducted: .zero) == nil)
        #expect(Award.amount(base: huge, coefficient: .one, deducted: .one) == .zero)
        #expect(
            Award.amount(base: p("100000000000"), coefficient: .one, deducted: .zero)
                == p("100000000000"))
    }

    @Test("its explanation can be computed again")
    func explained() throws {
        let rows = Town.entries("y rules east 88", "y work east 70", "y book east !1")
        let run = Town.run(Self.scheme([id("rules"): p("0.15")]), rows)
        let line = try #require(run.explanation(of: id("east")).last)
        #expect(line.item == .award)
        #expect(
            line.working == "10000×((1 - 0.15)×1.2 + 0.15×88 ÷ 100)×(1 - min(1, 0.1×1))")
        #expect(line.result == .points(p("10368")))
    }
}
