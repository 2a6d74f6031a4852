import Agent
import ArgumentParser
import Notation
import Submission
import TransparencyLog

/// `shangji agent status`: how far everything has come.
struct AgentStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "本机概况。How far everything has come.")

    @OptionGroup var agent: AgentOptions

    func run() throws {
        let status = try AgentStatus(folder: try agent.open()) { now, zone in
            LocalTime(zone: zone).day(now)
        }
        agent.output.answer(status.json, words(status))
    }

    /// Returned cells that are named.
    private static let shown = 20

    private func words(_ status: AgentStatus) -> FindingCode.Words {
        let counts = status.counts
        let verdicts = status.entries
        let told =
            carry(status.drafts) + status.open.prefix(Self.shown).map { "\n" + words($0) }.joined()
            + status.findings.map { "\n! " + agent.output.text($0) }.joined()
        let zh = """
            单位 \(status.identity.office)，中心 \(status.identity.card.name)，\
            \(status.isEnrolled ? "已登记" : "等待中心批准")
            草稿 \(counts.drafts)　已封存 \(counts.sealed)　已发出 \(counts.sent)　\
            已签收 \(counts.received)　已见证 \(counts.witnessed)
            采纳 \(verdicts.accepted)　待定 \(verdicts.held)　退回 \(verdicts.returned)
            """ + evidence(status, zh: true)
        let en = """
            Office \(status.identity.office), centre \(status.identity.card.centre), \
            \(status.isEnrolled ? "enrolled" : "waiting for the centre's approval")
            Draft \(counts.drafts), sealed \(counts.sealed), sent \(counts.sent), \
            received \(counts.received), witnessed \(counts.witnessed)
            Accepted \(verdicts.accepted), held \(verdicts.held), returned \(verdicts.returned)
            """ + evidence(status, zh: false)
        return FindingCode.Words(zh: zh + told, en: en + told)
    }
}

extension AgentStatusCommand {
    /// A line on evidence, where there is any.
    private func evidence(_ status: AgentStatus, zh: Bool) -> String {
        let files = status.evidence
        guard files.complete + files.pending > 0 else { return "" }
        let refused = files.refused.map { one in
            "\n! \(one.file.name)  " + ((zh ? one.refused?.zh : one.refused?.en) ?? "")
        }.joined()
        return
            (zh
            ? "\n佐证材料：中心已有 \(files.complete)，待送 \(files.pending)（\(files.pendingBytes) 字节）"
            : "\nEvidence: \(files.complete) at the centre, \(files.pending) wait "
                + "(\(files.pendingBytes) bytes)") + refused
    }

    /// How many drafts are to be carried to the version in force, and what became of their cells.
    private func carry(_ drafts: [(place: DraftPlace, fate: DraftFate)]) -> String {
        guard !drafts.isEmpty else { return "" }
        let count = { (fate: DraftFate) in drafts.filter { $0.fate == fate }.count }
        let command = "shangji agent draft carry --folder \(agent.folder)"
        return agent.output.text([
            "zh": "\n! 方案已修订：\(drafts.count) 份草稿待转，其中含义改变 \(count(.changed))，"
                + "已无此格 \(count(.gone))：\(command)",
            "en": "\n! The scheme was amended: \(drafts.count) drafts are to be carried, "
                + "\(count(.changed)) changed in meaning, \(count(.gone)) gone: \(command)",
        ])
    }

    /// A cell, what to do of it, and why.
    private func words(_ open: OpenCell) -> String {
        let isChinese = agent.output.lang == .zh
        let todo =
            open.waits
            ? (isChinese ? "等待处理" : "waits")
            : "shangji agent draft correct --folder \(agent.folder) \(open.cell)"
        let why =
            open.findings.map { isChinese ? $0.zh : $0.en }
            + open.reasons.map { isChinese ? "中心：\($0)" : "The centre: \($0)" }
        return (["! \(open.cell)  \(todo)"] + why.map { "    \($0)" }).joined(separator: "\n")
    }
}

extension OpenCell {
    /// `{"cell","findings","reasons","waits"}`.
    fileprivate var json: JSON {
        [
            "cell": .string(cell.description), "findings": .array(findings.map(\.json)),
            "reasons": .array(reasons.map { .string($0) }), "waits": .bool(waits),
        ]
    }
}

extension AgentStatus {
    /// The shape of `docs/cli.md`.
    var json: JSON {
        [
            "office": .string(identity.office.text),
            "centre": .string(identity.card.centre.text),
            "key": .string(identity.device.description),
            "publicKey": .string(identity.request.device.publicKey.base64),
            "enrolled": .bool(isEnrolled),
            "restoredAt": identity.restoredAt.map { .string($0.description) } ?? .null,
            "fingerprint": .string(SpokenCode(identity.device.digest).description),
            "draft": .integer(Int64(counts.drafts)), "sealed": .integer(Int64(counts.sealed)),
            "toCorrect": .array(toCorrect.map { .string($0.description) }),
            "open": .array(open.map(\.json)),
            "toGiveAgain": .array(again.map { .string($0.description) }),
            "toCarry": .array(
                drafts.map { place, fate in
                    ["cell": .string(place.description), "fate": .string(fate.rawValue)]
                }),
            "sent": .integer(Int64(counts.sent)), "received": .integer(Int64(counts.received)),
            "witnessed": .integer(Int64(counts.witnessed)),
            "pending": .integer(Int64(counts.sealed + counts.sent)),
            "feed": .integer(Int64(counts.feed)),
            "verdicts": [
                "accepted": .integer(entries.accepted), "held": .integer(entries.held),
                "returned": .integer(entries.returned),
            ],
            "schemes": .array(
                schemes.map { scheme in
                    [
                        "id": .string(scheme.id.text), "version": .integer(scheme.version),
                        "hash": .string(scheme.hash.hex),
                    ]
                }),
            "checkpoint": checkpoint.map { note in
                [
                    "size": .integer(Int64(note.size)), "root": .string(note.root.base64),
                ]
            } ?? .null,
            "evidence": evidence.json,
            "lastRound": counts.lastRound.map(AttemptAnswer.json) ?? .null,
            "findings": .array(findings.map(\.json)),
        ]
    }
}
