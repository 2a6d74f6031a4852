internal import Assessment
package import Notation
internal import Recount
package import Submission

/// Who has signed the version of a scheme that stands: performance contracts are counted so.
extension LogBook {
    /// The version of a scheme that stands, by the scheme's id or by its record; nil for others.
    package func schemeRecord(_ name: String) throws -> SchemeVersion? {
        let registry = try ledger().registry
        if let id = SchemeID(name), let current = registry.currentScheme(id) { return current }
        return registry.schemeIDs.flatMap(registry.schemeVersions).first {
            $0.record.description == name
        }
    }

    /// The offices of a version of which no person has approved it, in order.
    package func unsigned(_ version: SchemeVersion) throws -> [OfficeID] {
        let scheme = try Scheme(canonical: version.scheme.body)
        let signed = Set(
            try words().compactMap { word -> OfficeID? in
                guard word.statement.kind == .approval, word.statement.about == version.record,
                    word.role.person != nil
                else { return nil }
                return word.office
            })
        return scheme.offices.map(\.id).filter { !signed.contains($0) }
    }

    /// The zone of a scheme; of the first that stands where none is named, of none UTC.
    package func timezone(of named: SchemeID? = nil) throws -> String {
        try ledger().registry.timezone(of: named)
    }
}
