public import Notation

/// The unit or person assessed.
public struct Subject: Hashable, Sendable {
    /// The name.
    public var id: SubjectID
    /// What people call it.
    public var name: String
    /// The group it is ranked in.
    public var group: GroupID
    /// A unit or a person.
    public var kind: Kind
    /// The office it belongs to: a unit's own, a person's place of work.
    public var office: OfficeID?
    /// The periods in which it is assessed.
    public var lifetime: Lifetime
    /// The subjects whose history it continues; for trends only.
    public var succeeds: [SubjectID]

    /// A subject.
    public init(
        id: SubjectID, name: String, group: GroupID, kind: Kind = .unit, office: OfficeID? = nil,
        lifetime: Lifetime = Lifetime(), succeeds: [SubjectID] = []
    ) {
        self.id = id
        self.name = name
        self.group = group
        self.kind = kind
        self.office = office
        self.lifetime = lifetime
        self.succeeds = succeeds.sorted()
    }

    /// What is assessed.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A township, a bureau, a leadership team.
        case unit
        /// A cadre.
        case person
    }
}

/// Subjects that are ranked together.
public struct Group: Hashable, Sendable {
    /// The name.
    public var id: GroupID
    /// What people call it.
    public var name: String

    /// A group.
    public init(id: GroupID, name: String) {
        self.id = id
        self.name = name
    }
}
