public import Notation

extension SchemeDifference {
    /// One thing of a scheme that is new, gone or different.
    public struct Change: Hashable, Sendable {
        /// What sort of thing.
        public var kind: Kind
        /// Its id; the scheme's own for what belongs to no single thing.
        public var id: String
        /// What people call it, in the new version where it is there.
        public var name: String
        /// What became of it.
        public var act: Act
        /// Which of its keys differ; empty for what is added or removed.
        public var fields: [FieldDifference] = []
        /// Its share of the total before, in percent; see ``WeightShares``.
        public var shareBefore: Points?
        /// Its share of the total now, in percent.
        public var shareNow: Points?
        /// What becomes of values that were given, where the meaning of a leaf changed.
        public var carry: Amendment.Change?
        /// For whom it differs.
        public var concerns = Concerns()

        /// A change without details.
        public init(kind: Kind, id: String, name: String, act: Act, fields: [FieldDifference] = [])
        {
            self.kind = kind
            self.id = id
            self.name = name
            self.act = act
            self.fields = fields
        }
    }

    /// The sorts of things in a scheme.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What belongs to the scheme as a whole.
        case scheme
        /// A period.
        case period
        /// A group.
        case group
        /// An office.
        case office
        /// A subject.
        case subject
        /// An indicator that has others below it.
        case node
        /// An indicator that takes values.
        case leaf
        /// A grade.
        case grade
    }

    /// What became of a thing.
    public enum Act: String, Hashable, Sendable, CaseIterable {
        /// It is new.
        case added
        /// It is gone.
        case removed
        /// Only its weight differs, or its share of the total by the weights of others.
        case reweighted
        /// It is said otherwise, and values that were given mean the same.
        case changed
        /// A value given for it means something else: rule M16 asks what becomes of it.
        case meaning
    }

    /// For whom an indicator differs: where it applies in the old version or in the new one.
    public struct Concerns: Hashable, Sendable {
        /// Groups all of whose subjects are meant; empty with no subjects: everybody.
        public var groups: [GroupID] = []
        /// Single subjects beside those groups.
        public var subjects: [SubjectID] = []
        /// The offices in charge, before or now.
        public var offices: [OfficeID] = []
        /// The periods; empty: all.
        public var periods: [PeriodID] = []

        /// Nobody in particular.
        public init() {}
    }
}
