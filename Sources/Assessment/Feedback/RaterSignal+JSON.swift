public import Notation

extension RaterSignal {
    /// Where it was seen, what, and its figures: `docs/scoring.md`, Signals.
    public var json: JSON {
        var members: [String: JSON] = [
            "period": .string(period.text),
            "indicator": indicator.map { .string($0.text) } ?? .null,
            "role": role.map { .string($0.text) } ?? .null,
            "rater": rater.map { .string($0.text) } ?? .null,
            "subject": subject.map { .string($0.text) } ?? .null,
        ]
        switch kind {
        case .leniency(let by):
            members["kind"] = "leniency"
            members["by"] = .decimal(by)
        case .noSpread(let count):
            members["kind"] = "no-spread"
            members["subjects"] = .integer(Int64(count))
        case .outlier: members["kind"] = "outlier"
        case .leap(let from, let to):
            members["kind"] = "leap"
            members["from"] = .decimal(from)
            members["to"] = .decimal(to)
        case .selfScore(let above):
            members["kind"] = "self-score"
            members["above"] = .decimal(above)
        case .unit(let factor, let of):
            members["kind"] = "unit"
            members["factor"] = .string(factor.rawValue)
            members["of"] = .decimal(of)
        case .copy(let of, let cells):
            members["kind"] = "copy"
            members["of"] = .string(of.text)
            members["cells"] = .integer(Int64(cells))
        }
        return .object(members)
    }
}
