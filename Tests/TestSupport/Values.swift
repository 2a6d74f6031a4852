public import Notation

/// Identifiers and decimals in one word in tests: `let office: OfficeID = .of("a01")`.
///
/// No literal conformances: they would change what `OfficeID("")` means.
extension Identifier {
    /// The identifier of a text; stops the test where it is none.
    public static func of(_ text: String) -> Self {
        guard let value = Self(text) else { preconditionFailure("\(text) is no identifier") }
        return value
    }
}

extension Points {
    /// The decimal in canonical form of a text; stops the test where it is none.
    public static func of(_ text: String) -> Self {
        guard let value = Points(canonical: text) else {
            preconditionFailure("\(text) is no canonical decimal")
        }
        return value
    }
}

extension Instant {
    /// The moment of a text; stops the test where it is none.
    public static func of(_ text: String) -> Self {
        guard let value = Instant(text) else { preconditionFailure("\(text) is no instant") }
        return value
    }
}

extension CivilDate {
    /// The day of a text; stops the test where it is none.
    public static func of(_ text: String) -> Self {
        guard let value = CivilDate(text) else { preconditionFailure("\(text) is no date") }
        return value
    }
}
