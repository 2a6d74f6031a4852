import Notation
import TestSupport
import Testing

@testable import Submission

/// What stands around the items of a decision.
@Suite("The header of a decision")
struct DecisionHeaderTests {
    private typealias D = Deciding

    @Test("a decision has one to 20,000 items, and the refusal says so")
    func items() {
        let many = Array(repeating: #"{"act":"erase"}"#, count: 20_000).joined(separator: ",")
        #expect(Payloads.error(.decision, D.payload(many)) == nil)
        let tooMany = Payloads.finding(.decision, D.payload(many, #"{"act":"erase"}"#))
        #expect(tooMany?.en == "\"items\" passes its limit of 20000.")
        let none = Payloads.error(.decision, D.payload())
        #expect(none?.reason == .badText && none?.key == "items")
    }

    @Test(
        "the reason has 1 to 2,000 characters",
        arguments: [(0, false), (1, true), (2_000, true), (2_001, false)])
    func reason(_ count: Int, _ isGood: Bool) {
        var decision = D.decision(.erase)
        decision.reason = String(repeating: "𠮷", count: count)
        let error = Payloads.error(.decision, decision.payload)
        #expect((error == nil) == isGood)
        if let error { #expect(error.reason == .badText && error.key == "reason") }
    }

    @Test(
        "the version of the scheme lies within its bounds",
        arguments: [(0, false), (1, true), (1_000_000, true), (1_000_001, false)])
    func version(_ number: Int64, _ isGood: Bool) {
        var decision = D.decision(.erase)
        decision.scheme.version = number
        let finding = Payloads.finding(.decision, decision.payload)
        #expect((finding == nil) == isGood)
        if let finding { #expect(finding.en == "\"version\" passes its limit of 1000000.") }
    }

    @Test("a bad item is found behind good ones, at its own place")
    func place() throws {
        let good = #"{"act":"erase"}"#
        let bad = #"{"act":"extend","office":"a01"}"#
        let error = try #require(Payloads.error(.decision, D.payload(good, bad)))
        // 29 bytes up to the list, 15 of the good item, and a comma.
        #expect(error.reason == .missingKey && error.key == "period" && error.offset == 29 + 15 + 1)
    }
}
