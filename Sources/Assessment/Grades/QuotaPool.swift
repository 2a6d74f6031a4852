import Notation

/// Subjects that share the places of one grade, in the order of their rank.
struct QuotaPool {
    private let candidates: [GradeRun.Candidate]
    /// floor(n·share); nil where there is no quota.
    private let places: Int?

    /// - Parameter count: all ranked subjects that the share is of, whether they fit or not.
    init(_ candidates: [GradeRun.Candidate], of count: Int, share: Points?) {
        self.candidates = candidates
        places = share.map { QuotaPool.places(count, $0) }
    }

    /// floor(count · share).
    static func places(_ count: Int, _ share: Points) -> Int {
        let (product, overflow) = Int64(count).multipliedReportingOverflow(by: share.millionths)
        return overflow ? count : Int(max(0, product / 1_000_000))
    }

    /// Those who get a place.
    ///
    /// Those who share a rank form a block; the first block that does not fit closes the grade for
    /// all below it. A block does not fit where it is more than the room left, or, when ties are
    /// included, where no room is left at all.
    func admitted(_ tie: Grading.TieAtQuota) -> [Int] {
        guard let places else { return candidates.map(\.subject) }
        var admitted: [Int] = []
        var rest = candidates[...]
        while let first = rest.first {
            let block = rest.prefix { $0.rank == first.rank }
            let room = places - admitted.count
            let fits = tie == .include ? room > 0 : block.count <= room
            guard fits else { break }
            admitted += block.map(\.subject)
            rest = rest.dropFirst(block.count)
        }
        return admitted
    }
}
