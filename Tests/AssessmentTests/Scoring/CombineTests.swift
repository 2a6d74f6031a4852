import Notation
import Testing

@testable import Assessment

@Suite("Raters and roles come together as the definition says")
struct CombineTests {
    /// A leaf A with one role of raters.
    private func score(_ combine: Role.Combine, _ values: [String]) -> String {
        let role = Role(id: id("r"), weight: .one, combine: combine)
        let scheme = Town.scheme([Town.leaf("A", "1", .direct(max: .hundred), [role])])
        let entries = values.enumerated().map { Town.entry("y A east r x\($0) \($1)") }
        return Town.standing(scheme, entries).score("A", "east")
    }

    @Test("mean, median and trimmed, by hand")
    func combine() {
        #expect(score(.mean, ["1", "2", "2"]) == "1.666667")
        #expect(score(.median, ["90", "10", "80"]) == "80")
        #expect(score(.median, ["90", "10", "80", "83"]) == "81.5")
        #expect(score(.median, ["0.000001", "0.000002"]) == "0.000002")
        #expect(score(.trimmed(1), ["60", "91", "99"]) == "91")
        #expect(score(.trimmed(1), ["60", "91"]) == "75.5")
        #expect(score(.trimmed(2), ["1", "2", "3", "4"]) == "2.5")
        #expect(score(.trimmed(2), ["1", "2", "6", "70", "90"]) == "6")
        #expect(score(.trimmed(1), ["5", "5", "5", "80"]) == "5")
    }

    @Test("a rater who says not applicable is left out, also of the number that trimming needs")
    func leftOut() {
        #expect(score(.mean, ["80", "n/a", "90"]) == "85")
        #expect(score(.trimmed(1), ["60", "n/a", "90"]) == "75")
    }

    @Test("a role is not applicable only where somebody said so and no cell is missing")
    func notApplicable() {
        #expect(score(.mean, ["n/a", "n/a"]) == "n/a")
        #expect(score(.mean, ["n/a", "-"]) == "-")
        #expect(score(.mean, ["-", "-"]) == "-")
        var role = Role(id: id("r"), weight: .one, combine: .mean)
        role.raters = [id("x0"), id("x1")]
        let scheme = Town.scheme([Town.leaf("A", "1", .direct(max: .hundred), [role])])
        let alone = Town.standing(scheme, Town.entries("y A east r x0 n/a"))
        #expect(alone.score("A", "east") == "-")
        let both = Town.standing(scheme, Town.entries("y A east r x0 n/a", "y A east r x1 n/a"))
        #expect(both.score("A", "east") == "n/a")
    }

    /// A leaf A of two roles: r weighs 30, q weighs 70; and a leaf B of weight 1 beside it.
    private func two(
        _ missing: Missing, _ rows: [String], provisional: Bool = false
    ) -> Standing {
        let roles = [Role(id: id("r"), weight: p("30")), Role(id: id("q"), weight: p("70"))]
        let scheme = Town.scheme(
            [Town.leaf("A", "1", .direct(max: .hundred), roles), Town.leaf("B")],
            subjects: ["east"], missing: missing)
        return Town.standing(scheme, rows.map(Town.entry), provisional: provisional)
    }

    @Test("a missing role blocks, counts as 0, or leaves the mean")
    func missing() {
        let rows = ["y A east r 50", "y B east 90"]
        let block = two(.block, rows)
        #expect(block.score("A", "east") == "-")
        #expect(block.score("B", "east") == "90")
        #expect(block.status == .incomplete)
        #expect(block.subject("east")?.missing == 1)
        // (30·50 + 70·0)/100 = 15; (15 + 90)/2 = 52.5.
        let zero = two(.zero, rows)
        #expect(zero.score("A", "east") == "15")
        #expect(zero.total("east") == "52.5")
        #expect(zero.status == .final)
        // Only r counts: 50; (50 + 90)/2 = 70.
        let exclude = two(.exclude, rows)
        #expect(exclude.total("east") == "70")
        #expect(exclude.status == .final)
        #expect(exclude.subject("east")?.missing == 1)
    }

    @Test("a provisional standing leaves out what is open and shows the share of weight")
    func provisional() {
        let standing = two(.block, ["y A east r 50", "y B east 90"], provisional: true)
        #expect(standing.status == .provisional)
        #expect(standing.total("east") == "70")
        // A rests on 30/100, B on all: (0.3 + 1)/2.
        #expect(standing.subject("east")?.share == p("0.65"))
    }

    @Test("not applicable leaves the mean whatever missing says")
    func notApplicableRole() {
        for missing in Missing.allCases {
            let standing = two(missing, ["y A east r 50", "y A east q n/a", "y B east 90"])
            #expect(standing.score("A", "east") == "50")
            #expect(standing.subject("east")?.share == .one)
        }
    }

    @Test("a role with a blocking finding is incomplete whatever missing says")
    func blocked() {
        let rows = ["y A east r 50", "y A east q 101", "y B east 90"]
        for missing in Missing.allCases {
            let standing = two(missing, rows)
            #expect(standing.score("A", "east") == "-")
            #expect(standing.status == .incomplete)
            #expect(standing.codes == ["value-out-of-range"])
        }
        let provisional = two(.zero, rows, provisional: true)
        #expect(provisional.score("A", "east") == "50")
    }

    @Test("two values of one cell block it unless they are equal")
    func conflict() {
        let differ = two(
            .exclude, ["y A east r 50", "y A east r 51", "y A east q 60", "y B east 1"])
        #expect(differ.codes == ["score-conflict"])
        #expect(differ.score("A", "east") == "-")
        let equal = two(
            .exclude, ["y A east r 50", "y A east r 50", "y A east q 50", "y B east 1"])
        #expect(equal.codes.isEmpty)
        #expect(equal.score("A", "east") == "50")
        // A single role has one cell, whoever gives it.
        let bureaus = two(
            .exclude, ["y A east r b1 50", "y A east r b2 51", "y A east q 60", "y B east 1"])
        #expect(bureaus.codes == ["score-conflict"])
        #expect(bureaus.findings.first?.at == "y/A/east/r")
    }

    @Test("roles further apart than the tolerance block each other until a decision")
    func checked() {
        var roles = [Role(id: id("r"), weight: .one), Role(id: id("q"), weight: .one)]
        roles[0].checked = Role.Checked(against: id("q"), tolerance: p("5"))
        let scheme = Town.scheme(
            [Town.leaf("A", "1", .direct(max: .hundred), roles)], subjects: ["east"])
        let near = Town.entries("y A east r 50", "y A east q 55")
        #expect(Town.standing(scheme, near).total("east") == "52.5")
        let apart = Town.entries("y A east r 50", "y A east q 55.000001")
        let standing = Town.standing(scheme, apart)
        #expect(standing.codes == ["score-apart"])
        #expect(standing.total("east") == "-")
        #expect(Town.standing(scheme, apart, provisional: true).total("east") == "-")
        var values = ScoreValues(apart)
        values.decided = [apart[1].cell]
        let decided = ScoreRun(scheme, values, .period(id("y"))).standing
        #expect(decided.total("east") == "52.5")
    }
}
