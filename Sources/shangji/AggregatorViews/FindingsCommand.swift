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
        let lines = findings.map(line).joined(separator: "\n")
        output.answer(.array(findings.map(Self.json)), ["zh": lines, "en": lines])
    }

    /// The cell and the office first, for that is whom somebody has to ring up.
    private func line(_ finding: Finding) -> String {
        let cell = finding.parameters["cell"].flatMap { $0 == finding.at ? nil : $0 }
        let names = [cell, finding.parameters["office"]].compactMap { $0 }.filter { !$0.isEmpty }
        return (names + [output.text(finding)]).joined(separator: " ")
    }

    private static func json(_ finding: Finding) -> JSON {
        var members = finding.json.object ?? [:]
        for name in ["cell", "office"] {
            members[name] = finding.parameters[name].flatMap { $0.isEmpty ? nil : .string($0) }
        }
        return .object(members)
    }
}
