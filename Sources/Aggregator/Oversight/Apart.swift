internal import Assessment
internal import Notation
internal import Recount
internal import Submission

/// Values of two roles that lie further apart than the scheme allows, wherever cells are listed
/// that wait for somebody.
extension State {
    /// All of them, scheme by scheme.
    var apart: [ApartValues] {
        registry.schemeIDs.flatMap { id -> [ApartValues] in
            guard let version = registry.currentScheme(id),
                let scheme = try? Scheme(canonical: version.scheme.body),
                scheme.comparesRoles, let accepted = accepted(in: id)
            else { return [] }
            return ApartValues.all(accepted, of: scheme)
        }
    }
}
