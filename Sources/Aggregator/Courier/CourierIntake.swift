package import Notation
package import Submission

/// What a bundle that an office sent by hand holds, and what becomes of it.
package struct CourierIntake: Sendable {
    /// Who made it.
    package let office: OfficeID
    /// When it was made, by the clock there.
    package let made: Instant
    /// What becomes of each record.
    package internal(set) var items: [Item] = []
    /// Who asks to be enrolled and how far that has come; nil where the file asks for nothing.
    package internal(set) var joining: Joining?
    /// Why the request to join is not taken; nil where it is, or there is none.
    package internal(set) var requestRefused: Finding?
    /// Evidence files that came and were not held before.
    package internal(set) var evidence: [Digest] = []
    /// Evidence files that are not taken, and why.
    package internal(set) var evidenceRefused: [Finding] = []
    /// Batches whose predecessor is neither in the log nor in the file.
    package internal(set) var gaps: [Finding] = []

    /// One record.
    package struct Item: Sendable {
        /// The record.
        package let id: RecordID
        /// Its fate.
        package let fate: Fate
    }

    /// What becomes of a record.
    package enum Fate: Sendable {
        /// It is new, and will be or was logged.
        case fresh
        /// The log held it before.
        case held
        /// Its key is asked for and not enrolled: it is or will be kept, and logged with the
        /// enrolment.
        case waiting
        /// It is not taken, and why.
        case refused(Finding)
    }

    /// How many wait at the centre for the enrolment of their key.
    package var waiting: Int {
        items.count { if case .waiting = $0.fate { true } else { false } }
    }

    /// How many have a fate: new, held, refused.
    package var counts: (fresh: Int, held: Int, refused: Int) {
        items.reduce(into: (0, 0, 0)) { counts, item in
            switch item.fate {
            case .fresh: counts.0 += 1
            case .held: counts.1 += 1
            case .waiting: break
            case .refused: counts.2 += 1
            }
        }
    }
}
