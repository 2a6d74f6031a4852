internal import DurableFiles
internal import Notation
package import TransparencyLog

/// Signing the head, and refusing to.
extension LogBook {
    /// The signed checkpoint of the log by now.
    package func checkpoint() throws -> SignedNote {
        let head = try store.read { try $0.head() }
        return try note(atLeast: head).note
    }

    /// A signed checkpoint that covers a head, and the head it is of.
    ///
    /// Signed while no process can change the database, so that no two notes of one size can
    /// differ and the guard never goes back.
    func note(atLeast head: LogHead) throws -> (head: LogHead, note: SignedNote) {
        try throwIfStopped()
        if let note = knownNote(of: head) { return (head, note) }
        return try store.exclusively { view in
            let head = try view.head()
            if let kept = try checkGuard(of: head, view), kept.size == UInt64(head.size) {
                remember(kept.note, of: head)
                return (head, kept.note)
            }
            guard head.size > 0 else { throw CentreRefusal(.logEmpty) }
            let note = try effects.sign(
                Checkpoint(origin: trust.origin, size: UInt64(head.size), root: head.root))
            try effects.writeGuard(note)
            remember(note, of: head)
            return (head, note)
        }
    }

    /// Compares the guard with the database; refuses where the database does not hold its tree.
    ///
    /// A log of more than its first leaf without a guard is refused too: the file may be all that
    /// knows of a longer log.
    @discardableResult
    func checkGuard(of head: LogHead, _ view: StoreView) throws -> VerifiedCheckpoint? {
        guard let note = try effects.readGuard() else {
            guard head.size <= 1 else { throw CentreRefusal(.guardMissing) }
            return nil
        }
        let kept = try trust.verify(note)
        guard kept.size <= UInt64(head.size) else {
            throw CentreRefusal(
                .logBehindGuard, ["size": "\(head.size)", "guard": "\(kept.size)"])
        }
        guard try Tree.root(size: kept.size, from: view) == kept.root else {
            throw CentreRefusal(.logAgainstGuard, ["guard": "\(kept.size)"])
        }
        return kept
    }

    /// Looks at a checkpoint that somebody shows.
    ///
    /// One that the log key signed and the database does not hold becomes the guard: from then on
    /// nothing is signed until the log holds it again. Other notes are nobody's proof and ignored.
    package func sight(_ text: String) throws {
        guard let shown = try? trust.verify(Array(text.utf8)),
            try !store.read({ try $0.holds(shown) })
        else { return }
        try store.exclusively { view in
            guard try !view.holds(shown) else { return }
            let size = UInt64(try view.head().size)
            let kept = try effects.readGuard().flatMap { try? trust.verify($0) }
            if kept.map({ $0.size < shown.size || shown.size <= size }) ?? true {
                try effects.writeGuard(shown.note)
            }
            forgetNote()
        }
    }
}

extension StoreView {
    /// True where the log of the checkpoint is the beginning of this one.
    fileprivate func holds(_ checkpoint: VerifiedCheckpoint) throws -> Bool {
        try checkpoint.size <= UInt64(head().size)
            && Tree.root(size: checkpoint.size, from: self) == checkpoint.root
    }
}
