import Assessment
import Notation
import Yams

/// Brings YAML into the pieces that a scheme is read from.
enum YAMLSource {
    case read(SourceNode)
    case refused([Finding])

    /// Levels that may stand inside one another; a scheme needs fewer.
    static let depthLimit = 32
    /// Words that look like aliases; more are refused before they can multiply.
    static let aliasLimit = 32

    static func read(_ bytes: [UInt8]) -> YAMLSource {
        guard bytes.count <= Scheme.Limits.bytes else {
            let parameters = ["size": "\(bytes.count)", "limit": "\(Scheme.Limits.bytes)"]
            return .refused([Finding(.sheetTooLarge, parameters)])
        }
        let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: plain, as: UTF8.self) else {
            let parameters = ["expected": "UTF-8", "offset": "\(UTF8Text.firstBadByte(bytes))"]
            return .refused([Finding(.sheetEncoding, parameters)])
        }
        if let line = lineOfTooManyAliases(plain) {
            return .refused([Finding(.yamlAlias, at: "line \(line)")])
        }
        do {
            return try parse(text)
        } catch let error as YamlError {
            return .refused([finding(error, text)])
        } catch {
            return .refused([Finding(.yamlSyntax, at: "line 1", ["problem": "\(error)"])])
        }
    }

    /// The line of the first alias beyond the limit; aliases used as keys could otherwise cost more
    /// time than the file has bytes.
    private static func lineOfTooManyAliases(_ bytes: ArraySlice<UInt8>) -> Int? {
        var line = 1
        var count = 0
        var before = UInt8(ascii: "\n")
        var star = false
        for byte in bytes {
            if star, isWord(byte) {
                count += 1
                if count > aliasLimit { return line }
            }
            star = byte == UInt8(ascii: "*") && Array("\n\r\t [{,:-?".utf8).contains(before)
            if byte == UInt8(ascii: "\n") { line += 1 }
            before = byte
        }
        return nil
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
        default: false
        }
    }

    private static func parse(_ text: String) throws -> YAMLSource {
        // The basic resolver makes every plain word a text: 1.10, yes and 2026-01-01 stay as
        // written.
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        guard let root = try parser.singleRoot() else { return .refused([Finding(.yamlEmpty)]) }
        var pieces = YAMLPieces()
        let source = withExtendedLifetime(parser) { pieces.node(root, depth: 1) }
        return pieces.findings.isEmpty ? .read(source) : .refused(pieces.findings)
    }

    private static func finding(_ error: YamlError, _ text: String) -> Finding {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            return Finding(.yamlSyntax, at: "line \(mark.line)", ["problem": problem])
        case .composer(_, let problem, let mark, _):
            let code = problem.contains("another document") ? FindingCode.yamlDocuments : .yamlAlias
            return Finding(code, at: "line \(mark.line)")
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            return Finding(.schemeKeyTwice, at: "line \(context.mark.line)", ["key": key])
        case .reader(let problem, let offset, _, _):
            let before = text.prefix(offset ?? 0).utf8
            let line = before.count { $0 == UInt8(ascii: "\n") } + 1
            return Finding(.yamlSyntax, at: "line \(line)", ["problem": problem])
        default:
            return Finding(.yamlSyntax, at: "line 1", ["problem": "\(error)"])
        }
    }
}

/// The pieces of one document.
private struct YAMLPieces {
    private(set) var findings: [Finding] = []

    private mutating func report(
        _ code: FindingCode, _ place: String, _ parameters: [String: String] = [:]
    ) {
        guard findings.count < Scheme.Limits.findings else { return }
        findings.append(Finding(code, at: place, parameters))
    }

    mutating func node(_ node: Node, depth: Int) -> SourceNode {
        let place = "line \(node.mark?.line ?? 1)"
        let nothing = SourceNode(place: place, .nothing)
        guard findings.count < Scheme.Limits.findings else { return nothing }
        if node.anchor != nil {
            report(.yamlAlias, place)
            return nothing
        }
        guard depth <= YAMLSource.depthLimit else {
            report(.yamlTooDeep, place, ["limit": "\(YAMLSource.depthLimit)"])
            return nothing
        }
        let tag = node.tag.description
        if !["tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"].contains(
            tag)
        {
            report(.yamlTag, place, ["tag": String(tag.prefix(80))])
            return nothing
        }
        switch node {
        case .scalar(let scalar): return SourceNode(place: place, content(scalar))
        case .sequence(let sequence):
            return SourceNode(
                place: place, .list(sequence.map { self.node($0, depth: depth + 1) }))
        case .mapping(let mapping):
            return SourceNode(place: place, .map(members(mapping, depth: depth)))
        case .alias:
            report(.yamlAlias, place)
            return nothing
        }
    }

    private func content(_ scalar: Node.Scalar) -> SourceNode.Content {
        let quoted = scalar.style != .plain && scalar.style != .any
        if !quoted, ["", "~", "null", "Null", "NULL"].contains(scalar.string) { return .nothing }
        return .text(scalar.string, quoted: quoted)
    }

    private mutating func members(_ mapping: Node.Mapping, depth: Int) -> [SourceNode.Member] {
        var members: [SourceNode.Member] = []
        for (key, value) in mapping {
            let place = "line \(key.mark?.line ?? 1)"
            let before = findings.count
            guard case .text(let text, _) = node(key, depth: depth).content else {
                if findings.count == before { report(.yamlKey, place) }
                continue
            }
            if text == "<<" {
                report(.yamlMerge, place)
                continue
            }
            members.append(
                SourceNode.Member(text, place: place, node(value, depth: depth + 1)))
        }
        return members
    }
}
