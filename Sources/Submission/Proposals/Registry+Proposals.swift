public import Notation

extension Registry {
    /// Every proposal in the log, in log order, with what became of it.
    ///
    /// A pure view over the records that are complete: a word of a key that is not enrolled, or
    /// that came after its revocation, decides nothing.
    public var proposals: [Proposal] {
        let said = statements
        var words: [RecordID: [(Int64, VerifiedRecord, Statement)]] = [:]
        for (leaf, record, statement) in said
        where [.approval, .rejection, .comment].contains(statement.kind) {
            words[statement.about, default: []].append((leaf, record, statement))
        }
        var latest: [ProposalPlace: RecordID] = [:]
        let found = said.reversed().compactMap { leaf, record, statement -> Proposal? in
            guard statement.kind.isProposal, statement.at != nil else { return nil }
            var proposal = Proposal(
                id: record.id, leaf: leaf, statement: statement, signer: record.signer)
            for (_, word, said) in words[record.id] ?? []
            where proposal.isDecided(by: word.signer) {
                proposal.words.append(
                    Proposal.Word(
                        id: word.id, kind: said.kind, signer: word.signer, text: said.text))
            }
            let place = ProposalPlace(
                kind: statement.kind, place: proposal.place, office: proposal.office)
            proposal.successor = latest[place]
            latest[place] = record.id
            return proposal
        }
        return found.reversed()
    }

    /// The texts that were agreed as detailed rules, by indicator.
    public var approvedRules: [String: Set<Digest>] {
        proposals.filter { $0.statement.kind == .rules && $0.state == .approved }
            .reduce(into: [:]) { $0[$1.place, default: []].insert($1.digest) }
    }

    /// Statements that are complete, by leaf.
    private var statements: [(Int64, VerifiedRecord, Statement)] {
        records.values.compactMap { record in
            guard case .statement(let statement) = record.content,
                let leaf = completed[record.id]
            else { return nil }
            return (leaf, record, statement)
        }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
    }
}

/// Where a later proposal takes the place of an earlier one.
private struct ProposalPlace: Hashable {
    let kind: Statement.Kind
    let place: String
    let office: OfficeID?
}
