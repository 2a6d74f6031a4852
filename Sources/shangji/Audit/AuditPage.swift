import Notation
import Recount
import Submission
import TransparencyLog

/// The answer of an audit as a page for an inspector: what was checked, what is wrong, what to
/// know.
struct AuditPage {
    let report: AuditReport

    /// Most findings of each sort on the page; `--json` has more.
    private static let limit = 100

    /// The page.
    func text(_ language: Language) -> String {
        let zh = language == .zh
        var lines = head(zh) + checked(zh) + standings(zh)
        lines += ["", zh ? "问题 \(report.faultCount) 项" : "Wrong: \(report.faultCount)"]
        lines += findings(report.faults, of: report.faultCount, zh)
        lines += [
            "",
            zh
                ? "情况 \(report.informationCount) 项（不是问题，供了解）"
                : "To know: \(report.informationCount) (nothing wrong in these)",
        ]
        lines += findings(report.information, of: report.informationCount, zh)
        let sound =
            zh
            ? "结论：一切可由签名记录重新得出。"
            : "Everything follows from the signed records."
        let unsound =
            zh ? "结论：有问题，见上。" : "Something is wrong: see above."
        return (lines + ["", report.isSound ? sound : unsound]).joined(separator: "\n")
    }

    private func head(_ zh: Bool) -> [String] {
        guard let card = report.card else {
            return [zh ? "没有可用的中心名片，无法核验。" : "There is no card to check anything by."]
        }
        let paper =
            report.isCardGiven
            ? (zh ? "（所信任的名片）" : " (of the trusted card)")
            : (zh ? "  ← 请与纸面核对" : "  <- compare with the paper")
        return [
            zh ? "核验：\(card.name)（\(card.centre)）" : "Audit of \(card.name) (\(card.centre))",
            (zh ? "根密钥指纹：" : "Fingerprint of the root key: ") + "\(card.fingerprint)" + paper,
            (zh ? "日志：" : "Log: ")
                + "\(report.counts.records)  \(report.root.map { "\($0)" } ?? "-")",
            "",
        ]
    }

    private func checked(_ zh: Bool) -> [String] {
        let counts = report.counts
        let recomputed = report.standings.count { $0.outcome != .unchecked }
        guard report.root != nil || counts.files > 0 else { return [] }
        guard zh else {
            return [
                "Checked:",
                "  \(counts.files) files against the manifest",
                "  \(counts.records) records: form, id, key, signature, order; their root",
                "  \(counts.checkpoints) checkpoints that records carry: are they of this log",
                "  \(counts.tiles) tiles of the log: computed again",
                "  \(recomputed) standings with \(counts.rows) rows: computed again",
                "",
            ]
        }
        return [
            "查了什么：",
            "  文件 \(counts.files) 个：与清单核对",
            "  记录 \(counts.records) 条：格式、编号、密钥、签名、次序；合起来的根与签署的比对",
            "  记录所带的检查点 \(counts.checkpoints) 个：是否同一个日志",
            "  日志瓦片 \(counts.tiles) 块：由记录重新计算",
            "  名次表 \(recomputed) 份、\(counts.rows) 行：由记录重新计算",
            "",
        ]
    }

    private func standings(_ zh: Bool) -> [String] {
        report.standings.flatMap { audited -> [String] in
            let kind = zh ? (audited.status == "final" ? "定稿" : "暂定") : audited.status
            let superseded =
                audited.isSuperseded ? (zh ? "  已有新版" : "  superseded by a later edition") : ""
            let head = "  \(audited.name)  \(kind)  \(Self.word(audited.outcome, zh))\(superseded)"
            return [head] + audited.differences.map { difference($0, zh) }
        }
    }

    private static func word(_ outcome: AuditedStanding.Outcome, _ zh: Bool) -> String {
        switch outcome {
        case .right: zh ? "算得一致" : "comes out the same"
        case .wrong: zh ? "不一致" : "does not come out"
        case .unchecked: zh ? "未核验" : "was not checked"
        }
    }

    private func difference(_ one: RowDifference, _ zh: Bool) -> String {
        let (published, recomputed) = (one.published ?? "-", one.recomputed ?? "-")
        let place = "    \(one.subject?.text ?? "*") \(one.number): "
        return zh
            ? "\(place)发布 \(published)，算得 \(recomputed)"
            : "\(place)published \(published), recomputed \(recomputed)"
    }

    private func findings(_ list: [Finding], of count: Int, _ zh: Bool) -> [String] {
        let shown = list.prefix(Self.limit).flatMap { finding in
            [
                "  [\(finding.at)] \(finding.code.text)",
                "    " + (zh ? finding.zh : finding.en),
                "    → " + (zh ? finding.remedy.zh : finding.remedy.en),
            ]
        }
        let more = count - min(list.count, Self.limit)
        return shown + (more > 0 ? ["  … +\(more)"] : [])
    }
}
