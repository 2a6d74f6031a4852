import Notation

/// Looks for the nearest weights of one node that change a grade.
///
/// A stretch of weights is halved until it is certain that no weight in it changes a grade, or is
/// one step of 0.000001 wide. What makes it certain: a score, and so a total, only ever rises or
/// only ever falls as one weight grows (``WeightWorld``), so that its values at both ends bound it.
struct WeightSearch {
    private let base: WeightWorld
    private let node: Int
    private let run: ScoreRun
    private let bounds: GradeBounds
    private let effort: Int
    private var tried = 0

    init(_ run: ScoreRun, _ node: Int, effort: Int) {
        self.run = run
        self.node = node
        self.effort = effort
        base = WeightWorld(run, node, run.layout.weight(node))
        bounds = GradeBounds(run, node, base)
    }

    var stability: WeightStability {
        mutating get {
            let weight = run.layout.weight(node)
            return WeightStability(
                indicator: run.layout.nodes[node].indicator.id, weight: weight,
                down: reach(to: 1), up: reach(to: most))
        }
    }

    /// A hundred times the weights of all siblings together, in millionths.
    private var most: Int64 {
        let rows = run.layout.scoredChildren.first { $0.contains(node) } ?? []
        let sum = rows.reduce(Int64(0)) { sum, row in
            let (total, overflow) = sum.addingReportingOverflow(run.layout.weight(row).millionths)
            return overflow ? .max : total
        }
        return min(999_999_999_999_999_999, sum > .max / 100 ? .max : 100 * sum)
    }

    private mutating func reach(to end: Int64) -> WeightStability.Reach {
        tried = 0
        let start = base.weight.millionths
        var here = base
        // Stretches that wait, the nearest last.
        var ends = [end]
        while let next = ends.last, next != here.weight.millionths {
            guard tried < effort else { return .open(beyond: here.weight) }
            let there = world(next)
            if bounds.isCertain(from: here, to: there) {
                here = there
                ends.removeLast()
                continue
            }
            let distance = (next - here.weight.millionths).magnitude
            if distance > 1 {
                ends.append(here.weight.millionths + (next - here.weight.millionths) / 2)
                continue
            }
            let changes = changes(there)
            if !changes.isEmpty { return .change(at: there.weight, changes) }
            here = there
            ends.removeLast()
        }
        return .free(to: Points(millionths: start == end ? start : end) ?? base.weight)
    }

    private mutating func world(_ millionths: Int64) -> WeightWorld {
        tried += 1
        return WeightWorld(run, node, Points(millionths: millionths) ?? base.weight)
    }

    /// Whose grades differ from those by the scheme.
    private func changes(_ world: WeightWorld) -> [WeightStability.GradeChange] {
        let grades = world.grades(run)
        let named = { (place: Int?) in place.map { run.layout.scheme.grading.grades[$0].id } }
        return grades.indices.filter { grades[$0] != bounds.grades[$0] }.map { subject in
            WeightStability.GradeChange(
                subject: run.layout.scheme.subjects[subject].id,
                before: named(bounds.grades[subject]), after: named(grades[subject]))
        }
    }
}
