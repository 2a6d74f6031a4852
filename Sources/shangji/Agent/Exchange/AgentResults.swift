import Agent
import ArgumentParser
import Notation
import Recount
import Submission

/// `shangji agent results`: what was published, with the rows of this office.
struct AgentResults: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "results",
        abstract: "已发布的结果：本单位各行及其证明、预警、申诉。Published results: own rows, warnings, appeals.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "另写一份 Excel 表。Also write a workbook.")
    var xlsx: String?

    func run() throws {
        let results = try OfficeResults(agent)
        let standings = try results.database.standings(
            in: results.registry, of: results.identity.office)
        if let xlsx {
            try ResultsWorkbook(standings: standings, language: agent.output.lang).write(to: xlsx)
        }
        agent.output.answer(
            .array(standings.map { Self.json($0, results) }),
            [
                "zh": ResultWords(results: results, zh: true).text(standings),
                "en": ResultWords(results: results, zh: false).text(standings),
            ])
    }

    private static func json(_ kept: KeptStanding, _ results: OfficeResults) -> JSON {
        let standing = kept.standing
        var members: [String: JSON] = [
            "appeals": .array(results.appeals(about: standing).map(\.json)),
            "edition": .integer(standing.edition), "group": .string(standing.group.text),
            "id": .string(kept.record.description),
            "open": .array(
                standing.openItems.map { ["at": .string($0.at), "code": .string($0.code)] }),
            "openItems": .integer(Int64(standing.openItems.count)),
            "period": .string(standing.period?.text ?? "cycle"),
            "rows": .array(kept.rows.map(\.json)),
            "status": .string(standing.openItems.isEmpty ? "final" : "provisional"),
            "warnings": .array(
                results.warnings(about: standing).map { $0.json(on: results.today) }),
        ]
        members["answerBy"] = standing.answerBy.map { .string($0.description) }
        members["appealBy"] = standing.appealBy.map { .string($0.description) }
        return .object(members)
    }
}

/// `shangji agent warnings`: the warnings of this office, followed up until they are closed, and
/// the answers of others that were referred to it.
struct AgentWarnings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "warnings",
        abstract: "本单位的预警及其办理，转来核验的答复。Own warnings, and answers referred to this office.")

    @OptionGroup var agent: AgentOptions

    func run() throws {
        let results = try OfficeResults(agent)
        agent.output.answer(
            .array(
                results.warnings.map { $0.json(on: results.today) } + results.referred.map(\.json)),
            ["zh": words(results, zh: true), "en": words(results, zh: false)])
    }

    private func words(_ results: OfficeResults, zh: Bool) -> String {
        let words = WarningWords(
            cases: results.warnings, today: results.today, time: results.time, zh: zh)
        let todo = results.warnings.filter(\.awaitsOffice).map { warning in
            "shangji agent statement answer --folder \(agent.folder) --about \(warning.standing) "
                + "--at \(warning.name) --text … --as …"
        }
        let referred = ReferredWords(
            answers: results.referred, time: results.time, folder: agent.folder, zh: zh)
        return ([words.text] + todo + referred.lines).joined(separator: "\n")
    }
}

/// What an office knows of its results, read once.
struct OfficeResults {
    let database: AgentDatabase
    let identity: AgentIdentity
    let registry: Registry
    let time: LocalTime
    let today: CivilDate
    let warnings: [WarningCase]
    let appeals: [AppealCase]
    let referred: [ReferredAnswer]

    init(_ agent: AgentOptions) throws {
        let folder = try agent.open()
        database = folder.database
        guard let identity = try database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        self.identity = identity
        registry = try database.registry(card: identity.card)
        time = LocalTime(zone: registry.timezone())
        today = try time.today()
        warnings = try database.warnings(in: registry, of: identity.office)
        appeals = try database.appeals(in: registry, of: identity.office, day: time.day)
        referred = try database.referredAnswers(in: registry, to: identity.office)
    }

    /// The warnings of what a standing is of, whichever edition.
    func warnings(about standing: Standing) -> [WarningCase] {
        warnings.filter { $0.place == standing.place }
    }

    /// The appeals against what a standing is of, whichever edition.
    func appeals(about standing: Standing) -> [AppealCase] {
        appeals.filter { $0.place == standing.place }
    }
}

extension Standing {
    /// What it is of.
    fileprivate var place: StandingPlace {
        StandingPlace(scheme: scheme.id, period: period, group: group)
    }
}
