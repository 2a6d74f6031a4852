import ArgumentParser
import Assessment
import Notation
import Sheets

/// `shangji scheme …`: what a scheme's file says and whether it makes sense.
struct SchemeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scheme", abstract: "检查和查看方案。Check and show schemes.",
        subcommands: [
            Check.self, Show.self, SchemeDiff.self, SchemeTemplate.self, SchemeImport.self,
        ])

    /// `scheme check FILE`: findings and warnings at their lines; exit 1 with findings.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "检查方案。Check a scheme.")
        @Argument(help: "方案文件（YAML 或 Excel）。The scheme, in YAML or Excel.") var file: String
        @OptionGroup var output: OutputOptions

        func run() throws {
            let bytes = try SheetFile.read(file, limit: SchemeArgument.limit)
            let reading = SchemeFile(bytes)
            let all = reading.findings + reading.warnings
            let isSound = reading.scheme != nil
            let lines = { (text: (Finding) -> String) in
                all.map { "[\($0.at)] \(text($0))" }.joined(separator: "\n")
            }
            output.answer(
                [
                    "ok": .bool(isSound), "findings": .array(reading.findings.map(\.json)),
                    "warnings": .array(reading.warnings.map(\.json)),
                ],
                [
                    "zh": (isSound ? "方案可用。\n" : "方案有问题。\n") + lines(\.zh),
                    "en": (isSound ? "The scheme is sound.\n" : "The scheme is not sound.\n")
                        + lines(\.en),
                ])
            if !isSound { throw ExitCode(1) }
        }
    }

    /// `scheme show FILE`: the canonical form that is signed, and its hash.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "显示方案的规范形式和散列值。Show the canonical form and its hash.")
        @Argument(help: "方案文件（YAML 或 Excel）。The scheme, in YAML or Excel.") var file: String
        @Flag(help: "显示为 YAML。Show it as YAML.") var yaml = false
        @OptionGroup var output: OutputOptions

        func run() throws {
            let scheme = try SchemeArgument.read(file)
            guard !yaml else {
                let text = scheme.yaml
                return output.answer(
                    [
                        "hash": .string(scheme.hash.hex), "id": .string(scheme.id.text),
                        "version": .integer(Int64(scheme.version)), "yaml": .string(text),
                    ], ["zh": text, "en": text])
            }
            let canonical = scheme.canonical
            let text = String(decoding: canonical, as: UTF8.self)
            output.answer(
                [
                    "id": .string(scheme.id.text), "version": .integer(Int64(scheme.version)),
                    "hash": .string(scheme.hash.hex),
                    "scheme": try JSON(canonical, form: .canonical),
                ],
                [
                    "zh": "\(scheme.id) 第 \(scheme.version) 版，散列值 \(scheme.hash.hex)\n\(text)",
                    "en":
                        "\(scheme.id) version \(scheme.version), hash \(scheme.hash.hex)\n\(text)",
                ])
        }
    }
}
