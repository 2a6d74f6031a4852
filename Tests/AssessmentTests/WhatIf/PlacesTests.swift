import Notation
import Testing

@testable import Assessment

@Suite("Places, vetoes and ties explain themselves")
struct PlacesTests {
    /// Fourteen subjects t00…t13 with totals 99, 98 … 86, but for those given.
    private func standing(
        _ totals: [Int: String] = [:], events: [String] = [],
        _ change: (inout Scheme) -> Void = { _ in }
    ) -> (standing: Standing, scheme: Scheme) {
        let names = (0..<14).map { "t\($0 < 10 ? "0" : "")\($0)" }
        var scheme = Town.scheme([Town.leaf("A"), Town.leaf("V", nil, .veto())], subjects: names)
        scheme.grading.grades = [
            Grade(id: id("top"), name: "优秀", min: p("80"), quota: p("0.25")),
            Grade(id: id("rest"), name: "一般"),
        ]
        change(&scheme)
        let rows = names.enumerated().map { "y A \($1) \(totals[$0] ?? "\(99 - $0)")" } + events
        return (Town.standing(scheme, rows.map(Town.entry)), scheme)
    }

    @Test("three places of 14; the fourth is 0.15 behind")
    func quota() {
        let found = standing([2: "96.5", 3: "96.35"])
        let places = found.standing.groups[0].places[0]
        // floor(14 · 0.25) = floor(3.5).
        #expect(places.places == 3 && places.ranked == 14 && places.quota == p("0.25"))
        #expect(places.given.map(\.text) == ["t00", "t01", "t02"])
        #expect(
            places.next
                == GradePlaces.Block(
                    rank: 4, subjects: [id("t03")], total: p("96.35"), room: 0, behind: p("0.15")))
        #expect(places.passedOver.isEmpty)
        let words = GradeWords(found.scheme).sentence(places)
        #expect(
            words.en
                == "优秀: 3 places of 14, floor(14·0.25); t00, t01, t02; rank 4: t03 96.35, 0.15 behind."
        )
        #expect(words.zh.contains("3 个名额") && words.zh.contains("差 0.15"))
    }

    @Test("a vetoed one is passed over and frees its place")
    func veto() {
        let found = standing(events: ["y V t01 !1"])
        let places = found.standing.groups[0].places[0]
        #expect(places.given.map(\.text) == ["t00", "t02", "t03"])
        #expect(places.passedOver.map(\.subject.text) == ["t01"])
        #expect(places.passedOver[0].rank == 2 && places.passedOver[0].why == [.vetoed])
        let words = GradeWords(found.scheme).sentence(places)
        #expect(words.en.contains("not rank 2 t01 (vetoed), which freed a place"))
        #expect(words.zh.contains("一票否决") && words.zh.contains("让出一个名额"))
        let own = found.standing.gradeExplanation(of: id("t01"), by: found.scheme)
        #expect(own?.grade == id("rest"))
        #expect(own?.above == [GradeExplanation.Above(grade: id("top"), why: [.vetoed])])
    }

    @Test("a tie that does not fit closes the grade, and says how much room was left")
    func block() {
        let found = standing([1: "97", 2: "97", 3: "97"])
        let places = found.standing.groups[0].places[0]
        #expect(places.given.map(\.text) == ["t00"])
        #expect(
            places.next
                == GradePlaces.Block(
                    rank: 2, subjects: [id("t01"), id("t02"), id("t03")], total: p("97"), room: 2,
                    behind: p("2")))
        let own = found.standing.gradeExplanation(of: id("t02"), by: found.scheme)
        #expect(own?.above.first?.why == [.noPlace(places: 3, room: 2, behind: p("2"))])
        #expect(own?.tie?.subjects.map(\.rank) == [2, 2, 2])
        #expect(own?.tie?.steps.map(\.by) == [nil, nil])
    }

    @Test(
        "a requirement that fails is named with its score, and a total that is too low with the gap"
    )
    func hindrances() {
        let found = standing([13: "79.4"]) { scheme in
            scheme.indicators.append(Town.leaf("B", "1"))
            scheme.indicators[2].appliesTo.subjects = [id("t00")]
            scheme.indicators[2].responsible = [id("o")]
            scheme.missing = .zero
            scheme.grading.grades[0].require = [id("B"): p("60")]
        }
        // t00: (99 + 0)/2 = 49.5, so it is below the least total too.
        let first = found.standing.gradeExplanation(of: id("t00"), by: found.scheme)
        #expect(first?.above.first?.why.first == .below(least: p("80"), by: p("30.5")))
        let last = found.standing.gradeExplanation(of: id("t13"), by: found.scheme)
        #expect(last?.above.first?.why == [.below(least: p("80"), by: p("0.6"))])
        let sentences = last.map { GradeWords(found.scheme).sentences($0) } ?? []
        #expect(sentences.map(\.en).contains("Not 优秀: the total is 0.60 below 80."))
        let excluded = standing { scheme in
            scheme.indicators.append(Town.leaf("B", "1"))
            scheme.indicators[2].appliesTo.subjects = [id("t00")]
            scheme.indicators[2].responsible = [id("o")]
            scheme.missing = .exclude
            scheme.grading.grades[0].require = [id("B"): p("60")]
        }
        let places = excluded.standing.groups[0].places[0]
        #expect(places.passedOver.map(\.subject.text) == ["t00"])
        #expect(places.passedOver[0].why == [.indicator(id("B"), score: nil, least: p("60"))])
    }

    @Test("a tie-break that decides is named with both scores")
    func tieBreak() {
        var scheme = Town.scheme([Town.leaf("A"), Town.leaf("B")])
        scheme.grading.tieBreak = [id("B")]
        let rows = Town.entries(
            "y A east 60", "y B east 80", "y A north 80", "y B north 60", "y A west 10",
            "y B west n/a")
        let ties = Town.standing(scheme, rows).groups[0].ties
        #expect(ties.count == 1)
        #expect(ties[0].subjects.map { "\($0.subject) \($0.rank)" } == ["east 1", "north 2"])
        #expect(
            ties[0].steps == [
                TieDecision.Step(
                    ahead: id("east"), behind: id("north"), by: id("B"),
                    scores: [p("80"), p("60")])
            ])
        let words = GradeWords(scheme).sentence(ties[0])
        #expect(words.en == "Equal at 70.00: 1 east, 2 north; east before north by B (80 : 60).")
    }

    @Test("places are told of the units of a group and of the people of each office")
    func pools() {
        var scheme = Town.scheme([Town.leaf("A")], subjects: ["unit1"])
        scheme.subjects[0].office = id("o")
        for index in 0..<4 {
            scheme.subjects.append(
                Subject(
                    id: id("w\(index)"), name: "w", group: id("g"), kind: .person,
                    office: index < 3 ? id("o") : nil))
        }
        var top = Grade(id: id("top"), name: "t", quota: p("0.5"))
        top.quotaByOffice = QuotaByOffice(grades: [:], otherwise: p("0.34"))
        scheme.grading.grades = [top, Grade(id: id("rest"), name: "r")]
        let rows = ["unit1", "w0", "w1", "w2", "w3"].map { Town.entry("y A \($0) 90") }
        let places = Town.standing(scheme, rows).groups[0].places.filter { $0.grade == id("top") }
        #expect(places.map(\.pool) == [.units, .people(nil), .people(id("o"))])
        // floor(5·0.5), floor(1·0.34), floor(3·0.34).
        #expect(places.map(\.places) == [2, 0, 1])
        #expect(places.map(\.ranked) == [5, 1, 3])
    }
}
