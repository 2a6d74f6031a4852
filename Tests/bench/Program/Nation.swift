import Assessment
import Notation
import TestSupport

/// A scheme of 50 leaves over any number of subjects, and a value for every cell of it.
///
/// The leaves hang on the top: a total is one weighted mean, which SQL can compute as well.
struct Nation {
    static let leaves = 50
    static let period: PeriodID = .of("y1")

    let scheme: Scheme
    let periods: [PeriodID]
    let subjects: [SubjectID]
    let indicators: [IndicatorID]
    /// The offices in charge of each leaf.
    let charge: [[OfficeID]]

    /// Subjects in groups of at most 4,000, as the codes given or made up.
    init(subjects count: Int, periods: Int = 1, offices: Int = 200, codes: [String] = []) {
        let names = codes.isEmpty ? (0..<count).map { "\(110_101_001 + $0)" } : codes
        subjects = names.prefix(count).map { .of($0) }
        self.periods = (1...max(1, periods)).map { .of("y\($0)") }
        indicators = (0..<Self.leaves).map { .of("i\($0 < 10 ? "0" : "")\($0)") }
        let all: [OfficeID] = (0..<max(1, offices)).map { .of("o\(1_000 + $0)") }
        let each = max(1, all.count / Self.leaves)
        let large = max(1, all.count / 10)
        charge = (0..<Self.leaves).map { leaf in
            let own = (0..<each).map { all[(leaf * each + $0) % all.count] }
            // W-large: a device in ten gives two and a half leaves at once.
            let first = leaf * large / Self.leaves
            let last = ((leaf + 1) * large - 1) / Self.leaves
            return own + (first...last).map { all[$0] }.filter { !own.contains($0) }
        }
        scheme = Self.scheme(subjects, self.periods, indicators, all, charge)
    }

    private static func scheme(
        _ subjects: [SubjectID], _ periods: [PeriodID], _ indicators: [IndicatorID],
        _ offices: [OfficeID], _ charge: [[OfficeID]]
    ) -> Scheme {
        let groups = (0...((subjects.count - 1) / 4_000)).map {
            Group(id: .of("g\($0)"), name: "g")
        }
        var scheme = Scheme(
            id: .of("nation"), version: 1, title: "N",
            offices: offices.map { Office(id: $0, name: "o") }, groups: groups,
            subjects: subjects.enumerated().map { place, id in
                Subject(id: id, name: "s", group: groups[place / 4_000].id)
            },
            periods: periods.map { Period(id: $0, name: "y", kind: .year, weight: .one) },
            indicators: indicators.enumerated().map { place, id in
                Indicator(
                    id: id, title: "i", weight: Self.weight(place), responsible: charge[place],
                    content: .leaf(Leaf(rule: .direct(max: .hundred))))
            })
        scheme.grading.grades = [
            Grade(id: .of("excellent"), name: "a", min: .of("50"), quota: .of("0.2")),
            Grade(id: .of("good"), name: "b", min: .of("45"), quota: .of("0.4")),
            Grade(id: .of("fair"), name: "c", min: .of("40")), Grade(id: .of("poor"), name: "d"),
        ]
        return scheme
    }

    /// Weights of three sizes that add up to 100: 1, 2 and 3.
    static func weight(_ leaf: Int) -> Points { Points(1 + leaf % 3) ?? .one }

    /// The value of a cell in millionths: 0 to 100 with one fraction digit, as a multiplicative
    /// hash has it, the same in every language.
    static func millionths(_ leaf: Int, _ subject: Int) -> Int64 {
        let mixed = (UInt64(leaf) &* 1_000_003 &+ UInt64(subject)) &* 0x9E37_79B9_7F4A_7C15
        return Int64((mixed >> 32) % 1_001) * 100_000
    }

    /// The value of a cell.
    static func value(_ leaf: Int, _ subject: Int) -> Points {
        Points(millionths: millionths(leaf, subject)) ?? .zero
    }
}
