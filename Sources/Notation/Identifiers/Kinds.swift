/// The kinds of named things of the glossary.
public enum Named {
    /// A central office.
    public enum Centre: IdentifierKind {}
    /// Anyone who holds a key: township, bureau, centre.
    public enum Office: IdentifierKind {}
    /// A human; one human has one id in all offices.
    public enum Person: IdentifierKind {}
    /// The signed rules of one cycle.
    public enum Scheme: IdentifierKind {}
    /// A node of the indicator tree.
    public enum Indicator: IdentifierKind {}
    /// The unit or person assessed.
    public enum Subject: IdentifierKind {}
    /// A group of subjects ranked together.
    public enum Group: IdentifierKind {}
    /// A category of raters.
    public enum Role: IdentifierKind {}
    /// Who gives a value.
    public enum Rater: IdentifierKind {}
    /// A month, quarter, half-year, year, pre-assessment or special period.
    public enum Period: IdentifierKind {}
    /// A step of the result: excellent, good and so on.
    public enum Grade: IdentifierKind {}
}

/// The name of a central office.
public typealias CentreID = Identifier<Named.Centre>
/// The name of an office.
public typealias OfficeID = Identifier<Named.Office>
/// The name of a human.
public typealias PersonID = Identifier<Named.Person>
/// The name of a scheme.
public typealias SchemeID = Identifier<Named.Scheme>
/// The name of an indicator.
public typealias IndicatorID = Identifier<Named.Indicator>
/// The name of a subject.
public typealias SubjectID = Identifier<Named.Subject>
/// The name of a group of subjects.
public typealias GroupID = Identifier<Named.Group>
/// The name of a rater's role.
public typealias RoleID = Identifier<Named.Role>
/// The name of a rater.
public typealias RaterID = Identifier<Named.Rater>
/// The name of a period.
public typealias PeriodID = Identifier<Named.Period>
/// The name of a grade.
public typealias GradeID = Identifier<Named.Grade>
