import Notation

/// A standing that follows its values: one changed cell costs what it touches.
///
/// After any number of changes ``run`` is what a new run over the changed values would be.
///
/// ```swift
/// var running = RunningScore(run)
/// running.replace(cell, by: .number(ninety))
/// running.run.standing
/// ```
public struct RunningScore: Sendable {
    /// The run over the values as they are now.
    public private(set) var run: ScoreRun
    /// The places of the entries in the list of values, by leaf and subject.
    private var entries: [Place: [Int]] = [:]

    private struct Place: Hashable {
        let node: Int
        let subject: Int
    }

    /// Follows a run.
    public init(_ run: ScoreRun) {
        self.run = run
        for (index, entry) in run.values.entries.enumerated() {
            guard let place = place(entry.cell), run.layout.slot(place.node, entry.role) != nil
            else { continue }
            entries[place, default: []].append(index)
        }
    }

    /// The value of a cell becomes this one, whoever gave it another; `withdrawn` empties it.
    ///
    /// What cannot be done in little (events, cells without a place or that were blocked from
    /// outside) is done by a whole run.
    public mutating func replace(_ cell: ScoreCell, by value: ScoreValue) {
        guard let place = place(cell), let slot = run.layout.slot(place.node, cell.role),
            run.ground.cells.contains(where: { run.period($0) == cell.period }),
            !run.values.blocked.contains(where: { $0.cell.indicator == cell.indicator })
        else {
            run.values.replace(cell, by: value, run.layout)
            self = RunningScore(run.again)
            return
        }
        let columns = columns(place)
        let before = alone(place.node, columns)
        put(value, cell, place, isSingle: run.layout.slots[slot].role.combine == .single)
        let now = alone(place.node, columns)
        run.exchange(place.node, columns, before.leaf, now.leaf, now.indices)
    }

    /// The leaf and subject of a cell that takes values; nil for any other cell.
    private func place(_ cell: ScoreCell) -> Place? {
        guard let node = run.layout.check.outline.index(of: cell.indicator),
            run.layout.isScoredLeaf(node), let subject = run.layout.subjectIndex[cell.subject]
        else { return nil }
        return Place(node: node, subject: subject)
    }

    /// The subjects whose score of the leaf a value of this one can change, in order.
    private func columns(_ place: Place) -> [Int] {
        guard run.layout.leaf(place.node)?.rule.comparesSubjects == true else {
            return [place.subject]
        }
        return run.layout.groups.first { $0.contains(place.subject) } ?? [place.subject]
    }

    /// The leaf alone, and where its entries stand among all.
    private func alone(_ node: Int, _ columns: [Int]) -> (leaf: LeafAlone, indices: [Int]) {
        let indices = columns.flatMap { entries[Place(node: node, subject: $0)] ?? [] }
        let own = indices.map { run.values.entries[$0] }
        return (LeafAlone(node, columns, own, of: run), indices)
    }

    private mutating func put(
        _ value: ScoreValue, _ cell: ScoreCell, _ place: Place, isSingle: Bool
    ) {
        let same = (entries[place] ?? []).filter {
            run.values.entries[$0].cell.isSame(cell, isSingle: isSingle)
        }
        for index in same { run.values.entries[index].value = value }
        guard same.isEmpty else { return }
        entries[place, default: []].append(run.values.entries.count)
        run.values.entries.append(ScoreEntry(cell, value))
    }
}

extension ScoreCell {
    /// True for one cell; the rater of a role with one cell does not count.
    func isSame(_ other: ScoreCell, isSingle: Bool) -> Bool {
        guard isSingle else { return self == other }
        return period == other.period && indicator == other.indicator && subject == other.subject
            && role == other.role
    }
}

extension ScoreEntry {
    init(_ cell: ScoreCell, _ value: ScoreValue) {
        self.init(
            period: cell.period, indicator: cell.indicator, subject: cell.subject, role: cell.role,
            rater: cell.rater, value: value)
    }
}

extension ScoreValues {
    /// Gives a cell another value: every entry of it has this one, or a new entry.
    mutating func replace(_ cell: ScoreCell, by value: ScoreValue, _ layout: ScoreLayout) {
        let leaf = layout.check.outline[cell.indicator]?.indicator.leaf
        let isSingle = leaf?.role(cell.role)?.combine == .single
        let same = entries.indices.filter { entries[$0].cell.isSame(cell, isSingle: isSingle) }
        for index in same { entries[index].value = value }
        blocked.removeAll { $0.cell.isSame(cell, isSingle: isSingle) }
        guard same.isEmpty else { return }
        var entry = ScoreEntry(cell, value)
        entry.isEvent = leaf?.rule.isEvent ?? false
        entries.append(entry)
    }
}
