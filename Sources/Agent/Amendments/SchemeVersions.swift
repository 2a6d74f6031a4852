package import Assessment
package import Notation
package import Submission

/// The versions of schemes that the feed has brought, and what each says otherwise.
package struct SchemeVersions: Sendable {
    private let registry: Registry

    /// The versions of a registry.
    package init(_ registry: Registry) {
        self.registry = registry
    }

    /// What a version of a scheme says otherwise than another; by default the last than the one
    /// before.
    ///
    /// Throws `scheme-unknown` for a version that the feed has not brought, and nil where there is
    /// one version alone.
    package func difference(
        of id: SchemeID, from old: Int64? = nil, to new: Int64? = nil
    ) throws -> SchemeDifference? {
        let last = registry.currentScheme(id)?.reference.version ?? 0
        let later = new ?? last
        let earlier = old ?? later - 1
        guard earlier > 0 || old != nil else { return nil }
        return SchemeDifference(from: try scheme(id, earlier), to: try scheme(id, later))
    }

    /// What has become of every scheme since an earlier look: what is new differs from nothing.
    package func news(since earlier: Registry) throws -> [SchemeNews] {
        try registry.schemeIDs.compactMap { id in
            guard let now = registry.currentScheme(id)?.reference else { return nil }
            let before = earlier.currentScheme(id)?.reference
            guard before != now else { return nil }
            let difference = try before.flatMap {
                try self.difference(of: id, from: $0.version, to: now.version)
            }
            return SchemeNews(reference: now, difference: difference)
        }
    }

    private func scheme(_ id: SchemeID, _ version: Int64) throws -> Scheme {
        let found = registry.schemeVersions(id).first { $0.reference.version == version }
        guard let found, let scheme = try? Scheme(canonical: found.scheme.body) else {
            throw AgentRefusal(.entrySchemeUnknown, ["scheme": id.text, "version": "\(version)"])
        }
        return scheme
    }
}

/// A version of a scheme that has come.
package struct SchemeNews: Sendable {
    /// The version in force.
    package let reference: SchemeReference
    /// What it says otherwise than the one that was here; nil where there was none.
    package let difference: SchemeDifference?
}
