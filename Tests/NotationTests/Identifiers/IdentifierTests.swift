import Notation
import Testing

/// The rule of identifiers: 1 to 64 characters, a letter or digit first.
@Suite struct IdentifierTests {
    private static let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

    @Test func `Every single byte is judged by the rule, first and later`() {
        let first = Set(Self.letters.utf8)
        let later = first.union("._-".utf8)
        for byte in UInt8.min...UInt8.max {
            #expect((OfficeID(ascii: [byte]) != nil) == first.contains(byte), "\(byte)")
            let second = OfficeID(ascii: [UInt8(ascii: "a"), byte])
            #expect((second != nil) == later.contains(byte), "\(byte)")
            let middle = OfficeID(ascii: [UInt8(ascii: "a"), byte, UInt8(ascii: "z")])
            #expect((middle != nil) == later.contains(byte), "\(byte)")
        }
    }

    @Test(arguments: ["a", "7", "township-east", "A.1.2", "2026Q1", "x_y", "a..", "0-_."])
    func `A name is kept as it is, from text and from bytes`(text: String) throws {
        let name = try #require(IndicatorID(text))
        #expect(name.text == text)
        #expect(name.description == text)
        #expect("\(name)" == text)
        #expect(IndicatorID(ascii: Array(text.utf8)) == name)
        #expect(IndicatorID(text[...]) == name)
    }

    @Test(arguments: [
        "", " ", ".a", "-a", "_a", "a b", "a/b", "a#1", "a:b", "*", "a*", "东镇", "é", "e\u{301}",
        "a\u{301}", "a\n", "\na", "a\r\n", "a\u{0}", "a,b", "a\"", "a\\b", "a+b", "a@b", "ａ",
        "a\u{200B}", "\u{FEFF}a",
    ])
    func `Any other text is no name`(text: String) {
        #expect(SubjectID(text) == nil)
        #expect(SubjectID(ascii: Array(text.utf8)) == nil)
    }

    @Test func `Sixty-four characters are the most`() {
        for count in 1...70 {
            let text = String(repeating: "m", count: count)
            #expect((PeriodID(text) != nil) == (count <= 64), "\(count)")
        }
    }

    @Test func `Upper and lower case differ, and order is by bytes`() throws {
        let ascending = ["-", "0", "10", "9", "A", "Z", "a", "a-", "a.", "a0", "aa", "b"]
            .dropFirst()
        let names = try ascending.map { try #require(GroupID($0)) }
        #expect(names.shuffled().sorted() == names)
        #expect(GroupID("East") != GroupID("east"))
        #expect(Set(names).count == names.count)
        for (index, a) in names.enumerated() {
            for (other, b) in names.enumerated() { #expect((a < b) == (index < other)) }
        }
    }

    @Test func `Each kind of the glossary takes the same names`() {
        #expect(CentreID("c")?.text == "c")
        #expect(OfficeID("o")?.text == "o")
        #expect(PersonID("p")?.text == "p")
        #expect(SchemeID("s")?.text == "s")
        #expect(RoleID("r")?.text == "r")
        #expect(RaterID("t")?.text == "t")
        #expect(GradeID("g")?.text == "g")
    }
}
