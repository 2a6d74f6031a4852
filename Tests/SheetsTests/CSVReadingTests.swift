import Assessment
import Notation
import Testing

@testable import Sheets

@Suite("Values in CSV")
struct CSVReadingTests {
    /// Leaves of every kind of value: n number in %, d number, g grades, v votes, b bonus, r roles.
    static let scheme: Scheme = {
        let scores: [GradeID: Rule.GradeScore] = [
            id("hi"): Rule.GradeScore(.hundred, name: "优"), id("lo"): Rule.GradeScore(.zero),
        ]
        func leaf(_ name: String, _ title: String, _ leaf: Leaf) -> Indicator {
            Indicator(
                id: id(name), title: title, weight: leaf.rule.isEvent ? nil : .one,
                responsible: [id("o")], content: .leaf(leaf))
        }
        var scheme = Scheme(
            id: id("c"), version: 1, title: "表", offices: [Office(id: id("o"), name: "局")],
            groups: [Group(id: id("g"), name: "组")],
            subjects: [
                Subject(id: id("e"), name: "东镇", group: id("g")),
                Subject(id: id("w"), name: "西镇", group: id("g")),
                Subject(id: id("x1"), name: "同名", group: id("g")),
                Subject(id: id("x2"), name: "同名", group: id("g")),
            ],
            periods: [
                Period(id: id("q1"), name: "一季度", kind: .quarter, weight: .one),
                Period(id: id("q2"), name: "二季度", kind: .quarter, weight: .one),
            ],
            indicators: [
                leaf("n", "完成率", Leaf(rule: .direct(max: .hundred), unit: "%")),
                leaf("d", "产值", Leaf(rule: .direct(max: p("1000000")))),
                leaf("g", "等级", Leaf(rule: .grades(scores))),
                leaf("v", "测评", Leaf(rule: .votes(scores))),
                leaf("b", "表彰", Leaf(rule: .bonus(per: .one, cap: nil))),
                leaf(
                    "r", "评议",
                    Leaf(
                        rule: .direct(max: .hundred),
                        roles: [
                            Role(id: id("boss"), name: "上级", weight: .one),
                            Role(id: id("peer"), weight: .one, combine: .mean),
                        ])),
            ])
        scheme.grading.grades = [Grade(id: id("lo"), name: "差")]
        return scheme
    }()

    static let header = "period,indicator,subject,role,rater,value"

    static func read(_ text: String, period: String? = nil) -> CSVReading {
        CSVReading(csv: Array(text.utf8), scheme: scheme, period: period.map { id($0) })
    }

    /// One row under the usual header.
    static func row(_ text: String) -> CSVReading { read("\(header)\n\(text)\n") }

    @Test("a row is read into its cell and its value")
    func plain() throws {
        let reading = Self.row("q1,r,e,peer,anna,92.5")
        #expect(reading.findings == [])
        #expect(reading.marks == [])
        let row = try #require(reading.rows.first)
        #expect(
            row.entry
                == ScoreEntry(
                    period: id("q1"), indicator: id("r"), subject: id("e"), role: id("peer"),
                    rater: id("anna"), value: .number(p("92.5"))))
        #expect(row.line == 2)
        #expect(row.cells == ["q1", "r", "e", "peer", "anna", "92.5"])
    }

    @Test("things go by id or by a name that only one has")
    func names() throws {
        let row = try #require(Self.row("一季度,评议,东镇,上级,,80").rows.first)
        #expect(row.entry?.place == "q1/r/e/boss")
        #expect(Self.row("q1,完成率,同名,,,80").findings.map(\.code) == [.sheetNameAmbiguous])
        #expect(Self.row("q1,完成率,x1,,,80").findings == [])
        #expect(Self.row("q1,完成率,ｘ１,,,80").marks.map(\.code) == [.markUnderstood])
        #expect(Self.row("q1,完成率, e ,,,80").marks == [])
    }

    /// A value for a leaf and what becomes of it.
    struct Case: CustomTestStringConvertible, Sendable {
        let leaf: String
        let text: String
        let value: ScoreValue?
        var marked = false
        var reason: String?
        var testDescription: String { "\(leaf) \(text)" }
    }

    static let readableCells: [Case] = [
        Case(leaf: "d", text: "92.5", value: .number(p("92.5"))),
        Case(leaf: "d", text: "92.50", value: .number(p("92.5"))),
        Case(leaf: "d", text: "９２．５", value: .number(p("92.5")), marked: true),
        Case(leaf: "d", text: "\"1,234.5\"", value: .number(p("1234.5")), marked: true),
        Case(leaf: "d", text: " 92.5 ", value: .number(p("92.5"))),
        Case(leaf: "d", text: "-3", value: .number(p("-3"))),
        Case(leaf: "n", text: "92.5%", value: .number(p("92.5")), marked: true),
        Case(leaf: "d", text: "", value: nil),
        Case(leaf: "d", text: "   ", value: nil),
        Case(leaf: "d", text: "—", value: nil, marked: true),
        Case(leaf: "d", text: "-", value: nil, marked: true),
        Case(leaf: "d", text: "缺", value: nil, marked: true),
        Case(leaf: "g", text: "缺", value: nil, marked: true),
        Case(leaf: "d", text: "n/a:无此项工作", value: .notApplicable, reason: "无此项工作"),
        Case(leaf: "d", text: "N/A: closed", value: .notApplicable, reason: "closed"),
        Case(leaf: "g", text: "不适用：新设单位：六月", value: .notApplicable, reason: "新设单位：六月"),
        Case(leaf: "g", text: "hi", value: .grade(id("hi"))),
        Case(leaf: "g", text: "优", value: .grade(id("hi"))),
        Case(leaf: "g", text: "差", value: .grade(id("lo"))),
        Case(leaf: "g", text: "ｈｉ", value: .grade(id("hi")), marked: true),
        Case(
            leaf: "v", text: "hi=5;lo=3;abstain=1",
            value: .counts([id("hi"): 5, id("lo"): 3, id("abstain"): 1])),
        Case(
            leaf: "v", text: "优=5; 差 = 3 ;弃权=1",
            value: .counts([id("hi"): 5, id("lo"): 3, id("abstain"): 1])),
        Case(leaf: "v", text: "优＝５；差＝３", value: .counts([id("hi"): 5, id("lo"): 3]), marked: true),
        Case(leaf: "v", text: "hi=0", value: .counts([id("hi"): 0])),
    ]

    @Test("values are read, marked where they were understood", arguments: readableCells)
    func readable(_ example: Case) throws {
        let reading = Self.row("q1,\(example.leaf),e,,,\(example.text)")
        #expect(reading.findings == [])
        let row = try #require(reading.rows.first)
        #expect(row.value == example.value)
        #expect(row.reason == example.reason)
        #expect(row.marks.map(\.code) == (example.marked ? [.markUnderstood] : []))
        for mark in row.marks { #expect(mark.at == "line 2, column 6") }
    }

    static let unreadableCells: [(String, String, FindingCode)] = [
        ("d", "92,5", .sheetNumber), ("d", "优秀", .sheetNumber), ("d", "1e2", .sheetNumber),
        ("d", "#N/A", .sheetNumber), ("d", "九十", .sheetNumber), ("d", "92分", .sheetNumber),
        ("d", "92.5%", .sheetPercent), ("d", "0.1234567", .sheetNumberPrecision),
        ("d", "n/a", .sheetReasonMissing), ("d", "n/a:", .sheetReasonMissing),
        ("d", "不适用", .sheetReasonMissing),
        ("g", "中", .sheetValueUnknown), ("g", "95", .sheetValueUnknown),
        ("g", "abstain", .sheetValueUnknown),
        ("v", "hi", .sheetBallot), ("v", "hi=x", .sheetBallot), ("v", "hi=1.5", .sheetBallot),
        ("v", "hi=-1", .sheetBallot), ("v", "hi=1;hi=2", .sheetBallot),
        ("v", "mid=1", .sheetBallot),
        ("v", "hi=1=2", .sheetBallot), ("v", "5", .sheetBallot),
    ]

    @Test("values in doubt are not read and not lost", arguments: unreadableCells)
    func unreadable(leaf: String, text: String, code: FindingCode) throws {
        let reading = Self.row("q1,\(leaf),e,,,\"\(text)\"")
        #expect(reading.rows.isEmpty)
        #expect(reading.findings.map(\.code) == [code])
        let unread = try #require(reading.unread.first)
        #expect(unread.line == 2)
        #expect(unread.cells.last == text)
        #expect(reading.findings.first?.at == "line 2, column 6")
        for finding in reading.findings {
            for words in [finding.zh, finding.en, finding.remedy.zh, finding.remedy.en] {
                #expect(!words.isEmpty && !words.contains("{"), "\(words)")
            }
            #expect(finding.zh.hasPrefix("第 2 行第 6 列："))
        }
    }

    @Test("rows with names in doubt are not read, and the nearest name is suggested")
    func unknownNames() {
        let cases: [(String, FindingCode, String)] = [
            ("q9,d,e,,,1", .sheetNameUnknown, "column 1"),
            (",d,e,,,1", .sheetCellEmpty, "column 1"),
            ("q1,dd,e,,,1", .sheetNameUnknown, "column 2"),
            ("q1,,e,,,1", .sheetCellEmpty, "column 2"),
            ("q1,d,东阵,,,1", .sheetNameUnknown, "column 3"),
            ("q1,d,,,,1", .sheetCellEmpty, "column 3"),
            ("q1,r,e,bos,,1", .sheetNameUnknown, "column 4"),
            ("q1,d,e,boss,,1", .sheetNameUnknown, "column 4"),
            ("q1,r,e,peer,张三,1", .sheetIDMalformed, "column 5"),
        ]
        for (row, code, column) in cases {
            let reading = Self.row(row)
            #expect(reading.rows.isEmpty)
            #expect(reading.findings.map(\.code) == [code], "\(row)")
            #expect(reading.findings.first?.at == "line 2, \(column)")
        }
        #expect(Self.row("q1,d,东阵,,,1").findings.first?.en.contains("did you mean \"东镇\"?") == true)
        #expect(Self.row("q9,d,东阵,,,x").findings.count == 3)
        #expect(Self.row("q1,r,e,peer,ａｎｎａ,1").rows.first?.rater == id("anna"))
    }

    @Test("headers in Chinese, in any order, with any separator")
    func headers() {
        for (separator, text) in [
            (",", "考核期,指标,考核对象,主体类别,考核主体,分值"), (";", "指标;考核对象;分值;考核期"),
            ("\t", "Period\tSubject\tINDICATOR\tValue"), (";", " 考核 对象 ; 考核指标;得分;考核周期"),
            ("\t", "考核主体\t主体类别\t考核期\t指标名称\t被考核单位\t数值\t备注"),
        ] {
            let columns = text.split(separator: Character(separator)).map(String.init)
            let cells = columns.map { column -> String in
                let name = column.filter { $0 != " " }.lowercased()
                if ["考核期", "考核周期", "period"].contains(name) { return "q1" }
                if ["指标", "考核指标", "indicator", "指标名称"].contains(name) { return "d" }
                if ["考核对象", "subject", "被考核单位"].contains(name) { return "e" }
                if ["分值", "得分", "value", "数值"].contains(name) { return "5" }
                return ""
            }
            let reading = Self.read(text + "\n" + cells.joined(separator: separator))
            #expect(reading.findings == [], "\(text)")
            #expect(reading.rows.first?.entry?.place == "q1/d/e", "\(text)")
            #expect(reading.rows.first?.value == .number(p("5")), "\(text)")
        }
    }

    @Test("the period may come from the caller, and a cell of the file goes before it")
    func period() {
        #expect(
            Self.read("indicator,subject,value\nd,e,5", period: "q2").rows.first?.period == id("q2")
        )
        let both = Self.read("period,indicator,subject,value\n,d,e,5\nq1,d,w,6", period: "q2")
        #expect(both.rows.map(\.period) == [id("q2"), id("q1")])
        #expect(Self.read("indicator,subject,value\nd,e,5").refusal?.code == .sheetHeaderMissing)
    }

    @Test("a header that lacks a column, or has one twice, is refused")
    func badHeaders() {
        for header in [
            "period,indicator,subject", "period,subject,value", "period,indicator,value",
        ] {
            #expect(Self.read(header + "\nq1,d,e").refusal?.code == .sheetHeaderMissing)
        }
        #expect(Self.read("").refusal?.code == .sheetHeaderMissing)
        #expect(Self.read("\n\n").refusal?.code == .sheetHeaderMissing)
        #expect(Self.read("period,indicator,subject,value,分值\n").refusal?.code == .sheetColumnTwice)
        #expect(Self.read("\"period\"x,indicator\n").refusal?.code == .sheetQuoteTrailing)
    }

    @Test("a column that nobody knows is remarked, with the name that was meant")
    func ignoredColumns() {
        let reading = Self.read("period,indicator,subject,value,commment,\nq1,d,e,5,x,\n")
        #expect(reading.remarks.map(\.code) == [.markColumnIgnored])
        #expect(reading.remarks.first?.en.contains("\"comment\"") == true)
        #expect(reading.rows.count == 1)
    }

    @Test("comments, dates and reasons are kept; events repeat")
    func extras() throws {
        let reading = Self.read(
            """
            period,indicator,subject,value,date,reason,comment
            q1,b,e,1,2026-03-01,省级表彰,电话核对
            q1,b,e,1,2026-03-01,省级表彰,
            q1,d,e,5,,,备注
            q1,b,w,1,3月1日,表彰,
            """)
        #expect(reading.rows.map(\.isEvent) == [true, true, false])
        #expect(reading.rows[0].date == CivilDate("2026-03-01"))
        #expect(reading.rows[0].reason == "省级表彰")
        #expect(reading.rows[0].comment == "电话核对")
        #expect(reading.rows[2].comment == "备注")
        #expect(reading.findings.map(\.code) == [.sheetDate])
        #expect(reading.rows[0].entry?.isEvent == true)
    }

    @Test("two values for one cell: neither is taken; the same value twice is taken once")
    func twice() {
        let reading = Self.read(
            """
            period,indicator,subject,value
            q1,d,e,5
            q1,d,w,6
            一季度,产值,东镇,7
            q1,d,w,6.0
            q2,d,e,5
            q1,d,e,5
            """)
        #expect(reading.rows.map(\.line) == [3, 6])
        #expect(reading.unread.map(\.line) == [2, 4, 5, 7])
        #expect(
            reading.unread.flatMap(\.findings).map(\.code)
                == [.sheetCellTwice, .sheetCellTwice, .markCellRepeated, .markCellRepeated])
        #expect(reading.findings.map(\.at) == ["line 2", "line 4"])
    }

    @Test("raters of one role are cells of their own")
    func raters() {
        let reading = Self.read(
            "\(Self.header)\nq1,r,e,peer,a,1\nq1,r,e,peer,b,2\nq1,r,e,boss,,3\n")
        #expect(reading.rows.count == 3)
        #expect(reading.unread == [])
    }
}
