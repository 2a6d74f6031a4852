/// Lets a test break every transaction twice: before it is durable, and after.
///
/// The agent itself runs with ``none``.
package struct WriteFaults: Sendable {
    /// When a transaction is asked.
    package enum Moment: Hashable, Sendable {
        /// All statements are done, nothing is durable: throwing rolls back.
        case before
        /// The transaction is durable: throwing is a process that dies before it could say so.
        case after
    }

    /// Throws where the process is to "die".
    let strike: @Sendable (Moment, String) throws -> Void

    /// Faults of a test; the text is the intent of the transaction.
    package init(_ strike: @escaping @Sendable (Moment, String) throws -> Void) {
        self.strike = strike
    }

    /// No faults.
    package static let none = WriteFaults { _, _ in }
}
