import Notation

extension Rule {
    /// `steps`: the score of the greatest `from` ≤ v; below all: 0.
    static func step(_ v: Points, _ steps: [Step]) -> Points {
        var best: Step?
        for step in steps where step.from <= v {
            if let known = best, known.from > step.from { continue }
            best = step
        }
        return best?.score ?? .zero
    }
}
