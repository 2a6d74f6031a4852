import Agent
import ArgumentParser
import DurableFiles
import Notation
import Submission

/// `shangji agent join`: makes the keys, keeps the request, and tries the centre.
struct AgentJoin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "join",
        abstract: "凭邀请加入中心，断网也可。Join a centre by its invitation, with or without network.")

    @OptionGroup var agent: AgentOptions
    @OptionGroup var passphrases: PassphraseOptions

    @Option(name: .long, help: "经办人编号。The clerk's id.")
    var person: PersonID

    @Option(name: .long, help: "经办人姓名。The clerk's name.")
    var name: String

    @Option(name: .long, help: "中心地址，替代邀请中的地址。The centre's address, in place of the invitation's.")
    var server: String?

    @Argument(help: "邀请文字，或写有它的文件。The invitation, or a file that holds it.")
    var invitation: String

    func run() async throws {
        let joining = Joining(
            invitation: try readInvitation(), person: person, name: name, server: server)
        let folder = try await prepare(joining)
        guard let identity = try folder.database.identity() else {
            throw CommandFailure(Finding(.agentNotJoined, at: agent.folder))
        }
        let reason = try await ask(folder, identity)
        let registry = try folder.database.registry(card: identity.card)
        let isEnrolled = registry.holder(identity.device) != nil
        let fingerprint = SpokenCode(identity.device.digest).description
        agent.output.answer(
            [
                "office": .string(identity.office.text),
                "key": .string(identity.device.description), "enrolled": .bool(isEnrolled),
                "fingerprint": .string(fingerprint),
            ],
            isEnrolled
                ? ["zh": "\(identity.office) 已加入。", "en": "\(identity.office) has joined."]
                : [
                    "zh": "申请已保存，等待中心批准。终端指纹：\(fingerprint)",
                    "en":
                        "The request is kept and waits for the centre. Fingerprint: \(fingerprint)",
                ])
        if let reason {
            agent.output.note(FindingCode.Words(zh: reason.zh, en: reason.en))
        }
    }

    /// A text that is no invitation is taken for the name of a file.
    private func readInvitation() throws -> Invitation {
        var text = invitation
        if !text.hasPrefix(Invitation.prefix) {
            text = String(
                decoding: try DurableFile.read(invitation, limit: 65_536), as: UTF8.self)
        }
        guard let invitation = Invitation(text) else {
            throw CommandFailure(Finding(.invitationMalformed))
        }
        return invitation
    }

    private func prepare(_ joining: Joining) async throws -> AgentFolder {
        try DurableFile.makeFolder(agent.folder)
        let lock = try await AgentFolder.lock(agent.folder, holder: "shangji agent join")
        return try withExtendedLifetime(lock) {
            let folder = try AgentFolder.create(agent.folder)
            if try !joining.isDone(in: folder) {
                try joining.prepare(
                    in: folder, passphrase: try passphrases.newPassphrase(of: person))
            }
            return folder
        }
    }

    /// One round; returns why it came to no end, which is no failure of joining.
    private func ask(_ folder: AgentFolder, _ identity: AgentIdentity) async throws -> Finding? {
        do {
            let lock = try folder.lockSync(holder: "shangji agent join")
            let driver = RoundDriver(folder: folder, channel: try identity.transport())
            let summary = try await driver.run()
            try driver.note(summary)
            return withExtendedLifetime(lock) { summary.stop }
        } catch let refusal as AgentRefusal {
            return refusal.findings.first
        } catch let held as FolderHeld {
            return held.finding
        }
    }
}
