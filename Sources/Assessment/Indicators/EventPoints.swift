import Notation

/// Points for each unit of a subject's events, up to a cap: what `bonus` and `penalty` share.
struct EventPoints: Hashable, Sendable {
    /// Points for each unit.
    var per: Points
    /// The most they come to; nil for no cap.
    var cap: Points?

    static let form = Rule.Form.keys([
        Rule.Parameter("per", "每单位", "for each", "每单位分数", "points for each one"),
        Rule.Parameter("cap", "上限", "cap", "至多几分", "the most it can give"),
    ])

    static func read(_ node: SourceNode, _ path: String, _ reader: inout SchemeReader) -> Self? {
        guard let fields = reader.open(node, path, keys: form.keys.map(\.key)) else { return nil }
        let per = reader.optionalPoints(fields, "per", .positive) ?? .one
        return EventPoints(per: per, cap: reader.optionalPoints(fields, "cap", .positive))
    }

    var parameters: JSON {
        var members = Members()
        members.put("per", per, unless: .one)
        members.put("cap", cap)
        return members.json
    }

    /// min(cap, per·Σv), v ≥ 0; nil where that reaches 10¹².
    func points(_ events: [Points]) -> Points? {
        var sum = ExactSum()
        for v in events { sum.add(per, times: v) }
        guard let cap else { return sum.rounded }
        var past = sum
        past.add(-cap)
        return past.signum >= 0 ? cap : sum.rounded
    }

    /// min(cap, per×(v₁ + v₂ + …)).
    func working(_ events: [Points]) -> String {
        Working.capped("\(per)×(\(Working.sum(events)))", at: cap)
    }
}
