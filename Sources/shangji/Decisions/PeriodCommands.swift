import Aggregator
import ArgumentParser
import Notation
import Submission

/// The command `shangji aggregator close`.
struct CloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "截止一个考核期。End a period, for all or for offices.")

    @Option(help: "考核期。The period.")
    var period: PeriodID

    @Option(name: .long, help: "只对这些单位截止，可重复。Only for these offices.")
    var office: [OfficeID] = []

    @Flag(help: "此后不再收受迟报。Take no late work afterwards.")
    var endLate = false

    @Option(help: "不予认可的封存码，可重复。Seal codes that are not accepted.")
    var refuse: [SpokenCode] = []

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        let acts = try CentreActs(decision.centre.open())
        let closing = Closing(
            period: period, offices: office.isEmpty ? nil : Set(office).sorted(),
            endsLateWork: endLate,
            refusedCodes: Set(refuse).sorted { $0.digits < $1.digits })
        try decision.decide([.close(closing)], acts, because: "截止")
    }
}

/// The command `shangji aggregator extend`.
struct ExtendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extend", abstract: "给一个单位延期。Let an office go on in a period.")

    @Option(help: "考核期。The period.")
    var period: PeriodID

    @Option(help: "单位。The office.")
    var office: OfficeID

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        let acts = try CentreActs(decision.centre.open())
        try decision.decide([.extend(period, office)], acts, because: "延期")
    }
}

/// The command `shangji aggregator order`.
struct OrderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: "责令单位更正单元格，截止后也可。Order an office to give cells again.")

    @Argument(help: "单元格。Cells.")
    var cells: [String]

    @Option(help: "单位。The office.")
    var office: OfficeID

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        let acts = try CentreActs(decision.centre.open())
        let scheme = try acts.scheme(decision.scheme)
        let places = try cells.map { try decision.cell($0, in: scheme) }
        // The order of a list in a record is that of its texts' bytes.
        let sorted = Set(places).sorted {
            $0.description.utf8.lexicographicallyPrecedes($1.description.utf8)
        }
        try decision.decide([.order(office, sorted)], acts, because: "责令更正")
    }
}

/// The command `shangji aggregator seal-code`.
struct SealCodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal-code",
        abstract: "记下单位电话报来的封存码。Keep the seal code that an office read out.")

    @Argument(help: "四十位封存码，空格不计。Forty digits; spaces do not count.")
    var code: SpokenCode

    @Option(help: "单位。The office.")
    var office: OfficeID

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        let acts = try CentreActs(decision.centre.open())
        try decision.decide([.hear(code, office)], acts, because: "电话报码")
    }
}
