package import Submission

/// The merged state; see `docs/decisions/merged-state.md`.
extension LogBook {
    /// Looks at the state of everything that is logged by now.
    package func merged<Value: Sendable>(_ body: (State) throws -> Value) throws -> Value {
        try store.read { view in try mergedLog.read(view, to: view.head(), body) }
    }
}
