internal import HTTPTypes
internal import Hummingbird
internal import Notation
internal import Submission

/// The calls of `docs/openapi.yaml`; each handler is a few lines over the rooms behind it.
struct CentreAPI: Sendable {
    let book: LogBook
    let intake: Intake
    let desk: EnrolmentDesk
    let room: ReadingRoom
    let sessions: Sessions
    let bodies: BodyReader
    let world: World

    init(book: LogBook, writer: LogWriter, world: World, limits: ServerLimits = ServerLimits()) {
        self.book = book
        self.world = world
        intake = Intake(book: book, writer: writer)
        desk = EnrolmentDesk(book: book)
        room = ReadingRoom(book: book)
        sessions = Sessions()
        bodies = BodyReader(budget: BodyBudget(bytes: limits.bodyBytes))
    }

    /// All routes, behind the one place that answers errors.
    func router() -> Router<BasicRequestContext> {
        let router = Router(
            context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: ProblemMiddleware())
        let calls = router.group("v1")
        calls.get("centre") { _, _ in try self.centre() }
        calls.post("enrolments") { request, _ in try await self.enrol(request) }
        calls.get("sessions") { _, _ in self.sessionNumber() }
        calls.post("sessions") { request, _ in try await self.openSession(request) }
        calls.put("records/{id}") { request, context in
            try await self.putRecord(request, try Self.id(context))
        }
        calls.get("records/{id}") { request, context in
            try self.getRecord(request, try Self.id(context))
        }
        calls.post("missing") { request, _ in try await self.missing(request) }
        calls.get("feed") { request, _ in try self.feed(request) }
        calls.get("log/checkpoint") { _, _ in try self.checkpoint() }
        calls.get("log/proof/inclusion") { request, _ in try self.inclusion(request) }
        calls.get("log/proof/consistency") { request, _ in try self.consistency(request) }
        calls.get("log/tile/**") { request, _ in try self.tile(request) }
        return router
    }

    /// The paths as `docs/openapi.yaml` writes them; a test compares.
    static let paths = [
        "GET /v1/centre", "POST /v1/enrolments", "GET /v1/sessions", "POST /v1/sessions",
        "PUT /v1/records/{id}", "GET /v1/records/{id}", "POST /v1/missing", "GET /v1/feed",
        "GET /v1/log/checkpoint", "GET /v1/log/proof/inclusion",
        "GET /v1/log/proof/consistency", "GET /v1/log/tile/{path}",
    ]

    private static func id(_ context: BasicRequestContext) throws -> RecordID {
        let text = context.parameters.get("id") ?? ""
        guard let id = RecordID(hex: text) else {
            throw CentreRefusal(.recordUnknown, ["id": String(text.prefix(64))])
        }
        return id
    }
}
