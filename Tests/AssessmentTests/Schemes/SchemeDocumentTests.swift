import Notation
import TestSupport
import Testing

@testable import Assessment

/// The bound book: the scheme and the agreed rules in one text.
@Suite("The scheme as a document")
struct SchemeDocumentTests {
    private let text = "第一条 按季度核定。\n\n第二条 以统计局数据为准。"

    private func scheme() -> Scheme {
        var scheme = Samples.small()
        scheme.leaf("a") { $0.detailedRules = Digest(of: Array(text.utf8)) }
        return scheme
    }

    @Test("The text of bound rules stands under its indicator, line by line")
    func rules() throws {
        let digest = Digest(of: Array(text.utf8))
        let document = SchemeDocument(scheme(), rules: [digest: text])
        #expect(document.lacking.isEmpty)
        let lines = document.zh.split(separator: "\n", omittingEmptySubsequences: false)
        let place = try #require(lines.firstIndex { $0.contains("细则 (\(digest.hex))") })
        #expect(
            Array(lines[(place + 1)...(place + 4)])
                == ["", "> 第一条 按季度核定。", ">", "> 第二条 以统计局数据为准。"])
        let title = try #require(lines.firstIndex { $0.hasPrefix("#### a (a)") })
        #expect(title < place)
    }

    @Test("Rules whose text is not here are named by their hash")
    func lacking() {
        let document = SchemeDocument(scheme())
        #expect(document.lacking == [id("a")])
        #expect(document.zh.contains("原文不在本处"))
        #expect(document.en.contains("the text is not here"))
    }

    @Test("Every id, title and name of a scheme stands in it, in both languages")
    func whole() throws {
        let scheme = try Samples.everythingScheme()
        let document = SchemeDocument(scheme)
        for text in [document.zh, document.en] {
            for node in Outline(scheme).nodes {
                #expect(text.contains("\(node.indicator.title) (\(node.indicator.id))"))
            }
            for name in scheme.subjects.map(\.name) + scheme.offices.map(\.name)
                + scheme.periods.map(\.name) + scheme.grading.grades.map(\.name)
            {
                #expect(text.contains(name), "\(name)")
            }
            #expect(text.contains(scheme.hash.hex))
        }
        #expect(document.zh.hasPrefix("# \(scheme.title)\n"))
        #expect(document.en.contains("of the total"))
    }
}
