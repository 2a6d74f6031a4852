import Notation

/// What the roles of one leaf say together about one subject in one period.
struct LeafState: Hashable, Sendable {
    /// The score; for rules that compare subjects the combined value.
    var score: NodeScore
    /// The weight of the roles with a value over that of the roles that apply.
    var share: NodeScore
    /// How many roles that apply have no value.
    var missing = 0
    /// True where a missing role counts as 0, so that the subject is not compared with others.
    var isZeroed = false
    /// True where a step could not be computed.
    var isUncomputable = false

    /// Where the leaf does not apply.
    static let notApplicable = LeafState(score: .notApplicable, share: .notApplicable)

    private init(score: NodeScore, share: NodeScore) {
        self.score = score
        self.share = share
    }

    /// The score of a leaf with one role that has one score: all of its weight.
    init(_ only: Points) {
        self.init(score: NodeScore(only), share: NodeScore(.one))
    }

    /// Combines roles.
    ///
    /// 1. Not applicable always leaves the mean.
    /// 2. Missing follows the policy: it blocks the leaf, counts as 0, or leaves the mean.
    /// 3. Blocked blocks the leaf whatever the policy; in a provisional standing it leaves the
    /// mean.
    init(_ roles: [(state: RoleState, weight: Points)], _ policy: MissingPolicy) {
        self.init(score: .notApplicable, share: .notApplicable)
        var mean = WeightedMean()
        var share = WeightedMean()
        var blocks = false
        for (state, weight) in roles where state != .notApplicable {
            var hasValue = false
            switch state {
            case .score(let score):
                mean.add(score, weight: weight)
                hasValue = true
            case .missing:
                missing += 1
                if policy.missing == .block { blocks = true }
                if policy.missing == .zero {
                    mean.add(.zero, weight: weight)
                    isZeroed = true
                }
            case .blocked: if !policy.isProvisional { blocks = true }
            case .uncomputable, .notApplicable: isUncomputable = true
            }
            share.add(hasValue ? .one : .zero, weight: weight)
        }
        guard share.count > 0 else { return }
        self.share = NodeScore(share.result ?? .zero)
        finish(mean, blocks: blocks, single: roles.count == 1 ? roles[0].state : nil)
    }

    private mutating func finish(_ mean: WeightedMean, blocks: Bool, single: RoleState?) {
        if blocks || isUncomputable {
            score = .incomplete
        } else if mean.count == 0 {
            score = .left
        } else if case .score(let only)? = single {
            score = NodeScore(only)
        } else if let result = mean.result {
            score = NodeScore(result)
        } else {
            isUncomputable = true
            score = .incomplete
        }
    }
}

/// What missing and blocked roles do in one standing.
struct MissingPolicy: Sendable {
    /// What a missing role does.
    let missing: Missing
    /// True where whatever is open leaves the mean.
    let isProvisional: Bool

    init(_ scheme: Scheme, provisional: Bool) {
        missing = provisional ? .exclude : scheme.missing
        isProvisional = provisional
    }
}
