/// Why a workbook could not be written: the machinery's fault, or more than a workbook holds.
public struct WorkbookFailure: Error, Hashable, Sendable {
    /// What was being done.
    public let step: String
    /// What the library or the system says of it.
    public let reason: String
}
