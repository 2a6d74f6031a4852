public import Notation

extension Scheme {
    /// The one form in which a scheme is signed: RFC 8785 JSON, defaults left out.
    ///
    /// Keys and shapes: `docs/scheme.md`. Decimals are strings, counts are integers, sets are
    /// sorted.
    public var canonical: [UInt8] { json.canonical }

    /// The SHA-256 of ``canonical``: the scheme hash that every batch names.
    public var hash: Digest { Digest(of: canonical) }

    /// Reads the one form in which a scheme is signed and nothing else.
    ///
    /// Throws what is wrong. Whether the scheme makes sense is another question: ``SchemeCheck``.
    public init(canonical bytes: [UInt8]) throws(SchemeRefusal) {
        guard bytes.count <= Limits.bytes else {
            throw SchemeRefusal(.schemeTooLarge, ["limit": "\(Limits.bytes)"])
        }
        let json: JSON
        do {
            json = try JSON(bytes, form: .canonical)
        } catch {
            throw SchemeRefusal(
                .schemeNotCanonical, ["reason": error.reason.rawValue, "offset": "\(error.offset)"])
        }
        let reading = SchemeReading(SourceNode(json))
        guard let scheme = reading.scheme else { throw SchemeRefusal(findings: reading.findings) }
        guard scheme.canonical == bytes else {
            throw SchemeRefusal(.schemeNotCanonical, ["reason": "form", "offset": "0"])
        }
        self = scheme
    }
}

/// Why bytes are no scheme.
public struct SchemeRefusal: Error, Hashable, Sendable {
    /// Everything that is wrong; never empty.
    public let findings: [Finding]

    init(findings: [Finding]) {
        self.findings = findings
    }

    init(_ code: FindingCode, _ parameters: [String: String]) {
        findings = [Finding(code, parameters)]
    }
}
