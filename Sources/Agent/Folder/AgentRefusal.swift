package import Notation

/// The agent does not do what it was asked for, and says why.
package struct AgentRefusal: Error, Hashable, Sendable {
    /// The reasons, the most important first; never empty.
    package let findings: [Finding]

    /// A refusal for one reason.
    package init(_ code: FindingCode, at: String = "", _ parameters: [String: String] = [:]) {
        findings = [Finding(code, at: at, parameters)]
    }

    /// A refusal for several reasons; nil where there is none.
    package init?(_ findings: [Finding]) {
        guard !findings.isEmpty else { return nil }
        self.findings = findings
    }
}
