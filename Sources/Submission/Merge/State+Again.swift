public import Notation

extension State {
    /// The cells for which something was given that counts no more since the scheme was amended,
    /// in order (M16).
    ///
    /// Cells of leaves that are gone are among them: whether they can be given again is a question
    /// to the scheme.
    public func cellsAskedAgain(of scheme: SchemeID) -> [Cell] {
        guard registry.schemeVersions(scheme).count > 1 else { return [] }
        return cells(of: scheme).filter { cell($0).status == .toBeGivenAgain }
    }
}
