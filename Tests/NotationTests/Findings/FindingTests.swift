import Notation
import Testing

/// Findings: codes with their places and parameters filled in.
@Suite struct FindingTests {
    private func code(zh: String, en: String) -> FindingCode {
        FindingCode("made-up", zh: zh, en: en, remedy: ["zh": "请改 {name}。", "en": "Mend {name}."])
    }

    private func en(_ template: String, at: String = "", _ parameters: [String: String]) -> String {
        Finding(code(zh: "甲", en: template), at: at, parameters).en
    }

    @Test func `Names in braces stand for their parameters in every sentence`() {
        let finding = Finding(
            code(zh: "{at} 的“{name}”错了。", en: "\"{name}\" at {at} is wrong."), at: "line 12",
            ["name": "A.1"])
        #expect(finding.zh == "第 12 行 的“A.1”错了。")
        #expect(finding.en == "\"A.1\" at line 12 is wrong.")
        #expect(finding.remedy == FindingCode.Words(zh: "请改 A.1。", en: "Mend A.1."))
    }

    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("{a}", "1"), ("{a}{b}", "12"), ("{b}{a}{b}", "212"),
        ("x{a}y{b}z", "x1y2z"), ("{none}", ""), ("x{none}y", "xy"), ("{", "{"), ("}", "}"),
        ("x}{a}", "x}1"), ("{a", "{a"), ("x{a}{", "x1{"), ("{}", ""), ("{ a }", ""), ("{{a}}", "}"),
    ])
    func `A template is filled from left to right`(template: String, text: String) {
        #expect(en(template, ["a": "1", "b": "2"]) == text)
    }

    @Test func `What a parameter holds is never filled again`() {
        #expect(en("{a} {b}", ["a": "{b}", "b": "{a}"]) == "{b} {a}")
        #expect(en("{a}", at: "secret", ["a": "{at}"]) == "{at}")
        #expect(en("{at}", at: "{a}", ["a": "1"]) == "{a}")
    }

    @Test func `The place is what it was made with, whatever the parameters say`() {
        #expect(en("{at}", at: "here", ["at": "there"]) == "here")
        #expect(en("{at}", ["at": "there"]) == "")
    }

    @Test func `A place in words of its own is told instead of the place`() {
        #expect(en("{where}", at: "q1/A1/t1", [:]) == "q1/A1/t1")
        #expect(en("{where}", at: "q1/A1/t1", ["where": "河口镇的 A1"]) == "河口镇的 A1")
        #expect(en("{where}", [:]) == "")
        let finding = Finding(code(zh: "{where}错了。", en: "{at} is wrong."), at: "line 12")
        #expect(finding.zh == "第 12 行错了。" && finding.en == "line 12 is wrong.")
    }

    @Test(arguments: [
        ("line 12", "第 12 行"), ("line 12, column 3", "第 12 行第 3 列"), ("", ""), ("line", "line"),
        ("line 1 2", "line 1 2"), ("line 1, column", "line 1, column"), ("sheet!B4", "sheet!B4"),
        ("line 12, row 3", "line 12, row 3"), ("row 12", "row 12"),
        ("column 3, line 12", "column 3, line 12"), ("line 1, column 3, 4", "line 1, column 3, 4"),
    ])
    func `A line and a column can be told in Chinese words, all else stays`(at: String, zh: String)
    {
        let finding = Finding(code(zh: "{at}错了。", en: "{at} is wrong."), at: at)
        #expect(finding.zh == zh + "错了。")
        #expect(finding.en == at + " is wrong.")
    }

    @Test(arguments: [
        "\u{1B}[2J", "a\u{0}b", "a\nb", "a\rb", "\u{7}", "\u{9B}31m", "a\u{202E}b", "\u{2066}x",
        "a\u{200B}b", "\u{FEFF}a", "a\u{2028}b", "a\u{2029}b", "\u{85}", "\u{7F}", "a\tb",
    ])
    func `Nothing in a parameter can steer a terminal or turn the line round`(parameter: String) {
        let sentences = [en("[{a}]", ["a": parameter]), en("[{at}]", at: parameter, [:])]
        for sentence in sentences {
            #expect(sentence.unicodeScalars.contains("\u{FFFD}"))
            #expect(sentence.unicodeScalars.count == parameter.unicodeScalars.count + 2)
            for scalar in sentence.unicodeScalars {
                let category = scalar.properties.generalCategory
                #expect(category != .control && category != .format)
                #expect(category != .lineSeparator && category != .paragraphSeparator)
            }
        }
    }

    @Test func `Ordinary text of any language passes unchanged`() {
        for text in ["东镇", "ａ", "e\u{301}", "\u{1F602}", "a b", "“x”", "\u{A0}", "한국"] {
            #expect(Array(en("{a}", ["a": text]).utf8) == Array(text.utf8))
        }
    }

    @Test func `The JSON form has the place, the code and the words`() {
        let finding = Finding(
            code(zh: "{name}错了。", en: "{name} is wrong."), at: "B4", ["name": "x"])
        let expected: JSON = [
            "at": "B4", "code": "made-up", "en": "x is wrong.", "remedy": "请改 x。",
            "remedyEn": "Mend x.", "zh": "x错了。",
        ]
        #expect(finding.json == expected)
        #expect(
            finding.json.canonical
                == Array(
                    #"{"at":"B4","code":"made-up","en":"x is wrong.","remedy":"请改 x。","#.utf8)
                + Array(#""remedyEn":"Mend x.","zh":"x错了。"}"#.utf8))
    }

    @Test func `Findings are equal when code, place and parameters are`() {
        let code = code(zh: "甲", en: "a")
        let finding = Finding(code, at: "B4", ["name": "x"])
        #expect(finding == Finding(code, at: "B4", ["name": "x"]))
        #expect(finding != Finding(code, at: "B5", ["name": "x"]))
        #expect(finding != Finding(code, at: "B4", ["name": "y"]))
        #expect(finding != Finding(code, at: "B4"))
        #expect(Finding(code).at.isEmpty)
        #expect(Finding(code).parameters.isEmpty)
    }
}
