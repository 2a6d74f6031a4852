import Aggregator
import ArgumentParser
import Notation
import Submission

/// The command `shangji aggregator warning refer`.
struct WarningRefer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refer",
        abstract: "将答复转办责任单位核验。Refer the answer to the offices in charge of the indicator.",
        discussion: """
            责任单位同意即销号，不同意即退回；其意见由中心用 warning close、return 转告被预警单位。
            The office in charge accepts it, which closes the warning, or returns it; the centre
            passes that on to the office that was warned by warning close or return.
            """)

    @OptionGroup var centre: CentreOptions

    @Argument(help: "答复的编号，见 aggregator warnings。The answer's id, from aggregator warnings.")
    var answer: RecordID

    @Option(help: "转给哪个责任单位，不写即全部。One office in charge; all of them where it is not named.")
    var to: [OfficeID] = []

    @Option(name: .customLong("as"), help: "签署人。Who signs.")
    var person: PersonID

    @OptionGroup var passphrases: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let acts = try CentreActs(centre.open())
        let referred = try acts.refer(
            answer: answer, to: to,
            by: acts.signer(person, passphrase: passphrases.passphrase(of: person)),
            now: Surroundings.real.now())
        let offices = referred.map(\.office.text)
        let names = offices.joined(separator: " ")
        output.answer(
            [
                "ids": .array(referred.map { .string($0.id.description) }),
                "referredTo": .array(offices.map { .string($0) }),
            ],
            ["zh": "已转办，待核验：\(names)", "en": "Referred, to be judged by: \(names)"])
    }
}
