/// One thing a check has to say about a cell, a batch, a file or a call.
public struct Finding: Hashable, Sendable {
    /// What kind of thing, with its words.
    public let code: FindingCode
    /// Where: a cell, `line 12`, `sheet!B4`, an entry index; empty for the whole.
    public let at: String
    /// What each `{name}` in the words stands for: never a score, never a secret.
    public let parameters: [String: String]

    /// A finding at a place.
    public init(_ code: FindingCode, at: String = "", _ parameters: [String: String] = [:]) {
        self.code = code
        self.at = at
        self.parameters = parameters
    }

    /// The sentence in Chinese.
    public var zh: String { fill(code.sentence.zh, at: placeInChinese) }
    /// The sentence in English.
    public var en: String { fill(code.sentence.en, at: at) }
    /// What to do, in both languages.
    public var remedy: FindingCode.Words {
        FindingCode.Words(
            zh: fill(code.remedy.zh, at: placeInChinese), en: fill(code.remedy.en, at: at))
    }

    /// The shape of `docs/cli.md`: `{"at","code","en","remedy","remedyEn","zh"}`.
    ///
    /// `remedy` is Chinese, the language of most readers.
    public var json: JSON {
        [
            "at": .string(at), "code": .string(code.text), "en": .string(en),
            "remedy": .string(remedy.zh), "remedyEn": .string(remedy.en), "zh": .string(zh),
        ]
    }

    /// Strangers' bytes reach people's screens through here: nothing in them may steer a terminal
    /// or turn the line round.
    private static func printable(_ parameter: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in parameter.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    private func fill(_ template: String, at place: String) -> String {
        guard template.contains("{") else { return template }
        var text = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let name = rest[rest.index(after: open)..<close]
            text += Self.printable(value(of: name, place) ?? "")
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    /// `where` is the place in words of its own where there are such, else the place as it is.
    private func value(of name: Substring, _ place: String) -> String? {
        switch name {
        case "at": place
        case "where": parameters["where"] ?? place
        default: parameters[String(name)]
        }
    }

    /// `at` in Chinese words: `line 12, column 3` is 第 12 行第 3 列, all else as it is.
    private var placeInChinese: String {
        let parts = at.split(separator: ", ", maxSplits: 1).map { $0.split(separator: " ") }
        guard let line = parts.first, line.count == 2, line[0] == "line" else { return at }
        guard parts.count == 2 else { return "第 \(line[1]) 行" }
        guard parts[1].count == 2, parts[1][0] == "column" else { return at }
        return "第 \(line[1]) 行第 \(parts[1][1]) 列"
    }
}
