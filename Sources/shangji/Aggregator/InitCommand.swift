internal import Submission
import Aggregator
import ArgumentParser
import Notation

/// The command `shangji aggregator init`.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "建立中心：密钥、名片、日志。Make a centre: keys, card, log.")

    @Option(name: .long, help: "中心的文件夹，须不存在。Folder to make; must not exist.")
    var folder: String

    @Option(name: .long, help: "中心编号。Id of the centre.")
    var centre: CentreID

    @Option(name: .long, help: "中心名称。Name of the centre.")
    var name: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let world = Surroundings.real
        let made = try CentreFolder.found(
            at: folder, centre: centre, name: name, random: world.random, now: world.now())
        let card = made.card
        output.answer(
            [
                "centre": .string(card.centre.text), "origin": .string(card.origin),
                "fingerprint": .string(card.fingerprint.description),
                "rootKey": .string(made.rootPath),
            ],
            [
                "zh": """
                中心 \(card.centre) 已建立，指纹 \(card.fingerprint)
                登记人员后请把根密钥 \(made.rootPath) 移到离线介质保存。
                """,
                "en": """
                The centre \(card.centre) is made; fingerprint \(card.fingerprint)
                Enrol its persons, then take the root key \(made.rootPath) offline.
                """,
            ])
    }
}
