import Notation
import Testing

@testable import Assessment

@Suite("The worked example of docs/scoring.md")
struct WorkedExampleTests {
    /// Three townships; A: linear with targets, weight 60; B: superior 70, peers 30, weight 40.
    static let scheme: Scheme = {
        let target = Table(rows: [
            id("east"): [nil: p("200")], id("north"): [nil: p("150")],
            id("west"): [nil: p("400")],
        ])
        var scheme = Town.scheme([
            Town.leaf("A", "60", .linear(Rule.Linear(target: target))),
            Town.leaf(
                "B", "40", .direct(max: .hundred),
                [
                    Role(id: id("superior"), weight: p("70")),
                    Role(id: id("peers"), weight: p("30"), combine: .trimmed(1)),
                ]),
        ])
        scheme.grading.grades = [
            Grade(id: id("excellent"), name: "优秀", min: p("90"), quota: p("0.34")),
            Grade(id: id("good"), name: "良好"),
        ]
        return scheme
    }()

    static let entries: [ScoreEntry] = {
        var rows = [
            "y A east 190", "y A north 150", "y A west 300", "y B east superior 88",
            "y B north superior 85", "y B west superior 93.35",
        ]
        for (subject, values) in [
            ("east", ["91", "84", "86", "60", "99"]), ("north", ["80", "81", "83"]),
            ("west", ["90", "95", "97", "88"]),
        ] {
            for (index, value) in values.enumerated() {
                rows.append("y B \(subject) peers r\(index) \(value)")
            }
        }
        return rows.map(Town.entry)
    }()

    @Test("has its totals, ranks and grades digit for digit")
    func standing() {
        let standing = Town.standing(Self.scheme, Self.entries)
        #expect(SchemeCheck(Self.scheme).findings.isEmpty)
        #expect(standing.status == .final)
        #expect(standing.findings.isEmpty)
        #expect(standing.order == "north 1, east 2, west 3")
        #expect(standing.grades == "north excellent, east good, west good")
        #expect(["east", "north", "west"].map(standing.total) == ["92.08", "93.52", "82.24"])
        #expect(["east", "north", "west"].map { standing.score("A", $0) } == ["95", "100", "75"])
        #expect(
            ["east", "north", "west"].map { standing.score("B", $0) }
                == ["87.7", "83.8", "93.095"])
    }

    @Test("is written as the command prints it")
    func json() throws {
        let standing = Town.standing(Self.scheme, Self.entries)
        let json = String(decoding: standing.json.canonical, as: UTF8.self)
        let expected = """
            {"findings":[],"groups":[{"feedback":{\
            "A":{"firstThree":["north","east","west"],"lastThree":["west","east","north"],\
            "max":"100","mean":"90","median":"95","min":"75","number":3},\
            "B":{"firstThree":["west","east","north"],"lastThree":["north","east","west"],\
            "max":"93.095","mean":"88.2","median":"87.7","min":"83.8","number":3}},\
            "group":"g","places":[\
            {"given":["north"],"grade":"excellent","next":\
            {"behind":"1.44","rank":2,"room":0,"subjects":["east"],"total":"92.08"},\
            "passedOver":[],"places":1,"pool":"group","quota":"0.34","ranked":3},\
            {"given":["east","west"],"grade":"good","next":null,\
            "passedOver":[],"places":null,"pool":"group","quota":null,"ranked":3}],\
            "status":"final","subjects":[\
            {"grade":"excellent","id":"north","missing":0,"rank":1,\
            "scores":{"A":"100","B":"83.8"},"share":"1","total":"93.52","vetoed":false},\
            {"grade":"good","id":"east","missing":0,"rank":2,\
            "scores":{"A":"95","B":"87.7"},"share":"1","total":"92.08","vetoed":false},\
            {"grade":"good","id":"west","missing":0,"rank":3,\
            "scores":{"A":"75","B":"93.095"},"share":"1","total":"82.24","vetoed":false}]}],\
            "period":"y","status":"final"}
            """
        #expect(json == expected)
    }
}
