/// What can be said about the area of this file's name.
extension FindingCode {
    /// All codes of this file.
    static let sheetCodes: [FindingCode] = []
}
