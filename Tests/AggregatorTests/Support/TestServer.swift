import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Notation
import Submission
import Synchronization
import TestSupport

@testable import Aggregator

/// The calls of a centre without sockets, its clock in the test's hand.
final class TestServer: Sendable {
    let centre: TestCentre
    let api: CentreAPI
    private let writer: LogWriter
    private let clock = TestClock()

    convenience init(
        _ world: World = World(), answers: (any SchemeAnswers)? = PassAll(),
        limits: ServerLimits = ServerLimits()
    ) throws {
        try self.init(TestCentre(world, answers: answers), limits: limits)
    }

    init(_ centre: TestCentre, limits: ServerLimits = ServerLimits()) throws {
        self.centre = centre
        let now = centre.now
        writer = LogWriter(book: centre.book, limits: limits.queue) { now }
        let clock = clock
        let random = TestRandom()
        api = CentreAPI(
            book: centre.book,
            folder: CentreFolder(path: centre.folder.path, card: centre.book.card), writer: writer,
            world: Surroundings(
                now: { now }, seconds: { clock.seconds.withLock { $0 } },
                random: { random.bytes($0) }),
            limits: limits)
    }

    /// Moves the clock that only goes forward.
    func wait(seconds: Int64) {
        clock.seconds.withLock { $0 += seconds }
    }

    /// Runs the body against the router; nothing is logged but while the body runs the writer.
    func hold(
        _ body: @Sendable @escaping (Caller, LogWriter) async throws -> Void
    ) async throws {
        let app = Application(router: api.router())
        try await app.test(.router) { [writer] in try await body(Caller(client: $0), writer) }
    }

    /// Runs the body against the router, the log writer beside it.
    func run(_ body: @Sendable @escaping (Caller) async throws -> Void) async throws {
        let app = Application(router: api.router())
        try await withRunning(writer) {
            try await app.test(.router) { try await body(Caller(client: $0)) }
        }
    }
}

/// A clock that stands until a test moves it.
final class TestClock: Sendable {
    let seconds = Mutex<Int64>(0)
}

/// Random bytes that are the same in every run.
final class TestRandom: Sendable {
    private let seeded: Mutex<Seeded>

    init(seed: UInt64 = 7) {
        seeded = Mutex(Seeded(seed: seed))
    }

    func bytes(_ count: Int) -> [UInt8] { seeded.withLock { $0.bytes(count) } }
}

/// Calls in one line each.
struct Caller: Sendable {
    let client: any TestClientProtocol

    func get(_ path: String, token: String? = nil, gzip: Bool = false) async throws -> Answer {
        var fields: HTTPFields = [:]
        if let token { fields[.authorization] = "Bearer \(token)" }
        if gzip { fields[.acceptEncoding] = "gzip" }
        return try await call(.get, path, fields, [])
    }

    func put(_ record: SignedRecord, as id: String? = nil) async throws -> Answer {
        try await call(.put, "/v1/records/\(id ?? record.id.description)", [:], record.wire)
    }

    func post(_ path: String, _ json: JSON, token: String? = nil) async throws -> Answer {
        try await call(
            .post, path, token.map { [.authorization: "Bearer \($0)"] } ?? [:], json.canonical)
    }

    func call(
        _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields, _ body: [UInt8]
    ) async throws -> Answer {
        try await client.execute(
            uri: path, method: method, headers: fields, body: ByteBuffer(bytes: body)
        ) { response in
            Answer(
                status: response.status.code, fields: response.headers,
                body: Array(response.body.readableBytesView))
        }
    }

    /// A token for a key that signs a fresh number.
    func session(_ world: World, key: SigningKey? = nil) async throws -> String {
        let nonce = try present(try await get("/v1/sessions").json["nonce"]?.string)
        let record = world.keyProof(by: key, nonce: try present(Hex.decode(nonce.utf8)))
        let answer = try await call(.post, "/v1/sessions", [:], record.wire)
        return try present(answer.json["token"]?.string)
    }
}

/// What came back.
struct Answer: Sendable {
    let status: Int
    let fields: HTTPFields
    let body: [UInt8]

    /// The body as canonical JSON; null where it is none.
    var json: JSON { (try? JSON(body, form: .canonical)) ?? .null }
    /// The code of a problem.
    var code: String? { json["code"]?.string }

    /// True for a problem with this status, this code, both languages and a word on retrying.
    func says(_ status: Int, _ code: String) -> Bool {
        self.status == status && self.code == code
            && json["status"]?.integer == Int64(status)
            && fields[.contentType] == "application/problem+json"
            && json["type"]?.string == "/problems/\(code)"
            && json["zh"]?.string?.isEmpty == false && json["en"]?.string?.isEmpty == false
            && ["never", "later", "after-action"].contains(json["retry"]?.string)
    }
}
