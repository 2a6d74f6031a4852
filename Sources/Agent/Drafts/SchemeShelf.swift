internal import Assessment
package import Notation
package import Recount
package import Submission

/// One version of a scheme that stands, laid open.
package struct PublishedScheme: Sendable {
    /// How batches name it.
    package let reference: SchemeReference
    /// Its rules, the same as at the centre.
    package let rules: SchemeRules

    /// Its periods, in order.
    package var periods: [PeriodID] { rules.scheme.periods.map(\.id) }
}

/// The schemes in force as far as the feed has brought them.
package struct SchemeShelf: Sendable {
    /// The current version of each scheme, by id.
    package let current: [PublishedScheme]

    /// Lays open the schemes of a registry; one whose body this program cannot read is left out.
    package init(_ registry: Registry) {
        current = registry.schemeIDs.compactMap { id in
            guard let version = registry.currentScheme(id),
                let rules = SchemeRules(body: version.scheme.body)
            else { return nil }
            return PublishedScheme(reference: version.reference, rules: rules)
        }
    }

    /// The rules of a current version; nil for any other.
    func rules(of reference: SchemeReference) -> SchemeRules? {
        current.first { $0.reference == reference }?.rules
    }

    /// The zone of the first scheme; UTC where there is none.
    var timezone: String { current.first?.rules.scheme.timezone ?? "UTC" }

    /// The scheme that a draft of a period belongs to; nil where none has been received.
    ///
    /// The named one; else the only one that has the period; else the only one. Refused where
    /// several could be meant or the named one is unknown.
    package func scheme(for period: PeriodID?, named id: SchemeID?) throws -> PublishedScheme? {
        if let id, !current.isEmpty {
            guard let scheme = current.first(where: { $0.reference.id == id }) else {
                throw AgentRefusal(.entrySchemeUnknown, ["scheme": id.text, "version": "1"])
            }
            return scheme
        }
        let fitting = current.filter { scheme in period.map(scheme.periods.contains) ?? true }
        let meant = fitting.isEmpty ? current : fitting
        guard meant.count < 2 else {
            let names = meant.map(\.reference.id.text).joined(separator: ", ")
            throw AgentRefusal(
                .draftSchemeUnclear, ["period": period?.text ?? "", "schemes": names])
        }
        return meant.first
    }
}
