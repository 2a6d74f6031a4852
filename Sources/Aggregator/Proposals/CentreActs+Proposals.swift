package import Assessment
package import Notation
package import Submission

/// The centre's words on what offices propose.
extension CentreActs {
    /// Says a word on a proposal: `comment` asks for changes, `approval` agrees, `rejection` does
    /// not admit it.
    ///
    /// Throws `proposal-unknown`, `proposal-superseded` where a later one took its place, and
    /// `statement-text-missing` where a comment or a rejection says nothing.
    package func say(
        _ kind: Statement.Kind, of id: RecordID, text: String?, by person: CentreSigner,
        now: Instant
    ) throws -> RecordID {
        let proposal = try self.proposal(id)
        if let successor = proposal.successor, proposal.state == .superseded {
            throw CentreRefusal(
                .proposalSuperseded, at: id.description, ["by": successor.description])
        }
        if kind != .approval, (text ?? "").allSatisfy(\.isWhitespace) {
            throw CentreRefusal(
                .statementTextMissing, at: id.description, ["kind": kind.rawValue])
        }
        let statement = Statement(
            centre: card.centre, key: person.key.id, kind: kind, about: id, text: text)
        return try log([person.key.sign(.statement, statement.payload)], at: now)[0]
    }

    /// A proposal by its record.
    package func proposal(_ id: RecordID) throws -> Proposal {
        guard let found = try proposals().first(where: { $0.id == id }) else {
            throw CentreRefusal(.proposalUnknown, at: id.description)
        }
        return found
    }

    /// All proposals but those of further persons, which are requests, in log order.
    package func proposals() throws -> [Proposal] {
        try book.ledger().registry.proposals.filter { $0.statement.kind != .person }
    }

    /// What the bound rules of a next version lack: a refusal for each that was never approved.
    ///
    /// A first version may bind what was agreed elsewhere, since nothing could be proposed before
    /// it; it is warned of.
    func rulesFindings(
        _ next: Scheme, after earlier: Scheme?
    ) throws -> (findings: [Finding], warnings: [Finding]) {
        let bound = next.boundRules
        guard !bound.isEmpty else { return ([], []) }
        let approved = try book.ledger().registry.approvedRules
        let before = earlier?.boundRules ?? [:]
        let lacking = bound.sorted { $0.key < $1.key }.filter { indicator, digest in
            before[indicator] != digest && approved[indicator.text]?.contains(digest) != true
        }
        let code: FindingCode = earlier == nil ? .warningRulesNotApproved : .rulesNotApproved
        let told = lacking.map { indicator, digest in
            Finding(
                code, at: "/indicators/\(indicator)/detailedRules",
                ["indicator": indicator.text, "hash": digest.hex])
        }
        return earlier == nil ? ([], told) : (told, [])
    }

    /// What a scheme would bind by now: the approved rules of each of its leaves, the newest last.
    package func binding(of scheme: Scheme) throws -> [Binding] {
        let bound = scheme.boundRules
        let leaves = Outline(scheme)
        return try proposals().filter { $0.statement.kind == .rules && $0.state == .approved }
            .compactMap { proposal in
                guard let indicator = IndicatorID(proposal.place),
                    leaves[indicator]?.indicator.leaf != nil
                else { return nil }
                return Binding(
                    indicator: indicator, proposal: proposal,
                    isBound: bound[indicator] == proposal.digest)
            }
    }
}

/// Approved rules of a leaf.
package struct Binding: Sendable {
    /// The leaf.
    package let indicator: IndicatorID
    /// What was approved.
    package let proposal: Proposal
    /// True where the scheme names its digest.
    package let isBound: Bool
}

extension Scheme {
    /// The digests of the detailed rules that its leaves bind.
    var boundRules: [IndicatorID: Digest] {
        let outline = Outline(self)
        return outline.leaves.reduce(into: [:]) { found, index in
            let indicator = outline.nodes[index].indicator
            found[indicator.id] = indicator.leaf?.detailedRules
        }
    }
}
