import ArgumentParser
import Assessment
import Notation

/// `shangji scheme diff OLD NEW`: what the later version says otherwise.
struct SchemeDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "比较方案的两个版本。What the later version of a scheme says otherwise.")
    @Argument(help: "原来的方案。The earlier version.") var old: String
    @Argument(help: "后来的方案。The later version.") var new: String
    @OptionGroup var output: OutputOptions

    func run() throws {
        let difference = SchemeDifference(
            from: try SchemeArgument.read(old), to: try SchemeArgument.read(new))
        output.answer(difference.json, difference.words)
    }
}

extension SchemeDifference {
    /// Both languages.
    var words: FindingCode.Words { ["zh": zh, "en": en] }
}
