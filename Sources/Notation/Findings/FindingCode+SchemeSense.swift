/// What can be wrong with the sense of a scheme; what can be wrong with its form is in the file beside.
extension FindingCode {
    /// All codes of this file.
    static let schemeSenseCodes: [FindingCode] = []
}
