extension Scheme {
    /// How large a scheme may be; more is refused before anything else is done with it.
    public enum Limits {
        /// Bytes of the canonical form and of a file.
        public static let bytes = 2 * 1024 * 1024
        /// Leaves of the indicator tree.
        public static let leaves = 10_000
        /// Nodes on the way from the top to a leaf, the leaf included.
        public static let depth = 12
        /// Subjects of one group.
        public static let subjectsPerGroup = 5_000
        /// Subjects in all.
        public static let subjects = 50_000
        /// Offices.
        public static let offices = 50_000
        /// Groups.
        public static let groups = 1_000
        /// Periods.
        public static let periods = 100
        /// Roles of one leaf.
        public static let roles = 50
        /// Raters of one role.
        public static let raters = 1_000
        /// Grades, of the scheme or of one leaf.
        public static let grades = 50
        /// Steps of one `steps` rule.
        public static let steps = 1_000
        /// Characters of a title or a name.
        public static let name = 200
        /// Characters of a note or a reason.
        public static let note = 4_000
        /// Findings of one reading or check; further ones are not listed.
        public static let findings = 1_000
    }
}
