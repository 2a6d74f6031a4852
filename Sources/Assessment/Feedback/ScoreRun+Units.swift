import Notation

extension ScoreRun {
    /// Values that are about 100 or 10,000 times, or a 100th or 10,000th, of what they should be.
    ///
    /// Compared is the value of the year before; where there is none, the median of the same cell
    /// of all other subjects of the group, if at least five have one and none of these is more than
    /// five times larger or smaller than it. About: from half to twice.
    func units(_ earlier: [ScoreEntry]) -> [RaterSignal] {
        let before = Dictionary(earlier.map { ($0.cell, $0.value) }) { first, _ in first }
        var columns: [Column: [(entry: ScoreEntry, value: Int64)]] = [:]
        var signals: [RaterSignal] = []
        for entry in values.entries where !entry.isEvent && counts(entry.period) {
            guard case .number(let now) = entry.value,
                let subject = layout.subjectIndex[entry.subject]
            else { continue }
            if case .number(let then)? = before[entry.cell] {
                let factor = RaterSignal.Factor(now.millionths, twice: 2 * then.millionths)
                if let factor { signals.append(RaterSignal(entry, .unit(factor, of: then))) }
                continue
            }
            let column = Column(entry.cell, layout.scheme.subjects[subject].group)
            columns[column, default: []].append((entry, now.millionths))
        }
        signals += columns.values.flatMap(Self.unlike)
        return signals.sorted { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) }
    }

    /// True for a period that the standing looks at.
    func counts(_ period: PeriodID) -> Bool { cells.contains { self.period($0) == period } }

    /// The same cell of all subjects of a group.
    private struct Column: Hashable {
        let period: PeriodID
        let indicator: IndicatorID
        let role: RoleID?
        let rater: RaterID?
        let group: GroupID

        init(_ cell: ScoreCell, _ group: GroupID) {
            period = cell.period
            indicator = cell.indicator
            role = cell.role
            rater = cell.rater
            self.group = group
        }
    }

    /// Those of a column that are unlike all others by a factor.
    private static func unlike(_ column: [(entry: ScoreEntry, value: Int64)]) -> [RaterSignal] {
        guard column.count >= 6 else { return [] }
        let ordered = column.sorted { $0.value < $1.value }
        // Only the first or the last can be unlike all others, for those are like each other.
        return [0, ordered.count - 1].compactMap { place in
            var others = ordered.map(\.value)
            others.remove(at: place)
            let twice = RoleScores.twiceMedian(others)
            guard twice != 0, others.allSatisfy({ isLike($0, twice) }),
                let factor = RaterSignal.Factor(ordered[place].value, twice: twice),
                let median = Role.Combine.middle(others.compactMap { Points(millionths: $0) })
            else { return nil }
            return RaterSignal(ordered[place].entry, .unit(factor, of: median))
        }
    }

    /// From a fifth of half the number to five times that.
    private static func isLike(_ value: Int64, _ twice: Int64) -> Bool {
        let (value, twice) = (Int128(value) * Int128(twice.signum()), Int128(twice.magnitude))
        return 10 * value >= twice && 2 * value <= 5 * twice
    }
}

extension RaterSignal.Factor {
    /// The factor by which a value is off from half of a number; nil where it is by none.
    init?(_ value: Int64, twice: Int64) {
        guard value != 0, twice != 0, (value < 0) == (twice < 0) else { return nil }
        let (value, twice) = (Int128(value.magnitude), Int128(twice.magnitude))
        // value from half to twice factor · twice / 2.
        let isAbout = { (value: Int128, twice: Int128, factor: Int128) in
            4 * value >= factor * twice && value <= factor * twice
        }
        switch true {
        case isAbout(value, twice, 100): self = .hundredfold
        case isAbout(value, twice, 10_000): self = .tenThousandfold
        case isAbout(100 * value, twice, 1): self = .hundredth
        case isAbout(10_000 * value, twice, 1): self = .tenThousandth
        default: return nil
        }
    }
}

extension RaterSignal {
    /// A signal at the cell of a value.
    init(_ entry: ScoreEntry, _ kind: Kind) {
        self.init(
            period: entry.period, indicator: entry.indicator, role: entry.role, rater: entry.rater,
            subject: entry.subject, kind: kind)
    }
}
