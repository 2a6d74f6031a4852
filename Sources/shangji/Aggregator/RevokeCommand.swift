import Aggregator
import ArgumentParser
import Notation
import Submission

/// The command `shangji aggregator revoke`.
struct RevokeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "吊销一个密钥，须两人签署。Revoke a key; takes two persons.")

    @Argument(help: "要吊销的密钥。Key to revoke.")
    var key: KeyID

    @Option(
        name: .long, parsing: .upToNextOption,
        help: "仍然有效的最后批次，每个分支一个。Last batches that count, one a branch.")
    var last: [RecordID] = []

    @OptionGroup var centre: CentreOptions
    @OptionGroup var signers: SignerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let acts = try CentreActs(centre.open())
        let id = try acts.revoke(
            key, last: last, by: signers.open(acts), now: Surroundings.real.now())
        output.answer(
            ["id": .string(id.description)],
            ["zh": "密钥 \(key) 已吊销。", "en": "The key \(key) is revoked."])
    }
}
