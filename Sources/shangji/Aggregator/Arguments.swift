public import ArgumentParser
internal import Notation
public import Recount
public import Submission

/// Keys, duties, kinds and states as arguments: what breaks their rules is wrong use.
extension KeyID: ExpressibleByArgument {
    /// Reads 64 hexadecimal digits.
    public init?(argument: String) { self.init(hex: argument) }
}

extension CentreDuty: ExpressibleByArgument {}

extension Submission.Statement.Kind: ExpressibleByArgument {}

extension AppealCase.State: ExpressibleByArgument {}

extension EntryID: ExpressibleByArgument {
    /// Reads `batch#index`.
    public init?(argument: String) { self.init(argument) }
}

extension SpokenCode: ExpressibleByArgument {
    /// Reads forty digits with a right check digit, spaces and hyphens allowed.
    public init?(argument: String) { self.init(argument) }
}
