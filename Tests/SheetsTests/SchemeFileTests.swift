import Assessment
import Foundation
import Notation
import Sheets
import TestSupport
import Testing

@Suite("A scheme written in YAML")
struct SchemeFileTests {
    static func read(_ yaml: String) -> SchemeFile { SchemeFile(yaml: Array(yaml.utf8)) }

    /// The smallest sound scheme, 12 lines.
    static let minimal = """
        id: m
        title: 最小方案
        offices:
          - {id: o, name: 局}
        groups:
          - {id: g, name: 组}
        subjects:
          - {id: s, name: 镇, group: g}
        periods:
          - {id: y, name: 全年, kind: year, weight: 1}
        indicators:
          - {id: a, title: 指标, weight: 100, responsible: o, rule: direct}
        """

    @Test("the hand-written YAML gives the bytes that another program wrote")
    func everything() throws {
        let file = SchemeFile(yaml: try Fixtures.bytes("scheme/everything.yaml"))
        #expect(file.findings == [])
        #expect(file.warnings == [])
        let bytes = try Fixtures.bytes("scheme/everything.json")
        let scheme = try #require(file.scheme)
        #expect(
            String(decoding: scheme.canonical, as: UTF8.self)
                == String(decoding: bytes, as: UTF8.self))
    }

    @Test("canonical JSON is YAML too and gives the same scheme")
    func json() throws {
        let bytes = try Fixtures.bytes("scheme/everything.json")
        #expect(SchemeFile(yaml: bytes).scheme?.canonical == bytes)
        let tangshan = try Fixtures.tangshan()
        #expect(SchemeFile(yaml: tangshan.canonical).scheme == tangshan)
    }

    @Test("a scheme written as YAML by us is read back as itself")
    func yamlOut() throws {
        for scheme in [
            try Scheme(canonical: Fixtures.bytes("scheme/everything.json")),
            try Fixtures.tangshan(),
        ] {
            let file = Self.read(scheme.yaml)
            #expect(file.findings == [])
            #expect(file.scheme == scheme)
        }
    }

    @Test("texts that look like something else survive being written as YAML")
    func hostileTexts() throws {
        var scheme = try #require(Self.read(Self.minimal).scheme)
        for text in [
            "yes", "null", "~", "1.10", "a: b", "# no", "- x", "*a", "&a", "!t", "'", "\"", "\\",
            "{", "[a]",
            "2026-01-01", "<<", " 前后空格 ", "𠮷", "%", "@", "`", "|", ">", "true", "?", "é",
        ] {
            scheme.title = text
            #expect(Self.read(scheme.yaml).scheme?.title == text, "\(text)")
        }
        scheme.note = "第一行\n第二行\t尾"
        #expect(Self.read(scheme.yaml).scheme?.note == scheme.note)
    }

    @Test("the same scheme has the same bytes in whatever order its keys and sets are written")
    func permutations() throws {
        let expected = try #require(Self.read(Self.minimal).scheme).canonical
        var random = Seeded(seed: 20_260_401)
        let blocks = Self.blocks(of: Self.minimal)
        for _ in 0..<50 {
            let yaml = blocks.shuffled(using: &random).joined(separator: "\n")
            #expect(Self.read(yaml).scheme?.canonical == expected, "seed \(random.seed)")
        }
        let tangshan = try Fixtures.tangshan().canonical
        let large = Self.blocks(of: try Fixtures.text("tangshan/scheme.yaml"))
        for _ in 0..<5 {
            let yaml = large.shuffled(using: &random).joined(separator: "\n")
            #expect(Self.read(yaml).scheme?.canonical == tangshan, "seed \(random.seed)")
        }
    }

    /// The top-level keys with all that stands under each.
    static func blocks(of yaml: String) -> [String] {
        var blocks: [String] = []
        for line in yaml.split(separator: "\n", omittingEmptySubsequences: false) {
            let starts = line.first.map { $0 != " " && $0 != "#" } ?? false
            if starts || blocks.isEmpty {
                blocks.append(String(line))
            } else {
                blocks[blocks.count - 1] += "\n\(line)"
            }
        }
        return blocks
    }

    /// A line of the minimal scheme replaced, and what is said of it.
    struct Damage: CustomTestStringConvertible, Sendable {
        let line: Int
        let text: String
        let code: FindingCode
        let at: Int

        var testDescription: String { "line \(line): \(text)" }

        init(_ line: Int, _ text: String, _ code: FindingCode, at: Int? = nil) {
            self.line = line
            self.text = text
            self.code = code
            self.at = at ?? line
        }
    }

    static let damages: [Damage] = [
        Damage(1, "id: 方案", .schemeValueWrong),
        Damage(1, "ID: m", .schemeKeyUnknown),
        Damage(1, "id:", .schemeValueMissing),
        Damage(1, "id: ~", .schemeValueMissing),
        Damage(1, "id: null", .schemeValueMissing),
        Damage(1, "id: [m]", .schemeShapeWrong),
        Damage(2, "title: \"a\\u0007b\"", .schemeValueWrong),
        Damage(2, "titel: 最小", .schemeKeyUnknown),
        Damage(4, "  - {id: o, nmae: 局}", .schemeKeyUnknown),
        Damage(4, "  - {id: o, name: 局, name: 所}", .schemeKeyTwice),
        Damage(4, "  - {id: o, name: 局}\n  - {id: o, name: 所}", .schemeIDTwice, at: 5),
        Damage(6, "  - {id: g, name: 组}\n  - {id: h, name: 空}", .schemeGroupEmpty, at: 7),
        Damage(8, "  - {id: s, name: 镇, group: gg}", .schemeReferenceUnknown),
        Damage(8, "  - id: s\n    name: 镇\n    group: gg", .schemeReferenceUnknown, at: 10),
        Damage(10, "  - {id: y, name: 全年, kind: year, weight: 0}", .schemeValueWrong),
        Damage(10, "  - {id: y, name: 全年, kind: year, weight: 1e2}", .schemeValueWrong),
        Damage(10, "  - {id: y, name: 全年, kind: year, weight: 0x10}", .schemeValueWrong),
        Damage(10, "  - {id: y, name: 全年, kind: year, weight: 1_000}", .schemeValueWrong),
        Damage(10, "  - {id: y, name: 全年, kind: year, weight: .5}", .schemeValueWrong),
        Damage(10, "  - {id: y, name: 全年, kind: year, weight: +5}", .schemeValueWrong),
        Damage(10, "  - {id: y, name: 全年, kind: year, weight: .inf}", .schemeValueWrong),
        Damage(10, "  - {id: y, name: 全年, kind: year, weight: 1:30}", .schemeValueWrong),
        Damage(10, "  - {id: y, name: 全年, kind: yaer, weight: 1}", .schemeValueWrong),
        Damage(10, "  - {id: y, name: 全年, kind: year, opens: 2026-02-29}", .schemeValueWrong),
        Damage(12, "  - {id: a, title: 指标, weight: 100, rule: direct}", .schemeNobodyWrites),
        Damage(12, "  - {id: a, title: 指标, responsible: o, rule: direct}", .schemeWeightMissing),
        Damage(
            12, "  - {id: a, title: 指标, weight: 1, responsible: o, rule: dirct}", .schemeValueWrong),
        Damage(
            12, "  - {id: a, title: 指标, weight: 1, responsible: x, rule: direct}",
            .schemeReferenceUnknown),
        Damage(
            12,
            """
              - id: a
                title: 指标
                weight: 1
                responsible: o
                rule:
                  linear:
                    target: {s: 3}
                    floor:
                      s: 3
            """, .schemeTargetEqualsFloor, at: 18),
        Damage(
            12,
            """
              - id: a
                title: 指标
                weight: 1
                responsible: o
                rule:
                  linear:
                    target: {s: {x: 3}}
            """, .schemeReferenceUnknown, at: 18),
        Damage(
            12, "  - {id: a, title: 指标, weight: 1, responsible: o, rule: direct, doubleEntry: yes}",
            .schemeValueWrong),
        Damage(
            12,
            "  - {id: a, title: 指标, weight: 1, responsible: o, rule: direct, doubleEntry: \"true\"}",
            .schemeValueWrong),
        Damage(
            12,
            "  - {id: a, title: 指标, weight: 1, responsible: o, rule: direct, doubleEntry: True}",
            .schemeValueWrong),
        Damage(3, "offices: &o", .yamlAlias),
        Damage(4, "  - &o {id: o, name: 局}", .yamlAlias),
        Damage(4, "  - *o", .yamlAlias),
        Damage(4, "  - {id: o, name: 局, *x : 1}", .yamlAlias),
        Damage(4, "  - {<<: {id: o}, name: 局}", .yamlMerge),
        Damage(4, "  - {id: o, name: 局, [a]: 1}", .yamlKey),
        Damage(4, "  - {id: o, name: 局, {a: b}: 1}", .yamlKey),
        Damage(10, "  - {id: y, name: 全年, kind: year, weight: !!float 1}", .yamlTag),
        Damage(10, "  - {id: y, name: !x 全年, kind: year, weight: 1}", .yamlTag),
        Damage(3, "offices: !!set", .yamlTag, at: 3),
        Damage(4, "  - {id: o, name: 局", .yamlSyntax, at: 5),
        Damage(4, "\t- {id: o, name: 局}", .yamlSyntax),
        Damage(2, "title: a: b", .yamlSyntax),
        Damage(2, "title: 最小方案\n---\nid: b", .yamlDocuments, at: 3),
    ]

    @Test("every fault is found with its code and its line", arguments: damages)
    func damage(_ damage: Damage) throws {
        var lines = Self.minimal.components(separatedBy: "\n")
        lines[damage.line - 1] = damage.text
        let file = Self.read(lines.joined(separator: "\n"))
        #expect(file.scheme == nil)
        let found = file.findings.map { "\($0.code.text) \($0.at)" }
        #expect(found.contains("\(damage.code.text) line \(damage.at)"), "\(found)")
        for finding in file.findings {
            for text in [finding.zh, finding.en, finding.remedy.zh, finding.remedy.en] {
                #expect(!text.isEmpty && !text.contains("{at}"), "\(text)")
            }
        }
    }

    @Test("places read in Chinese as well")
    func chinesePlaces() {
        let finding = Self.read("id: 方案").findings.first { $0.code == .schemeValueWrong }
        #expect(finding?.zh.hasPrefix("第 1 行：") == true)
        #expect(finding?.en.hasPrefix("line 1:") == true)
    }

    @Test("plain words stay the words they are")
    func plainWords() throws {
        let names = [
            "yes", "no", "on", "off", "1.10", "010", "0x1F", "2026-01-01", "1e3", "True", "=",
            "12:30",
        ]
        for name in names {
            let yaml = Self.minimal.replacing("title: 最小方案", with: "title: \(name)")
            #expect(Self.read(yaml).scheme?.title == name)
        }
        let numbers = Self.minimal.replacing("weight: 100", with: "weight: 0.100")
        #expect(Self.read(numbers).scheme?.indicators[0].weight == p("0.1"))
        let quoted = Self.minimal.replacing("weight: 100", with: "weight: \"12.5\"")
        #expect(Self.read(quoted).scheme?.indicators[0].weight == p("12.5"))
        let codes = Self.minimal.replacing("id: s,", with: "id: 0130202,")
        #expect(Self.read(codes).scheme?.subjects[0].id.text == "0130202")
        let null = Self.minimal.replacing("title: 最小方案", with: "title: \"null\"")
        #expect(Self.read(null).scheme?.title == "null")
    }

    @Test("a number of more digits than a double holds is kept digit for digit")
    func exactNumbers() {
        let yaml = Self.minimal.replacing("weight: 100", with: "weight: 999999999999.999999")
        #expect(Self.read(yaml).scheme?.indicators[0].weight == p("999999999999.999999"))
    }

    @Test("warnings carry lines too and stop nothing")
    func warnings() {
        let yaml = Self.minimal + "\ngrades:\n  - {id: x, name: 好, min: 60}\n"
        let file = Self.read(yaml)
        #expect(file.scheme != nil)
        #expect(file.warnings.map(\.code) == [.warningLastGradeConditions])
        #expect(file.warnings.map(\.at) == ["line 14"])
    }

    @Test("a byte order mark and CR LF make no difference")
    func marks() {
        let expected = Self.read(Self.minimal).scheme
        #expect(SchemeFile(yaml: [0xEF, 0xBB, 0xBF] + Array(Self.minimal.utf8)).scheme == expected)
        #expect(Self.read(Self.minimal.replacing("\n", with: "\r\n")).scheme == expected)
    }
}
