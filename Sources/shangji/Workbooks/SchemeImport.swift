import ArgumentParser
import Assessment
import DurableFiles
import Notation
import Sheets

/// `shangji scheme import`: a scheme filled in as a workbook becomes YAML.
struct SchemeImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "把 Excel 方案转成 YAML。Turn a scheme in Excel into YAML.")

    @Option(name: .customLong("to"), help: "写入的 YAML 文件；默认只显示。The YAML file; shown by default.")
    var target: String?

    @Argument(help: "方案文件（Excel）。The scheme, in Excel.")
    var file: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let read = try SchemeFile(SheetFile.read(file, limit: SchemeArgument.limit))
        guard let scheme = read.scheme else {
            throw CommandFailure(read.findings) ?? CommandFailure(Finding(.yamlEmpty, at: file))
        }
        for warning in read.warnings { output.tell(warning) }
        let yaml = scheme.yaml
        if let target {
            guard !DurableFile.exists(target) else {
                throw CommandFailure(Finding(.fileExists, at: target))
            }
            try DurableFile.write(Array(yaml.utf8), to: target)
        }
        output.answer(
            [
                "hash": .string(scheme.hash.hex), "id": .string(scheme.id.text),
                "version": .integer(Int64(scheme.version)),
                "warnings": .array(read.warnings.map(\.json)), "yaml": .string(yaml),
            ],
            target.map { ["zh": "已写出 \($0)", "en": "Wrote \($0)"] } ?? ["zh": yaml, "en": yaml])
    }
}
