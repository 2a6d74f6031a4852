import Testing

@Suite("The rule of imports")
struct ImportRuleTests {
    private func rule(_ targets: String) -> ImportRule {
        ImportRule(manifest: Manifest(SourceFile("Package.swift", targets)))
    }

    private func complaints(_ path: String, _ source: String) -> [String] {
        let targets = """
            .target(name: "Notation", dependencies: ["Crypto"])
            .target(name: "Assessment", dependencies: ["Notation"])
            .target(name: "Agent", dependencies: ["Assessment"])
            .testTarget(name: "AgentTests", dependencies: ["Agent"])
            """
        return rule(targets).problems(SourceFile(path, source)).map(\.description)
    }

    @Test("an import says its module, whatever stands around it")
    func reading() {
        let source = """
            // import A
            import B
            @testable import C
            public import struct D.E
            @_spi(X) package import F
            let g = "import G", `import` = h.imports
            #if canImport(I)
            import func J.k
            #endif
            """
        let imports = ImportRule.imports(SourceFile("a.swift", source))
        #expect(imports.map(\.module) == ["B", "C", "D", "F", "J"])
        #expect(imports.map(\.line) == [2, 3, 4, 5, 8])
    }

    @Test("what is declared may be imported, and what the system gives")
    func good() {
        #expect(complaints("Sources/Notation/A/B.swift", "public import Crypto").isEmpty)
        #expect(complaints("Sources/Notation/B.swift", "import FoundationEssentials").isEmpty)
        #expect(complaints("Sources/Agent/B.swift", "import Foundation\nimport Glibc").isEmpty)
        #expect(
            complaints("Tests/AgentTests/B.swift", "import Testing\n@testable import Agent").isEmpty
        )
    }

    @Test("an undeclared module is noticed at its line")
    func undeclared() {
        #expect(
            complaints("Sources/Assessment/A/B.swift", "\nimport Crypto") == [
                "Sources/Assessment/A/B.swift:2: Assessment may not import Crypto."
            ])
        #expect(complaints("Sources/Agent/B.swift", "import Notation").count == 1)
        #expect(complaints("Sources/Agent/B.swift", "import Testing").count == 1)
        #expect(complaints("Tests/AgentTests/B.swift", "import Assessment").count == 1)
    }

    @Test("a pure target sees no clock and no file")
    func pure() {
        #expect(complaints("Sources/Notation/B.swift", "import Foundation").count == 1)
        #expect(complaints("Sources/Notation/B.swift", "import Glibc").count == 1)
    }

    @Test("a folder without a target is noticed")
    func stray() {
        #expect(
            complaints("Sources/Utility/B.swift", "let a = 1") == [
                "Sources/Utility/B.swift:1: Utility is no target of Package.swift."
            ])
    }

    @Test("a target without a row is noticed, and one that declares more than its row")
    func rows() {
        let manifest = """
            .target(name: "Novelty", dependencies: [])
            .target(name: "Assessment", dependencies: ["Notation", "Submission"])
            .testTarget(name: "NoveltyTests", dependencies: ["Novelty"])
            """
        #expect(
            rule(manifest).problems().map(\.description) == [
                "Package.swift:1: Novelty has no row in the table of allowed imports.",
                "Package.swift:2: Assessment may not depend on Submission.",
            ])
    }

    @Test("no row allows an import upwards")
    func downwards() {
        let levels = [
            ["Notation", "TransparencyLog"], ["Submission", "Assessment"],
            ["Sheets", "Recount", "Pages", "DurableFiles", "Gzip"], ["Agent", "Aggregator"],
            ["shangji"],
        ]
        for (level, names) in levels.enumerated() {
            let notBelow = Set(levels[level...].joined())
            for name in names {
                #expect(ImportRule.allowed[name]?.isDisjoint(with: notBelow) == true, "\(name)")
            }
        }
    }
}
