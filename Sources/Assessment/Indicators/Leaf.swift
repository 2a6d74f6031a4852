public import Notation

/// What an indicator that takes values asks for.
public struct Leaf: Hashable, Sendable {
    /// How a value becomes a score.
    public var rule: Rule
    /// Who gives values; empty: one `single` role without a name, open to the responsible units.
    public var roles: [Role]
    /// How many fraction digits a value may have, 0…6.
    public var digits: Int
    /// The least value that is taken, beside what the rule says.
    public var least: Points?
    /// The greatest value that is taken, beside what the rule says.
    public var greatest: Points?
    /// The unit of measure, for people.
    public var unit: String?
    /// A value that differs from the year before by more is remarked.
    public var leap: Points?
    /// The SHA-256 of the responsible unit's detailed rules, where they are bound.
    public var detailedRules: Digest?
    /// True where the number is to be entered twice.
    public var doubleEntry: Bool

    /// A leaf; by default one role, six digits, no bounds.
    public init(
        rule: Rule, roles: [Role] = [], digits: Int = 6, least: Points? = nil,
        greatest: Points? = nil, unit: String? = nil, leap: Points? = nil,
        detailedRules: Digest? = nil, doubleEntry: Bool = false
    ) {
        self.rule = rule
        self.roles = roles
        self.digits = digits
        self.least = least
        self.greatest = greatest
        self.unit = unit
        self.leap = leap
        self.detailedRules = detailedRules
        self.doubleEntry = doubleEntry
    }

    /// The role of that name; for nil the role of a leaf that lists none.
    ///
    /// Nil where the leaf has no such role.
    public func role(_ id: RoleID?) -> Role? {
        guard let id else { return roles.isEmpty && !rule.isEvent ? Role.sole : nil }
        return roles.first { $0.id == id }
    }

    /// The roles that values come from: those listed, or the one role of a leaf that lists none.
    ///
    /// Empty for events.
    public var effectiveRoles: [Role] {
        if rule.isEvent { return [] }
        return roles.isEmpty ? [Role.sole] : roles
    }
}
