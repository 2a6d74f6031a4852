import Agent
import Notation
import Recount
import Submission
import Synchronization
import TestSupport
import TransparencyLog

/// A centre in memory that answers every call as `docs/protocol.md` says, and whatever a test puts
/// in its way.
final class FakeCentre: CentreChannel {
    /// What goes wrong with one call.
    enum Fault {
        /// The call does not arrive.
        case lost(TransportFailure)
        /// The centre does its work and the answer is lost.
        case answerLost(TransportFailure)
        /// Somebody else answers, or the centre says something of its own.
        case answered(HTTPReply)
        /// The centre does its work and its answer is changed.
        case changed(@Sendable (HTTPReply) -> HTTPReply)
    }

    struct State {
        var world: World
        /// Faults by the beginning of `METHOD path`, each used once, in order.
        var faults: [(on: String, fault: Fault)] = []
        /// Every call as `METHOD path`, without ids.
        var calls: [String] = []
        /// False while the centre has not approved the office.
        var approves = true
        var book = SchemeBook()
        var nonces = 0
        /// Evidence that is whole, and pieces of what is not.
        var held: Set<Digest> = []
        var pieces: [Digest: [Int64: [UInt8]]] = [:]
    }

    let state: Mutex<State>

    init(_ world: World) {
        state = Mutex(State(world: world))
    }

    /// The world as it is now.
    var world: World { state.withLock { $0.world } }

    /// The calls since the last look, as `METHOD path`, long ids cut.
    func takeCalls() -> [String] {
        state.withLock { state in
            defer { state.calls = [] }
            return state.calls
        }
    }

    /// Breaks the next call that begins with `METHOD path`.
    func fail(_ call: String, _ fault: Fault) {
        state.withLock { $0.faults.append((call, fault)) }
    }

    /// Changes the centre's world: logs records, publishes schemes.
    func change(_ body: (inout World) -> Void) {
        state.withLock { body(&$0.world) }
    }

    func perform(_ call: HTTPCall) async -> Result<HTTPReply, TransportFailure> {
        state.withLock { state in
            let name = "\(call.method.rawValue) \(call.path)"
            state.calls.append(Self.short(name))
            let place = state.faults.firstIndex { name.hasPrefix($0.on) }
            let fault = place.map { state.faults.remove(at: $0).fault }
            switch fault {
            case .lost(let failure): return .failure(failure)
            case .answered(let reply): return .success(reply)
            case .answerLost(let failure):
                _ = Self.answer(call, &state)
                return .failure(failure)
            case .changed(let change): return .success(change(Self.answer(call, &state)))
            case nil: return .success(Self.answer(call, &state))
            }
        }
    }

    private static func short(_ name: String) -> String {
        if name.hasPrefix("PUT /v1/blobs/") {
            return "PUT piece \(name.split(separator: "/").last ?? "")"
        }
        return name.hasPrefix("PUT /v1/records/") ? "PUT /v1/records" : name
    }

    private static func answer(_ call: HTTPCall, _ state: inout State) -> HTTPReply {
        let path = call.path.split(separator: "?")[0]
        switch (call.method, path) {
        case (.get, "/v1/centre"): return centre(state.world)
        case (.post, "/v1/enrolments"): return enrolment(state)
        case (.get, "/v1/sessions"):
            state.nonces += 1
            return json(["nonce": .string(Hex.encode([UInt8](repeating: 3, count: 16)))])
        case (.post, "/v1/sessions"):
            return json(["token": .string(String(repeating: "t", count: 43)), "seconds": 3600])
        case (.get, "/v1/feed"): return feed(call, state.world)
        case (.get, "/v1/log/proof/consistency"): return proof(call, state.world)
        case (.post, "/v1/missing"): return lacking(call, state)
        case (.put, _) where path.hasPrefix("/v1/blobs/"): return piece(call, &state)
        case (.put, _) where path.hasPrefix("/v1/records/"): return record(call, &state)
        default: return problem(404, "not-found")
        }
    }

    private static func centre(_ world: World) -> HTTPReply {
        var members: [String: JSON] = ["card": world.card.json, "v": 1]
        if world.log.size > 0 { members["checkpoint"] = .string(text(world.log.note())) }
        return json(.object(members))
    }

    private static func enrolment(_ state: State) -> HTTPReply {
        let key = state.world.device.id
        return json(
            ["enrolled": .bool(state.approves), "key": .string(key.description)],
            status: state.approves ? 200 : 202)
    }

    private static func record(_ call: HTTPCall, _ state: inout State) -> HTTPReply {
        switch state.world.registry.check.verify(wire: call.body) {
        case .failure(let refusal): return problem(403, refusal.finding.code.text)
        case .success(let verified):
            let known = state.world.log.records.firstIndex { $0.id == verified.id }
            let index = known.map(Int64.init) ?? state.world.append(verified.signed)
            var verdict: JSON = ["status": "none"]
            if case .batch(let batch) = verified.content {
                verdict =
                    state.book.verdict(
                        on: batch, id: verified.id, registry: state.world.registry
                    ).json
            }
            let receipt = String(decoding: state.world.log.receipt(index), as: UTF8.self)
            return json(
                ["receipt": .string(receipt), "verdict": verdict],
                status: known == nil ? 201 : 200)
        }
    }

    private static func feed(_ call: HTTPCall, _ world: World) -> HTTPReply {
        let after = number("after", call)
        let items = world.log.records.enumerated().dropFirst(Int(after)).prefix(5).map { item in
            [
                "index": .integer(Int64(item.offset)),
                "record": .string(String(decoding: item.element.wire, as: UTF8.self)),
                "receipt": .string(
                    String(decoding: world.log.receipt(Int64(item.offset)), as: UTF8.self)),
            ] as JSON
        }
        let next = after + Int64(items.count)
        return json([
            "items": .array(items), "next": .integer(next), "more": .bool(next < world.log.size),
            "checkpoint": .string(text(world.log.note())),
        ])
    }

    private static func proof(_ call: HTTPCall, _ world: World) -> HTTPReply {
        let hashes = world.log.consistency(from: number("from", call), to: number("to", call))
        return json(["hashes": .array(hashes.map { .string($0.base64) })])
    }

    private static func number(_ name: String, _ call: HTTPCall) -> Int64 {
        let query = call.path.split(separator: "?").last ?? ""
        let pair = query.split(separator: "&").first { $0.hasPrefix("\(name)=") }
        return pair.flatMap { Int64($0.dropFirst(name.count + 1)) } ?? 0
    }

    private static func text(_ note: SignedNote) -> String {
        String(decoding: note.bytes, as: UTF8.self)
    }

    /// A reply with a JSON body.
    static func json(_ json: JSON, status: Int = 200) -> HTTPReply {
        HTTPReply(
            status: status, headers: ["content-type": "application/json"], body: json.canonical)
    }

    /// A problem document.
    static func problem(
        _ status: Int, _ code: String, headers: [String: String] = [:]
    ) -> HTTPReply {
        let body: JSON = [
            "code": .string(code), "title": "no", "status": .integer(Int64(status)), "zh": "不行",
            "en": "no", "retry": "never",
        ]
        return HTTPReply(
            status: status,
            headers: headers.merging(["content-type": "application/problem+json"]) { $1 },
            body: body.canonical)
    }
}
