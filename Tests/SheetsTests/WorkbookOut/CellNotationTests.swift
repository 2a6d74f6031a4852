import Assessment
import Notation
import TestSupport
import Testing

@testable import Sheets

@Suite("Values of a scheme in cells")
struct CellNotationTests {
    private func content(_ text: String, _ kind: SchemeForm.Kind) -> String {
        shown(CellNotation.node(text, kind, at: "表!A1"))
    }

    private func shown(_ node: SourceNode) -> String {
        switch node.content {
        case .nothing: "nothing"
        case .text(let text, _): text
        case .list(let nodes): "[" + nodes.map(shown).joined(separator: "|") + "]"
        case .map(let members):
            "{" + members.map { "\($0.key):\(shown($0.node))" }.joined(separator: "|") + "}"
        }
    }

    @Test("ids stand with commas, semicolons, spaces or lines between them, of any width")
    func ids() {
        #expect(content("a, b；c、d\ne　ｆ", .ids) == "[a|b|c|d|e|f]")
        #expect(content(" a ", .ids) == "[a]")
    }

    @Test("numbers by id take colons, and a number alone stays one")
    func numbers() {
        #expect(content("pre: 55.5; *: 60", .numbers) == "{pre:55.5|*:60}")
        #expect(content("pre：55.5；＊：60", .numbers) == "{pre:55.5|*:60}")
        #expect(content("60", .numbers) == "60")
        #expect(content("trimmed", .numbers) == "trimmed")
        #expect(content("a: 1; 2", .numbers) == "a: 1; 2")
        #expect(content("a:", .numbers) == "{a:nothing}")
    }

    @Test("shares are a list without colons and a table with them")
    func shares() {
        #expect(content("q1, q2", .shares) == "[q1|q2]")
        #expect(content("q1: 1; q2: 2", .shares) == "{q1:1|q2:2}")
    }

    @Test("truth takes the capitals of spreadsheets, and no other word")
    func truth() {
        #expect(content("TRUE", .truth) == "true")
        #expect(content("False", .truth) == "false")
        #expect(content("yes", .truth) == "yes")
    }

    @Test("ids and numbers are read in ordinary characters without spaces around them")
    func plain() {
        #expect(content(" １３０２ ", .id) == "1302")
        #expect(content("９２．５", .number) == "92.5")
    }

    @Test(
        "words for people come back as they were, whatever they hold",
        arguments: [
            "名称", "two words", " leading", "trailing ", "\"quoted\"", "\"", "a\nb", "a\tb", " ",
            "_x0041_", "\u{FFFE}", "=1+1", "+1", "-1", "@x", "a;b:c", "\u{3000}全角", "1.10", "TRUE",
        ])
    func texts(_ text: String) {
        let cell = CellNotation.cell(text)
        #expect(CellXML.text(cell) == cell)
        #expect(CellText.trimmed(cell) == cell)
        #expect(content(cell, .text) == text)
    }

    @Test("a set that is too long for a cell goes on in the next one, and nothing is lost")
    func chunks() {
        let ids = (0..<3_000).map { "s\($0 + 100_000)" }
        let cells = CellNotation.cells(.array(ids.map { .string($0) }), .ids)
        #expect(cells.count > 1)
        let texts = cells.map { content in
            if case .text(let text) = content { text } else { "" }
        }
        #expect(texts.allSatisfy { $0.utf16.count < 32_767 })
        let again = texts.map { content($0, .ids).dropFirst().dropLast() }.joined(separator: "|")
        #expect(again == ids.joined(separator: "|"))
    }
}
