public import Assessment
public import Notation

/// What became of a file of changes to try.
public struct WhatIfFile: Sendable {
    /// The changes; nil where anything was found.
    public let changes: WhatIf?
    /// What has to be corrected, at `line N`.
    public let findings: [Finding]

    /// Reads changes written in YAML.
    ///
    /// The keys: `docs/scoring.md`, What if.
    ///
    /// - Parameters:
    ///   - scheme: what they change; every id must be one of its.
    ///   - scope: the period of values that name none.
    public init(yaml bytes: [UInt8], to scheme: Scheme, in scope: ScoringScope) {
        switch YAMLSource.read(bytes) {
        case .refused(let findings):
            changes = nil
            self.findings = findings
        case .read(let source):
            let reading = WhatIfReading(source, to: scheme, in: scope)
            changes = reading.changes
            findings = reading.findings
        }
    }
}
