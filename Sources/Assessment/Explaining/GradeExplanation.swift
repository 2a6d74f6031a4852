public import Notation

/// Why a ranked subject has its grade and none above it.
public struct GradeExplanation: Hashable, Sendable {
    /// The subject.
    public let subject: SubjectID
    /// Its grade; nil for none.
    public let grade: GradeID?
    /// The grades above it, best first, or all of them where it has none.
    public let above: [Above]
    /// How its place among those with the same total came about; nil where nobody has it.
    public let tie: TieDecision?

    /// A grade that the subject did not get.
    public struct Above: Hashable, Sendable {
        /// The grade.
        public let grade: GradeID
        /// What keeps the subject from it; never empty.
        public let why: [GradeHindrance]
    }
}

extension Standing {
    /// Why a subject has its grade; nil for a subject that is not ranked here.
    ///
    /// - Parameter scheme: the scheme by which the standing was made.
    public func gradeExplanation(
        of subject: SubjectID, by scheme: Scheme
    ) -> GradeExplanation? {
        for group in groups {
            guard let own = group.subjects.first(where: { $0.id == subject }), own.rank != nil,
                let known = scheme.subjects.first(where: { $0.id == subject })
            else { continue }
            let grades = scheme.grading.grades
            let index = grades.firstIndex { $0.id == own.grade } ?? grades.count
            return GradeExplanation(
                subject: subject, grade: own.grade,
                above: grades[..<index].map { grade in
                    GradeExplanation.Above(grade: grade.id, why: group.why(own, known, grade))
                },
                tie: group.ties.first { tie in tie.subjects.contains { $0.subject == subject } })
        }
        return nil
    }
}

extension StandingGroup {
    /// What keeps a subject from a grade.
    fileprivate func why(
        _ own: StandingSubject, _ known: Subject, _ grade: Grade
    ) -> [GradeHindrance] {
        guard let account = places.first(where: { $0.grade == grade.id && $0.pool.holds(known) })
        else { return [] }
        if let over = account.passedOver.first(where: { $0.subject == own.id }) { return over.why }
        let total = own.total ?? .zero
        if let least = grade.min, let by = least.less(total), by > .zero {
            return [.below(least: least, by: by)]
        }
        let last = subjects.first { $0.id == account.given.last }?.total
        return [
            .noPlace(
                places: account.places ?? 0, room: account.next?.room ?? 0,
                behind: last.flatMap { $0.less(total) })
        ]
    }
}

extension GradePlaces.Pool {
    /// True where the subject, of the group in question, shares these places.
    fileprivate func holds(_ subject: Subject) -> Bool {
        switch self {
        case .group: true
        case .units: subject.kind == .unit
        case .people(let office): subject.kind == .person && subject.office == office
        }
    }
}
