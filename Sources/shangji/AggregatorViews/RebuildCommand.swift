import Aggregator
import ArgumentParser
import Notation

/// The command `shangji aggregator rebuild`.
struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "从记录重建派生数据并比较。Make the projections again from the records and compare.")

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let isSame = try centre.log().rebuild()
        output.answer(
            ["same": .bool(isSame)],
            isSame
                ? ["zh": "重建完成，与原来一致。", "en": "Made again; they are as they were."]
                : ["zh": "重建完成，与原来不同，已更正。", "en": "Made again; they differed and are right now."])
    }
}
