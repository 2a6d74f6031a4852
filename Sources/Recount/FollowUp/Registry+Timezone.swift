internal import Assessment
public import Notation
public import Submission

extension Registry {
    /// The zone of a scheme that stands; of the first one where none is named, of none UTC.
    public func timezone(of named: SchemeID? = nil) -> String {
        let version = (named ?? schemeIDs.first).flatMap(currentScheme)
        return version.flatMap { try? Scheme(canonical: $0.scheme.body) }?.timezone ?? "UTC"
    }
}
