/// What to tell about bytes that a reader refused.
extension CanonicalReader {
    /// The more exact of two findings about bytes that a reader refused.
    ///
    /// A shape error may only hide that the bytes are not canonical JSON at all.
    public static func diagnose(_ bytes: [UInt8], _ refusal: JSONError) -> JSONError {
        do {
            _ = try JSON(bytes, form: .canonical)
            return refusal
        } catch {
            return error
        }
    }
}
