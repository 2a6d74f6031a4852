import Agent
import ArgumentParser
import Notation
import Submission

/// `shangji agent results`: what was published, with the rows of this office.
struct AgentResults: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "results",
        abstract: "已发布的结果：本单位各行及其证明、预警。Published results: own rows, warnings.")

    @OptionGroup var agent: AgentOptions

    func run() throws {
        let folder = try agent.open()
        guard let identity = try folder.database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        let registry = try folder.database.registry(card: identity.card)
        let standings = try folder.database.standings(
            in: registry, of: identity.office)
        agent.output.answer(
            .array(standings.map(Self.json)),
            ["zh": Self.words(standings, zh: true), "en": Self.words(standings, zh: false)])
    }

    private static func json(_ kept: KeptStanding) -> JSON {
        let standing = kept.standing
        var members: [String: JSON] = [
            "edition": .integer(standing.edition), "group": .string(standing.group.text),
            "id": .string(kept.record.description),
            "period": .string(standing.period?.text ?? "cycle"),
            "rows": .array(kept.rows.map(\.json)),
            "status": .string(standing.openItems.isEmpty ? "final" : "provisional"),
            "warnings": .array(
                kept.warnings.map { subject, indicator in
                    [
                        "at": .string(KeptStanding.place(subject, indicator)),
                        "state": .string(kept.answering(subject, indicator).rawValue),
                    ]
                }),
        ]
        members["openItems"] = .integer(Int64(standing.openItems.count))
        return .object(members)
    }

    private static func words(_ standings: [KeptStanding], zh: Bool) -> String {
        guard !standings.isEmpty else { return zh ? "还没有发布结果。" : "Nothing is published yet." }
        return standings.map { words($0, zh: zh) }.joined(separator: "\n\n")
    }

    private static func words(_ kept: KeptStanding, zh: Bool) -> String {
        let standing = kept.standing
        let isFinal = standing.openItems.isEmpty
        let status = zh ? (isFinal ? "定稿" : "暂定") : (isFinal ? "final" : "provisional")
        let edition = zh ? "第 \(standing.edition) 版" : "edition \(standing.edition)"
        var lines = [
            "\(standing.period?.text ?? "cycle") \(standing.group) \(edition) \(status)  \(kept.record)"
        ]
        var table = Table(
            head: zh ? ["编号", "总分", "名次", "等次", "证明"] : ["id", "total", "rank", "grade", "proof"])
        table.rows = kept.rows.filter { $0.subject != nil }.map { row in
            let content = row.content
            return [
                row.subject?.text ?? "", content?["total"]?.string ?? "-",
                content?["rank"]?.integer.map(String.init) ?? "-",
                content?["grade"]?.string ?? "-",
                row.belongs(to: standing) ? (zh ? "已验证" : "verified") : (zh ? "不符" : "wrong"),
            ]
        }
        if !table.rows.isEmpty { lines.append(table.text) }
        let states: [KeptStanding.Answering: String] =
            zh
            ? [.open: "待知悉", .acknowledged: "已知悉，待答复", .answered: "已答复"]
            : [.open: "to be read", .acknowledged: "read, to be answered", .answered: "answered"]
        lines += kept.warnings.map { subject, indicator in
            let state = states[kept.answering(subject, indicator)] ?? ""
            return (zh ? "预警 " : "warning ")
                + "\(KeptStanding.place(subject, indicator))  \(state)"
        }
        return lines.joined(separator: "\n")
    }
}
