import Agent
import ArgumentParser
import DurableFiles
import Notation
import Submission

/// `shangji agent person …`: the persons of the office whose keys are kept here.
struct AgentPersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "本单位人员的密钥。Keys of the persons of the office.",
        subcommands: [AgentPersonAdd.self, AgentPersonList.self])
}

/// `shangji agent person add`: a key for a further person.
struct AgentPersonAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "为另一名人员生成密钥。Make a key for a further person.")

    @OptionGroup var agent: AgentOptions
    @OptionGroup var passphrases: PassphraseOptions

    @Option(name: .long, help: "人员编号。The person's id.")
    var id: PersonID

    @Option(name: .long, help: "姓名。The person's name.")
    var name: String

    @Option(name: .customLong("as"), help: "由谁申请，默认由本终端。Who asks; by default the device.")
    var asker: PersonID?

    @Option(name: .long, help: "申请人的口令文件。File with the passphrase of who asks.")
    var askerPassphraseFile: String?

    func run() async throws {
        let passphrase = try passphrases.newPassphrase(of: id)
        let opens = try asker.map { try Passphrases.read(file: askerPassphraseFile, person: $0) }
        let person = try await agent.change("person add") { folder in
            let key = try asker.map { person in
                try folder.keys.open(person: person, passphrase: opens ?? "").get()
            }
            return try PersonKeys.add(id, name: name, passphrase: passphrase, by: key, in: folder)
        }
        let fingerprint = SpokenCode(person.publicKey.id.digest)
        agent.output.answer(
            [
                "id": .string(person.id.text), "key": .string(person.publicKey.id.description),
                "publicKey": .string(person.publicKey.base64),
                "fingerprint": .string(fingerprint.description),
            ],
            [
                "zh": "已为 \(name)（\(id)）生成密钥；登记请求随下次同步或导出送达中心。指纹：\(fingerprint)",
                "en": "Made a key for \(name) (\(id)); the request to enrol it goes with the next "
                    + "sync or export. Fingerprint: \(fingerprint)",
            ])
    }
}

/// `shangji agent person list`: whose keys are kept here, and which are enrolled.
struct AgentPersonList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "列出人员。List the persons.")

    @OptionGroup var agent: AgentOptions

    func run() throws {
        let folder = try agent.open()
        let desk = try DraftDesk(folder: folder)
        let persons = try folder.database.persons()
        let isEnrolled = { (person: AgentPerson) in
            desk.registry.holder(person.publicKey.id) != nil
        }
        var table = Table(head: ["id", "name", "enrolled"])
        table.rows = persons.map { [$0.id.text, $0.name, isEnrolled($0) ? "✓" : "–"] }
        agent.output.answer(
            .array(
                persons.map { person in
                    [
                        "id": .string(person.id.text), "name": .string(person.name),
                        "key": .string(person.publicKey.id.description),
                        "enrolled": .bool(isEnrolled(person)),
                    ]
                }), ["zh": table.text, "en": table.text])
    }
}
