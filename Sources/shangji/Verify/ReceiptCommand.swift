import ArgumentParser
import DurableFiles
import Notation
import Submission
import TransparencyLog

/// `shangji receipt verify`: proof that the centre's log holds a record, checked with no network.
struct ReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "验证回执。Verify a receipt offline.",
        subcommands: [Verify.self])

    /// `receipt verify --card CARD RECEIPT RECORD`.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "用中心名片验证回执。Verify a receipt for a record under a centre's card.")
        @OptionGroup var trust: CardOption
        @Argument(help: "回执文件。A receipt (tlog-proof).") var receipt: String
        @Argument(help: "记录文件。The record it is for.") var record: String
        @OptionGroup var output: OutputOptions

        func run() throws {
            let card = try trust.read()
            let limit = RecordType.batch.payloadLimit + 2 * Limits.headBytes
            let signed = try SignedRecord.read(DurableFile.read(record, limit: limit)).get()
            let text = try DurableFile.read(receipt, limit: 1 << 20)
            let proven = try Receipt.verify(text, for: signed.id, card: card).get()
            let size = proven.checkpoint.size
            let root = "\(proven.checkpoint.root)"
            output.answer(
                [
                    "ok": true, "id": .string(signed.id.description),
                    "index": .integer(proven.index), "size": .integer(Int64(size)),
                    "root": .string(root), "origin": .string(card.origin),
                ],
                [
                    "zh": "回执有效：\(card.name)的日志第 \(proven.index) 条是此记录（检查点 \(size) 条，根 \(root)）",
                    "en": "Valid: leaf \(proven.index) of the log of \(card.name) is this record "
                        + "(checkpoint of \(size) leaves, root \(root))",
                ])
        }
    }
}

/// Names the centre that a verifier trusts.
struct CardOption: ParsableArguments {
    @Option(help: "中心名片 card.json。The centre's card.") var card: String

    /// Reads the card.
    func read() throws -> CentreCard { try Self.read(card) }

    /// Reads the card in a file.
    static func read(_ path: String) throws -> CentreCard {
        let bytes = try DurableFile.read(path, limit: 65_536)
        guard let json = try? JSON(bytes, form: .any), let known = CentreCard(json: json) else {
            throw CommandFailure(Finding(.cardUnreadable, at: path))
        }
        return known
    }
}
