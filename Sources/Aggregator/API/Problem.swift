internal import DurableFiles
internal import GRDB
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Notation
internal import Submission

/// The one place that turns errors into answers: RFC 9457 with our code, both languages, `retry`.
///
/// A refusal knows its answer; anything else is a bare 500 and a log line, never a trace.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = BasicRequestContext

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var code = ""
        let response: Response
        do {
            response = try await next(request, context)
        } catch {
            let problem = Problem(error)
            code = problem.finding.code.text
            if problem.isOurs { context.logger.error("failed", metadata: problem.metadata) }
            response = try problem.reply.response(from: request, context: context)
        }
        context.logger.info(
            "answered",
            metadata: [
                "method": "\(request.method)", "path": "\(request.uri.path.prefix(128))",
                "status": "\(response.status.code)", "code": "\(code)",
                "ms": "\(start.duration(to: .now) / .milliseconds(1))",
            ])
        return response
    }
}

/// An error as the caller and the log see it.
struct Problem {
    let finding: Finding
    var findings: [Finding] = []
    var retryAfter: Int?
    var isOurs = false
    var reason = ""

    init(_ error: any Error) {
        switch error {
        case let refusal as CentreRefusal:
            finding = refusal.finding
            findings = refusal.findings
            retryAfter = refusal.retryAfter
        case let refusal as RecordRefusal: finding = refusal.finding
        case let error as HTTPError: finding = Finding(Self.code(of: error.status))
        case let failure as FileFailure:
            finding = failure.finding
            isOurs = true
        case let error as DatabaseError:
            finding = Finding(.databaseBroken, ["reason": "\(error.resultCode)"])
            isOurs = true
            reason = error.plainReason
        default:
            finding = Finding(.internalError)
            isOurs = true
            reason = "\(type(of: error))"
        }
    }

    /// What Hummingbird itself refuses.
    private static func code(of status: HTTPResponse.Status) -> FindingCode {
        switch status {
        case .notFound, .methodNotAllowed: .routeUnknown
        case .contentTooLarge: .bodyTooLarge
        case .badRequest: .requestMalformed
        default: .internalError
        }
    }

    private var status: Int { finding.code.status == 0 ? 500 : finding.code.status }

    /// 429 and 503 always say when to come back.
    private var seconds: Int? {
        retryAfter ?? ([429, 503].contains(status) ? 30 : nil)
    }

    var metadata: Logger.Metadata { ["code": "\(finding.code.text)", "reason": "\(reason)"] }

    var reply: Reply {
        let json: JSON = [
            "type": .string("/problems/\(finding.code.text)"), "title": .string(finding.en),
            "status": .integer(Int64(status)), "code": .string(finding.code.text),
            "retry": .string(finding.code.retry.rawValue), "zh": .string(finding.zh),
            "en": .string(finding.en), "findings": .array(findings.map(\.json)),
        ]
        var reply = Reply(json, status: HTTPResponse.Status(code: status))
        reply.type = "application/problem+json"
        reply.retryAfter = seconds
        return reply
    }
}
