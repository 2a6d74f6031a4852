import Notation

extension ScoreRun {
    /// A whole run over the values as they are.
    var again: ScoreRun {
        ScoreRun(layout, values, scope, provisional: policy.isProvisional)
    }

    func period(_ cells: PeriodCells) -> PeriodID { layout.scheme.periods[cells.period].id }

    /// Exchanges what one leaf said of some subjects for what it says now, and all above it.
    ///
    /// - Parameter indices: where the entries of the leaf alone stand among all.
    mutating func exchange(
        _ node: Int, _ columns: [Int], _ before: LeafAlone, _ now: LeafAlone, _ indices: [Int]
    ) {
        let gone = Set(before.run.ground.findings)
        if !gone.isEmpty { ground.findings.removeAll(where: gone.contains) }
        ground.findings += now.run.ground.findings
        for (place, subject) in columns.enumerated() {
            exchangeCells(node, subject, now, column: place, indices)
        }
        sum(node, columns, before, now)
        let parts = Totals.Parts(scores, points, ground, layout)
        let touched = totals.update(columns, parts)
        let groups = touchedGroups(touched)
        standing =
            StandingBuilder(
                layout: layout, scope: scope, isProvisional: policy.isProvisional, ground: ground,
                scores: scores, tally: tally, totals: totals,
                earlier: StandingBuilder.Earlier(
                    standing: standing, groups: groups, rows: rows(above: node),
                    columns: Set(touched))
            ).standing
    }

    private mutating func exchangeCells(
        _ node: Int, _ subject: Int, _ now: LeafAlone, column: Int, _ indices: [Int]
    ) {
        let slots = zip(layout.slotRanges[node], now.run.layout.slotRanges[now.row])
        for (slot, own) in slots {
            for index in ground.cells.indices {
                let cells = now.run.ground.cells[index].table[own, column].map { cell in
                    var cell = cell
                    if cell.entry >= 0 { cell.entry = Int32(indices[Int(cell.entry)]) }
                    return cell
                }
                ground.cells[index].replace(slot, subject, by: cells)
            }
        }
    }

    /// Sums the tree again for some subjects alone.
    private mutating func sum(
        _ node: Int, _ columns: [Int], _ before: LeafAlone, _ now: LeafAlone
    ) {
        var narrow = periodScores.map { PeriodScores($0, columns: columns, layout) }
        for index in narrow.indices {
            for column in columns.indices {
                narrow[index].exchange(
                    node, column, before.run.periodScores[index], now.run.periodScores[index],
                    at: (now.row, column))
            }
        }
        let places = ground.cells.map(\.period)
        let whole = ScoreRun.compose(&narrow, roots, places, scope, layout)
        for index in narrow.indices { periodScores[index].put(narrow[index], columns: columns) }
        scores.put(whole, columns: columns)
    }

    /// The node and all above it.
    private func rows(above node: Int) -> Set<Int> {
        var rows: Set<Int> = [node]
        var place = layout.nodes[node].parent
        while let above = place {
            rows.insert(above)
            place = layout.nodes[above].parent
        }
        return rows
    }

    /// The groups whose order or grades can have changed with some totals.
    private func touchedGroups(_ subjects: [Int]) -> [Int] {
        if layout.scheme.grading.grades.contains(where: { $0.quotaByOffice != nil }) {
            return Array(layout.groups.indices)
        }
        let ids = Set(subjects.map { layout.scheme.subjects[$0].group })
        return layout.groups.indices.filter { ids.contains(layout.scheme.groups[$0].id) }
    }
}
