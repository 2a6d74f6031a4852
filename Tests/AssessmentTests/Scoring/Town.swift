import Notation

@testable import Assessment

/// Small schemes in a line, and standings of them as text.
enum Town {
    /// Subjects of one group `g`, one period `y` of weight 1, and the indicators given.
    static func scheme(
        _ indicators: [Indicator], subjects: [String] = ["east", "north", "west"],
        missing: Missing = .block
    ) -> Scheme {
        var scheme = Scheme(
            id: id("s"), version: 1, title: "s", offices: [Office(id: id("o"), name: "o")],
            groups: [Group(id: id("g"), name: "g")],
            subjects: subjects.map { Subject(id: id($0), name: $0, group: id("g")) },
            periods: [Period(id: id("y"), name: "y", kind: .year, weight: .one)],
            indicators: indicators.map { indicator in
                var indicator = indicator
                indicator.responsible = [id("o")]
                return indicator
            })
        scheme.missing = missing
        return scheme
    }

    static func leaf(
        _ name: String, _ weight: String? = "1", _ rule: Rule = .direct(max: .hundred),
        _ roles: [Role] = []
    ) -> Indicator {
        Indicator(
            id: id(name), title: name, weight: weight.map(p),
            content: .leaf(Leaf(rule: rule, roles: roles)))
    }

    static func node(_ name: String, _ weight: String, _ children: [Indicator]) -> Indicator {
        Indicator(
            id: id(name), title: name, weight: p(weight), content: .node(children, sum: nil))
    }

    /// Rows as in a file: `y A east 92.5`, `y B east peers r1 88`, `y A east n/a`, `y A east -`
    /// (missing), `y V east ok=3;bad=1`, `y plus east !2` (an event).
    static func entries(_ rows: String...) -> [ScoreEntry] { rows.map(entry) }

    static func entry(_ row: String) -> ScoreEntry {
        let parts = row.split(separator: " ").map(String.init)
        let text = parts[parts.count - 1]
        return ScoreEntry(
            period: id(parts[0]), indicator: id(parts[1]), subject: id(parts[2]),
            role: parts.count > 4 ? id(parts[3]) : nil, rater: parts.count > 5 ? id(parts[4]) : nil,
            value: value(text), isEvent: text.hasPrefix("!"))
    }

    private static func value(_ text: String) -> ScoreValue {
        if text == "n/a" { return .notApplicable }
        if text == "-" { return .withdrawn }
        if text.contains("=") {
            let pairs = text.split(separator: ";").map { $0.split(separator: "=") }
            return .counts(
                Dictionary(
                    uniqueKeysWithValues: pairs.map { (id(String($0[0])), Int64($0[1]) ?? 0) })
            )
        }
        let digits = text.hasPrefix("!") ? String(text.dropFirst()) : text
        if let number = Points(canonical: digits) { return .number(number) }
        return .grade(id(digits))
    }

    static func run(
        _ scheme: Scheme, _ entries: [ScoreEntry], _ scope: String = "y", provisional: Bool = false
    ) -> ScoreRun {
        ScoreRun(
            scheme, ScoreValues(entries), ScoringScope(scope) ?? .cycle, provisional: provisional)
    }

    static func standing(
        _ scheme: Scheme, _ entries: [ScoreEntry], _ scope: String = "y", provisional: Bool = false
    ) -> Standing {
        run(scheme, entries, scope, provisional: provisional).standing
    }
}

extension Standing {
    /// The score of an indicator as text, `n/a`, or `-` for none.
    func score(_ indicator: String, _ subject: String) -> String {
        guard let place = indicators.firstIndex(of: id(indicator)),
            let found = self.subject(subject)
        else { return "?" }
        switch found.scores[place] {
        case .points(let points): return points.description
        case .notApplicable: return "n/a"
        case .none: return "-"
        }
    }

    func subject(_ name: String) -> StandingSubject? {
        groups.lazy.flatMap(\.subjects).first { $0.id == id(name) }
    }

    func total(_ subject: String) -> String { self.subject(subject)?.total?.description ?? "-" }

    /// `north 1, east 2, west -` over all groups, in the order shown.
    var order: String {
        groups.flatMap(\.subjects).map { "\($0.id) \($0.rank.map(String.init) ?? "-")" }
            .joined(separator: ", ")
    }

    /// `north excellent, east good`, in the order shown.
    var grades: String {
        groups.flatMap(\.subjects).map { "\($0.id) \($0.grade?.text ?? "-")" }
            .joined(separator: ", ")
    }

    var codes: [String] { findings.map(\.code.text) }
}
