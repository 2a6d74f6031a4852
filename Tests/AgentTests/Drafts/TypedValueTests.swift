import Agent
import Notation
import Submission
import TestSupport
import Testing

@Suite("What people type")
struct TypedValueTests {
    @Test(
        "Numbers are read however they are written",
        arguments: [
            ("92.5", "92.5"), ("92.50", "92.5"), ("92．5", "92.5"), ("９２", "92"), (" 7 ", "7"),
            ("+3", "3"), ("-3", "-3"), ("−3", "-3"), ("007", "7"), ("0", "0"), ("-0", "0"),
            ("0.0", "0"), ("00.50", "0.5"), ("100.000000", "100"), ("0.000001", "0.000001"),
            ("\u{3000}88", "88"),
        ])
    func numbers(typed: String, meant: String) {
        #expect(TypedValue.read(typed) == .number(.of(meant)))
    }

    @Test(
        "What is no value is never guessed at",
        arguments: [
            "", " ", "92,5", "1e2", "92.", ".5", "9 2", "0x10", "92分", "—", "--3", "1.2.3",
            "0.0000001", "1000000000000", "a=1;a=2", "a=x", "a=-1", "a=1.5", "=3", "a==1", "n/a:",
            "良好", "3a",
        ])
    func noValue(typed: String) {
        #expect(TypedValue.read(typed) == nil)
    }

    @Test("Grades, counts and reasons are read")
    func others() {
        #expect(TypedValue.read("excellent") == .grade(.of("excellent")))
        #expect(
            TypedValue.read("excellent=5；good=3; abstain=1")
                == .counts([.of("excellent"): 5, .of("good"): 3, .of("abstain"): 1]))
        #expect(TypedValue.read("n/a:新设单位") == .notApplicable("新设单位"))
        #expect(TypedValue.read("N/A: 停产 ") == .notApplicable("停产"))
    }

    @Test("A value written down is read again as the same value")
    func roundTrip() {
        let values: [EntryContent] = [
            .number(.of("-0.5")), .grade(.of("b")), .counts([.of("x"): 0, .of("y"): 12]),
        ]
        for value in values {
            guard case .typed(let text) = TypedValue.write(value) else {
                Issue.record("\(value) is typed")
                continue
            }
            #expect(TypedValue.read(text) == value)
        }
        #expect(TypedValue.write(.notApplicable("停产")) == .notApplicable("停产"))
        #expect(TypedValue.write(.withdrawn) == .withdrawn)
    }

    @Test("A place is written as it is read")
    func places() {
        let texts = [
            "2026-Q1/A1/t1", "2026-Q1/A1/t1/peer", "2026-Q1/A1/t1/peer/wang",
            "2026-Q1/B1/t1/" + String(repeating: "0a", count: 16),
        ]
        for text in texts { #expect(DraftPlace(text)?.description == text) }
        #expect(DraftPlace("2026-Q1/A1") == nil)
        #expect(DraftPlace("2026-Q1/A1/t1/peer/wang/x") == nil)
        #expect(place(texts[1]).cell(in: .of("s")).description == texts[1])
    }
}
