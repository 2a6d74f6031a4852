public import ArgumentParser
public import Notation
public import Submission

/// Identifiers, digests and days as arguments: what breaks their rules is wrong use.
extension Identifier: ExpressibleByArgument {
    /// Reads an identifier.
    public init?(argument: String) { self.init(argument) }
}

extension RecordID: ExpressibleByArgument {
    /// Reads 64 hexadecimal digits.
    public init?(argument: String) { self.init(hex: argument) }
}

extension Digest: ExpressibleByArgument {
    /// Reads 64 hexadecimal digits.
    public init?(argument: String) { self.init(hex: argument) }
}

extension CivilDate: ExpressibleByArgument {
    /// Reads `YYYY-MM-DD`.
    public init?(argument: String) { self.init(argument) }
}
