import Notation
import TestSupport
import Testing

@testable import Submission

/// What a reply means before it is known what was asked: every status with every kind of body.
@Suite("The meaning of a reply")
struct RoundAnswerTests {
    /// The bodies that may come with any status.
    enum Body: String, CaseIterable {
        case object = #"{"ok":true}"#
        case problem = #"{"code":"no-such-thing","en":"No.","zh":"不行。"}"#
        case upperCaseCode = #"{"code":"No"}"#
        case array = #"[{"code":"no"}]"#
        case text = #""code""#
        case html = "<html>{}</html>"
        case twoObjects = "{}{}"
        case doubledKey = #"{"code":"a","code":"b"}"#
        case nothing = ""

        var isObject: Bool { [.object, .problem, .upperCaseCode].contains(self) }
    }

    /// The word for an answer.
    private func word(_ answer: RoundAnswer) -> String {
        switch answer {
        case .object: "object"
        case .problem(let problem): "problem \(problem.code)"
        case .busy: "busy"
        case .stop(let finding): "stop \(finding.code.text)"
        case .failed(let finding): "failed \(finding.code.text)"
        }
    }

    private func answer(_ status: Int, _ body: Body, retryAfter: Int? = nil) -> RoundAnswer {
        RoundAnswer(
            .http(
                status: status, contentType: "x/y", retryAfter: retryAfter,
                body: Array(body.rawValue.utf8)))
    }

    @Test("only 200, 201 and 202 with an object are answers", arguments: Body.allCases)
    func objects(_ body: Body) {
        for status in 100...599 where ![429, 503].contains(status) && !(400...510).contains(status)
        {
            let isAnswer = (200...202).contains(status) && body.isObject
            let expected = isAnswer ? "object" : "stop reply-not-centre"
            #expect(word(answer(status, body)) == expected, "\(status)")
        }
    }

    @Test(
        "a refusal has a status of 400 to 499 and a code of lower-case words",
        arguments: Body.allCases)
    func problems(_ body: Body) {
        for status in 400...499 where status != 429 {
            let expected = body == .problem ? "problem no-such-thing" : "stop reply-not-centre"
            #expect(word(answer(status, body)) == expected, "\(status)")
        }
    }

    @Test("a centre that fails may do better with the next record; whoever else says 511 may not")
    func failures() {
        for body in Body.allCases {
            for status in 500...510 where status != 503 {
                #expect(word(answer(status, body)) == "failed centre-failed", "\(status)")
            }
            #expect(word(answer(511, body)) == "stop reply-not-centre")
        }
    }

    @Test(
        "a wait is at least nothing and at most a day",
        arguments: [
            (nil, nil), (0, 0), (7, 7), (-5, 0), (86_400, 86_400), (86_401, 86_400), (.max, 86_400),
            (.min, 0),
        ]
            as [(Int?, Int?)])
    func waits(_ asked: Int?, _ held: Int?) throws {
        for status in [429, 503] {
            for body in Body.allCases {
                guard case .busy(let seconds) = answer(status, body, retryAfter: asked) else {
                    Issue.record("\(status) asks to wait, whatever its body")
                    continue
                }
                #expect(seconds == held)
            }
        }
        // No other status asks to wait, whatever its header says.
        #expect(word(answer(500, .object, retryAfter: asked)) == "failed centre-failed")
    }

    @Test("no reply at all stops the round where the next call would fare no better")
    func channel() {
        let finding = Finding(.diskFull)
        #expect(word(RoundAnswer(.failed(finding, isFatal: true))) == "stop disk-full")
        #expect(word(RoundAnswer(.failed(finding, isFatal: false))) == "failed disk-full")
    }

    @Test("the words of a refusal are those of the reader's language, else of the other")
    func words() throws {
        for (json, zh, en) in [
            (["code": "no", "zh": "不", "en": "No", "title": "T"], "不", "No"),
            (["code": "no", "en": "No"], "No", "No"), (["code": "no", "title": "T"], "T", "T"),
            (["code": "no", "zh": "不"], "不", ""), (["code": "no"], "", ""),
            (["code": "no", "zh": 7, "en": ["x"]], "", ""),
            (["code": "no", "zh": "甲\u{202E}\n乙", "en": "a\u{1B}[2Jb"], "甲  乙", "a [2Jb"),
        ] as [(JSON, String, String)] {
            let problem = try #require(CentreProblem(json: json, status: 422))
            #expect(problem.zh == zh && problem.en == en)
        }
        let long: JSON = ["code": "no", "zh": .string(String(repeating: "字", count: 501))]
        #expect(CentreProblem(json: long, status: 422)?.zh == String(repeating: "字", count: 500))
        let code64 = String(repeating: "a", count: 64)
        #expect(CentreProblem(json: ["code": .string(code64)], status: 422)?.code == code64)
        #expect(CentreProblem(json: ["code": .string(code64 + "a")], status: 422) == nil)
    }
}
