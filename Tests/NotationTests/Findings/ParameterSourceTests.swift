import Foundation
import Notation
import TestSupport
import Testing

/// The places that make findings against the words: no sentence has a gap where a name stands.
@Suite struct ParameterSourceTests {
    /// One `Finding(.code, …)` of the sources: the texts between its commas.
    struct Making {
        let place: String
        let code: FindingCode
        let pieces: [String]
    }

    /// The codes by the name of their declaration.
    private static func codes() throws -> [String: FindingCode] {
        let pattern = /static let (\w+)(?:: FindingCode)? =\s+FindingCode\(\s*"([^"]*)"/
        var codes: [String: FindingCode] = [:]
        for source in try sources().values {
            for match in source.matches(of: pattern) {
                codes[String(match.1)] = Catalogue.all.first { $0.text == match.2 }
            }
        }
        return codes
    }

    /// All sources by their path below `Sources`.
    private static func sources() throws -> [String: String] {
        let folder = Vectors.packageRoot + "/Sources"
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
        var sources: [String: String] = [:]
        for path in paths where path.hasSuffix(".swift") {
            sources[path] = try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
        }
        return sources
    }

    private static func makings() throws -> [Making] {
        let codes = try codes()
        let pattern = /\b(?:Finding|RecordRefusal)\(\s*\.(\w+)/
        return try sources().flatMap { path, source in
            source.matches(of: pattern).compactMap { match in
                codes[String(match.1)].map {
                    Making(place: path, code: $0, pieces: pieces(source[match.range.upperBound...]))
                }
            }
        }
    }

    /// The arguments up to the bracket that closes the call, without what is inside texts.
    static func pieces(_ source: Substring) -> [String] {
        var pieces = [""]
        var depth = 0
        var isQuoted = false
        for character in source {
            switch character {
            case "\"": isQuoted.toggle()
            case _ where isQuoted: break
            case "(", "[": depth += 1
            case ")", "]":
                depth -= 1
                if depth < 0 { return pieces }
            case "," where depth == 0:
                pieces.append("")
                continue
            default: break
            }
            pieces[pieces.count - 1].append(character)
        }
        return pieces
    }

    /// The names in braces of all sentences and remedies; the place is always there.
    private func names(_ code: FindingCode) -> Set<String> {
        let words = [code.sentence, code.remedy].flatMap { [$0.zh, $0.en] }
        let names = words.flatMap { $0.matches(of: /\{(\w+)\}/).map { String($0.1) } }
        return Set(names).subtracting(["at", "where"])
    }

    @Test func `Arguments are parted at the commas of the call itself`() {
        let parted = Self.pieces(#", at: f(a, b), ["x": "1, 2)"]) + more("#)
        #expect(parted == ["", " at: f(a, b)", #" ["x": "1, 2)"]"#])
        #expect(Self.pieces(")") == [""])
    }

    @Test func `Whoever makes a finding gives all that its words name`() throws {
        var checked = 0
        for making in try Self.makings() {
            let last = (making.pieces.last ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
            let given: Set<String>
            if last.hasPrefix("[") {
                given = Set(last.matches(of: /"(\w+)":/).map { String($0.1) })
            } else if last.isEmpty || last.hasPrefix("at:") {
                given = []
            } else {
                continue  // put together elsewhere: not to be seen here
            }
            checked += 1
            let missing = names(making.code).subtracting(given)
            #expect(
                missing.isEmpty, "\(making.place): \(making.code.text) lacks \(missing.sorted())")
        }
        #expect(checked > 40)
    }
}
