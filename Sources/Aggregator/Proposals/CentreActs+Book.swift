package import Assessment
package import Notation
package import Submission

/// What the bound book and the plan are made from.
extension CentreActs {
    /// The texts of approved rules by their SHA-256.
    package func approvedTexts() throws -> [Digest: String] {
        let approved = try proposals().filter {
            $0.statement.kind == .rules && $0.state == .approved
        }
        return approved.reduce(into: [:]) { $0[$1.digest] = $1.statement.text ?? "" }
    }

    /// Every scheme in force, by id.
    package func schemes() throws -> [Scheme] {
        let registry = try book.ledger().registry
        return try registry.schemeIDs.compactMap { id in
            try registry.currentScheme(id).map { try Scheme(canonical: $0.scheme.body) }
        }
    }

    /// Of what every leaf or subject is to have one of, those that have none agreed yet.
    ///
    /// Rules are counted over leaves, targets, duties and contracts over subjects.
    package func lacking(_ kind: String, in reference: SchemeReference) throws -> [String] {
        guard let version = try book.ledger().registry.scheme(reference),
            let scheme = try? Scheme(canonical: version.scheme.body)
        else { return [] }
        let agreed = Set(
            try proposals().filter { $0.statement.kind.rawValue == kind && $0.state == .approved }
                .map(\.place))
        switch Statement.Kind(rawValue: kind) {
        case .rules:
            let outline = Outline(scheme)
            return outline.leaves.map { outline.nodes[$0].indicator.id.text }
                .filter { !agreed.contains($0) }
        case .contract: return scheme.subjects.map(\.id.text).filter { !agreed.contains($0) }
        case .target, .duty:
            return scheme.subjects.filter { $0.kind == .person }.map(\.id.text)
                .filter { !agreed.contains($0) }
        default: return []
        }
    }
}
