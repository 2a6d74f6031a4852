import ArgumentParser
import Notation

/// The language of the words on standard output.
enum Language: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// Simplified Chinese.
    case zh
    /// English.
    case en
}

/// The flags that every command has.
struct OutputOptions: ParsableArguments {
    @Flag(name: .long, help: "标准输出只写一个 JSON 值。Print one JSON value on standard output.")
    var json = false

    @Option(name: .long, help: "文字的语言。Language of the words: zh, en.")
    var lang: Language = .zh

    /// Answers: the JSON value with `--json`, the words otherwise.
    func answer(_ json: JSON, _ words: @autoclosure () -> FindingCode.Words) {
        StandardStream.out.write(self.json ? json.line : text(words()) + "\n")
    }

    /// Says something beside the answer, on standard error.
    func note(_ words: FindingCode.Words) {
        StandardStream.error.write(text(words) + "\n")
    }

    /// Tells a finding beside the answer, with its place before it.
    func tell(_ finding: Finding) {
        note(["zh": "[\(finding.at)] \(finding.zh)", "en": "[\(finding.at)] \(finding.en)"])
    }

    /// The words in the chosen language.
    func text(_ words: FindingCode.Words) -> String {
        lang == .zh ? words.zh : words.en
    }

    /// The sentence of a finding in the chosen language, with its place.
    func text(_ finding: Finding) -> String {
        let sentence = lang == .zh ? finding.zh : finding.en
        return finding.at.isEmpty ? sentence : "\(finding.at): \(sentence)"
    }
}

extension JSON {
    /// The canonical text as one line.
    var line: String { String(decoding: canonical, as: UTF8.self) + "\n" }
}

/// How errors are told, read from the raw arguments so that it holds for arguments that do not
/// parse.
struct Manner {
    /// One JSON value on standard output instead of words on standard error.
    let json: Bool
    /// Which sentence comes first.
    let language: Language

    /// Looks for `--json` and `--lang` before any `--`.
    init(arguments: [String]) {
        let options = arguments.prefix { $0 != "--" }
        json = options.contains("--json")
        let separate = zip(options, options.dropFirst()).first { $0.0 == "--lang" }?.1
        let joined = options.first { $0.hasPrefix("--lang=") }?.dropFirst(7)
        language = (separate ?? joined.map(String.init)).flatMap(Language.init) ?? .zh
    }

    /// Tells a failure.
    func print(_ failure: CommandFailure) {
        guard !json else { return StandardStream.out.write(failure.json.line) }
        for finding in failure.findings.prefix(100) {
            let place = finding.at.isEmpty ? "" : "[\(finding.at)] "
            let zh = "\(finding.zh)\(finding.remedy.zh)"
            let en = "\(finding.en) \(finding.remedy.en)"
            let sentences = language == .zh ? [zh, en] : [en, zh]
            StandardStream.error.write(
                "\(place)\(finding.code.text)\n  \(sentences.joined(separator: "\n  "))\n")
        }
        let more = failure.findings.count - 100
        if more > 0 { StandardStream.error.write("… +\(more)\n") }
    }
}
