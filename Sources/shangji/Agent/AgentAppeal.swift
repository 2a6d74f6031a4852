import Agent
import ArgumentParser
import Notation
import Submission

/// `shangji agent appeal`: contests the edition that stands of a period.
struct AgentAppeal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appeal",
        abstract: "对已发布的结果提出申诉。Appeal against a published result.",
        discussion: """
            针对该考核期现行一版中本单位的考核对象；答复见 agent results。
            About a subject of this office in the edition that stands; the answer comes with agent
            results.
            """)

    @OptionGroup var agent: AgentOptions
    @OptionGroup var passphrases: PassphraseOptions

    @Option(help: "考核期编号，或 cycle。The id of a period, or cycle.")
    var period: String

    @Option(help: "方案编号，有几个方案时要写。The scheme; needed where there are several.")
    var scheme: SchemeID?

    @Option(help: "考核对象，本单位只有一个时可省。The subject; needed where the office has several.")
    var subject: SubjectID?

    @Option(help: "所争议的指标。The indicator that is contested.")
    var indicator: IndicatorID?

    @Option(help: "理由。The reasons.")
    var text: String

    @Option(help: "随申诉附上的文件，可多次。A file that goes with it; may be given again.")
    var evidence: [String] = []

    @Option(name: .customLong("as"), help: "签署人。Who signs.")
    var person: PersonID

    func validate() throws { try Statement.checkNumber(of: evidence) }

    func run() async throws {
        let passphrase = try passphrases.passphrase(of: person)
        let (standing, subject) = try contested()
        let place = indicator.map { "\(subject)/\($0)" } ?? subject.text
        let id = try await agent.change("appeal") { folder in
            try Statements.make(
                .appeal, about: standing, at: place, text: text, evidence: evidence, by: person,
                passphrase: passphrase, in: folder)
        }
        agent.output.answer(
            ["about": .string(standing.description), "id": .string(id.description)],
            [
                "zh": "申诉已签署，待同步：\(id)",
                "en": "The appeal is signed, to be sent with the next sync: \(id)",
            ])
    }

    /// The edition that stands, and the one subject of this office in it that is meant.
    private func contested() throws -> (RecordID, SubjectID) {
        let results = try OfficeResults(agent)
        let all = try results.database.standings(
            in: results.registry, of: results.identity.office
        ).filter { kept in
            (kept.standing.period?.text ?? "cycle") == period
                && (scheme == nil || kept.standing.scheme.id == scheme)
        }
        let found = all.flatMap { kept in
            kept.rows.compactMap(\.subject).filter { own in
                kept.own.contains(own) && (subject == nil || own == subject)
            }.map { (kept.record, $0) }
        }
        guard let first = found.first, found.count == 1 else {
            let known = found.map(\.1.text).joined(separator: " ")
            throw ValidationError(
                found.isEmpty
                    ? "没有这样的结果 no such result of this office: \(period) \(subject?.text ?? "")"
                    : "--subject, --scheme: \(known)")
        }
        return first
    }
}
