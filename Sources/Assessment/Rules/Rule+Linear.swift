import Notation

extension Rule.Linear {
    /// `linear`: s = 100·(v−floor)/(target−floor), held within 0…cap.
    ///
    /// A target below the floor means that lower is better. Nil where a table has no row for the
    /// subject, or target and floor are equal.
    func score(_ v: Points, for subject: SubjectID, in period: PeriodID) -> Points? {
        guard let target = target[subject, period], let floor = floor[subject, period],
            target != floor
        else { return nil }
        return Rule.Linear.score(v, target: target, floor: floor, cap: cap)
    }

    /// The same for a target and a floor that differ.
    static func score(_ v: Points, target: Points, floor: Points, cap: Points) -> Points? {
        let sign = target > floor ? 1 : -1
        let way = difference(target, floor, times: .one, sign)
        let gone = difference(v, floor, times: .hundred, sign)
        if gone.signum <= 0 { return .zero }
        // Held before it is divided: a value far past its target would not fit.
        var past = gone
        past.add(-difference(target, floor, times: cap, sign))
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
}
