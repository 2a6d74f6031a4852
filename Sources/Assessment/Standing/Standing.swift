public import Notation

/// Scored and ranked subjects, group by group, for one period or the cycle.
public struct Standing: Hashable, Sendable {
    /// The period, or the cycle.
    public internal(set) var scope: ScoringScope
    /// `provisional` where asked for; else `incomplete` where any group is, or something was
    /// unread.
    public internal(set) var status: Status
    /// The indicators, parents before children: what ``StandingSubject/scores`` are in order of.
    public internal(set) var indicators: [IndicatorID]
    /// The groups, by id.
    public internal(set) var groups: [StandingGroup]
    /// What was found wrong with values and steps, by place.
    public internal(set) var findings: [Finding]

    /// The same standing with one of its groups.
    public func only(_ group: GroupID) -> Standing {
        var standing = self
        standing.groups.removeAll { $0.id != group }
        return standing
    }

    /// What a standing is good for.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// Everything that counts is there.
        case final
        /// Whatever was open has left the mean.
        case provisional
        /// At least one subject has no total although something applies to it.
        case incomplete
    }

    /// The group of that name.
    public subscript(group: GroupID) -> StandingGroup? { groups.first { $0.id == group } }
}

/// The subjects of one group.
public struct StandingGroup: Hashable, Sendable {
    /// The name.
    public internal(set) var id: GroupID
    /// What this part of the standing is good for.
    public internal(set) var status: Standing.Status
    /// The subjects in the order shown: by rank, then by id; those without a rank last.
    public internal(set) var subjects: [StandingSubject]
    /// The figures of every indicator but events, in the order of the indicators.
    public internal(set) var feedback: [IndicatorFigures]
    /// The warnings of a pre-assessment, by subject; empty for all other periods.
    public internal(set) var warnings: [PreWarning]
    /// How the places of each grade went, in the order in which they were given.
    public internal(set) var places: [GradePlaces]
    /// How those with the same total were put in order, greatest total first.
    public internal(set) var ties: [TieDecision]
}

/// One subject of a standing.
public struct StandingSubject: Hashable, Sendable {
    /// The name.
    public internal(set) var id: SubjectID
    /// The total, rounded to the decimals of the scheme.
    public internal(set) var total: Points?
    /// 1 + the number of subjects that are ahead.
    public internal(set) var rank: Int?
    /// The grade.
    public internal(set) var grade: GradeID?
    /// True where a veto counts.
    public internal(set) var isVetoed: Bool
    /// True where something that applies keeps it without a total.
    public internal(set) var isIncomplete: Bool
    /// The share of the weight that the total rests on, 0…1; nil where nothing applies.
    public internal(set) var share: Points?
    /// How many roles that apply have no value.
    public internal(set) var missing: Int
    /// What follows from the grade, where the scheme has an award.
    public internal(set) var award: Points?
    /// The score of every indicator, in the order of ``Standing/indicators``.
    public internal(set) var scores: [Score]

    /// The score of one indicator.
    public enum Score: Hashable, Sendable {
        /// A score of six digits; for bonus and penalty the signed points.
        case points(Points)
        /// The indicator does not apply.
        case notApplicable
        /// There is none: incomplete, without any value, or a veto.
        case none
    }
}
