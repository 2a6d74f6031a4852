import Aggregator
import ArgumentParser
import Notation

/// The command `shangji aggregator fsck`.
struct FsckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fsck",
        abstract: "从字节起检查一切，有损坏时退出码为 1。Check everything from its bytes; 1 when not clean.")

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let findings = try Fsck.check(centre.open())
        let lines = findings.map { output.text($0) }.joined(separator: "\n")
        output.answer(
            ["ok": .bool(findings.isEmpty), "findings": .array(findings.map(\.json))],
            findings.isEmpty
                ? ["zh": "完好。", "en": "Clean."] : ["zh": lines, "en": lines])
        if !findings.isEmpty { throw ExitCode(1) }
    }
}
