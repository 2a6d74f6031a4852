import Assessment
import Foundation
import Notation
import Sheets
import TestSupport
import Testing

@Suite("Every key of a scheme, line by line")
struct EveryLineTests {
    /// Lines of `everything.yaml` that hold one key and one plain value.
    static let lines: [Int] = {
        let text = (try? Fixtures.text("scheme/everything.yaml")) ?? ""
        let lines = text.components(separatedBy: "\n")
        return lines.indices.filter {
            lines[$0].wholeMatch(of: /\s*(?:- )?[^\s{\[]+: [^\[{|&*].*/) != nil
                && !lines[$0].hasPrefix("#")
        }
    }()

    private static func with(_ line: Int, _ change: (String, String) -> String) throws -> SchemeFile
    {
        var lines = try Fixtures.text("scheme/everything.yaml").components(separatedBy: "\n")
        let parts = lines[line].components(separatedBy: ": ")
        lines[line] = change(parts[0], parts.dropFirst().joined(separator: ": "))
        return SchemeFile(yaml: Array(lines.joined(separator: "\n").utf8))
    }

    @Test("a value of the wrong shape is found in its line and nowhere else", arguments: lines)
    func wrongShape(line: Int) throws {
        let file = try Self.with(line) { key, _ in "\(key): [[], []]" }
        #expect(file.scheme == nil)
        #expect(!file.findings.isEmpty)
        for finding in file.findings { #expect(finding.at == "line \(line + 1)", "\(finding)") }
    }

    @Test("a key with nothing under it is found in its line", arguments: lines)
    func nothing(line: Int) throws {
        let file = try Self.with(line) { key, _ in "\(key):" }
        #expect(file.findings.contains { $0.at == "line \(line + 1)" })
        #expect(file.findings.allSatisfy { $0.code == .schemeValueMissing })
    }

    @Test(
        "a key written wrongly is found in its line, with the key that was meant", arguments: lines)
    func wrongKey(line: Int) throws {
        var word = ""
        let file = try Self.with(line) { key, value in
            word = key.trimmingCharacters(in: CharacterSet(charactersIn: " -\""))
            return key.replacingOccurrences(of: word, with: word + "x") + ": " + value
        }
        let found = file.findings.filter { $0.at == "line \(line + 1)" }
        if let unknown = found.first(where: { $0.code == .schemeKeyUnknown }) {
            #expect(unknown.parameters["key"] == word + "x")
        } else {
            // In a table the key is a name of somebody: one that nobody has.
            let codes: Set = [
                FindingCode.schemeReferenceUnknown, .schemeKeyMissing, .schemeValueWrong,
            ]
            #expect(!codes.isDisjoint(with: file.findings.map(\.code)))
        }
    }

    @Test("a line left out is a missing key, a default, or another scheme", arguments: lines)
    func leftOut(line: Int) throws {
        let sound = SchemeFile(yaml: try Fixtures.bytes("scheme/everything.yaml")).scheme
        let file = try Self.with(line) { key, _ in
            key.hasPrefix("  - ") || key.contains("- ") ? key.prefix { $0 == " " } + "-" : ""
        }
        if let scheme = file.scheme {
            let spelledOutDefaults = ["digits: 6", "combine: single"]
            let text = try Fixtures.text("scheme/everything.yaml").components(separatedBy: "\n")[
                line]
            let isDefault = spelledOutDefaults.contains { text.contains($0) }
            #expect((scheme == sound) == isDefault, "\(text)")
        } else {
            #expect(!file.findings.isEmpty)
        }
    }
}
