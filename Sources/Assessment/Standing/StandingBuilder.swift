import Notation

/// Puts ranks, grades, figures and findings together into a standing.
struct StandingBuilder {
    let layout: ScoreLayout
    let scope: ScoringScope
    let isProvisional: Bool
    let ground: Ground
    let scores: PeriodScores
    let tally: EventTally
    let totals: Totals
    /// The standing before a change, of which everything else is kept; nil: all is made.
    var earlier: Earlier?

    var events: EventTable { ground.events }

    /// A standing before a change, and what the change can have touched.
    struct Earlier {
        let standing: Standing
        let groups: [Int]
        let rows: Set<Int>
        let columns: Set<Int>
    }

    var standing: Standing {
        let places = earlier?.groups ?? Array(layout.groups.indices)
        let rankings = places.map {
            Ranking(layout.groups[$0], totals.states, scores.scores, layout)
        }
        let grades = grades(rankings)
        var groups = earlier?.standing.groups ?? []
        for (turn, place) in places.enumerated() {
            let made = group(place, rankings[turn], grades.grades, grades.fillings[turn])
            if earlier == nil { groups.append(made) } else { groups[place] = made }
        }
        let isWhole =
            !ground.hasUnread && groups.allSatisfy { $0.status != .incomplete }
            && scopeFindings.isEmpty
        var awardFindings: [Finding] = []
        for group in groups { awardFindings += unawarded(group) }
        return Standing(
            scope: scope,
            status: isProvisional ? .provisional : isWhole ? .final : .incomplete,
            indicators: layout.nodes.map(\.indicator.id), groups: groups,
            findings: sorted(
                ground.findings + scopeFindings + uncomputable + awardFindings))
    }

    /// Grades in the order of the rankings.
    func grades(_ rankings: [Ranking]) -> GradeRun {
        let candidates = rankings.map { ranking in
            ranking.ranked.map { subject, rank, total in
                GradeRun.Candidate(
                    subject: subject, rank: rank, total: total,
                    isVetoed: EventTally.isVetoed(subject, layout, events))
            }
        }
        return GradeRun(layout, groups: candidates) { scores.scores[$0, $1] }
    }

    private func group(
        _ index: Int, _ ranking: Ranking, _ grades: [Int?], _ fillings: [GradeRun.Filling]
    ) -> StandingGroup {
        let assessed = layout.groups[index].filter { ground.exists[$0] }
        let ranked = Set(ranking.ranked.map(\.subject))
        let unranked = assessed.filter { !ranked.contains($0) }
        let kept = kept(index)
        let subjects =
            ranking.ranked.map { subject($0.subject, rank: $0.rank, grades[$0.subject], kept) }
            + unranked.map { subject($0, rank: nil, nil, kept) }
        let isWhole = subjects.allSatisfy { !$0.isIncomplete }
        let old = earlier?.standing.groups[index]
        return StandingGroup(
            id: layout.scheme.groups[index].id,
            status: isProvisional ? .provisional : isWhole ? .final : .incomplete,
            subjects: subjects, feedback: figures(assessed, old?.feedback),
            warnings: warnings(assessed, old?.warnings),
            places: fillings.map { $0.account(layout.scheme) },
            ties: ranking.ties(scores.scores, layout))
    }

    /// The subjects of a group as they were, but for those that the change touched.
    private func kept(_ group: Int) -> [Int: StandingSubject] {
        guard let earlier else { return [:] }
        var kept: [Int: StandingSubject] = [:]
        for subject in earlier.standing.groups[group].subjects {
            guard let index = layout.subjectIndex[subject.id], !earlier.columns.contains(index)
            else { continue }
            kept[index] = subject
        }
        return kept
    }

    private func subject(
        _ subject: Int, rank: Int?, _ grade: Int?, _ kept: [Int: StandingSubject]
    ) -> StandingSubject {
        if var same = kept[subject] {
            same.rank = rank
            same.grade = grade.map { layout.scheme.grading.grades[$0].id }
            same.award = grade.flatMap { award(subject, $0) }
            return same
        }
        var total: Points?
        if case .total(let points) = totals.states[subject] { total = points }
        let share = scores.shares[layout.root, subject]
        return StandingSubject(
            id: layout.scheme.subjects[subject].id, total: total, rank: rank,
            grade: grade.map { layout.scheme.grading.grades[$0].id },
            isVetoed: EventTally.isVetoed(subject, layout, events),
            isIncomplete: totals.states[subject] == .incomplete, share: share.points,
            missing: scores.missing[subject], award: grade.flatMap { award(subject, $0) },
            scores: layout.nodes.indices.map { score($0, subject) })
    }

    /// What is shown for a node.
    private func score(_ node: Int, _ subject: Int) -> StandingSubject.Score {
        guard let ordinal = layout.eventLeaves.firstIndex(of: node) else {
            let score = scores.scores[node, subject]
            if let points = score.points { return .points(points) }
            return score == .notApplicable ? .notApplicable : .none
        }
        guard ground.applies.contains(where: { $0.holds(node, subject) }) else {
            return .notApplicable
        }
        return tally.shown[ordinal][subject].map { .points($0) } ?? .none
    }

    private func award(_ subject: Int, _ grade: Int) -> Points? {
        let scheme = layout.scheme
        guard let award = scheme.grading.award,
            let base = award.base(of: scheme.subjects[subject].group)
        else { return nil }
        let deducted = award.deducted { indicator in
            let ordinal = layout.eventLeaves.firstIndex {
                layout.nodes[$0].indicator.id == indicator
            }
            return ordinal.map { events[$0, subject].count { $0.value > .zero } } ?? 0
        }
        let parts = award.parts.compactMap { indicator, share in
            layout.check.outline.index(of: indicator)
                .flatMap { scores.scores[$0, subject].points }
                .map { Award.Part(share: share, score: $0) }
        }
        return Award.amount(
            base: base, coefficient: scheme.grading.grades[grade].coefficient, parts: parts,
            deducted: deducted)
    }
}
