public import Notation

/// A category of raters of one leaf.
public struct Role: Hashable, Sendable {
    /// The name; nil only for the role of a leaf that lists none.
    public var id: RoleID?
    /// What people call it.
    public var name: String?
    /// Its weight among the roles of the leaf, above 0.
    public var weight: Points
    /// How the scores of its raters become one.
    public var combine: Combine
    /// Who may write its cells; nil: the responsible units.
    public var by: Writers?
    /// The raters that must each give a value; empty: whoever comes.
    public var raters: [RaterID]
    /// Another role that its values must agree with.
    public var checked: Checked?

    /// A role.
    public init(
        id: RoleID?, name: String? = nil, weight: Points, combine: Combine = .single,
        by: Writers? = nil, raters: [RaterID] = [], checked: Checked? = nil
    ) {
        self.id = id
        self.name = name
        self.weight = weight
        self.combine = combine
        self.by = by
        self.raters = raters.sorted()
        self.checked = checked
    }

    /// The role of a leaf that lists none.
    public static let sole = Role(id: nil, weight: .one)

    /// How the scores of raters become one.
    public enum Combine: Hashable, Sendable {
        /// One cell for the role, whoever gives it.
        case single
        /// The mean.
        case mean
        /// The median; the mean of the middle two when even.
        case median
        /// So many highest and lowest left out, where there are enough; else the plain mean.
        case trimmed(Int)
    }

    /// Values of the two roles further apart than the tolerance block both.
    public struct Checked: Hashable, Sendable {
        /// The other role of the same leaf.
        public var against: RoleID
        /// The greatest difference of the values that is taken as agreement.
        public var tolerance: Points

        /// A check.
        public init(against: RoleID, tolerance: Points) {
            self.against = against
            self.tolerance = tolerance
        }
    }
}

/// The offices that may write the cells of a role.
public struct Writers: Hashable, Sendable {
    /// True where the subject's own office may.
    public var own: Bool
    /// The offices that are named.
    public var offices: [OfficeID]

    /// Writers.
    public init(own: Bool = false, offices: [OfficeID] = []) {
        self.own = own
        self.offices = offices.sorted()
    }
}
