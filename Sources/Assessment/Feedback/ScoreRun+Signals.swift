import Notation

extension ScoreRun {
    /// What is to be seen about raters, for the central clerk only; no score depends on it.
    ///
    /// In the order of periods, leaves, roles, raters and subjects; then leaps, wrong units and
    /// copies. Each exactly: `docs/scoring.md`, Signals.
    ///
    /// - Parameter earlier: the values of the year before, under the periods of this scheme.
    public func signals(earlier: [ScoreEntry] = []) -> [RaterSignal] {
        var signals: [RaterSignal] = []
        for cells in cells {
            for node in layout.scoredLeaves {
                guard let leaf = layout.leaf(node), !leaf.rule.comparesSubjects else { continue }
                for slot in layout.slotRanges[node] {
                    let given = RoleScores(cells, slot, self)
                    signals += given.leniency + given.noSpread + given.outliers
                }
                signals += selfScores(cells, node)
            }
        }
        return signals + leaps(earlier) + units(earlier) + copies
    }

    /// Values that differ from those of the year before by more than the indicator's bound.
    private func leaps(_ earlier: [ScoreEntry]) -> [RaterSignal] {
        let before = Dictionary(earlier.map { ($0.cell, $0.value) }) { first, _ in first }
        return values.entries.filter { !$0.isEvent }.compactMap { entry in
            guard let bound = layout.check.outline[entry.indicator]?.indicator.leaf?.leap,
                case .number(let now) = entry.value, case .number(let then)? = before[entry.cell],
                (now.millionths - then.millionths).magnitude > bound.millionths.magnitude
            else { return nil }
            return RaterSignal(
                period: entry.period, indicator: entry.indicator, role: entry.role,
                rater: entry.rater, subject: entry.subject, kind: .leap(from: then, to: now))
        }.sorted { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) }
    }

    /// Scores of a role that only the subject's own office gives, against all others of the leaf.
    private func selfScores(_ cells: PeriodCells, _ node: Int) -> [RaterSignal] {
        let slots = layout.slotRanges[node]
        let own = slots.filter { slot in
            guard let by = layout.slots[slot].role.by else { return false }
            return by.own && by.offices.isEmpty
        }
        return own.flatMap { slot in
            let others = slots.filter { $0 != slot }.map { RoleScores(cells, $0, self) }
            return selfScores(RoleScores(cells, slot, self), others)
        }
    }

    private func selfScores(_ mine: RoleScores, _ others: [RoleScores]) -> [RaterSignal] {
        var signals: [RaterSignal] = []
        for (subject, scores) in mine.bySubject {
            let rest = others.flatMap { $0.bySubject[subject] ?? [] }.map(\.score).sorted()
            guard let median = Role.Combine.middle(rest) else { continue }
            for (rater, score) in scores {
                let above = score.millionths - median.millionths
                guard above > layout.scheme.feedback.selfMargin.millionths,
                    let points = Points(millionths: above)
                else { continue }
                signals.append(mine.signal(rater, subject, .selfScore(above: points)))
            }
        }
        return signals.sorted { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) }
    }
}

extension RaterSignal {
    /// Where it was seen, to sort by.
    var place: String {
        "\(period)/\(indicator?.text ?? "")/\(role?.text ?? "")/\(rater?.text ?? "")/\(subject?.text ?? "")"
    }
}
