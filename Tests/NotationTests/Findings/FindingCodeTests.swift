import Notation
import Testing

/// Codes as values.
@Suite struct FindingCodeTests {
    private let wrong = FindingCode(
        "made-up", zh: "错了。", en: "Wrong.", remedy: ["zh": "请改。", "en": "Mend it."])

    @Test func `A code says never, 422 and refused unless told otherwise`() {
        #expect(wrong.text == "made-up")
        #expect(wrong.retry == .never)
        #expect(wrong.status == 422)
        #expect(wrong.exit == .refused)
        #expect(wrong.sentence == FindingCode.Words(zh: "错了。", en: "Wrong."))
        #expect(wrong.remedy == FindingCode.Words(zh: "请改。", en: "Mend it."))
    }

    @Test func `A code keeps what it is told`() {
        let code = FindingCode(
            "other", retry: .afterAction, status: 0, exit: .machinery, zh: "甲", en: "a", remedy: [:]
        )
        #expect(code.retry == .afterAction)
        #expect(code.status == 0)
        #expect(code.exit == .machinery)
        #expect(code.remedy == FindingCode.Words(zh: "", en: ""))
    }

    @Test func `Two codes are one when their texts are`() {
        let same = FindingCode("made-up", status: 400, zh: "甲", en: "a", remedy: [:])
        let other = FindingCode(
            "made-up-2", zh: "错了。", en: "Wrong.", remedy: ["zh": "请改。", "en": "Mend it."])
        #expect(wrong == same)
        #expect(wrong != other)
        #expect(wrong.hashValue == same.hashValue)
        #expect(Set([wrong, same, other]).count == 2)
    }

    @Test func `Exit codes and words of retry are those of the documents`() {
        #expect(FindingCode.Exit.refused.rawValue == 1)
        #expect(FindingCode.Exit.usage.rawValue == 2)
        #expect(FindingCode.Exit.machinery.rawValue == 3)
        #expect(FindingCode.Retry.never.rawValue == "never")
        #expect(FindingCode.Retry.later.rawValue == "later")
        #expect(FindingCode.Retry.afterAction.rawValue == "after-action")
    }

    @Test func `A word given twice in one language keeps the last`() {
        let words: FindingCode.Words = ["zh": "甲", "en": "a", "zh": "乙"]
        #expect(words == FindingCode.Words(zh: "乙", en: "a"))
    }
}
