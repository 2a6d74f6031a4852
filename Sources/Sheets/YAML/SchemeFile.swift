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
            self.init(findings: findings)
        case .read(let source):
            self.init(source)
        }
    }

    /// Reads and checks the pieces of a scheme, beside what was found on the way to them.
    init(_ source: SourceNode, findings found: [Finding] = [], warnings told: [Finding] = []) {
        let reading = SchemeReading(source)
        guard let scheme = reading.scheme else {
            self.init(findings: found + reading.findings, warnings: told)
            return
        }
        let check = SchemeCheck(scheme)
        let placed = { (finding: Finding) in
            Finding(
                finding.code, at: reading.place(of: finding.at) ?? source.place,
                finding.parameters)
        }
        var findings = found + check.findings.map(placed)
        if scheme.canonical.count > Scheme.Limits.bytes {
            findings.append(Finding(.schemeTooLarge, ["limit": "\(Scheme.Limits.bytes)"]))
        }
        self.init(
            scheme: findings.isEmpty ? scheme : nil, findings: findings,
            warnings: told + check.warnings.map(placed))
    }

    /// A file that holds no scheme.
    init(findings: [Finding], warnings: [Finding] = []) {
        self.init(scheme: nil, findings: findings, warnings: warnings)
    }

    private init(scheme: Scheme?, findings: [Finding], warnings: [Finding]) {
        self.scheme = scheme
        self.findings = findings
        self.warnings = warnings
    }
}
