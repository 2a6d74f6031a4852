import Notation

extension ScoreRun {
    /// Subjects that have the very values of another subject of their group, in the same cells.
    ///
    /// A cell in which all subjects of the group that have a value have the same does not count; at
    /// least five must. The first by id is the one that is named as copied.
    var copies: [RaterSignal] {
        cells.flatMap { cells in
            layout.groups.flatMap { group in copies(in: period(cells), group) }
        }
    }

    private func copies(in period: PeriodID, _ group: [Int]) -> [RaterSignal] {
        var columns: [SubjectID: [Said]] = [:]
        let members = Set(group.map { layout.scheme.subjects[$0].id })
        for entry in values.entries
        where entry.period == period && !entry.isEvent && members.contains(entry.subject) {
            guard entry.value != .withdrawn, entry.value != .notApplicable else { continue }
            columns[entry.subject, default: []].append(Said(entry))
        }
        let telling = telling(columns.values.joined())
        let kept = columns.mapValues { column in
            Set(column.filter { telling.contains($0.cell) })
        }
        return Dictionary(grouping: kept.filter { $0.value.count >= 5 }, by: \.value).values
            .flatMap { same -> [RaterSignal] in
                let subjects = same.map(\.key).sorted()
                return subjects.dropFirst().map { subject in
                    RaterSignal(
                        period: period, indicator: nil, role: nil, rater: nil, subject: subject,
                        kind: .copy(of: subjects[0], cells: same[0].value.count))
                }
            }.sorted { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) }
    }

    /// The cells that do not say the same of all who have them.
    private func telling(_ said: some Sequence<Said>) -> Set<Said.Cell> {
        var first: [Said.Cell: ScoreValue] = [:]
        var telling: Set<Said.Cell> = []
        for one in said {
            if let value = first[one.cell], value != one.value { telling.insert(one.cell) }
            first[one.cell] = first[one.cell] ?? one.value
        }
        return telling
    }

    /// What is said in a cell, whoever the subject is.
    private struct Said: Hashable {
        let cell: Cell
        let value: ScoreValue

        struct Cell: Hashable {
            let indicator: IndicatorID
            let role: RoleID?
            let rater: RaterID?
        }

        init(_ entry: ScoreEntry) {
            cell = Cell(indicator: entry.indicator, role: entry.role, rater: entry.rater)
            value = entry.value
        }
    }
}
