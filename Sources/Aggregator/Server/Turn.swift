internal import Synchronization

/// A place that one caller at a time may have.
final class Turn: Sendable {
    private let isTaken = Mutex(false)

    /// The place, until it is given back; nil where another has it.
    func take() -> Turn? {
        isTaken.withLock { isTaken in
            defer { isTaken = true }
            return isTaken ? nil : self
        }
    }

    /// Gives it back.
    func end() {
        isTaken.withLock { $0 = false }
    }
}
