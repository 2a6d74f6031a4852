import Aggregator
import ArgumentParser
import Notation

/// The command `shangji aggregator conflicts`.
struct ConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: "等待裁定的单元格。Cells that wait for a decision.")

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let conflicts = try centre.log().conflicts()
        output.answer(.array(conflicts), words(conflicts))
    }

    private func words(_ conflicts: [JSON]) -> FindingCode.Words {
        guard !conflicts.isEmpty else {
            return ["zh": "没有等待裁定的单元格。", "en": "No cell waits for a decision."]
        }
        return [
            "zh": ConflictWords(conflicts: conflicts, zh: true).text,
            "en": ConflictWords(conflicts: conflicts, zh: false).text,
        ]
    }
}
