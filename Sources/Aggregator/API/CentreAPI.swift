internal import HTTPTypes
internal import Hummingbird
internal import Notation
internal import Submission

/// The calls of `docs/openapi.yaml`; each handler is a few lines over the rooms behind it.
struct CentreAPI: Sendable {
    let book: LogBook
    let folder: CentreFolder
    let intake: Intake
    let desk: EnrolmentDesk
    let room: ReadingRoom
    let evidence: EvidenceDesk
    let sessions: Sessions
    let bodies: BodyReader
    let world: Surroundings

    /// One after another: whoever sends evidence waits for a disk, and only for that.
    let evidenceQueue = SerialQueue(label: "shangji.evidence")

    let courierQueue = SerialQueue(label: "shangji.courier")
    let courierTurn = Turn()
    let courierBytes: Int

    init(
        book: LogBook, folder: CentreFolder, writer: LogWriter, world: Surroundings,
        limits: ServerLimits = ServerLimits()
    ) {
        self.book = book
        self.folder = folder
        courierBytes = limits.courierBytes
        evidence = EvidenceDesk(book: book, shelf: folder.evidence, limits: limits.evidence)
        self.world = world
        intake = Intake(book: book, writer: writer)
        desk = EnrolmentDesk(book: book)
        room = ReadingRoom(book: book)
        sessions = Sessions()
        bodies = BodyReader(budget: BodyBudget(bytes: limits.bodyBytes))
    }

    /// All calls, behind the one place that answers errors.
    func router() -> Router<BasicRequestContext> {
        let router = Router(
            context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: ProblemMiddleware())
        for call in calls {
            router.on(RouterPath(call.path), method: call.method, use: call.answer)
        }
        return router
    }

    /// One call of `docs/openapi.yaml`; a test compares the two lists.
    struct Call: Sendable {
        let method: HTTPRequest.Method
        let path: String
        let answer: @Sendable (Request, BasicRequestContext) async throws -> Reply

        init(
            _ method: HTTPRequest.Method, _ path: String,
            _ answer: @escaping @Sendable (Request, BasicRequestContext) async throws -> Reply
        ) {
            self.method = method
            self.path = path
            self.answer = answer
        }
    }

    /// Every call there is.
    var calls: [Call] {
        [
            Call(.get, "/v1/centre") { _, _ in try centre() },
            Call(.post, "/v1/enrolments") { request, _ in try await enrol(request) },
            Call(.get, "/v1/sessions") { _, _ in sessionNumber() },
            Call(.post, "/v1/sessions") { request, _ in try await openSession(request) },
            Call(.put, "/v1/records/{id}") { request, context in
                try await putRecord(request, try Self.id(context))
            },
            Call(.get, "/v1/records/{id}") { request, context in
                try getRecord(request, try Self.id(context))
            },
            Call(.post, "/v1/missing") { request, _ in try await missing(request) },
            Call(.post, "/v1/bundles") { request, _ in try await postBundle(request) },
            Call(.put, "/v1/blobs/{sha256}/{offset}") { request, context in
                try await putPiece(request, context)
            },
            Call(.get, "/v1/blobs/{sha256}") { request, context in
                try getBlob(request, context)
            },
            Call(.get, "/v1/feed") { request, _ in try feed(request) },
            Call(.get, "/v1/log/checkpoint") { _, _ in try checkpoint() },
            Call(.get, "/v1/log/proof/inclusion") { request, _ in try inclusion(request) },
            Call(.get, "/v1/log/proof/consistency") { request, _ in try consistency(request) },
            Call(.get, "/v1/log/tile/**") { request, _ in try tile(request) },
        ]
    }

    private static func id(_ context: BasicRequestContext) throws -> RecordID {
        let text = context.parameters.get("id") ?? ""
        guard let id = RecordID(hex: text) else {
            throw CentreRefusal(.recordUnknown, ["id": String(text.prefix(64))])
        }
        return id
    }
}
