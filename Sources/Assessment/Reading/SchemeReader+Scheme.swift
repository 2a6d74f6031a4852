import Notation

/// The top of a scheme.
extension SchemeReader {
    private static let keys = [
        "id", "version", "title", "note", "timezone", "decimals", "missing", "cycle", "sum",
        "offices", "groups", "subjects", "periods", "indicators", "grades", "vetoGrade",
        "tieAtQuota", "tieBreak", "award", "inherit", "bonusCap", "penaltyCap", "reviewer", "late",
        "witnesses", "selfMargin", "feedback", "amendment",
    ]

    /// The whole scheme; nil where something was reported.
    mutating func scheme(_ node: SourceNode) -> Scheme? {
        guard let fields = open(node, "", keys: Self.keys) else { return nil }
        let id: SchemeID? = id(fields)
        let title = text(fields, "title")
        let parts = parts(fields)
        guard let id, let title, let parts else { return nil }
        var scheme = Scheme(
            id: id, version: whole(fields, "version", 1...1_000_000) ?? 1, title: title,
            offices: parts.offices, groups: parts.groups, subjects: parts.subjects,
            periods: parts.periods, indicators: parts.indicators)
        scheme.note = optionalText(fields, "note", limit: Scheme.Limits.note)
        scheme.timezone = timezone(fields) ?? scheme.timezone
        scheme.decimals = whole(fields, "decimals", 0...6) ?? 2
        scheme.missing = word(fields, "missing", default: .block)
        scheme.cycle = cycle(fields)
        scheme.sum = optionalPoints(fields, "sum", .positive)
        scheme.grading = grading(fields)
        scheme.adjustments = adjustments(fields)
        scheme.procedure = procedure(fields)
        scheme.feedback = feedback(fields)
        scheme.amendment = amendment(fields)
        return findings.isEmpty ? scheme : nil
    }

    private typealias Parts = (
        offices: [Office], groups: [Group], subjects: [Subject], periods: [Period],
        indicators: [Indicator]
    )

    private mutating func parts(_ fields: Fields) -> Parts? {
        let offices = elements(fields, "offices", limit: Scheme.Limits.offices) {
            $0.office($1, $2)
        }
        let groups = elements(fields, "groups", limit: Scheme.Limits.groups) { $0.group($1, $2) }
        let subjects = elements(fields, "subjects", limit: Scheme.Limits.subjects) {
            $0.subject($1, $2)
        }
        let periods = elements(fields, "periods", limit: Scheme.Limits.periods) {
            $0.period($1, $2)
        }
        guard let node = fields["indicators"] else {
            reportMissing(fields, "indicators")
            return nil
        }
        let indicators = indicators(node, key: "indicators", depth: 1)
        guard let offices, let groups, let subjects, let periods else { return nil }
        return (offices, groups, subjects, periods, indicators)
    }

    /// The elements of a list that must be there; those that cannot be read are left out.
    mutating func elements<Element>(
        _ fields: Fields, _ key: String, limit: Int,
        _ read: (inout SchemeReader, SourceNode, String) -> Element?
    ) -> [Element]? {
        guard let node = fields[key] else {
            reportMissing(fields, key)
            return nil
        }
        guard let nodes = list(node, key: key, limit: limit) else { return nil }
        var result: [Element] = []
        for (index, node) in nodes.enumerated() {
            let path = "\(fields.path)/\(key)/\(name(node, index))"
            if let element = read(&self, node, path) { result.append(element) }
        }
        return result
    }

    /// What an element of a list is called in a path: its id, or its place from 0.
    func name(_ node: SourceNode, _ index: Int) -> String {
        if case .map(let members) = node.content,
            case .text(let text, _)? = members.first(where: { $0.key == "id" })?.node.content
        {
            return text
        }
        return String(index)
    }

    private mutating func timezone(_ fields: Fields) -> String? {
        guard let node = fields["timezone"], let (text, _) = characters(node, key: "timezone")
        else {
            return nil
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let valid = parts.allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                        || (0x61...0x7A).contains($0) || $0 == 0x5F || $0 == 0x2B || $0 == 0x2D
                }
        }
        guard valid, text.utf8.count <= 64, parts.count <= 3 else {
            reportValue(
                node, "timezone", text, zh: "时区名，如 Asia/Shanghai", en: "a zone like Asia/Shanghai")
            return nil
        }
        return text
    }

    private mutating func cycle(_ fields: Fields) -> Cycle {
        guard let node = fields["cycle"],
            let cycle = open(node, "/cycle", keys: ["title", "compose"])
        else { return Cycle() }
        return Cycle(
            title: optionalText(cycle, "title"), compose: word(cycle, "compose", default: .totals))
    }
}
