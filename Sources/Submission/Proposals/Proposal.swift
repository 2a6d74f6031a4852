public import Notation

/// What one side proposes and another admits or refuses: detailed rules, a person's targets or job
/// description, a performance contract, an indicator, the key of a further person.
///
/// A statement of one of the ``Statement/Kind/isProposal`` kinds: `about` names the scheme that it
/// is for, `at` what it is for, `text` is what is proposed. A new version is a new statement.
public struct Proposal: Hashable, Sendable {
    /// The record.
    public let id: RecordID
    /// Its leaf.
    public let leaf: Int64
    /// What is proposed.
    public let statement: Statement
    /// Who proposes it.
    public let signer: KeyHolder
    /// What was said of it by those who may decide on it, in log order.
    public internal(set) var words: [Word] = []
    /// The later proposal that takes its place; nil where it is the last.
    public internal(set) var successor: RecordID?

    /// A word on a proposal.
    public struct Word: Hashable, Sendable {
        /// The record.
        public let id: RecordID
        /// `approval`, `rejection` or `comment`.
        public let kind: Statement.Kind
        /// Who says it.
        public let signer: KeyHolder
        /// What is to be changed, or why.
        public let text: String?
    }

    /// How far a proposal has come.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Nobody has said a word.
        case proposed
        /// Something is to be changed.
        case asked
        /// It is agreed.
        case approved
        /// It is not admitted.
        case refused
        /// A later one of the same office takes its place, and it was not agreed before.
        case superseded
    }

    /// What it is for: an indicator, a subject or a person.
    public var place: String { statement.at ?? "" }

    /// The office that proposes it; nil for the centre.
    public var office: OfficeID? { signer.role.office }

    /// The SHA-256 of the text as UTF-8: what `detailedRules` of a scheme binds.
    public var digest: Digest { Digest(of: Array((statement.text ?? "").utf8)) }

    /// How far it has come: the last word counts.
    public var state: State {
        let last = words.last?.kind
        if last == .approval { return .approved }
        if successor != nil { return .superseded }
        switch last {
        case .rejection: return .refused
        case .comment: return .asked
        default: return .proposed
        }
    }

    /// True where a word of the key's holder decides on it.
    ///
    /// The centre's clerks and heads decide on everything. On a person's own targets and job
    /// description another person of the same office decides as well: its head.
    func isDecided(by holder: KeyHolder) -> Bool {
        switch holder.role {
        case .centrePerson(let person, let duty):
            duty != .inspector && person != signer.role.person
        case .officePerson(let person, let office):
            [.target, .duty].contains(statement.kind) && office == self.office
                && person != signer.role.person
        case .device, .log, .root: false
        }
    }
}

extension Statement.Kind {
    /// True for the kinds that propose something.
    public var isProposal: Bool {
        switch self {
        case .rules, .target, .duty, .contract, .indicator, .person: true
        case .approval, .rejection, .acknowledgement, .answer, .referral, .appeal, .comment: false
        }
    }

    /// Most characters of the text.
    public var textLimit: Int { isProposal ? Limits.proposalCharacters : Limits.commentCharacters }
}
