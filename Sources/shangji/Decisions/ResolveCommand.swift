import Agent
import Aggregator
import ArgumentParser
import Notation
import Submission

/// The command `shangji aggregator resolve`.
struct ResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "裁定单元格的值。Settle cells: one of the values given, another, or none.",
        discussion: """
            取一方的值由一人裁定；给出另外的值，或裁定无值，须第二人同意。经手过的人不能裁定。
            Taking a given value is for one person; another value, or none, takes a second. Nobody \
            decides on what they gave themselves.
            """)

    @Argument(help: "单元格，可列多个。Cells.")
    var cells: [String]

    @Option(help: "取这条记录的值。Take the value of this entry.")
    var take: EntryID?

    @Option(help: "取该单位现行的值。Take what this office has given.")
    var office: OfficeID?

    @Option(help: "给出另外的值。Give another value.")
    var value: String?

    @Option(help: "事件日期，与 --value 合用。Date of an event, with --value.")
    var date: CivilDate?

    @Flag(help: "裁定无值。No value.")
    var none = false

    @OptionGroup var decision: DecisionOptions

    func validate() throws {
        let said = [take != nil, office != nil, value != nil, none].count { $0 }
        guard said == 1 else {
            throw ValidationError("--take, --office, --value, --none: 只能用一个 exactly one")
        }
        guard decision.reason != nil || decision.preview else {
            throw ValidationError("--reason: 裁定须有理由 a decision needs a reason")
        }
    }

    func run() throws {
        let acts = try CentreActs(decision.centre.open())
        let scheme = try acts.scheme(decision.scheme)
        let places = try cells.map { try decision.cell($0, in: scheme) }
        let settling = try settling()
        let again = try decision.reason.flatMap {
            try acts.repeated(places, settling, reason: $0, by: decision.first)
        }
        try decision.decide(
            again ?? acts.settle(places, settling), acts, because: "预览 preview")
    }

    private func settling() throws -> Settling {
        if let take { return .take(take) }
        if let office { return .office(office) }
        guard let value else { return .none }
        guard let content = TypedValue.read(value) else {
            throw ValidationError("--value: 不是值 not a value: \(value)")
        }
        return .value(content, date)
    }
}
