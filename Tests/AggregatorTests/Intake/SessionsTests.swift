import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

struct SessionsTests {
    private let key = SigningKey.named("reader").id

    @Test("A number is used once and within its time")
    func nonce() {
        let sessions = Sessions()
        let number = [UInt8](repeating: 3, count: 16)
        #expect(sessions.nonce(random: number, at: 0) == Hex.encode(number))
        #expect(sessions.use(number, at: 299))
        #expect(!sessions.use(number, at: 299))
        _ = sessions.nonce(random: number, at: 0)
        #expect(!sessions.use(number, at: 300))
    }

    @Test("A token is its key's until its end")
    func token() {
        let sessions = Sessions()
        let token = sessions.token(for: key, random: [UInt8](repeating: 1, count: 32), at: 10)
        #expect(token.utf8.count == 43)
        #expect(sessions.key(of: token, at: 3_609) == key)
        #expect(sessions.key(of: token, at: 3_610) == nil)
        #expect(sessions.key(of: token + "x", at: 11) == nil)
    }

    @Test("Never more are kept than the limit: the oldest make room")
    func bounded() {
        var kept = Expiring<Int, Int>()
        for number in 0..<10_000 { kept.insert(number, number, until: 1_000_000, 100, at: 0) }
        #expect(kept.count == 100)
        #expect(kept.value(of: 9_899, at: 0) == nil)
        #expect(kept.value(of: 9_900, at: 0) == 9_900)
    }

    @Test("What has expired makes room first")
    func expired() {
        var kept = Expiring<Int, Int>()
        kept.insert(1, 1, until: 10, 100, at: 0)
        kept.insert(2, 2, until: 20, 100, at: 5)
        kept.insert(3, 3, until: 30, 100, at: 15)
        #expect(kept.count == 2)
        #expect(kept.value(of: 2, at: 15) == 2)
        #expect(kept.remove(2, at: 15) == 2)
        #expect(kept.remove(2, at: 15) == nil)
        #expect(kept.remove(3, at: 30) == nil)
    }
}
