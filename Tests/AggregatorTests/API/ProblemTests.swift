import DurableFiles
import Foundation
import GRDB
import Hummingbird
import Notation
import Submission
import TestSupport
import Testing

@testable import Aggregator

/// Every error has one answer, and none of them tells more than it should.
struct ProblemTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let error: any Error
        let status: Int
        let code: String
        var isOurs = false
        var retryAfter: Int?

        var testDescription: String { code }
    }

    static let rows = [
        Row(error: RecordRefusal(.recordSignatureWrong), status: 422, code: "signature-wrong"),
        Row(error: RecordRefusal(.recordTooLarge), status: 413, code: "record-too-large"),
        Row(error: RecordRefusal(.keyNotEnrolled), status: 403, code: "key-not-enrolled"),
        Row(error: CentreRefusal(.invitationUsed), status: 409, code: "invitation-used"),
        Row(
            error: CentreRefusal(.centreBusy, retryAfter: 5), status: 503, code: "centre-busy",
            retryAfter: 5),
        Row(
            error: CentreRefusal(.tooManyBatches, retryAfter: 3_600), status: 429,
            code: "too-many-batches", retryAfter: 3_600),
        Row(
            error: CentreRefusal(.logBehindGuard, ["size": "1", "guard": "2"]), status: 503,
            code: "log-behind-guard", retryAfter: 30),
        Row(error: HTTPError(.notFound), status: 404, code: "route-unknown"),
        Row(error: HTTPError(.contentTooLarge), status: 413, code: "body-too-large"),
        Row(error: HTTPError(.badRequest), status: 400, code: "request-malformed"),
        Row(error: HTTPError(.badGateway), status: 500, code: "internal-error"),
        Row(
            error: DatabaseError(resultCode: .SQLITE_BUSY, message: "secret words"), status: 503,
            code: "database-broken", isOurs: true, retryAfter: 30),
        Row(
            error: FileFailure("write", "/some/place", errno: ENOSPC), status: 503,
            code: "disk-full", isOurs: true, retryAfter: 30),
        Row(
            error: StoreFailure.damaged(table: "records", row: 7), status: 500,
            code: "internal-error", isOurs: true),
        Row(error: Missing(), status: 500, code: "internal-error", isOurs: true),
    ]

    @Test("An error has its status, its code, and a time to come back", arguments: rows)
    func table(row: Row) throws {
        let problem = Problem(row.error)
        let reply = problem.reply
        let json = try JSON(reply.body, form: .canonical)
        #expect(reply.status.code == row.status)
        #expect(reply.type == "application/problem+json")
        #expect(json["code"]?.string == row.code)
        #expect(json["status"]?.integer == Int64(row.status))
        #expect(json["title"] == json["en"])
        #expect(problem.isOurs == row.isOurs)
        #expect(reply.retryAfter == row.retryAfter)
    }

    @Test("The words of the machinery go to the log and never to the caller")
    func noLeak() throws {
        let error = DatabaseError(
            resultCode: .SQLITE_ERROR, message: "secret words", sql: "SELECT secret",
            arguments: [92.5])
        let problem = Problem(error)
        let text = String(decoding: problem.reply.body, as: UTF8.self)
        #expect(!text.contains("secret"))
        #expect(!"\(problem.metadata)".contains("92.5"))
        #expect(!"\(problem.metadata)".contains("SELECT"))
    }

    @Test("The findings of a refusal come along")
    func findings() throws {
        let refusal = CentreRefusal(
            Finding(.requestMalformed, ["field": "x"]),
            findings: [Finding(.recordMalformed, at: "y", ["offset": "0"])])
        let json = try JSON(Problem(refusal).reply.body, form: .canonical)
        #expect(json["findings"]?.array?.first?["code"]?.string == "record-malformed")
        #expect(json["findings"]?.array?.first?["at"]?.string == "y")
    }

    @Test("Every code that travels has a status of HTTP, and a waiting one says later")
    func catalogue() {
        for code in Catalogue.all where code.status != 0 {
            #expect((400...599).contains(code.status), "\(code.text)")
            if [429, 503].contains(code.status) { #expect(code.retry != .never, "\(code.text)") }
        }
    }
}
