import Agent
import ArgumentParser
import Notation
import Recount
import Submission

/// `shangji agent receipts`: the verified receipts, and their export for any verifier.
struct AgentReceipts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipts",
        abstract: "已核验的回执；可导出供离线核验。Verified receipts; exported, anyone can verify them offline.")

    @OptionGroup var agent: AgentOptions

    @Flag(name: .long, help: "也列出下发记录的回执。Receipts of what the feed brought too.")
    var all = false

    @Option(
        name: .long,
        help: "把记录、回执、名片和检查点写入此文件夹。Write records, receipts, card and checkpoints there.")
    var export: String?

    func run() throws {
        let folder = try agent.open()
        let receipts = try folder.database.receipts(own: !all)
        if let export { try ReceiptExport(folder: folder).write(receipts, to: export) }
        let registry = try folder.database.identity().map {
            try folder.database.registry(card: $0.card)
        }
        let time = LocalTime(zone: registry?.timezone() ?? "UTC")
        var table = Table(head: ["id", "type", "index", "at"])
        table.rows = receipts.map { receipt in
            [
                receipt.record.description, receipt.type.rawValue, "\(receipt.leaf)",
                time.text(receipt.at),
            ]
        }
        agent.output.answer(
            .array(receipts.map(Self.json)), ["zh": table.text, "en": table.text])
    }

    private static func json(_ receipt: KeptReceipt) -> JSON {
        [
            "id": .string(receipt.record.description), "type": .string(receipt.type.rawValue),
            "origin": .string(receipt.origin.rawValue), "index": .integer(receipt.leaf),
            "size": .integer(receipt.size), "at": .string(receipt.at.description),
        ]
    }
}
