import Foundation
import Notation
import TestSupport
import Testing
import Yams

@testable import Aggregator

/// `docs/openapi.yaml` says exactly what the router does.
struct OpenAPITests {
    private let text: String
    private let document: [String: Any]

    init() throws {
        text = try String(
            contentsOfFile: "\(Vectors.packageRoot)/docs/openapi.yaml", encoding: .utf8)
        document = try present(try Yams.load(yaml: text) as? [String: Any])
    }

    private var operations: [(call: String, content: [String: Any])] {
        let paths = document["paths"] as? [String: [String: Any]] ?? [:]
        return paths.flatMap { path, methods in
            methods.filter { $0.key != "parameters" }.map { method, content in
                ("\(method.uppercased()) \(path)", content as? [String: Any] ?? [:])
            }
        }
    }

    @Test("It is OpenAPI 3.1")
    func version() {
        #expect(document["openapi"] as? String == "3.1.0")
    }

    @Test("Every route is in it, and nothing else")
    func routes() throws {
        let calls = try TestServer().api.calls.map { call in
            "\(call.method) \(call.path)".replacing("/**", with: "/{path}")
        }
        #expect(operations.map(\.call).sorted() == calls.sorted())
    }

    @Test("Every call has an id, a summary, and answers for good and bad days")
    func complete() {
        for (call, content) in operations {
            #expect(content["operationId"] is String, "\(call)")
            #expect(content["summary"] is String, "\(call)")
            let responses = content["responses"] as? [String: Any] ?? [:]
            #expect(responses.keys.contains { $0.hasPrefix("2") }, "\(call)")
            #expect(responses.keys.contains("500"), "\(call)")
        }
        let ids = operations.compactMap { $0.content["operationId"] as? String }
        #expect(Set(ids).count == ids.count)
    }

    @Test("Every reference leads somewhere")
    func references() throws {
        let components = try present(document["components"] as? [String: [String: Any]])
        let matches = text.matches(of: /#\/components\/(\w+)\/(\w+)/)
        #expect(!matches.isEmpty)
        for match in matches {
            #expect(components[String(match.1)]?[String(match.2)] != nil, "\(match.0)")
        }
    }

    @Test("Every code it names is in the catalogue under the status it stands at")
    func codes() throws {
        let statuses = [
            "BadRequest": 400, "NoSession": 401, "Forbidden": 403, "NotFound": 404,
            "Conflict": 409, "TooLarge": 413, "UnknownCoding": 415, "Unprocessable": 422,
            "TooMany": 429, "Busy": 503, "Broken": 500,
        ]
        let components = try present(document["components"] as? [String: [String: Any]])
        let responses = try present(components["responses"])
        #expect(Set(responses.keys) == Set(statuses.keys))
        for (name, status) in statuses {
            let response = responses[name] as? [String: Any]
            let description = response?["description"] as? String ?? ""
            let list = description.split(separator: "codes: ").last?.split(separator: ".").first
            for code in (list ?? "").split(separator: ", ") {
                #expect(Catalogue.code(String(code))?.status == status, "\(code)")
            }
        }
    }

    @Test("Every code of the centre that travels is named in it")
    func travelling() {
        for code in Catalogue.all where [401, 404, 409, 413, 429].contains(code.status) {
            guard !["request-unknown", "key-unknown"].contains(code.text) else { continue }
            #expect(text.contains(code.text), "\(code.text)")
        }
    }
}
