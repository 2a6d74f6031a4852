import Notation
import Testing

@testable import Assessment

@Suite("Reading the keys of a scheme")
struct SchemeReadingTests {
    /// A change of `everything.json` and what is said of it.
    struct Damage: CustomTestStringConvertible, Sendable {
        let path: String
        let value: JSON?
        let code: FindingCode
        /// The place that is named; nil: the path itself.
        var at: String?

        var testDescription: String { "\(path) → \(code.text)" }

        init(_ path: String, _ value: JSON?, _ code: FindingCode, at: String? = nil) {
            self.path = path
            self.value = value
            self.code = code
            self.at = at
        }
    }

    static let leaf = "/indicators/0/children/0"
    static let d = "/indicators/0/children/1"

    static let missing: [Damage] = [
        Damage("/id", nil, .schemeKeyMissing, at: "/"),
        Damage("/title", nil, .schemeKeyMissing, at: "/"),
        Damage("/offices", nil, .schemeKeyMissing, at: "/"),
        Damage("/groups", nil, .schemeKeyMissing, at: "/"),
        Damage("/subjects", nil, .schemeKeyMissing, at: "/"),
        Damage("/periods", nil, .schemeKeyMissing, at: "/"),
        Damage("/indicators", nil, .schemeKeyMissing, at: "/"),
        Damage("/offices/0/id", nil, .schemeKeyMissing, at: "/offices/0"),
        Damage("/offices/0/name", nil, .schemeKeyMissing, at: "/offices/0"),
        Damage("/groups/0/name", nil, .schemeKeyMissing, at: "/groups/0"),
        Damage("/subjects/0/group", nil, .schemeKeyMissing, at: "/subjects/0"),
        Damage("/periods/0/kind", nil, .schemeKeyMissing, at: "/periods/0"),
        Damage("\(leaf)/rule", nil, .schemeKeyMissing, at: leaf),
        Damage("\(leaf)/title", nil, .schemeKeyMissing, at: leaf),
        Damage("\(leaf)/rule/linear/target", nil, .schemeKeyMissing, at: "\(leaf)/rule/linear"),
        Damage("\(leaf)/roles/1/weight", nil, .schemeKeyMissing, at: "\(leaf)/roles/1"),
        Damage("\(leaf)/roles/1/id", nil, .schemeKeyMissing, at: "\(leaf)/roles/1"),
        Damage(
            "\(leaf)/roles/0/checked/against", nil, .schemeKeyMissing,
            at: "\(leaf)/roles/0/checked"),
        Damage(
            "/indicators/0/children/2/rule/steps/0/score", nil, .schemeKeyMissing,
            at: "/indicators/0/children/2/rule/steps/0"),
        Damage(
            "/indicators/0/children/3/rule/deduct/per", nil, .schemeKeyMissing,
            at: "/indicators/0/children/3/rule/deduct"),
        Damage(
            "/indicators/1/children/2/rule/place/step", nil, .schemeKeyMissing,
            at: "/indicators/1/children/2/rule/place"),
        Damage("/grades/0/name", nil, .schemeKeyMissing, at: "/grades/0"),
        Damage(
            "/grades/0/quotaByOffice/otherwise", nil, .schemeKeyMissing,
            at: "/grades/0/quotaByOffice"),
        Damage("/award/base", nil, .schemeKeyMissing, at: "/award"),
        Damage("/amendment/reason", nil, .schemeKeyMissing, at: "/amendment"),
        Damage("/witnesses/keys", nil, .schemeKeyMissing, at: "/witnesses"),
    ]

    static let values: [Damage] = [
        Damage("/id", "中文", .schemeValueWrong),
        Damage("/id", "-a", .schemeValueWrong),
        Damage("/version", 0, .schemeValueWrong),
        Damage("/version", "one", .schemeValueWrong),
        Damage("/version", "01", .schemeValueWrong),
        Damage("/title", "", .schemeValueWrong),
        Damage("/title", "a\nb", .schemeValueWrong),
        Damage("/title", .string(String(repeating: "长", count: 201)), .schemeValueWrong),
        Damage("/note", .string(String(repeating: "长", count: 4001)), .schemeValueWrong),
        Damage("/timezone", "Asia//Shanghai", .schemeValueWrong),
        Damage("/timezone", "北京", .schemeValueWrong),
        Damage("/decimals", 7, .schemeValueWrong),
        Damage("/decimals", "2.0", .schemeValueWrong),
        Damage("/missing", "skip", .schemeValueWrong),
        Damage("/cycle/compose", "leafs", .schemeValueWrong),
        Damage("/sum", "0", .schemeValueWrong),
        Damage("/sum", "1e2", .schemeValueWrong),
        Damage("/reviewer", "true", .schemeValueWrong),
        Damage("/reviewer", "yes", .schemeValueWrong),
        Damage("/late", "never", .schemeValueWrong),
        Damage("/inherit", "0", .schemeValueWrong),
        Damage("/inherit", "101", .schemeValueWrong),
        Damage("/bonusCap", "-1", .schemeValueWrong),
        Damage("/penaltyCap", "六", .schemeValueWrong),
        Damage("/selfMargin", "-0.5", .schemeValueWrong),
        Damage("/feedback/warnLast", -1, .schemeValueWrong),
        Damage("/feedback/show", "all", .schemeValueWrong),
        Damage("/witnesses/quorum", 0, .schemeValueWrong),
        Damage("/witnesses/quorum", 3, .schemeValueWrong, at: "/witnesses"),
        Damage("/witnesses/keys/0", "audit", .schemeValueWrong),
        Damage("/subjects/0/kind", "team", .schemeValueWrong),
        Damage("/subjects/0/group", "a b", .schemeValueWrong),
        Damage("/periods/0/kind", "week", .schemeValueWrong),
        Damage("/periods/1/weight", "0", .schemeValueWrong),
        Damage("/periods/1/weight", "-1", .schemeValueWrong),
        Damage("/periods/1/opens", "2026-02-30", .schemeValueWrong),
        Damage("/periods/1/closes", "2026/04/10", .schemeValueWrong),
        Damage("\(leaf)/weight", "0", .schemeValueWrong),
        Damage("\(leaf)/weight", "20%", .schemeValueWrong),
        Damage("\(leaf)/weight", "1000000000000", .schemeValueWrong),
        Damage("\(leaf)/weight", "0.1234567", .schemeValueWrong),
        Damage("\(leaf)/digits", 7, .schemeValueWrong),
        Damage("\(leaf)/leap", "-1", .schemeValueWrong),
        Damage("\(leaf)/detailedRules", "AB", .schemeValueWrong),
        Damage("\(leaf)/rule/linear/cap", "101", .schemeValueWrong),
        Damage("\(leaf)/rule/linear/cap", "0", .schemeValueWrong),
        Damage("\(leaf)/rule/linear/target/west/q1", "高", .schemeValueWrong),
        Damage("\(leaf)/roles/0/weight", "0", .schemeValueWrong),
        Damage("\(leaf)/roles/0/checked/tolerance", "-1", .schemeValueWrong),
        Damage("\(d)/rule/direct/max", "0", .schemeValueWrong),
        Damage("\(d)/roles/2/combine/trimmed", 0, .schemeValueWrong),
        Damage("/indicators/0/warn/pre", "100.5", .schemeValueWrong),
        Damage("/indicators/0/children/2/rule/steps/0/score", "101", .schemeValueWrong),
        Damage("/indicators/0/children/3/rule/deduct/from", "-1", .schemeValueWrong),
        Damage("/indicators/0/children/3/rule/deduct/per", "0", .schemeValueWrong),
        Damage("/indicators/0/children/4/rule/grades/hi", "100.1", .schemeValueWrong),
        Damage("/indicators/0/children/4/rule/grades/lo/score", "-1", .schemeValueWrong),
        Damage("/indicators/1/children/1/rule/efficacy/base", "-1", .schemeValueWrong),
        Damage("/indicators/1/children/1/rule/efficacy/better", "up", .schemeValueWrong),
        Damage("/indicators/1/children/2/rule/place/first", "101", .schemeValueWrong),
        Damage("/indicators/2/rule/bonus/per", "0", .schemeValueWrong),
        Damage("/grades/0/quota", "1.1", .schemeValueWrong),
        Damage("/grades/0/quota", "-0.1", .schemeValueWrong),
        Damage("/grades/0/coefficient", "-1", .schemeValueWrong),
        Damage("/grades/0/require/gdp", "101", .schemeValueWrong),
        Damage("/grades/0/quotaByOffice/best", "2", .schemeValueWrong),
        Damage("/tieAtQuota", "maybe", .schemeValueWrong),
        Damage("/award/deduct/minus", "1.5", .schemeValueWrong),
        Damage("/award/deduct", ["*": "0.1"], .schemeValueWrong),
        Damage("/award/base/people", "-1", .schemeValueWrong),
        Damage("/amendment/leaves/gdp/carry", "drop", .schemeValueWrong),
    ]

    static let shapes: [Damage] = [
        Damage("/offices", "bureau", .schemeShapeWrong),
        Damage("/offices/0", "bureau", .schemeShapeWrong),
        Damage("/title", ["a"], .schemeShapeWrong),
        Damage("/title", .null, .schemeValueMissing),
        Damage("/cycle", "totals", .schemeShapeWrong),
        Damage("/indicators", [:], .schemeShapeWrong),
        Damage("/indicators/0", "work", .schemeShapeWrong),
        Damage("/indicators/0/children", [], .schemeShapeWrong),
        Damage("\(leaf)/rule", [:], .schemeShapeWrong),
        Damage("\(leaf)/rule", ["direct": [:], "veto": [:]], .schemeShapeWrong),
        Damage("\(leaf)/rule", ["linear": "100"], .schemeShapeWrong, at: "\(leaf)/rule/linear"),
        Damage("\(leaf)/rule/linear/target", [], .schemeShapeWrong),
        Damage("\(leaf)/rule/linear/target", [:], .schemeShapeWrong),
        Damage("\(leaf)/rule/linear/target/west", [], .schemeShapeWrong),
        Damage("\(leaf)/roles", [], .schemeShapeWrong),
        Damage("\(leaf)/roles", "own", .schemeShapeWrong),
        Damage("\(leaf)/roles/0/by", [:], .schemeShapeWrong),
        Damage("\(leaf)/roles/0/by", [], .schemeShapeWrong),
        Damage("\(leaf)/roles/0/checked", "unit", .schemeShapeWrong),
        Damage("\(d)/roles/2/combine", "average", .schemeShapeWrong),
        Damage("\(leaf)/appliesTo", ["towns"], .schemeShapeWrong),
        Damage("/indicators/0/children/2/rule/steps", [], .schemeShapeWrong),
        Damage("/indicators/0/children/4/rule/grades", [], .schemeShapeWrong),
        Damage("/grades", "best", .schemeShapeWrong),
        Damage("/grades/0/require", ["gdp"], .schemeShapeWrong),
        Damage("/award/base", [], .schemeShapeWrong),
        Damage("/witnesses", "audit", .schemeShapeWrong),
        Damage("/feedback", [], .schemeShapeWrong),
        Damage("/amendment/leaves", ["gdp"], .schemeShapeWrong),
        Damage("/amendment/leaves/gdp", "keep", .schemeShapeWrong),
        Damage("/decimals", .null, .schemeValueMissing),
    ]

    static let others: [Damage] = [
        Damage("\(leaf)/rule", ["linaer": [:]], .schemeValueWrong, at: "\(leaf)/rule"),
        Damage("\(leaf)/rule", "linear", .schemeKeyMissing, at: "\(leaf)/rule"),
        Damage("\(leaf)/appliesTo/groups", ["towns", "towns"], .schemeRepeated),
        Damage("/tieBreak", ["gdp", "gdp"], .schemeRepeated),
        Damage("/witnesses/keys", .array(twice), .schemeRepeated, at: "/witnesses"),
        Damage(
            "/indicators/0/children/2/rule/steps",
            [["from": "5", "score": "1"], ["from": "5", "score": "2"]], .schemeRepeated),
    ]

    static let twice: [JSON] = Array(
        repeating: .string("audit+0a1b2c3d+" + String(repeating: "A", count: 44)), count: 2)

    @Test(
        "every damage is found once, with its code, at its place",
        arguments: missing + values + shapes + others)
    func damage(_ damage: Damage) throws {
        let json = try Samples.everything().replacing(damage.path, with: damage.value)
        let reading = SchemeReading(SourceNode(json))
        #expect(reading.scheme == nil)
        #expect(reading.findings.map(\.code) == [damage.code])
        #expect(reading.findings.first?.at == damage.at ?? damage.path)
    }

    @Test("what is said has no hole in it, in both languages")
    func words() throws {
        for damage in Self.missing + Self.values + Self.shapes + Self.others {
            let json = try Samples.everything().replacing(damage.path, with: damage.value)
            for finding in SchemeReading(SourceNode(json)).findings {
                for text in [finding.zh, finding.en, finding.remedy.zh, finding.remedy.en] {
                    #expect(!text.isEmpty)
                    #expect(!text.contains("{"), "\(text)")
                    let isEmpty = damage.value == ""
                    #expect(isEmpty || !text.contains("“”") && !text.contains("\"\""), "\(text)")
                }
            }
        }
    }

    @Test("all that is wrong is said at once")
    func several() throws {
        let json = try Samples.everything()
            .replacing("/decimals", with: 9).replacing("/late", with: "no")
            .replacing("/offices/1/id", with: "东")
        let codes = SchemeReading(SourceNode(json)).findings.map(\.at)
        #expect(Set(codes) == ["/decimals", "/late", "/offices/1/id"])
    }

    @Test(
        "an unknown key is found wherever it stands, with the key that was meant",
        arguments: [
            ("/decimal", "decimals"), ("/offices/0/nmae", "name"), ("/groups/0/names", "name"),
            ("/subjects/0/ofice", "office"), ("/periods/0/wieght", "weight"),
            ("/indicators/0/childern", "children"), ("\(leaf)/digit", "digits"),
            ("\(leaf)/rule/linear/targets", "target"), ("\(leaf)/roles/0/wight", "weight"),
            ("/cycle/composes", "compose"), ("/feedback/warnlast", "warnLast"),
            ("/grades/0/quotas", "quota"), ("/award/bases", "base"),
            ("/witnesses/key", "keys"), ("/amendment/leavs", "leaves"),
            ("\(leaf)/appliesTo/group", "groups"),
            ("\(leaf)/roles/0/checked/tolerence", "tolerance"),
        ])
    func unknownKeys(path: String, meant: String) throws {
        let json = try Samples.everything().replacing(path, with: "1")
        let findings = SchemeReading(SourceNode(json)).findings
        #expect(findings.map(\.code) == [.schemeKeyUnknown])
        #expect(findings.first?.at == path)
        #expect(findings.first?.en.contains("did you mean \"\(meant)\"?") == true)
        #expect(findings.first?.zh.contains("是否为“\(meant)”？") == true)
    }

    @Test("a node takes no keys of a leaf, and a leaf none of a node")
    func mixedKeys() throws {
        let node = try Samples.everything().replacing("/indicators/0/rule", with: "direct")
        #expect(SchemeReading(SourceNode(node)).findings.map(\.code) == [.schemeKeyUnknown])
        let leaf = try Samples.everything().replacing("\(Self.leaf)/sum", with: "100")
        #expect(SchemeReading(SourceNode(leaf)).findings.map(\.code) == [.schemeKeyUnknown])
    }

    @Test("a key that stands twice is found, in objects and in tables")
    func twiceKeys() {
        let text = { (word: String) in SourceNode(place: "line 1", .text(word, quoted: false)) }
        var reader = SchemeReader()
        let members = [
            SourceNode.Member("id", place: "line 1", text("a")),
            SourceNode.Member("id", place: "line 2", text("b")),
        ]
        _ = reader.group(SourceNode(place: "line 1", .map(members)), "/groups/a")
        #expect(reader.findings.contains(Finding(.schemeKeyTwice, at: "line 2", ["key": "id"])))
        var table = SchemeReader()
        let rows = [
            SourceNode.Member("*", place: "line 3", text("1")),
            SourceNode.Member("*", place: "line 4", text("2")),
        ]
        _ = table.table(SourceNode(place: "line 3", .map(rows)), "/t")
        #expect(table.findings == [Finding(.schemeKeyTwice, at: "line 4", ["key": "*"])])
    }

    @Test("too many of anything is refused before it costs anything")
    func limits() throws {
        let everything = try Samples.everything()
        let many = { (count: Int) in JSON.array(Array(repeating: [:], count: count)) }
        for (path, count) in [
            ("/periods", 101), ("/groups", 1_001), ("/grades", 51), ("\(Self.leaf)/roles", 51),
            ("/witnesses/keys", 33), ("/indicators/0/children/2/rule/steps", 1_001),
        ] {
            let json = everything.replacing(path, with: many(count))
            let findings = SchemeReading(SourceNode(json)).findings
            #expect(findings.first { $0.at == path }?.code == .schemeLimit, "\(path)")
        }
        let grades = Dictionary(uniqueKeysWithValues: (0..<51).map { ("g\($0)", JSON("1")) })
        let json = everything.replacing(
            "/indicators/0/children/4/rule/grades", with: .object(grades))
        #expect(SchemeReading(SourceNode(json)).findings.map(\.code) == [.schemeLimit])
    }

    @Test("a tree of twelve levels is read and one of thirteen is not")
    func depth() throws {
        func tree(_ levels: Int) -> JSON {
            var node: JSON = ["id": "leaf", "title": "t", "weight": "1", "rule": "direct"]
            for level in 1..<levels {
                node = [
                    "id": .string("n\(level)"), "title": "t", "weight": "1", "children": [node],
                ]
            }
            return [node]
        }
        let base = try Samples.everything().replacing("/amendment", with: nil)
            .replacing("/tieBreak", with: nil).replacing("/award", with: nil)
            .replacing("/grades", with: nil).replacing("/vetoGrade", with: nil)
        let twelve = SchemeReading(SourceNode(base.replacing("/indicators", with: tree(12))))
        #expect(twelve.findings.isEmpty)
        let thirteen = SchemeReading(SourceNode(base.replacing("/indicators", with: tree(13))))
        #expect(thirteen.findings.map(\.code) == [.schemeLimit])
        let canonical = try #require(twelve.scheme).canonical
        #expect(try Scheme(canonical: canonical) == twelve.scheme)
    }

    @Test("findings stop at a thousand")
    func manyFindings() throws {
        let offices = JSON.array(Array(repeating: ["id": "错", "name": "n"], count: 1_500))
        let json = try Samples.everything().replacing("/offices", with: offices)
        #expect(SchemeReading(SourceNode(json)).findings.count == 1_000)
    }

    @Test("shorter forms mean the same as the full ones")
    func shortForms() throws {
        let everything = try Samples.everything()
        let expected = try Samples.everythingScheme()
        for (path, value) in [
            ("/indicators/5/rule", JSON("ledger")), ("\(Self.leaf)/roles/0/by", "self"),
            ("/indicators/0/responsible", "bureau"),
            ("/indicators/0/children/4/rule/grades/hi", ["score": "95"]),
            ("\(Self.leaf)/rule/linear/target/*", ["*": "100"]), ("/sum", "100.00"),
            ("\(Self.leaf)/rule/linear/cap", 95), ("/grades/0/quota", "0.30"),
        ] {
            let json = everything.replacing(path, with: value)
            #expect(SchemeReading(SourceNode(json)).scheme == expected, "\(path)")
        }
    }

    @Test("defaults are those of the scoring rules")
    func defaults() throws {
        let minimal: JSON = [
            "id": "m", "title": "t", "offices": [["id": "o", "name": "o"]],
            "groups": [["id": "g", "name": "g"]],
            "subjects": [["id": "s", "name": "s", "group": "g"]],
            "periods": [["id": "y", "name": "y", "kind": "year", "weight": "1"]],
            "indicators": [
                ["id": "a", "title": "a", "weight": "1", "responsible": "o", "rule": "direct"],
                ["id": "b", "title": "b", "weight": "1", "responsible": "o", "rule": "efficacy"],
                ["id": "c", "title": "c", "responsible": "o", "rule": "bonus"],
            ],
        ]
        let reading = SchemeReading(SourceNode(minimal))
        let scheme = try #require(reading.scheme)
        #expect(scheme.version == 1)
        #expect(scheme.timezone == "Asia/Shanghai")
        #expect(scheme.decimals == 2)
        #expect(scheme.missing == .block)
        #expect(scheme.cycle.compose == .totals)
        #expect(scheme.feedback.selfMargin == p("15"))
        #expect(scheme.feedback.warnLast == 3)
        #expect(scheme.procedure.late == .hold)
        #expect(!scheme.procedure.reviewer)
        #expect(scheme.grading.tieAtQuota == .exclude)
        #expect(scheme.indicators[0].leaf?.rule == .direct(max: .hundred))
        #expect(scheme.indicators[0].leaf?.digits == 6)
        #expect(scheme.indicators[0].leaf?.effectiveRoles == [Role(id: nil, weight: .one)])
        #expect(
            scheme.indicators[1].leaf?.rule
                == .efficacy(Rule.Efficacy(base: p("60"), span: p("40"), better: .higher)))
        #expect(scheme.indicators[2].leaf?.rule == .bonus(per: .one, cap: nil))
        #expect(SchemeCheck(scheme).findings.isEmpty)
    }
}
