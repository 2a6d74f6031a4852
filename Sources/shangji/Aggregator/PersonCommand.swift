import Aggregator
import ArgumentParser
import Notation
import Submission

/// The command `shangji aggregator person …`.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "中心的人员。The centre's persons.", subcommands: [Add.self])

    /// The command `shangji aggregator person add`.
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "用根密钥登记一名人员。Enrol a person with the root key.")

        @OptionGroup var centre: CentreOptions

        @Option(name: .long, help: "人员编号。Id of the person.")
        var id: PersonID

        @Option(name: .long, help: "姓名。Name.")
        var name: String

        @Option(name: .long, help: "职责。Duty: clerk, head, inspector.")
        var role: CentreDuty

        @Option(name: .long, help: "根密钥文件，默认为中心文件夹中的 root.json。Root key file.")
        var root: String?

        @OptionGroup var passphrases: PassphraseOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let folder = try centre.open()
            let passphrase = try passphrases.newPassphrase(of: id)
            let world = Surroundings.real
            let key = try CentreActs(folder).addPerson(
                id, name: name, duty: role, passphrase: passphrase,
                rootFile: root ?? folder.rootPath, random: world.random, now: world.now())
            output.answer(
                ["id": .string(id.text), "key": .string(key.description)],
                ["zh": "\(id) 已登记，密钥 \(key)", "en": "\(id) is enrolled, key \(key)"])
        }
    }
}
