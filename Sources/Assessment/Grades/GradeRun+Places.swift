import Notation

extension GradeRun.Filling {
    /// What is told of a grade among those who share its places.
    func account(_ scheme: Scheme) -> GradePlaces {
        let id = { (candidate: GradeRun.Candidate) in scheme.subjects[candidate.subject].id }
        let block = rest.first.map { first in
            GradePlaces.Block(
                rank: first.rank, subjects: rest.prefix { $0.rank == first.rank }.map(id),
                total: first.total, room: max(0, (pool.places ?? 0) - given.count),
                behind: given.last.flatMap { $0.total.less(first.total) })
        }
        return GradePlaces(
            grade: scheme.grading.grades[grade].id, pool: pool.pool, ranked: pool.count,
            quota: pool.share, places: pool.places, given: given.map(id), next: block,
            passedOver: pool.passedOver.map { one in
                GradePlaces.PassedOver(
                    subject: id(one.candidate), rank: one.candidate.rank, why: one.hindrances)
            })
    }
}

extension Points {
    /// The difference; nil where it reaches 10¹².
    func less(_ other: Points) -> Points? { Points(millionths: millionths - other.millionths) }
}
