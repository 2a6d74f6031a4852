import Assessment
import Notation
import Sheets
import TestSupport
import Testing

@Suite("YAML that means harm")
struct HostileYAMLTests {
    static func codes(_ yaml: String) -> [FindingCode] {
        SchemeFile(yaml: Array(yaml.utf8)).findings.map(\.code)
    }

    @Test("nothing, white space and comments are empty files")
    func empty() {
        #expect(Self.codes("") == [.yamlEmpty])
        #expect(Self.codes("\n# nur\n") == [.yamlEmpty])
        #expect(Self.codes("--- \n").first == .schemeValueMissing)
        #expect(Self.codes("just words") == [.schemeShapeWrong])
    }

    @Test("too many bytes, bytes that are no text")
    func bytes() {
        let huge = [UInt8](repeating: 0x23, count: Scheme.Limits.bytes + 1)
        #expect(SchemeFile(yaml: huge).findings.map(\.code) == [.sheetTooLarge])
        let broken = SchemeFile(yaml: Array("id: ".utf8) + [0xFF, 0xFE])
        #expect(broken.findings.map(\.code) == [.sheetEncoding])
        #expect(broken.findings.first?.parameters["offset"] == "4")
        #expect(Self.codes("id: a\u{0}b") == [.yamlSyntax])
        #expect(Self.codes("id: a\nb: \u{7}") == [.yamlSyntax])
    }

    @Test("aliases that multiply are refused before they do", .timeLimit(.minutes(1)))
    func billionLaughs() {
        var yaml = "a0: &a0 [x, x, x]\n"
        for level in 1...60 {
            let names = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(names)]\n"
        }
        #expect(Self.codes(yaml) == [.yamlAlias])
        var keys = "a0: &a0 {x: y}\n"
        for level in 1...15 {
            keys += "a\(level): &a\(level) {*a\(level - 1) : 1, z: *a\(level - 1)}\n"
        }
        #expect(Set(Self.codes(keys)).isSubset(of: [.yamlAlias, .schemeKeyTwice]))
    }

    @Test("deep nesting is refused, in flow and in block style")
    func nesting() {
        #expect(
            Self.codes(String(repeating: "[", count: 900) + String(repeating: "]", count: 900)) == [
                .yamlTooDeep
            ])
        #expect(Self.codes(String(repeating: "[", count: 500_000)) == [.yamlSyntax])
        #expect(Self.codes(String(repeating: "- ", count: 500_000)) == [.yamlSyntax])
        var block = ""
        for level in 0..<40 { block += String(repeating: " ", count: level) + "a:\n" }
        #expect(Self.codes(block) == [.yamlTooDeep])
    }

    @Test("a hundred thousand faults are not a hundred thousand findings")
    func flood() {
        let yaml = (0..<100_000).map { "k\($0): 1" }.joined(separator: "\n")
        #expect(SchemeFile(yaml: Array(yaml.utf8)).findings.count == 1_000)
        let tags = (0..<5_000).map { "k\($0): !x 1" }.joined(separator: "\n")
        #expect(SchemeFile(yaml: Array(tags.utf8)).findings.count == 1_000)
    }

    @Test("a damaged file never traps and never becomes another scheme unnoticed")
    func damaged() throws {
        let bytes = try Fixtures.bytes("scheme/everything.yaml")
        let sound = SchemeFile(yaml: bytes).scheme
        var random = Seeded(seed: 7)
        for _ in 0..<300 {
            var damaged = bytes
            let place = Int.random(in: 0..<damaged.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
            case 1: damaged.remove(at: place)
            default: damaged.removeSubrange(place..<min(place + 20, damaged.count))
            }
            let file = SchemeFile(yaml: damaged)
            if let scheme = file.scheme, scheme != sound {
                #expect(scheme.canonical != sound?.canonical)
                #expect(try Scheme(canonical: scheme.canonical) == scheme)
            } else if file.scheme == nil {
                #expect(!file.findings.isEmpty)
            }
        }
    }
}
