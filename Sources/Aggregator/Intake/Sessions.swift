internal import Notation
package import Submission
internal import Synchronization

/// Who reads: short-lived tokens for those who signed a number of ours.
///
/// In memory alone and bounded: a restart costs everyone one more round trip. Times are seconds of
/// a clock that only goes forward.
package final class Sessions: Sendable {
    private let state = Mutex(State())
    private let limit: Int

    /// How long a number may wait to be signed.
    static let nonceSeconds: Int64 = 300
    /// How long a token is good.
    package static let tokenSeconds: Int64 = 3_600

    private struct State {
        var nonces = Expiring<[UInt8], Bool>()
        var tokens = Expiring<Digest, KeyID>()
    }

    /// At most `limit` numbers and as many tokens; the oldest make room.
    package init(limit: Int = 50_000) {
        self.limit = limit
    }

    /// A number to sign; `random` is 16 random bytes.
    package func nonce(random: [UInt8], at second: Int64) -> String {
        state.withLock {
            $0.nonces.insert(random, true, until: second + Self.nonceSeconds, limit, at: second)
        }
        return Hex.encode(random)
    }

    /// Uses up a number; true where it was ours, fresh and never used.
    package func use(_ nonce: [UInt8], at second: Int64) -> Bool {
        state.withLock { $0.nonces.remove(nonce, at: second) != nil }
    }

    /// A token for a key; `random` is 32 random bytes.
    ///
    /// Only a hash of it is kept, so that looking it up tells nothing by its time.
    package func token(for key: KeyID, random: [UInt8], at second: Int64) -> String {
        let token = Base64.encode(random, as: .url)
        state.withLock {
            $0.tokens.insert(
                Digest(of: Array(token.utf8)), key, until: second + Self.tokenSeconds, limit,
                at: second)
        }
        return token
    }

    /// Whose token it is; nil when unknown or expired.
    package func key(of token: String, at second: Int64) -> KeyID? {
        state.withLock { $0.tokens.value(of: Digest(of: Array(token.utf8)), at: second) }
    }
}

/// Values that are good until a time, in the order they came, at most a number of them.
///
/// All live equally long, so the oldest is the first to go.
struct Expiring<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var values: [Key: (value: Value, until: Int64)] = [:]
    private var order: [Key] = []
    private var first = 0

    /// How many are kept, expired ones included until they are met.
    var count: Int { values.count }

    mutating func insert(
        _ key: Key, _ value: Value, until end: Int64, _ limit: Int, at second: Int64
    ) {
        while first < order.count {
            let oldest = order[first]
            guard let entry = values[oldest] else {
                first += 1
                continue
            }
            guard entry.until <= second || values.count >= limit else { break }
            values[oldest] = nil
            first += 1
        }
        if first > 1_024, first * 2 > order.count {
            order.removeFirst(first)
            first = 0
        }
        if values.updateValue((value, end), forKey: key) == nil { order.append(key) }
    }

    func value(of key: Key, at second: Int64) -> Value? {
        values[key].flatMap { $0.until > second ? $0.value : nil }
    }

    mutating func remove(_ key: Key, at second: Int64) -> Value? {
        guard let entry = values.removeValue(forKey: key), entry.until > second else { return nil }
        return entry.value
    }
}
