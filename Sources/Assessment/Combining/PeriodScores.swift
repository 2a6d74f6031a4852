import Notation

/// The scores and shares of all nodes in one period, or of the leaves alone.
struct PeriodScores: Sendable {
    /// One row a node and last the root.
    private(set) var scores: ScoreRows
    /// On what share of the weight each score rests.
    private(set) var shares: ScoreRows
    /// How many roles of a subject have no value.
    private(set) var missing: [Int]
    /// Row and subject of what could not be computed.
    private(set) var uncomputable: [(row: Int, subject: Int)] = []

    /// The scores of leaves, from the values given in the period.
    init(
        _ cells: PeriodCells, leaves: [Int], _ layout: ScoreLayout, _ policy: MissingPolicy
    ) {
        let width = layout.subjectCount
        scores = ScoreRows(rows: layout.rowCount, width: width)
        shares = scores
        missing = Array(repeating: 0, count: width)
        for node in leaves {
            let slots = layout.slotRanges[node]
            var states = Array(repeating: LeafState.notApplicable, count: width)
            let weights = slots.map { layout.slots[$0].role.weight }
            for subject in 0..<width where cells.applies.holds(node, subject) {
                if slots.count == 1, weights[0] > .zero,
                    let only = cells.onlyScore(slots.lowerBound, subject)
                {
                    states[subject] = LeafState(only)
                    continue
                }
                let roles = zip(slots, weights).map { slot, weight in
                    (cells.state(slot, subject, layout), weight)
                }
                states[subject] = LeafState(roles, policy)
                missing[subject] += states[subject].missing
            }
            if let rule = layout.leaf(node)?.rule, rule.comparesSubjects {
                PeriodScores.compare(&states, rule, layout.groups)
            }
            for subject in 0..<width where states[subject].isUncomputable {
                uncomputable.append((node, subject))
            }
            scores.set(node, states.map(\.score))
            shares.set(node, states.map(\.share))
        }
    }

    /// Several periods as one: every row the weighted mean of its rows, or of the leaves alone.
    init(_ periods: [(scores: PeriodScores, weight: Points)], rows: [Int], _ layout: ScoreLayout) {
        let width = periods.first?.scores.missing.count ?? layout.subjectCount
        scores = ScoreRows(rows: layout.rowCount, width: width)
        shares = scores
        missing = Array(repeating: 0, count: width)
        for period in periods {
            for subject in 0..<width { missing[subject] &+= period.scores.missing[subject] }
            uncomputable += period.scores.uncomputable
        }
        for row in rows {
            set(
                row,
                RowMean(periods.map { ($0.scores.scores.row(row), $0.weight) }, width: width),
                RowMean(periods.map { ($0.scores.shares.row(row), $0.weight) }, width: width))
        }
    }

    /// The scores of leaves in a composed period: the weighted means of those in its parts.
    ///
    /// Who is not assessed in the period itself has none there.
    mutating func carry(
        _ leaves: [Int], from parts: [(scores: PeriodScores, weight: Points)],
        _ applies: Applicability
    ) {
        let width = scores.width
        for row in leaves {
            var score = RowMean(parts.map { ($0.scores.scores.row(row), $0.weight) }, width: width)
            var share = RowMean(parts.map { ($0.scores.shares.row(row), $0.weight) }, width: width)
            score.drop { !applies.exists($0) }
            share.drop { !applies.exists($0) }
            set(row, score, share)
        }
        // Where the checks were passed no period comes twice; where not, counts may run over.
        var known = Set(uncomputable.map { $0.row * width + $0.subject })
        for part in parts {
            for subject in 0..<width where applies.exists(subject) {
                missing[subject] &+= part.scores.missing[subject]
            }
            for place in part.scores.uncomputable where applies.exists(place.subject) {
                let isNew = known.insert(place.row * width + place.subject).inserted
                if isNew { uncomputable.append(place) }
            }
        }
    }

    /// Sums the tree: every node over its children, from below, and the root last.
    mutating func sum(_ layout: ScoreLayout) {
        let inner = layout.nodes.indices.reversed().filter { layout.leaf($0) == nil }
        for row in inner + [layout.root] {
            let children = layout.scoredChildren[row]
            let width = missing.count
            set(
                row,
                RowMean(children.map { (scores.row($0), layout.weight($0)) }, width: width),
                RowMean(children.map { (shares.row($0), layout.weight($0)) }, width: width))
        }
    }

    /// Some subjects alone, in the order given, before the tree is summed.
    init(_ all: PeriodScores, columns: [Int], _ layout: ScoreLayout) {
        scores = all.scores.columns(columns)
        shares = all.shares.columns(columns)
        missing = columns.map { all.missing[$0] }
        let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
        uncomputable = all.uncomputable.compactMap { row, subject in
            guard layout.isScoredLeaf(row) else { return nil }
            return place[subject].map { (row, $0) }
        }
    }

    /// One of two scores for each place.
    init(_ one: PeriodScores, _ other: PeriodScores, _ pick: (NodeScore, NodeScore) -> NodeScore) {
        self = one
        scores.merge(other.scores, pick)
    }

    /// Takes the scores of some subjects, which were summed alone.
    mutating func put(_ narrow: PeriodScores, columns: [Int]) {
        scores.put(narrow.scores, columns: columns)
        shares.put(narrow.shares, columns: columns)
        for (index, column) in columns.enumerated() { missing[column] = narrow.missing[index] }
        guard !uncomputable.isEmpty || !narrow.uncomputable.isEmpty else { return }
        let these = Set(columns)
        uncomputable.removeAll { these.contains($0.subject) }
        uncomputable += narrow.uncomputable.map { ($0.row, columns[$0.subject]) }
    }

    /// Exchanges what one leaf said of a subject for what it says now.
    ///
    /// - Parameters:
    ///   - before: the leaf's row among the scores that were made of it alone, and the subject's
    ///     column there.
    mutating func exchange(
        _ leaf: Int, _ column: Int, _ before: PeriodScores, _ now: PeriodScores,
        at place: (row: Int, column: Int)
    ) {
        scores[leaf, column] = now.scores[place.row, place.column]
        shares[leaf, column] = now.shares[place.row, place.column]
        missing[column] += now.missing[place.column] - before.missing[place.column]
        uncomputable.removeAll { $0.row == leaf && $0.subject == column }
        if now.uncomputable.contains(where: { $0.row == place.row && $0.subject == place.column }) {
            uncomputable.append((leaf, column))
        }
    }

    private mutating func set(_ row: Int, _ scores: RowMean, _ shares: RowMean) {
        self.scores.set(row, scores.scores)
        self.shares.set(row, shares.scores)
        for subject in scores.uncomputable { uncomputable.append((row, subject)) }
    }

    /// Replaces the combined values of the subjects of each group by their scores.
    ///
    /// A subject with a missing role that counts as 0 scores 0 and is not compared.
    private static func compare(_ states: inout [LeafState], _ rule: Rule, _ groups: [[Int]]) {
        for group in groups {
            let compared = group.filter { states[$0].score.isScore && !states[$0].isZeroed }
            for subject in group where states[subject].score.isScore && states[subject].isZeroed {
                states[subject].score = NodeScore(.zero)
            }
            let results = rule.body.compared(compared.compactMap { states[$0].score.points })
            for (subject, result) in zip(compared, results) {
                states[subject].isUncomputable = result == nil
                states[subject].score = result.map { NodeScore($0) } ?? .incomplete
            }
        }
    }
}

extension PeriodCells {
    /// The score of the one rater of a role; nil where there are more, or none, or no score.
    func onlyScore(_ slot: Int, _ subject: Int) -> Points? {
        let range = table.range(slot, subject)
        return range.count == 1 ? table.cells[range.lowerBound].points : nil
    }

    /// What the raters of a role say together.
    ///
    /// Without a value it is not applicable where at least one rater said so and no cell is
    /// missing;
    /// a rater whom the role names and who said nothing is missing.
    func state(_ slot: Int, _ subject: Int, _ layout: ScoreLayout) -> RoleState {
        let role = layout.slots[slot].role
        var scores: [Points] = []
        var saidNo = 0
        var isMissing = false
        for cell in table[slot, subject] {
            switch cell.raw {
            case CellTable.Cell.blocked: return .blocked
            case CellTable.Cell.notApplicable: saidNo += 1
            case CellTable.Cell.missing: isMissing = true
            default: if let points = cell.points { scores.append(points) }
            }
        }
        if !scores.isEmpty { return role.combine(scores).map(RoleState.score) ?? .uncomputable }
        guard saidNo > 0, !isMissing, saidNo >= role.raters.count else { return .missing }
        return .notApplicable
    }
}
