import Aggregator
import ArgumentParser
import Notation

/// The command `shangji aggregator dump`.
struct DumpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump",
        abstract: "合并后的状态，规范 JSON。The merged state as canonical JSON.")

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        StandardStream.out.write(try centre.log().dump().line)
    }
}
