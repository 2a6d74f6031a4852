package import Notation
package import Submission
package import TransparencyLog

/// What became of one record that was handed to the log.
package enum Outcome: Sendable {
    /// It is in the log.
    case logged(Logged)
    /// A limit keeps it out; nothing was written.
    case refused(Finding)
}

/// A record's place in the log, the proof of it, and what came of it so far.
package struct Logged: Sendable {
    /// The leaf, from 0.
    package let index: Int64
    /// False where the log held it already.
    package let isNew: Bool
    /// The receipt: an inclusion proof up to a signed checkpoint.
    package let receipt: LogProof
    /// The verdict by now; nil for records that are no batches.
    package let verdict: BatchVerdict?
}

/// Why the log takes nothing or a call cannot be answered; the caller's words are in `finding`.
package struct CentreRefusal: Error, Hashable, Sendable {
    /// What to tell the caller.
    package let finding: Finding
    /// More of what is wrong, where the finding is only the headline.
    package let findings: [Finding]
    /// Seconds after which trying again makes sense.
    package let retryAfter: Int?

    /// A refusal.
    package init(_ finding: Finding, findings: [Finding] = [], retryAfter: Int? = nil) {
        self.finding = finding
        self.findings = findings
        self.retryAfter = retryAfter
    }

    /// A refusal with its parameters.
    package init(
        _ code: FindingCode, at place: String = "", _ parameters: [String: String] = [:],
        retryAfter: Int? = nil
    ) {
        self.init(Finding(code, at: place, parameters), retryAfter: retryAfter)
    }
}
