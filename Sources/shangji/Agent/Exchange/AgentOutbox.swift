import Agent
import ArgumentParser
import Notation
import Recount
import Submission

/// `shangji agent outbox`: what waits to be received, with every attempt.
struct AgentOutbox: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "待送记录及每次尝试。Records without a receipt, with every attempt.")

    @OptionGroup var agent: AgentOptions

    @Flag(name: .long, help: "也列出已签收的。Received ones too.")
    var all = false

    func run() throws {
        let folder = try agent.open()
        guard let identity = try folder.database.identity() else {
            throw CommandFailure(Finding(.agentNotJoined, at: agent.folder))
        }
        let state = try folder.database.state(card: identity.card)
        let time = LocalTime(zone: state.registry.timezone())
        let verdicts = Verdicts(state)
        let items = try folder.database.outbox(all: all).map { item in
            var item = item
            item.verdict = verdicts.current(item.id, item.verdict)
            return item
        }
        agent.output.answer(.array(items.map(Self.json)), words(items, time))
    }

    private static func json(_ item: OutboxItem) -> JSON {
        var members: [String: JSON] = [
            "id": .string(item.id.description), "type": .string(item.type.rawValue),
            "state": .string(item.state), "madeAt": .string(item.madeAt.description),
            "attempts": .array(item.attempts.map(AttemptAnswer.json)),
        ]
        if let sequence = item.sequence {
            members["seq"] = .integer(sequence)
            members["sealCode"] = .string(SpokenCode(item.id.digest).description)
        }
        if let period = item.period { members["period"] = .string(period.text) }
        if let entries = item.entries { members["entries"] = .integer(Int64(entries)) }
        if let leaf = item.leaf { members["index"] = .integer(leaf) }
        if let verdict = item.verdict { members["verdict"] = verdict }
        return .object(members)
    }

    private func words(_ items: [OutboxItem], _ time: LocalTime) -> FindingCode.Words {
        guard !items.isEmpty else { return ["zh": "没有待送记录。", "en": "Nothing waits."] }
        let isChinese = agent.output.lang == .zh
        var table = Table(head: [
            "id", "type", "seq", "state", isChinese ? "最近一次尝试" : "last attempt",
        ])
        table.rows = items.map { item in
            let last = item.attempts.last.map { "\(time.text($0.at)) \(isChinese ? $0.zh : $0.en)" }
            return [
                String(item.id.description.prefix(12)), item.type.rawValue,
                item.sequence.map(String.init) ?? "", item.state, last ?? "–",
            ]
        }
        return ["zh": table.text, "en": table.text]
    }
}

/// How an attempt is shown.
enum AttemptAnswer {
    /// Time, channel, outcome code, both sentences and when the next one is due.
    static func json(_ attempt: Attempt) -> JSON {
        [
            "at": .string(attempt.at.description), "channel": .string(attempt.channel.rawValue),
            "outcome": .string(attempt.outcome), "zh": .string(attempt.zh),
            "en": .string(attempt.en),
            "nextAt": attempt.nextAt.map { .string($0.description) } ?? .null,
        ]
    }
}
