import Notation
import Testing

/// Rules that every code of the catalogue keeps, now and later.
@Suite struct CatalogueTests {
    /// Every sentence and remedy in one language.
    private func texts(_ code: FindingCode) -> [(zh: String, en: String)] {
        [(code.sentence.zh, code.sentence.en), (code.remedy.zh, code.remedy.en)]
    }

    /// The names in braces; nil where a brace has no partner.
    private func names(_ template: String) -> Set<String>? {
        var names: Set<String> = []
        var name: String?
        for character in template {
            switch (character, name) {
            case ("{", nil): name = ""
            case ("}", let open?):
                names.insert(open)
                name = nil
            case ("{", _), ("}", _): return nil
            case (_, let open?): name = open + String(character)
            default: break
            }
        }
        return name == nil ? names : nil
    }

    /// A parameter that is a phrase comes in both languages: {hint} and {hintEn}, or {zh} and {en}.
    ///
    /// The place is {at} in English and may be {where}, in Chinese words, in Chinese.
    private func partner(_ english: String) -> String {
        if let known = ["en": "zh", "at": "where"][english] { return known }
        return english.hasSuffix("En") ? String(english.dropLast(2)) : english
    }

    private func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }

    @Test func `No two codes have one text`() {
        let texts = Catalogue.all.map(\.text)
        for text in Set(texts) {
            #expect(texts.count(where: { $0 == text }) == 1, "\(text)")
        }
        #expect(texts.count > 40)
    }

    @Test(arguments: Catalogue.all)
    func `A text is lower-case words joined by hyphens`(code: FindingCode) {
        let words = code.text.split(separator: "-", omittingEmptySubsequences: false)
        #expect(words.allSatisfy { !$0.isEmpty }, "\(code.text)")
        #expect(
            code.text.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) })
        #expect(code.text.first?.isLetter == true)
        #expect(code.text.utf8.count <= 40)
    }

    @Test(arguments: Catalogue.all)
    func `A code is found by its text`(code: FindingCode) {
        #expect(Catalogue.code(code.text) == code)
        #expect(Catalogue.code(code.text.uppercased()) == nil)
    }

    @Test func `An unknown text has no code`() {
        #expect(Catalogue.code("") == nil)
        #expect(Catalogue.code("no-such-code") == nil)
    }

    @Test(arguments: Catalogue.all)
    func `Sentence and remedy are there in both languages and differ`(code: FindingCode) {
        for (zh, en) in texts(code) {
            #expect(isChinese(zh), "\(code.text): \(zh)")
            #expect(!isChinese(en), "\(code.text): \(en)")
            #expect(en.unicodeScalars.contains { $0.properties.isAlphabetic }, "\(code.text)")
        }
        #expect(code.sentence != code.remedy)
        #expect(code.sentence.zh != code.remedy.zh)
        #expect(code.sentence.en != code.remedy.en)
    }

    @Test(arguments: Catalogue.all)
    func `Every text is one finished line`(code: FindingCode) {
        for (zh, en) in texts(code) {
            // A parameter that is a sentence may end the line.
            #expect(["。", "？", "：", "}"].contains { zh.hasSuffix($0) }, "\(zh)")
            #expect([".", "?", ":", "}"].contains { en.hasSuffix($0) }, "\(en)")
            for text in [zh, en] {
                #expect(!text.contains { $0.isNewline }, "\(text)")
                #expect(text.trimmed == text, "\(text)")
                #expect(!text.contains("  "), "\(text)")
            }
        }
    }

    @Test(arguments: Catalogue.all)
    func `Both languages speak of the same parameters`(code: FindingCode) throws {
        for (zh, en) in texts(code) {
            let chinese = try #require(names(zh), "\(code.text): \(zh)")
            let english = try #require(names(en), "\(code.text): \(en)")
            let shared = english.map { chinese.contains($0) ? $0 : partner($0) }
            #expect(Set(shared) == chinese, "\(code.text): \(zh) \(en)")
            #expect(shared.count == chinese.count, "\(code.text): \(zh) \(en)")
            for name in chinese.union(english) {
                #expect(name.allSatisfy { $0.isASCII && $0.isLetter }, "\(code.text): {\(name)}")
            }
        }
    }

    @Test(arguments: Catalogue.all)
    func `With its parameters no brace is left in any sentence`(code: FindingCode) {
        let used = texts(code).flatMap { [$0.zh, $0.en] }.compactMap { names($0) }
        let parameters = Set(used.joined()).map { ($0, "x") }
        let finding = Finding(code, at: "here", Dictionary(uniqueKeysWithValues: parameters))
        for text in [finding.zh, finding.en, finding.remedy.zh, finding.remedy.en] {
            #expect(!text.contains("{") && !text.contains("}"), "\(text)")
            #expect(!text.isEmpty)
        }
    }

    @Test(arguments: Catalogue.all)
    func `Status, retry and exit go together`(code: FindingCode) {
        let known = [
            0, 400, 401, 403, 404, 405, 408, 409, 410, 411, 412, 413, 415, 416, 422, 423, 425, 428,
            429, 431, 500, 502, 503, 504, 507,
        ]
        #expect(known.contains(code.status), "\(code.text): \(code.status)")
        // What the same bytes can never mend must not be called busy, and the other way round.
        if [429, 503, 504].contains(code.status) { #expect(code.retry != .never, "\(code.text)") }
        if code.status == 413 || code.status == 415 {
            #expect(code.retry != .later, "\(code.text)")
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        let inner = drop { $0.isWhitespace }
        return String(inner.reversed().drop { $0.isWhitespace }.reversed())
    }
}
