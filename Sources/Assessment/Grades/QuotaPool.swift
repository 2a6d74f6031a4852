import Notation

/// Subjects that share the places of one grade, in the order of their rank.
struct QuotaPool {
    /// A candidate, and what keeps it from the grade beside the places.
    struct Try {
        let candidate: GradeRun.Candidate
        let hindrances: [GradeHindrance]
    }

    let pool: GradePlaces.Pool
    /// All ranked subjects that the share is of, whether they fit or not.
    let count: Int
    let share: Points?
    let tries: [Try]

    init(_ pool: GradePlaces.Pool, _ tries: [Try], of count: Int, share: Points?) {
        self.pool = pool
        self.tries = tries
        self.count = count
        self.share = share
    }

    /// floor(n·share); nil where there is no quota.
    var places: Int? { share.map { QuotaPool.places(count, $0) } }

    /// floor(count · share).
    static func places(_ count: Int, _ share: Points) -> Int {
        let (product, overflow) = Int64(count).multipliedReportingOverflow(by: share.millionths)
        return overflow ? count : Int(max(0, product / 1_000_000))
    }

    /// Who gets a place, and who else meets the conditions, the block that closed the grade first.
    ///
    /// Those who share a rank form a block; the first block that does not fit closes the grade for
    /// all below it. A block does not fit where it is more than the room left, or, when ties are
    /// included, where no room is left at all.
    func filled(
        _ tie: Grading.TieAtQuota
    ) -> (given: [GradeRun.Candidate], rest: ArraySlice<GradeRun.Candidate>) {
        let candidates = tries.filter(\.hindrances.isEmpty).map(\.candidate)
        guard let places else { return (candidates, []) }
        var rest = candidates[...]
        while let first = rest.first {
            let block = rest.prefix { $0.rank == first.rank }
            let room = places - rest.startIndex
            let fits = tie == .include ? room > 0 : block.count <= room
            guard fits else { break }
            rest = rest.dropFirst(block.count)
        }
        return (Array(candidates[..<rest.startIndex]), rest)
    }

    /// Those who reach the least total and do not meet another condition.
    var passedOver: [Try] {
        tries.filter { one in
            !one.hindrances.isEmpty
                && !one.hindrances.contains { if case .below = $0 { true } else { false } }
        }
    }
}
