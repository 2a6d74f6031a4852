import Agent
import ArgumentParser
import Notation
import Submission

/// `shangji agent feed`: what the centre has sent down, in log order.
struct AgentFeed: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "中心下发的记录。What the centre has sent down, in log order.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "从第几条起。From this leaf on.")
    var after: Int64 = 0

    func run() throws {
        let items = try agent.open().database.feed(from: after)
        var table = Table(head: ["index", "type", "id", "says"])
        table.rows = items.map { item in
            [
                "\(item.leaf)", item.record.type.rawValue,
                String(item.record.id.description.prefix(12)),
                FeedWords.says(item.record),
            ]
        }
        agent.output.answer(
            .array(items.map(Self.json)), ["zh": table.text, "en": table.text])
    }

    private static func json(_ item: KeptFeedItem) -> JSON {
        [
            "index": .integer(item.leaf), "id": .string(item.record.id.description),
            "type": .string(item.record.type.rawValue),
            "key": .string(item.record.key.description), "at": .string(item.at.description),
            "says": .string(FeedWords.says(item.record)),
        ]
    }
}

/// A record in a few words that both languages read.
enum FeedWords {
    /// What a record says, names and numbers only, never a score.
    static func says(_ record: SignedRecord) -> String {
        guard let content = try? RecordContent(type: record.type, payload: record.payload) else {
            return ""
        }
        switch content {
        case .scheme(let scheme): return "\(scheme.scheme) v\(scheme.version)"
        case .enrolment(let enrolment): return says(enrolment)
        case .statement(let statement):
            return "\(statement.kind.rawValue) \(statement.about.description.prefix(12))"
        case .batch(let batch):
            let header = batch.header
            return "\(header.office) #\(header.sequence) \(header.period) ×\(batch.entries.count)"
        case .decision(let decision):
            return "\(decision.scheme.id) v\(decision.scheme.version) \(says(decision))"
        case .standing(let standing):
            let period = standing.period?.text ?? "cycle"
            return "\(period) \(standing.group) #\(standing.edition)"
        case .proof: return ""
        }
    }

    /// What a decision does, and the words of who signed it.
    private static func says(_ decision: Decision) -> String {
        let items = decision.items.map { item in
            switch item {
            case .settle(let settlement): "resolve \(settlement.cell)"
            case .giveBack(let entries): "return ×\(entries.count)"
            case .admit: "admit"
            case .close(let closing): "close \(closing.period)"
            case .extend(let period, let office): "extend \(period) \(office)"
            case .order(let office, let cells): "order \(office) ×\(cells.count)"
            case .hear(_, let office): "seal-code \(office)"
            case .erase: "erase"
            }
        }
        let rest = items.count > 3 ? " … ×\(items.count)" : ""
        let said = items.prefix(3).joined(separator: ", ") + rest
        return decision.reason.isEmpty ? said : "\(said): \(decision.reason)"
    }

    private static func says(_ enrolment: Enrolment) -> String {
        switch enrolment.act {
        case .add(let holder):
            let who = [holder.role.office?.text, holder.role.person?.text].compactMap { $0 }
            return (["+ \(holder.role.kind)"] + who + [holder.name]).joined(separator: " ")
        case .revoke(let key, _): return "− \(key.description.prefix(12))"
        }
    }
}
