public import Notation

/// What became of the pieces of a scheme.
public struct SchemeReading: Sendable {
    /// The scheme; nil where anything was found.
    public let scheme: Scheme?
    /// What is wrong with the form, at the places of the pieces.
    public let findings: [Finding]
    private let places: [String: String]

    /// Reads the pieces of a scheme.
    public init(_ source: SourceNode) {
        var reader = SchemeReader()
        let scheme = reader.scheme(source)
        self.scheme = reader.findings.isEmpty ? scheme : nil
        findings = reader.findings
        places = reader.places
    }

    /// Where a path of keys was written, or the nearest key above it; nil where nothing of it was.
    ///
    /// Paths are those of ``SchemeCheck``: `/indicators/gdp/weight`.
    public func place(of path: String) -> String? {
        var path = path[...]
        while !path.isEmpty {
            if let place = places[String(path)] { return place }
            guard let slash = path.lastIndex(of: "/") else { return nil }
            path = path[..<slash]
        }
        return places[""]
    }
}
