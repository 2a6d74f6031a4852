public import Notation

/// How the places of one grade went among those who share them.
public struct GradePlaces: Hashable, Sendable {
    /// The grade.
    public let grade: GradeID
    /// Who shares the places.
    public let pool: Pool
    /// How many ranked subjects the places are a share of.
    public let ranked: Int
    /// The share; nil where the grade has no quota.
    public let quota: Points?
    /// floor(ranked · quota); nil where the grade has no quota.
    public let places: Int?
    /// Who got the grade, in the order of rank.
    public let given: [SubjectID]
    /// Where the grade closed: the first who met every other condition and got no place.
    public let next: Block?
    /// Who reached the least total and was kept from the grade by something else, in the order of
    /// rank.
    public let passedOver: [PassedOver]

    /// Who shares the places of a grade.
    public enum Pool: Hashable, Sendable {
        /// All of the group.
        case group
        /// The units of a group, where people go by their office.
        case units
        /// The people of one office in the group, or those without an office.
        case people(OfficeID?)
    }

    /// Subjects that share a rank and got no place.
    public struct Block: Hashable, Sendable {
        /// Their rank.
        public let rank: Int
        /// Who they are.
        public let subjects: [SubjectID]
        /// Their total.
        public let total: Points
        /// How many places were left when it was their turn: fewer than they are.
        public let room: Int
        /// How far they are behind the last who got a place; nil where nobody did.
        public let behind: Points?
    }

    /// A subject that reached the least total and did not get the grade.
    public struct PassedOver: Hashable, Sendable {
        /// The subject.
        public let subject: SubjectID
        /// Its rank.
        public let rank: Int
        /// What keeps it from the grade; never empty.
        public let why: [GradeHindrance]
    }
}

/// What keeps a subject from a grade.
public enum GradeHindrance: Hashable, Sendable {
    /// The total is below the least one.
    case below(least: Points, by: Points)
    /// An indicator is below the score it must reach; nil where it has none.
    case indicator(IndicatorID, score: Points?, least: Points)
    /// A veto counts.
    case vetoed
    /// All else holds, and there is no place.
    ///
    /// - Parameter behind: how far it is behind the last who got one; nil where nobody did.
    case noPlace(places: Int, room: Int, behind: Points?)
}
