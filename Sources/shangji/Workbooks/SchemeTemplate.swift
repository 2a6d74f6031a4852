import ArgumentParser
import Assessment
import DurableFiles
import Notation
import Sheets

/// `shangji scheme template`: a scheme to fill in, as a workbook or in YAML.
struct SchemeTemplate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "写出可填的方案模板（.xlsx 或 .yaml）。Write a scheme to fill in.")

    @Option(help: "填入已有的方案（YAML 或 Excel）。Fill it from a scheme, in YAML or Excel.")
    var from: String?

    @Argument(help: "新文件，.xlsx 或 .yaml。The new file, .xlsx or .yaml.")
    var file: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        guard !DurableFile.exists(file) else {
            throw CommandFailure(Finding(.fileExists, at: file))
        }
        let scheme = try from.map(SchemeArgument.read)
        let bytes: [UInt8]
        switch file.split(separator: ".").last?.lowercased() {
        case "xlsx": bytes = try workbook(scheme ?? example())
        case "yaml", "yml": bytes = Array((scheme?.yaml ?? SchemeExample.yaml).utf8)
        default: throw ValidationError("\(file): 应为 .xlsx 或 .yaml use .xlsx or .yaml")
        }
        try DurableFile.write(bytes, to: file)
        let hash = try (scheme ?? example()).hash
        output.answer(
            [
                "bytes": .integer(Int64(bytes.count)), "file": .string(file),
                "hash": .string(hash.hex),
            ],
            [
                "zh": "已写出 \(file)。填好后运行 shangji scheme check \(file)",
                "en": "Wrote \(file). When it is filled in: shangji scheme check \(file)",
            ])
    }

    private func example() throws -> Scheme {
        let file = SchemeFile(yaml: Array(SchemeExample.yaml.utf8))
        guard let scheme = file.scheme else { throw Unlike(findings: file.findings) }
        return scheme
    }

    /// The workbook, read again before anybody trusts it.
    private func workbook(_ scheme: Scheme) throws -> [UInt8] {
        let bytes = try NewWorkbook(scheme: scheme, english: output.lang == .en).bytes()
        let again = SchemeFile(bytes)
        guard again.scheme?.canonical == scheme.canonical else {
            throw Unlike(findings: again.findings)
        }
        return bytes
    }

    /// A file of ours that does not say what it should: a mistake of the program.
    private struct Unlike: Error {
        let findings: [Finding]
    }
}
