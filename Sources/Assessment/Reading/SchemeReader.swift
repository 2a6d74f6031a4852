import Notation

/// Reads the pieces of a scheme and gathers everything that is wrong with them.
///
/// A piece that cannot be read is reported once and left out; the scheme is given only when nothing
/// was reported.
struct SchemeReader {
    private(set) var findings: [Finding] = []
    /// Where each path of keys was written; elements of lists go by their id.
    private(set) var places: [String: String] = [:]

    /// An object whose keys have been looked through.
    struct Fields {
        let place: String
        let path: String
        private var nodes: [String: SourceNode] = [:]

        init(place: String, path: String) {
            self.place = place
            self.path = path
        }

        subscript(key: String) -> SourceNode? { nodes[key] }

        mutating func take(_ member: SourceNode.Member) -> Bool {
            guard nodes[member.key] == nil else { return false }
            nodes[member.key] = member.node
            return true
        }
    }

    mutating func report(
        _ code: FindingCode, at place: String, _ parameters: [String: String] = [:]
    ) {
        guard findings.count < Scheme.Limits.findings else { return }
        findings.append(Finding(code, at: place, parameters))
    }

    mutating func remember(_ path: String, at place: String) {
        places[path] = place
    }

    /// Opens an object and reports keys that it does not know or that stand twice.
    mutating func open(_ node: SourceNode, _ path: String, keys: [String]) -> Fields? {
        guard let members = map(node, key: path) else { return nil }
        remember(path, at: node.place)
        var fields = Fields(place: node.place, path: path)
        for member in members {
            guard keys.contains(member.key) else {
                if findings.count >= Scheme.Limits.findings { continue }
                report(
                    .schemeKeyUnknown, at: member.place,
                    Suggestion.hint(for: member.key, among: keys).merging(
                        ["key": member.key, "known": keys.joined(separator: ", ")]) { $1 })
                continue
            }
            remember("\(path)/\(member.key)", at: member.place)
            if !fields.take(member) {
                report(.schemeKeyTwice, at: member.place, ["key": member.key])
            }
        }
        return fields
    }

    /// The members of a map.
    mutating func map(_ node: SourceNode, key: String) -> [SourceNode.Member]? {
        if case .map(let members) = node.content { return members }
        reportShape(node, key, zh: "若干“键: 值”", en: "keys with values")
        return nil
    }

    /// The elements of a list.
    mutating func list(_ node: SourceNode, key: String, limit: Int) -> [SourceNode]? {
        guard case .list(let elements) = node.content else {
            reportShape(node, key, zh: "列表", en: "a list")
            return nil
        }
        guard elements.count <= limit else {
            report(
                .schemeLimit, at: node.place,
                ["key": name(of: key), "count": "\(elements.count)", "limit": "\(limit)"])
            return nil
        }
        return elements
    }

    /// The characters of a text, a number or a truth value.
    mutating func characters(_ node: SourceNode, key: String) -> (text: String, quoted: Bool)? {
        if case .text(let text, let quoted) = node.content { return (text, quoted) }
        reportShape(node, key, zh: "一个值", en: "one value")
        return nil
    }

    mutating func reportShape(_ node: SourceNode, _ key: String, zh: String, en: String) {
        if case .nothing = node.content {
            report(
                .schemeValueMissing, at: node.place,
                ["key": name(of: key), "hint": zh, "hintEn": en])
        } else {
            report(
                .schemeShapeWrong, at: node.place, ["key": name(of: key), "hint": zh, "hintEn": en])
        }
    }

    mutating func reportValue(
        _ node: SourceNode, _ key: String, _ text: String, zh: String, en: String
    ) {
        report(
            .schemeValueWrong, at: node.place,
            ["key": name(of: key), "value": String(text.prefix(80)), "hint": zh, "hintEn": en])
    }

    mutating func reportMissing(_ fields: Fields, _ key: String) {
        report(.schemeKeyMissing, at: fields.place, ["key": key])
    }

    /// The last part of a path.
    private func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
