import Notation

/// Figures, warnings, and what is said of steps that could not be computed.
extension StandingBuilder {
    /// The figures of every node; those that no change touched are kept.
    func figures(_ members: [Int], _ old: [IndicatorFigures]?) -> [IndicatorFigures] {
        scoredNodes.enumerated().map { place, node in
            if let old, let earlier, !earlier.rows.contains(node) { return old[place] }
            return IndicatorFigures(layout.nodes[node].indicator.id, have(node, members))
        }
    }

    /// Only in a period that warns: of every indicator the last of the group, and who is below the
    /// threshold of the period.
    func warnings(_ members: [Int], _ old: [PreWarning]?) -> [PreWarning] {
        guard case .period(let id) = scope, layout.scheme.warns(in: id) else { return [] }
        let before = old.map { Dictionary(grouping: $0, by: \.indicator) }
        let all = scoredNodes.flatMap { node in
            let indicator = layout.nodes[node].indicator
            if let before, let earlier, !earlier.rows.contains(node) {
                return before[indicator.id] ?? []
            }
            return PreWarning.warnings(
                indicator.id, have(node, members), last: layout.scheme.feedback.warnLast,
                threshold: indicator.warningThreshold(in: id))
        }
        // A stable order: by subject, within one in the order of the indicators.
        return all.enumerated().sorted { a, b in
            a.element.subject != b.element.subject
                ? a.element.subject < b.element.subject : a.offset < b.offset
        }.map(\.element)
    }

    private var scoredNodes: [Int] { layout.scoredRows.dropLast() }

    /// The subjects that have a score.
    private func have(_ node: Int, _ members: [Int]) -> [(subject: SubjectID, score: Points)] {
        members.compactMap { subject in
            scores.scores[node, subject].points.map { (layout.scheme.subjects[subject].id, $0) }
        }
    }

    /// What is wrong with the scope itself.
    var scopeFindings: [Finding] {
        let periods = layout.scheme.periods
        switch scope {
        case .cycle:
            return periods.allSatisfy { $0.weight == nil } ? [Finding(.scoreNoCycle)] : []
        case .period(let id):
            guard layout.periodIndex[id] == nil else { return [] }
            let known = periods.map(\.id.text).joined(separator: ", ")
            return [Finding(.scorePeriodUnknown, ["period": id.text, "known": known])]
        }
    }

    /// Steps whose result does not exist, by node and subject.
    var uncomputable: [Finding] {
        var places = scores.uncomputable + totals.uncomputable
        for (ordinal, node) in layout.eventLeaves.enumerated() {
            guard layout.leaf(node)?.rule.isVeto == false else { continue }
            for subject in tally.shown[ordinal].indices
            where tally.shown[ordinal][subject] == nil {
                places.append((node, subject))
            }
        }
        return places.map { cannot(layout.name($0.row), $0.subject) }
    }

    /// An award that the scheme promises and that cannot be computed.
    func unawarded(_ group: StandingGroup) -> [Finding] {
        guard layout.scheme.grading.award?.base(of: group.id) != nil else { return [] }
        return group.subjects.filter { $0.grade != nil && $0.award == nil }.compactMap { subject in
            layout.subjectIndex[subject.id].map { cannot("award", $0) }
        }
    }

    private func cannot(_ node: String, _ subject: Int) -> Finding {
        let place = "\(scope.text)/\(node)/\(layout.scheme.subjects[subject].id)"
        return Finding(.scoreUncomputable, at: place, ["node": node])
    }

    /// By place, then by code, each once.
    func sorted(_ findings: [Finding]) -> [Finding] {
        Set(findings).sorted { a, b in
            a.at != b.at
                ? a.at.utf8.lexicographicallyPrecedes(b.at.utf8)
                : a.code.text != b.code.text
                    ? a.code.text.utf8.lexicographicallyPrecedes(b.code.text.utf8)
                    : a.en.utf8.lexicographicallyPrecedes(b.en.utf8)
        }
    }
}
