public import Notation

/// Changes to a scheme and its values that somebody wants to try.
///
/// A plain value; nothing is changed anywhere. Its file: `docs/scoring.md`, What if.
public struct WhatIf: Hashable, Sendable {
    /// Other weights of indicators.
    public var weights: [IndicatorID: Points] = [:]
    /// What a missing value does.
    public var missing: Missing?
    /// The fraction digits of a total.
    public var decimals: Int?
    /// What happens to a tie at the edge of a quota.
    public var tieAtQuota: Grading.TieAtQuota?
    /// Other shares of the group that may get a grade.
    public var quotas: [GradeID: Points] = [:]
    /// Other least totals of grades.
    public var least: [GradeID: Points] = [:]
    /// The best grade a vetoed subject can get.
    public var vetoGrade: GradeID?
    /// A person's share of the office in percent.
    public var inherit: Points?
    /// The most that all bonuses together can add.
    public var bonusCap: Points?
    /// The most that all penalties together can take.
    public var penaltyCap: Points?
    /// Other values of cells.
    public var values: [ScoreCell: ScoreValue] = [:]
    /// Raters whose values do not count.
    public var raters: Set<RaterID> = []
    /// Subjects that are not assessed.
    public var subjects: Set<SubjectID> = []
    /// Indicators that do not count.
    public var indicators: Set<IndicatorID> = []

    /// No changes.
    public init() {}

    /// True where nothing but values of cells changes.
    var isOnlyValues: Bool {
        var same = self
        same.values = [:]
        return same == WhatIf()
    }

    /// The scheme with the changes made.
    ///
    /// What weights must add up to is left out, for that is a check of the file and not of trying.
    public func changed(_ scheme: Scheme) -> Scheme {
        var scheme = scheme
        scheme.sum = nil
        scheme.indicators = scheme.indicators.compactMap(changed)
        scheme.missing = missing ?? scheme.missing
        scheme.decimals = decimals ?? scheme.decimals
        scheme.adjustments.inherit = inherit ?? scheme.adjustments.inherit
        scheme.adjustments.bonusCap = bonusCap ?? scheme.adjustments.bonusCap
        scheme.adjustments.penaltyCap = penaltyCap ?? scheme.adjustments.penaltyCap
        scheme.grading = changed(scheme.grading)
        scheme.subjects.removeAll { subjects.contains($0.id) }
        let groups = Set(scheme.subjects.map(\.group))
        if !subjects.isEmpty { scheme.groups.removeAll { !groups.contains($0.id) } }
        return scheme
    }

    private func changed(_ node: Indicator) -> Indicator? {
        guard !indicators.contains(node.id) else { return nil }
        var node = node
        node.weight = weights[node.id] ?? node.weight
        switch node.content {
        case .node(let children, _):
            let left = children.compactMap(changed)
            guard !left.isEmpty else { return nil }
            node.content = .node(left, sum: nil)
        case .leaf(var leaf):
            for index in leaf.roles.indices {
                leaf.roles[index].raters.removeAll(where: raters.contains)
            }
            node.content = .leaf(leaf)
        }
        return node
    }

    private func changed(_ grading: Grading) -> Grading {
        var grading = grading
        grading.tieAtQuota = tieAtQuota ?? grading.tieAtQuota
        grading.vetoGrade = vetoGrade ?? grading.vetoGrade
        grading.tieBreak.removeAll(where: indicators.contains)
        for index in grading.grades.indices {
            let id = grading.grades[index].id
            grading.grades[index].quota = quotas[id] ?? grading.grades[index].quota
            grading.grades[index].min = least[id] ?? grading.grades[index].min
            for gone in indicators { grading.grades[index].require[gone] = nil }
        }
        for gone in indicators {
            grading.award?.deduct[gone] = nil
            grading.award?.parts[gone] = nil
        }
        return grading
    }

    /// The values with the changes made.
    ///
    /// - Parameter scheme: the scheme before the changes.
    public func changed(_ values: ScoreValues, of scheme: Scheme) -> ScoreValues {
        var values = values
        let layout = ScoreLayout(scheme)
        let gone = dropped(layout)
        values.entries.removeAll { isDropped($0.cell, gone) }
        values.blocked.removeAll { isDropped($0.cell, gone) }
        for (cell, value) in self.values.sorted(by: { $0.key.place < $1.key.place }) {
            values.replace(cell, by: value, layout)
        }
        return values
    }

    /// The dropped indicators and all below them.
    private func dropped(_ layout: ScoreLayout) -> Set<IndicatorID> {
        var gone: Set<IndicatorID> = []
        for node in layout.nodes {
            let above = node.parent.map { layout.nodes[$0].indicator.id }
            if indicators.contains(node.indicator.id) || above.map(gone.contains) ?? false {
                gone.insert(node.indicator.id)
            }
        }
        return gone
    }

    private func isDropped(_ cell: ScoreCell, _ gone: Set<IndicatorID>) -> Bool {
        gone.contains(cell.indicator) || subjects.contains(cell.subject)
            || cell.rater.map(raters.contains) ?? false
    }
}

extension ScoreRun {
    /// The run with the changes made; what changes values alone costs only what it touches.
    public func trying(_ changes: WhatIf) -> ScoreRun {
        guard changes.isOnlyValues else {
            return ScoreRun(
                changes.changed(layout.scheme), changes.changed(values, of: layout.scheme), scope,
                provisional: policy.isProvisional)
        }
        var running = RunningScore(self)
        for (cell, value) in changes.values.sorted(by: { $0.key.place < $1.key.place }) {
            running.replace(cell, by: value)
        }
        return running.run
    }
}
