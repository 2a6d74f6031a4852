import Foundation
import Notation
import TestSupport
import Testing

/// The source files against the catalogue: nothing declared is left out of it.
@Suite struct CatalogueSourceTests {
    /// One `static let name = FindingCode("text", …)` of a file.
    struct Declaration {
        let file: String
        let name: String
        let text: String
    }

    private static let folder = Vectors.packageRoot + "/Sources/Notation/Findings"

    private static func source(_ file: String) throws -> String {
        try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
    }

    private static func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix("FindingCode+") && $0.hasSuffix(".swift") }.sorted()
    }

    private static func declarations() throws -> [Declaration] {
        let pattern = /static let (\w+)(?:: FindingCode)? =\s+FindingCode\(\s*"([^"]*)"/
        return try files().flatMap { file in
            try source(file).matches(of: pattern).map { match in
                Declaration(file: file, name: String(match.1), text: String(match.2))
            }
        }
    }

    /// The words between the brackets of `static let …Codes: [FindingCode] = […]`.
    private static func listed(_ source: String) throws -> [String] {
        let pattern = /static let \w+Codes: \[FindingCode\] =\s+\[([^\]]*)\]/
        let match = try #require(try pattern.firstMatch(in: source))
        return match.1.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    }

    @Test func `Every declaration was understood`() throws {
        let declared = try Self.declarations()
        #expect(declared.count > 40)
        for file in try Self.files() {
            let constructed = try Self.source(file).matches(of: /\bFindingCode\(/).count
            #expect(constructed == declared.count(where: { $0.file == file }), "\(file)")
        }
    }

    @Test func `Every code that is declared stands in the catalogue, and no other`() throws {
        let declared = try Self.declarations().map(\.text)
        #expect(Set(declared) == Set(Catalogue.all.map(\.text)))
        #expect(declared.count == Catalogue.all.count)
    }

    @Test func `The list of each file holds exactly the codes of that file, each once`() throws {
        let declared = try Self.declarations()
        for file in try Self.files() {
            let listed = try Self.listed(try Self.source(file))
            let here = declared.filter { $0.file == file }.map(\.name)
            #expect(Set(listed) == Set(here), "\(file)")
            #expect(listed.count == here.count, "\(file)")
        }
    }
}
