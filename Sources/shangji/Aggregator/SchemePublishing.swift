import Aggregator
import ArgumentParser
import Assessment
import Notation
import Sheets
internal import Submission

/// The command `shangji aggregator scheme …`.
struct SchemePublishing: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scheme", abstract: "考核方案。Schemes.", subcommands: [Publish.self])

    /// The command `shangji aggregator scheme publish`.
    struct Publish: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "publish",
            abstract: "发布方案的下一版，须两人签署。Publish the next version; takes two persons.")

        @Argument(help: "方案文件，YAML 或 Excel。Scheme file in YAML or Excel.")
        var file: String

        @Flag(help: "只显示与现行版本的差别，不签署。Only show what differs; sign nothing.")
        var preview = false

        @OptionGroup var centre: CentreOptions
        @OptionGroup var signers: SignerOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let folder = try centre.open()
            let read = SchemeFile(try SheetFile.read(file, limit: SchemeArgument.limit))
            guard let scheme = read.scheme else {
                throw CommandFailure(
                    read.findings.first
                        ?? Finding(.fileBroken, at: file, ["action": "read", "reason": "scheme"]),
                    also: Array(read.findings.dropFirst()))
            }
            let acts = try CentreActs(folder)
            guard !preview else { return try show(acts.draft(scheme)) }
            let published = try acts.publish(
                scheme, by: signers.open(acts), now: Surroundings.real.now())
            let version = published.reference
            for warning in published.warnings { output.tell(warning) }
            if let difference = published.difference { output.note(difference.words) }
            output.answer(
                [
                    "difference": published.difference?.json ?? .null,
                    "id": .string(published.record.description),
                    "scheme": .string(version.id.text), "version": .integer(version.version),
                    "hash": .string(version.hash.hex), "new": .bool(published.isNew),
                    "warnings": .array(published.warnings.map(\.json)),
                ],
                published.isNew
                    ? [
                        "zh": "方案 \(version.id) 第 \(version.version) 版已发布，\(version.hash)",
                        "en":
                            "\(version.id) version \(version.version) is published, \(version.hash)",
                    ]
                    : [
                        "zh": "方案 \(version.id) 与第 \(version.version) 版相同，未另发布，\(version.hash)",
                        "en":
                            "\(version.id) is unchanged: version \(version.version) stands, "
                            + "\(version.hash)",
                    ])
        }

        private func show(_ draft: SchemeDraft) {
            for warning in draft.warnings { output.tell(warning) }
            let isFirst: FindingCode.Words = [
                "zh": "方案 \(draft.scheme.id) 还没有发布过。",
                "en": "\(draft.scheme.id) has not been published before.",
            ]
            output.answer(
                [
                    "difference": draft.difference?.json ?? .null, "preview": true,
                    "scheme": .string(draft.scheme.id.text),
                    "version": .integer(Int64(draft.scheme.version)),
                    "warnings": .array(draft.warnings.map(\.json)),
                ], draft.difference?.words ?? isFirst)
        }
    }
}
