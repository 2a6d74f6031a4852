import Notation

extension Rule {
    /// A rule `linear` in code.
    static func linear(_ linear: Linear) -> Rule { Rule(linear) }

    /// `linear`: s = 100·(v−floor)/(target−floor), held within 0…cap.
    ///
    /// A target below the floor means that lower is better.
    struct Linear: ValueRule {
        /// What gives 100.
        var target: Table
        /// What gives 0.
        var floor = Table(.zero)
        /// The most it can give.
        var cap = Points.hundred

        static let name = "linear"
        static let words = KeyWords.Pair("按目标完成", "linear")
        static let form = Form.keys([
            Parameter(
                "target", "目标值", "target", "得 100 分的数值，必填", "what gives 100; required",
                takes: .table),
            Parameter(
                "floor", "下限", "floor", "得 0 分的数值，默认 0", "what gives 0, 0 by default",
                takes: .table),
            Parameter("cap", "上限", "cap", "至多几分，默认 100", "at most, 100 by default"),
        ])
    }
}

extension Rule.Linear {
    static func read(
        _ node: SourceNode, _ path: String, _ reader: inout SchemeReader
    ) -> Self? {
        let keys = form.keys.map(\.key)
        guard let fields = reader.open(node, path, keys: keys) else { return nil }
        guard let target = fields["target"] else {
            reader.reportMissing(fields, "target")
            return nil
        }
        let table = reader.table(target, "\(path)/target")
        let floor = fields["floor"].map { reader.table($0, "\(path)/floor") } ?? Table(.zero)
        let cap = reader.optionalPoints(fields, "cap", .percent) ?? .hundred
        guard let table, let floor else { return nil }
        return Self(target: table, floor: floor, cap: cap)
    }

    var parameters: JSON {
        var members = Members()
        members.put("target", Members.table(target))
        if floor != Table(.zero) { members.put("floor", Members.table(floor)) }
        members.put("cap", cap, unless: .hundred)
        return members.json
    }

    var tables: [(key: String, table: Table)] { [("target", target), ("floor", floor)] }

    func score(of value: ScoreValue, for subject: SubjectID, in period: PeriodID) -> RaterScore {
        guard case .number(let v) = value else { return .unusable }
        return .of(score(v, for: subject, in: period))
    }

    /// Nil where a table has no row for the subject, or target and floor are equal.
    private func score(_ v: Points, for subject: SubjectID, in period: PeriodID) -> Points? {
        guard let target = target[subject, period], let floor = floor[subject, period],
            target != floor
        else { return nil }
        let sign = target > floor ? 1 : -1
        let way = Self.difference(target, floor, times: .one, sign)
        let gone = Self.difference(v, floor, times: .hundred, sign)
        if gone.signum <= 0 { return .zero }
        // Held before it is divided: a value far past its target would not fit.
        var past = gone
        past.add(-Self.difference(target, floor, times: cap, sign))
        return past.signum >= 0 ? cap : gone.over(way)
    }

    /// (a − b) · factor, with the sign turned where `sign` is -1.
    private static func difference(
        _ a: Points, _ b: Points, times factor: Points, _ sign: Int
    ) -> ExactSum {
        var sum = ExactSum()
        sum.add(a, times: factor)
        sum.add(b, times: -factor)
        return sign < 0 ? -sum : sum
    }

    func working(
        _ value: ScoreValue, for subject: SubjectID, in period: PeriodID
    ) -> (working: String?, given: String?) {
        guard case .number(let v) = value else { return (nil, nil) }
        let target = target[subject, period] ?? .zero
        let floor = Working.part(floor[subject, period] ?? .zero)
        let ratio = "100×(\(v) - \(floor)) ÷ (\(target) - \(floor))"
        return ("max(0, min(\(cap), \(ratio)))", nil)
    }
}

/// Targets that are missing, equal to their floor, or of nobody.
extension Rule.Linear {
    func check(_ place: SchemeCheck.LeafPlace, _ check: inout SchemeCheck) {
        for (key, table) in tables { unused(table, place, key, &check) }
        for subject in subjectsToTry(check.scheme) {
            for period in check.scheme.periods
            where check.outline.applies(place.index, to: subject, in: period.id) {
                guard !check.isFull else { return }
                self.check(subject.id, period.id, place, &check)
            }
        }
    }

    /// Where both tables serve all others alike, and well, only the subjects they name are tried.
    private func subjectsToTry(_ scheme: Scheme) -> [Subject] {
        guard target.rows[nil]?.count == 1, floor.rows[nil]?.count == 1,
            let common = target.rows[nil]?[nil], let least = floor.rows[nil]?[nil],
            common != least
        else { return scheme.subjects }
        return scheme.subjects.filter { target.rows[$0.id] != nil || floor.rows[$0.id] != nil }
    }

    private func check(
        _ subject: SubjectID, _ period: PeriodID, _ place: SchemeCheck.LeafPlace,
        _ check: inout SchemeCheck
    ) {
        let names = place.names(["subject": subject.text, "period": period.text])
        let (target, floor) = (target[subject, period], floor[subject, period])
        for (key, number) in [("target", target), ("floor", floor)] where number == nil {
            check.add(
                .schemeTargetMissing, "\(place.path)/\(key)", names.merging(["key": key]) { $1 })
        }
        if let target, target == floor {
            check.add(.schemeTargetEqualsFloor, "\(place.path)/target/\(subject)", names)
        }
    }

    private func unused(
        _ table: Table, _ place: SchemeCheck.LeafPlace, _ key: String, _ check: inout SchemeCheck
    ) {
        let rows = Set(table.rows.keys.compactMap { $0 })
        guard !rows.isEmpty else { return }
        for subject in check.scheme.subjects
        where rows.contains(subject.id) && !check.applies(place.index, subject) {
            check.warn(
                .warningRowUnused, "\(place.path)/\(key)/\(subject.id)",
                place.names(["id": subject.id.text]))
        }
    }
}
