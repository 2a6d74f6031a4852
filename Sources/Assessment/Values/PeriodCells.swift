import Notation

/// The cells of one period after all that makes a cell unusable has been found.
struct PeriodCells: Sendable {
    /// The period's place in the scheme.
    let period: Int
    let applies: Applicability
    private(set) var table: CellTable
    private(set) var findings: [Finding] = []

    init(
        _ period: Int, _ applies: Applicability, _ table: CellTable, _ values: ScoreValues,
        _ layout: ScoreLayout
    ) {
        self.period = period
        self.applies = applies
        self.table = table
        for slot in layout.slots.indices {
            for subject in 0..<layout.subjectCount {
                let range = table.range(slot, subject)
                if range.count > 1 { settle(range, values.entries, layout.slots[slot].role) }
            }
        }
        for (slot, place) in layout.slots.enumerated() {
            guard let checked = place.role.checked,
                let other = layout.slot(place.node, checked.against)
            else { continue }
            compare(slot, other, checked, values, layout)
        }
        for index in apart { self.table.block(index) }
    }

    /// Puts other cells, already settled, in the place of those of a slot and a subject.
    mutating func replace(_ slot: Int, _ subject: Int, by new: [CellTable.Cell]) {
        table.replace(slot, subject, by: new)
    }

    /// Cells found to be too far from another; blocked once all have been compared.
    private var apart: Set<Int> = []

    /// Puts the cells of one role in order of raters, and makes one of those that share a rater.
    private mutating func settle(_ range: Range<Int>, _ entries: [ScoreEntry], _ role: Role) {
        let isSingle = role.combine == .single
        let rater = { (cell: CellTable.Cell) -> String? in
            isSingle || cell.entry < 0 ? nil : entries[Int(cell.entry)].rater?.text
        }
        let cells = table.cells[range].sorted { a, b in
            (rater(a) ?? "").utf8.lexicographicallyPrecedes((rater(b) ?? "").utf8)
        }
        for (index, cell) in zip(range, cells) { table.replace(index, by: cell) }
        var rest = range
        while let first = rest.first {
            let same = rest.prefix { rater(table.cells[$0]) == rater(table.cells[first]) }
            rest = rest.dropFirst(same.count)
            merge(same.filter { table.cells[$0].entry >= 0 }, entries, isSingle)
        }
    }

    /// Several entries of one cell: equal ones are one, and any that differ block it.
    private mutating func merge(
        _ same: [Int], _ entries: [ScoreEntry], _ isSingle: Bool
    ) {
        guard same.count > 1, let first = same.first else { return }
        let one = entries[Int(table.cells[first].entry)]
        let differ = same.contains { entries[Int(table.cells[$0].entry)].value != one.value }
        if differ {
            var cell = one.cell
            if isSingle { cell.rater = nil }
            findings.append(Finding(.scoreConflict, at: cell.place))
        }
        for index in same.dropFirst() {
            let repeated = CellTable.Cell(raw: CellTable.Cell.repeated, entry: -1)
            table.replace(index, by: repeated)
        }
        if differ { table.block(first) }
    }

    private mutating func compare(
        _ slot: Int, _ other: Int, _ checked: Role.Checked, _ values: ScoreValues,
        _ layout: ScoreLayout
    ) {
        for subject in 0..<layout.subjectCount {
            guard let one = sole(slot, subject, values), let two = sole(other, subject, values),
                !values.decided.contains(one.cell), !values.decided.contains(two.cell)
            else { continue }
            let distance = (one.value.millionths - two.value.millionths).magnitude
            guard distance > checked.tolerance.millionths.magnitude else { continue }
            let names = [
                "role": checked.against.text, "tolerance": checked.tolerance.description,
            ]
            findings.append(Finding(.scoreApart, at: one.cell.place, names))
            apart.formUnion([one.index, two.index])
        }
    }

    /// The one number of a single role that can be used.
    private func sole(
        _ slot: Int, _ subject: Int, _ values: ScoreValues
    ) -> (index: Int, cell: ScoreCell, value: Points)? {
        let range = table.range(slot, subject)
        guard let index = range.first, table.cells[index].points != nil,
            !table.cells[range].contains(where: { $0.raw == CellTable.Cell.blocked })
        else { return nil }
        let entry = values.entries[Int(table.cells[index].entry)]
        guard case .number(let value) = entry.value else { return nil }
        var cell = entry.cell
        cell.rater = nil
        return (index, cell, value)
    }
}
