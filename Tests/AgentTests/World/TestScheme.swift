import Assessment
import Notation
import TestSupport

/// A scheme in which the office `a01` is in charge of everything.
enum TestScheme {
    /// Two subjects, two quarters, a number `A1` of 0 to 100 with two digits, a role leaf `R1`, a
    /// leaf of grades `G1` and a bonus `B1`.
    static func body(
        version: Int = 1, reviewer: Bool = false, max: Points = .hundred
    ) -> [UInt8] {
        var scheme = Scheme(
            id: .of("s2026"), version: version, title: "试行方案",
            offices: [Office(id: .of("a01"), name: "河口镇"), Office(id: .of("b02"), name: "水利局")],
            groups: [Group(id: .of("towns"), name: "镇")],
            subjects: [
                Subject(id: .of("t1"), name: "一镇", group: .of("towns"), office: .of("a01")),
                Subject(id: .of("t2"), name: "二镇", group: .of("towns")),
            ],
            periods: [
                Period(id: .of("2026-Q1"), name: "一季度", kind: .quarter, weight: .of("50")),
                Period(id: .of("2026-Q2"), name: "二季度", kind: .quarter, weight: .of("50")),
            ],
            indicators: [
                leaf("A1", Leaf(rule: .direct(max: max), digits: 2), "40"),
                leaf(
                    "R1",
                    Leaf(
                        rule: .direct(max: .hundred),
                        roles: [Role(id: .of("peer"), weight: .of("100"), combine: .mean)]), "30"),
                leaf("W1", Leaf(rule: .direct(max: .hundred)), "30", by: "b02"),
                leaf("B1", Leaf(rule: .bonus(per: .one, cap: nil)), nil),
            ])
        scheme.procedure.reviewer = reviewer
        return scheme.canonical
    }

    private static func leaf(
        _ id: String, _ leaf: Leaf, _ weight: String?, by office: String = "a01"
    ) -> Indicator {
        Indicator(
            id: .of(id), title: id, weight: weight.map { .of($0) }, responsible: [.of(office)],
            content: .leaf(leaf))
    }
}
