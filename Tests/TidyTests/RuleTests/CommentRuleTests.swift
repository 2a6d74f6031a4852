import Testing

@Suite("The rules of comments")
struct CommentRuleTests {
    private func file(_ source: String) -> SourceFile {
        SourceFile("Sources/Agent/A.swift", source)
    }

    private func undocumented(_ source: String) -> [String] {
        CommentRule.undocumented(file(source)).map(\.description)
    }

    private func unexplained(_ source: String) -> Int {
        CommentRule.unexplained(file(source)).count
    }

    @Test(
        "a public or package declaration without a comment is noticed",
        arguments: [
            ("public struct B {}", "B"), ("package func b() {}", "b"), ("open class B {}", "B"),
            ("public static let b = 1", "b"), ("public init() {}", "init"),
            ("package final class B {}", "B"), ("public class func b() {}", "b"),
            ("public private(set) var b = 1", "b"), ("package nonisolated(unsafe) var b = 1", "b"),
            ("@frozen public enum B {}", "B"), ("@A(1)\n@B\npublic actor C {}", "C"),
            ("public subscript(a: Int) -> Int { a }", "subscript"),
            ("public indirect enum `in` {}", "in"), ("static public var b: Int { 1 }", "b"),
        ])
    func missing(source: String, name: String) {
        let complaints = undocumented(source)
        #expect(complaints.count == 1)
        #expect(complaints.first?.contains(": \(name) is ") == true, "\(complaints)")
        #expect(undocumented("// Not a documentation comment.\n\(source)").count == 1)
        #expect(undocumented("/// Far away.\n\n\(source)").count == 1)
        #expect(undocumented("let a = 1 \n\(source)").count == 1)
        #expect(undocumented("/// Says what it is.\n\(source)").isEmpty)
        #expect(undocumented("let a = b()\n/// Says what.\n///\n/// And why.\n\(source)").isEmpty)
        #expect(undocumented("/** Says what it is. */\n\(source)").isEmpty)
    }

    @Test("what is neither public nor package, and what declares nothing, needs no comment")
    func needless() {
        let source = """
            public import Crypto
            package import NIOCore
            public extension B {}
            struct C { internal let d = 1; private(set) var e = 2 }
            let f = g(package: "h"), package = i
            """
        #expect(undocumented(source).isEmpty)
    }

    @Test("tests document nothing by rule")
    func tests() {
        let test = SourceFile("Tests/AgentTests/A.swift", "public struct B {}")
        #expect(CommentRule.undocumented(test).isEmpty)
    }

    @Test("a switched off check needs its reason on the line before")
    func reasons() {
        let unchecked = "final class B: @unchecked Sendable {}"
        let unsafe = "nonisolated(unsafe) var b = 1"
        for source in [unchecked, unsafe] {
            #expect(unexplained(source) == 1)
            #expect(unexplained("/// A thing.\n\(source)") == 1)
            #expect(unexplained("// The lock guards it.\n\nlet a = 1\n\(source)") == 1)
            #expect(unexplained("// The queue owns it.\n\(source)") == 0)
            #expect(unexplained("/// A thing; a lock guards its state.\n\(source)") == 0)
        }
        #expect(unexplained("struct B: Sendable {}\nnonisolated func c() {}") == 0)
    }

    @Test("what is left to do is noticed in comments alone")
    func leftovers() {
        let words = ["TO" + "DO", "FIX" + "ME"]
        for word in words {
            #expect(CommentRule.leftovers(file("let a = 1 // \(word): later")).count == 1)
            #expect(CommentRule.leftovers(file("/* \(word) */")).count == 1)
            #expect(CommentRule.leftovers(file("let a = \"\(word)\"")).isEmpty)
            #expect(CommentRule.leftovers(file("// \(word)S and \(word.lowercased())")).isEmpty)
        }
    }
}
