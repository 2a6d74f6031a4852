public import Notation

/// All that a standing is made from, beside the scheme: plain values, wherever they come from.
///
/// A cell that is not named is missing. The order of the lists means nothing.
public struct ScoreValues: Sendable {
    /// The values that count.
    ///
    /// A `withdrawn` one says that its cell is missing; several equal values of one cell are one
    /// value, several that differ block it. Every event stands for itself.
    public var entries: [ScoreEntry]
    /// Cells whose value cannot be used, and why; for events their leaf, subject and period.
    public var blocked: [Blocked]
    /// Cells that a decision has settled: roles that check one another are not compared there.
    public var decided: Set<ScoreCell>
    /// What was given and could not be brought to any cell; keeps the standing incomplete.
    public var unread: [Finding]

    /// Values; by default nothing is blocked, decided or unread.
    public init(
        _ entries: [ScoreEntry], blocked: [Blocked] = [], decided: Set<ScoreCell> = [],
        unread: [Finding] = []
    ) {
        self.entries = entries
        self.blocked = blocked
        self.decided = decided
        self.unread = unread
    }

    /// A cell that cannot be used.
    public struct Blocked: Hashable, Sendable {
        /// The cell.
        public var cell: ScoreCell
        /// Why.
        public var finding: Finding

        /// A cell and why it cannot be used.
        public init(_ cell: ScoreCell, _ finding: Finding) {
            self.cell = cell
            self.finding = finding
        }
    }
}
