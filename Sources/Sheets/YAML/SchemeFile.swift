public import Assessment
public import Notation

/// What became of a scheme's file.
public struct SchemeFile: Sendable {
    /// The scheme; nil where anything was found that stops it.
    public let scheme: Scheme?
    /// What has to be corrected, at `line N`.
    public let findings: [Finding]
    /// What somebody should look at, at `line N`.
    public let warnings: [Finding]

    /// Reads and checks a scheme written in YAML, or in its canonical JSON, which is YAML too.
    ///
    /// Texts, numbers and dates are taken from the characters as written; anchors, aliases, tags
    /// and
    /// merge keys are refused. The keys: `docs/scheme.md`.
    public init(yaml bytes: [UInt8]) {
        switch YAMLSource.read(bytes) {
        case .refused(let findings):
            self.init(scheme: nil, findings: findings, warnings: [])
        case .read(let source):
            self.init(source)
        }
    }

    private init(_ source: SourceNode) {
        let reading = SchemeReading(source)
        guard let scheme = reading.scheme else {
            self.init(scheme: nil, findings: reading.findings, warnings: [])
            return
        }
        let check = SchemeCheck(scheme)
        let placed = { (finding: Finding) in
            Finding(finding.code, at: reading.place(of: finding.at) ?? "line 1", finding.parameters)
        }
        var findings = check.findings.map(placed)
        if scheme.canonical.count > Scheme.Limits.bytes {
            findings.append(Finding(.schemeTooLarge, ["limit": "\(Scheme.Limits.bytes)"]))
        }
        self.init(
            scheme: findings.isEmpty ? scheme : nil, findings: findings,
            warnings: check.warnings.map(placed))
    }

    private init(scheme: Scheme?, findings: [Finding], warnings: [Finding]) {
        self.scheme = scheme
        self.findings = findings
        self.warnings = warnings
    }
}
