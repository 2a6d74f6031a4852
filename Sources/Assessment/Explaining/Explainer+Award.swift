import Notation

/// What follows from the grade; it stands beside the total and is no part of it.
extension Explainer {
    mutating func award() {
        let scheme = layout.scheme
        guard let award = scheme.grading.award,
            let found = run.standing.groups.lazy.flatMap(\.subjects).first(where: {
                $0.id == scheme.subjects[subject].id
            }), let amount = found.award,
            let base = award.base(of: scheme.subjects[subject].group),
            let grade = scheme.grading.grades.first(where: { $0.id == found.grade })
        else { return }
        let factor = factor(award, grade)
        let working = "\(base)×\(factor)\(deducted(award))"
        write(0, .award, .points(amount), working, digits: 2)
    }

    /// The coefficient; with parts `((1 - shares)×coefficient + share×score ÷ 100)`.
    private func factor(_ award: Award, _ grade: Grade) -> String {
        let parts = layout.nodes.indices.compactMap { row -> (Points, Points)? in
            guard let share = award.parts[layout.nodes[row].indicator.id],
                let score = run.scores.scores[row, subject].points
            else { return nil }
            return (share, score)
        }
        guard !parts.isEmpty else { return "\(grade.coefficient)" }
        let shares = parts.map { " - \($0.0)" }.joined()
        let scores = parts.map { " + \($0.0)×\($0.1) ÷ 100" }.joined()
        return "((1\(shares))×\(grade.coefficient)\(scores))"
    }

    /// `×(1 - min(1, share×events))`; nothing where no event deducts.
    private func deducted(_ award: Award) -> String {
        let parts = layout.eventLeaves.enumerated().compactMap { ordinal, node -> String? in
            guard let share = award.deduct[layout.nodes[node].indicator.id] else { return nil }
            let count = run.events[ordinal, subject].count { $0.value > .zero }
            return count == 0 ? nil : "\(share)×\(count)"
        }
        return parts.isEmpty ? "" : "×(1 - min(1, \(parts.joined(separator: " + "))))"
    }
}
