import Aggregator
import ArgumentParser
import Notation

/// The command `shangji aggregator findings`.
struct FindingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "未采纳的分值、缺批和分叉。Entries not accepted, gaps and forks.")

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let findings = try centre.log().findings()
        let lines = findings.map { output.text($0) }.joined(separator: "\n")
        output.answer(.array(findings.map(\.json)), ["zh": lines, "en": lines])
    }
}
