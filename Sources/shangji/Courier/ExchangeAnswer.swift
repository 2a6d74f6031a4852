import Agent
import Notation
import Submission

/// How a colleague's bundle is shown: a reviewer reads here what they are asked to approve.
enum ExchangeAnswer {
    /// `{"batches","held","preview","refused","statements","taken"}`.
    static func json(_ taken: ExchangeImport, preview: Bool) -> JSON {
        [
            "batches": .array(taken.items.compactMap(\.batch)),
            "evidence": .array(taken.evidence.map { .string($0.hex) }),
            "held": ids(taken) { $0 == .held }, "kind": "exchange",
            "made": .string(taken.made.description), "preview": .bool(preview),
            "refused": .array(
                taken.items.compactMap { item in
                    guard case .refused(let finding) = item.fate else { return nil }
                    return [
                        "code": .string(finding.code.text), "id": .string(item.id.description),
                    ]
                }),
            "statements": .array(taken.items.compactMap(\.statement)),
            "taken": ids(taken) { $0 == .taken },
        ]
    }

    private static func ids(
        _ taken: ExchangeImport, _ matches: (ExchangeImport.Fate) -> Bool
    ) -> JSON {
        .array(taken.items.filter { matches($0.fate) }.map { .string($0.id.description) })
    }

    /// Every batch with its entries, every statement, every refusal.
    static func words(
        _ taken: ExchangeImport, preview: Bool, _ output: OutputOptions
    ) -> FindingCode.Words {
        let count = { (fate: ExchangeImport.Fate) in taken.items.count { $0.fate == fate } }
        let refused = taken.items.filter(\.isRefused)
        let zh =
            (preview ? "预览，什么也没有收：" : "")
            + "收下 \(count(.taken))，原已有 \(count(.held))，未收 \(refused.count)。"
        let en =
            (preview ? "Preview, nothing was taken: " : "")
            + "\(count(.taken)) taken, \(count(.held)) held before, \(refused.count) refused."
        let lines = taken.items.map { line($0, output) }.joined()
        return FindingCode.Words(zh: zh + lines, en: en + lines)
    }

    private static func line(_ item: ExchangeImport.Item, _ output: OutputOptions) -> String {
        let isChinese = output.lang == .zh
        switch (item.content, item.fate) {
        case (_, .refused(let finding)):
            return "\n! \(item.id)  " + output.text(finding)
        case (.batch(let batch), _):
            let header = batch.header
            let who =
                isChinese
                ? "经办 \(header.preparer)，审核 \(header.reviewer?.text ?? "–")"
                : "prepared by \(header.preparer), reviewer \(header.reviewer?.text ?? "–")"
            let entries = batch.entries.map { entry in
                "\n    \(batch.cell(of: entry))  \(TypedValue.write(entry.content).shown)"
                    + (entry.comment.map { "  \($0)" } ?? "")
                    + entry.evidence.map { "  + \($0.name)" }.joined()
            }
            return "\n\(item.id)  \(header.period)  \(who)" + entries.joined()
        case (.statement(let statement), _):
            return "\n\(item.id)  \(statement.kind.rawValue) → \(statement.about)"
        default: return "\n\(item.id)"
        }
    }
}

extension ExchangeImport.Item {
    /// True where it is not taken.
    var isRefused: Bool { if case .refused = fate { true } else { false } }

    fileprivate var batch: JSON? {
        guard case .batch(let batch)? = content else { return nil }
        let header = batch.header
        return [
            "entries": .array(
                batch.entries.map { entry in
                    [
                        "cell": .string(batch.cell(of: entry).description),
                        "comment": entry.comment.map { .string($0) } ?? .null,
                        "value": .string(TypedValue.write(entry.content).shown),
                    ]
                }),
            "id": .string(id.description), "period": .string(header.period.text),
            "preparer": .string(header.preparer.text),
            "reviewer": header.reviewer.map { .string($0.text) } ?? .null,
            "seq": .integer(header.sequence),
        ]
    }

    fileprivate var statement: JSON? {
        guard case .statement(let statement)? = content else { return nil }
        return [
            "about": .string(statement.about.description), "id": .string(id.description),
            "kind": .string(statement.kind.rawValue),
        ]
    }
}
