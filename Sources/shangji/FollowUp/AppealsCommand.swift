import Aggregator
import ArgumentParser
import Notation
import Recount
import Submission

/// The command `shangji aggregator appeals`.
struct AppealsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appeals", abstract: "申诉及其处理。Appeals, and what became of them.")

    @OptionGroup var centre: CentreOptions

    @Option(help: "方案编号。The scheme; all where it is not named.")
    var scheme: SchemeID?

    @Option(help: "open 待答复、upheld 成立、denied 不成立。What became of them.")
    var state: AppealCase.State?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let book = try centre.log()
        let time = try LocalTime(zone: book.timezone(of: scheme))
        let appeals = try book.appeals(of: scheme, day: time.day).filter {
            state == nil || $0.state == state
        }
        output.answer(
            .array(appeals.map(\.json)),
            [
                "zh": AppealWords(appeals: appeals, time: time, zh: true).text,
                "en": AppealWords(appeals: appeals, time: time, zh: false).text,
            ])
    }
}

/// The command `shangji aggregator appeal`.
struct AppealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appeal", abstract: "答复申诉。Answer an appeal.",
        subcommands: [AppealAnswer.self])
}

/// The command `shangji aggregator appeal answer`.
struct AppealAnswer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "申诉成立或不成立，写明理由；分值不因此改变。Uphold or deny an appeal; no score changes by it.",
        discussion: """
            成立后另行裁定或退回有关分值，再发布下一版；新版自动注明所依据的申诉。
            After upholding, decide or return the values concerned and publish again: the next
            edition names the appeal by itself.
            """)

    @OptionGroup var centre: CentreOptions

    @Argument(help: "申诉的编号。The appeal's id.")
    var appeal: RecordID

    @Flag(help: "申诉成立。The appeal is right.")
    var uphold = false

    @Flag(help: "申诉不成立。The appeal is not right.")
    var deny = false

    @Option(help: "理由。The reasons.")
    var text: String

    @Option(name: .customLong("as"), help: "签署人。Who signs.")
    var person: PersonID

    @OptionGroup var passphrases: PassphraseOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard uphold != deny else { throw ValidationError("--uphold 或 or --deny") }
    }

    func run() throws {
        let acts = try CentreActs(centre.open())
        let id = try acts.answer(
            appeal: appeal, uphold: uphold, text: text,
            by: acts.signer(person, passphrase: passphrases.passphrase(of: person)),
            now: Surroundings.real.now())
        output.answer(
            ["id": .string(id.description)],
            [
                "zh": "申诉\(uphold ? "成立" : "不成立")，已签署：\(id)",
                "en": "The appeal is \(uphold ? "upheld" : "denied"): \(id)",
            ])
    }
}
