import Notation
import Testing

@testable import Assessment

@Suite("An explanation leads from the total to the values, and every line can be redone")
struct ExplanationTests {
    @Test("of the worked example")
    func example() {
        let run = Town.run(WorkedExampleTests.scheme, WorkedExampleTests.entries)
        let lines = run.explanation(of: id("east"))
        #expect(
            lines.map(\.zh).prefix(9).joined(separator: "\n") == """
                总分 = 92.08
                  指标得分 = (60×95 + 40×87.7) ÷ (60 + 40) = 92.08
                    A A = 95
                      主体类别 （不分） = 95
                        填报值 = max(0, min(100, 100×(190 - 0) ÷ (200 - 0))) = 95
                    B B = (70×88 + 30×87) ÷ (70 + 30) = 87.7
                      主体类别 superior = 88
                        填报值 = 100×88 ÷ 100 = 88
                      主体类别 peers = (84 + 86 + 91) ÷ 3 = 87 (去掉 60、99)
                """)
        #expect(lines[8].en == "      role peers = (84 + 86 + 91) ÷ 3 = 87 (without 60, 99)")
        #expect(lines[7].cell?.place == "y/B/east/superior")
        #expect(run.explanation(of: id("nobody")).isEmpty)
    }

    @Test("every line of 300 mixed standings gives its result when computed again")
    func redone() throws {
        var redone = 0
        for seed in UInt64(20_001)...20_300 {
            var maker = SchemeMaker(seed: seed)
            let scheme = maker.scheme()
            let values = maker.values(scheme)
            let scope = seed % 2 == 0 ? ScoringScope.cycle : .period(scheme.periods[0].id)
            let run = ScoreRun(scheme, values, scope, provisional: seed % 5 == 0)
            for subject in run.standing.groups.flatMap(\.subjects) {
                let lines = run.explanation(of: subject.id)
                if let total = subject.total { #expect(lines[0].result == .points(total)) }
                for line in lines {
                    guard let working = line.working, case .points(let result) = line.result else {
                        continue
                    }
                    let value = try #require(Calculator.value(of: working), "\(working)")
                    #expect(
                        value.rounded(line.digits).text == result.description,
                        "seed \(seed) \(subject.id): \(line.en)")
                    redone += 1
                }
            }
        }
        #expect(redone > 10_000)
    }
}

/// Computes what stands in a working, as a person would.
struct Calculator {
    private var rest: Substring

    static func value(of text: String) -> Fraction? {
        var calculator = Calculator(rest: text[...])
        let value = calculator.sum()
        return calculator.rest.isEmpty ? value : nil
    }

    private mutating func take(_ mark: String) -> Bool {
        rest = rest.drop { $0 == " " }
        guard rest.hasPrefix(mark) else { return false }
        rest = rest.dropFirst(mark.count)
        return true
    }

    private mutating func sum() -> Fraction? {
        guard var value = product() else { return nil }
        while true {
            if take("+") {
                guard let next = product() else { return nil }
                value = value + next
            } else if take("-") {
                guard let next = product() else { return nil }
                value = value - next
            } else {
                return value
            }
        }
    }

    private mutating func product() -> Fraction? {
        guard var value = factor() else { return nil }
        while true {
            if take("×") {
                guard let next = factor() else { return nil }
                value = value * next
            } else if take("÷") {
                guard let next = factor(), !(next == Fraction(0)) else { return nil }
                value = value / next
            } else {
                return value
            }
        }
    }

    private mutating func factor() -> Fraction? {
        if take("-") { return factor().map { Fraction(0) - $0 } }
        for word in ["min", "max"] where take("\(word)(") {
            guard let one = sum(), take(","), let other = sum(), take(")") else { return nil }
            return word == "min" ? Fraction.min(one, other) : Fraction.max(one, other)
        }
        if take("(") {
            guard let value = sum(), take(")") else { return nil }
            return value
        }
        rest = rest.drop { $0 == " " }
        let digits = rest.prefix { $0.isNumber || $0 == "." }
        rest = rest.dropFirst(digits.count)
        return Points(canonical: digits).map { Fraction($0) }
    }
}
