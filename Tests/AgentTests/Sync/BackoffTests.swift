import Agent
import Testing

@Suite("Back-off")
struct BackoffTests {
    @Test("Waits double from 5 s to 30 min, in the upper half of each step")
    func doubling() {
        var backoff = Backoff()
        var lowest = Backoff()
        // By hand: 5·2ⁿ⁻¹, the tenth would be 2560 s and is cut to 1800 s.
        let steps = [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800, 1800]
        for step in steps {
            let whole = Duration.seconds(step)
            #expect(lowest.failed(random: 0) == whole / 2)
            let wait = backoff.failed(random: .max)
            #expect(wait < whole)
            #expect(wait > whole - .milliseconds(10))
        }
        #expect(backoff.failures == steps.count)
    }

    @Test("The random number decides within the step: half of it lies in the middle")
    func jitter() {
        var backoff = Backoff(first: .seconds(8), longest: .seconds(8))
        // Upper half of 8 s: 4 s … 8 s; in its middle 6 s.
        #expect(backoff.failed(random: 1 << 63) == .seconds(6))
    }

    @Test("A reset starts over")
    func reset() {
        var backoff = Backoff()
        for _ in 0..<20 { _ = backoff.failed(random: 0) }
        backoff.reset()
        #expect(backoff == Backoff())
        #expect(backoff.failed(random: 0) == .milliseconds(2500))
    }

    @Test("What a server asks for is waited at least, and up to an eighth more")
    func asked() {
        var backoff = Backoff()
        #expect(backoff.failed(random: 0, asked: .seconds(400)) == .seconds(400))
        let wait = backoff.failed(random: .max, asked: .seconds(400))
        #expect(wait > .seconds(449))
        #expect(wait < .seconds(450))
    }

    @Test("A server cannot ask for more than two hours, nor for less than our own wait")
    func askedBounds() {
        var backoff = Backoff()
        #expect(backoff.failed(random: 0, asked: .seconds(1_000_000)) == .seconds(7200))
        for nonsense in [Duration.zero, .seconds(-5), .seconds(1)] {
            var fresh = Backoff()
            #expect(fresh.failed(random: 0, asked: nonsense) == .milliseconds(2500))
        }
    }

    @Test("Very many failures neither overflow nor wait longer")
    func manyFailures() {
        var backoff = Backoff(first: .nanoseconds(1), longest: .seconds(3600))
        for _ in 0..<10_000 {
            let wait = backoff.failed(random: .max)
            #expect(wait < .seconds(3600))
        }
        #expect(backoff.failed(random: 0) == .seconds(1800))
    }

    @Test("Settings that make no sense are mended: a wait is never nothing")
    func mended() {
        var backoff = Backoff(first: .zero, longest: .seconds(-1), longestAsked: .seconds(-1))
        #expect(backoff.failed(random: 0) == .microseconds(500))
        #expect(backoff.failed(random: 0, asked: .seconds(9)) == .microseconds(500))
    }

    @Test(
        "Retry-After is read as seconds and in no other form",
        arguments: [
            ("120", Duration.seconds(120)), ("0", .zero), ("007", .seconds(7)),
            ("99999999999999999999", .seconds(Int32.max)), ("", nil), ("-1", nil), ("1.5", nil),
            ("+5", nil), (" 5", nil), ("５", nil), ("Fri, 31 Dec 1999 23:59:59 GMT", nil),
        ] as [(String, Duration?)])
    func retryAfter(text: String, expected: Duration?) {
        #expect(Backoff.asked(retryAfter: text) == expected)
    }
}
