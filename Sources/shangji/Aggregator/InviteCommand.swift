internal import Submission
import Aggregator
import ArgumentParser
import Notation

/// The command `shangji aggregator invite`.
struct InviteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "邀请一个单位加入。Invite an office.")

    @OptionGroup var centre: CentreOptions

    @Option(name: .long, help: "单位编号。Id of the office.")
    var office: OfficeID

    @Option(name: .long, help: "单位名称。Name of the office.")
    var name: String

    @Option(name: .long, help: "中心的网址，默认为上次监听的地址。URL of the centre.")
    var server: String?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let world = Surroundings.real
        let folder = try centre.open()
        let invitation = try CentreActs(folder).invite(
            office, name: name, server: server, random: world.random, now: world.now())
        let fingerprint = folder.card.fingerprint.description
        output.answer(
            ["invitation": .string(invitation.text), "fingerprint": .string(fingerprint)],
            [
                "zh": "\(invitation.text)\n中心指纹 \(fingerprint)",
                "en": "\(invitation.text)\nfingerprint of the centre \(fingerprint)",
            ])
    }
}
