import Notation

/// The score of a node in eight bytes, or why there is none.
struct NodeScore: Hashable, Sendable {
    /// Millionths, or one of three numbers that no score can be.
    let raw: Int64

    init(raw: Int64) {
        self.raw = raw
    }

    init(_ points: Points) {
        raw = points.millionths
    }

    /// The node does not apply, or all that was said of it is that it does not.
    static let notApplicable = NodeScore(raw: .min)
    /// The node applies, and all below it has left the mean.
    static let left = NodeScore(raw: .min + 1)
    /// Something below it is missing or blocked.
    static let incomplete = NodeScore(raw: .min + 2)

    var isScore: Bool { raw > NodeScore.incomplete.raw }

    var points: Points? { isScore ? Points(millionths: raw) : nil }
}
