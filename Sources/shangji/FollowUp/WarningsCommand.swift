import Aggregator
import ArgumentParser
import Notation
import Recount
import Submission

/// The command `shangji aggregator warnings`.
struct WarningsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "warnings",
        abstract: "预警及其办理：知悉、答复、转办、核准、销号、逾期。Warnings, followed up until closed.",
        discussion: """
            每项预警连同全部声明和以后各期的得分；逾期按方案时区的今天判断。
            Each with all that was said and the scores of later periods; overdue as of today in the
            zone of the scheme.
            """)

    /// What can be asked for.
    enum Wanted: String, ExpressibleByArgument, CaseIterable {
        /// The office has still to answer.
        case open
        /// An answer waits to be reviewed.
        case answered
        /// An answer was due before today.
        case overdue
        /// An answer was accepted.
        case closed
        /// An office in charge settled it, and the office that was warned does not know yet.
        case toPassOn = "to-pass-on"
    }

    @OptionGroup var centre: CentreOptions

    @Option(help: "方案编号。The scheme; all where it is not named.")
    var scheme: SchemeID?

    @Option(help: "考核期编号，或 cycle。A period, or cycle.")
    var period: String?

    @Option(help: "办理状态。How far they have come.")
    var state: Wanted?

    @Option(help: "考核对象。One subject.")
    var subject: SubjectID?

    @Option(help: "指标。One indicator.")
    var indicator: IndicatorID?

    @OptionGroup var output: OutputOptions

    func run() throws {
        let book = try centre.log()
        let time = try LocalTime(zone: book.timezone(of: scheme))
        let today = try time.today()
        let cases = try book.warnings(of: scheme).filter { matches($0, today) }
        output.answer(
            .array(cases.map { $0.json(on: today) }),
            [
                "zh": WarningWords(cases: cases, today: today, time: time, zh: true).text,
                "en": WarningWords(cases: cases, today: today, time: time, zh: false).text,
            ])
    }

    private func matches(_ warning: WarningCase, _ today: CivilDate) -> Bool {
        if let period, warning.place.period?.text ?? "cycle" != period { return false }
        if let subject, warning.subject != subject { return false }
        if let indicator, warning.indicator != indicator { return false }
        return switch state {
        case nil: true
        case .open: warning.awaitsOffice
        case .answered: warning.state == .answered
        case .overdue: warning.isOverdue(on: today)
        case .closed: warning.state == .closed
        case .toPassOn: warning.untold != nil
        }
    }
}

/// The command `shangji aggregator warning`.
struct WarningCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "warning",
        abstract: "核对预警的答复：销号、退回或转办。Review the answer to a warning, or refer it.",
        subcommands: [WarningClose.self, WarningReturn.self, WarningRefer.self])
}

/// The command `shangji aggregator warning close`.
struct WarningClose: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "采纳答复，预警销号。Accept the answer; the warning is closed.")

    @OptionGroup var review: ReviewOptions

    func run() throws { try review.give(accept: true) }
}

/// The command `shangji aggregator warning return`.
struct WarningReturn: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "退回答复，须写明意见。Return the answer with words for another one.")

    @OptionGroup var review: ReviewOptions

    func run() throws { try review.give(accept: false) }
}

/// Which answer is reviewed, by whom, with what words.
struct ReviewOptions: ParsableArguments {
    @OptionGroup var centre: CentreOptions

    @Argument(help: "答复的编号，见 aggregator warnings。The answer's id, from aggregator warnings.")
    var answer: RecordID

    @Option(help: "意见。The words.")
    var text: String?

    @Option(name: .customLong("as"), help: "签署人。Who signs.")
    var person: PersonID

    @OptionGroup var passphrases: PassphraseOptions
    @OptionGroup var output: OutputOptions

    /// Signs the review.
    func give(accept: Bool) throws {
        let acts = try CentreActs(centre.open())
        let id = try acts.review(
            answer: answer, accept: accept, text: text,
            by: acts.signer(person, passphrase: passphrases.passphrase(of: person)),
            now: Surroundings.real.now())
        output.answer(
            ["id": .string(id.description)],
            [
                "zh": accept ? "已采纳，预警销号：\(id)" : "已退回，待重新答复：\(id)",
                "en": accept ? "Accepted; the warning is closed: \(id)" : "Returned: \(id)",
            ])
    }
}
