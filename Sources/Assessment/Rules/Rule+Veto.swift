import Notation

extension Rule {
    /// `veto`: any event with v > 0 vetoes the subject; v ≥ 0.
    static func vetoes(_ events: [Points]) -> Bool {
        events.contains { $0 > .zero }
    }
}
