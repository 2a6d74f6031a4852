import Aggregator
import ArgumentParser
import Notation
import Submission

/// `shangji aggregator evidence …`: which files came, and their contents.
struct EvidenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence",
        abstract: "佐证材料：到齐没有，取出文件。Evidence: what has come; take a file out.",
        subcommands: [EvidenceListCommand.self, EvidenceGetCommand.self],
        defaultSubcommand: EvidenceListCommand.self)
}

/// `shangji aggregator evidence [BATCH]`.
struct EvidenceListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "各批次、答复、申诉的佐证材料到了哪些。Which evidence of each record has come.")

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "批次，默认全部。The batch; all by default.")
    var batch: RecordID?

    func run() throws {
        let list = try EvidenceList(centre.log(), batch: batch)
        output.answer(.array(list.batches.map(\.json)), words(list))
    }

    private func words(_ list: EvidenceList) -> FindingCode.Words {
        guard !list.batches.isEmpty else {
            return ["zh": "没有附有佐证材料的记录。", "en": "No record names any evidence."]
        }
        return ["zh": text(list, zh: true), "en": text(list, zh: false)]
    }

    private func text(_ list: EvidenceList, zh: Bool) -> String {
        list.batches.map { batch in
            let state = batch.isComplete ? (zh ? "齐" : "complete") : (zh ? "未齐" : "incomplete")
            let files = batch.files.map { named in
                "\n  \(named.isHeld ? "+" : "-") \(named.file.digest)  \(named.file.bytes) B  "
                    + "#\(named.entry)  \(named.file.name)"
            }
            return "\(batch.id)  \(batch.office)  \(state)" + files.joined()
        }.joined(separator: "\n")
    }
}

/// `shangji aggregator evidence get SHA256 FILE`.
struct EvidenceGetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "把一个佐证文件写到 FILE。Write a file of evidence to FILE.")

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "文件的 SHA-256。The SHA-256 of the file.")
    var sha256: Digest

    @Argument(help: "要写的文件。The file to write.")
    var file: String

    func run() throws {
        let bytes = try CentreActs(centre.open()).copy(evidence: sha256, to: file)
        output.answer(
            ["bytes": .integer(bytes), "file": .string(file), "sha256": .string(sha256.hex)],
            ["zh": "已写入 \(bytes) 字节：\(file)", "en": "Wrote \(bytes) bytes: \(file)"])
    }
}
