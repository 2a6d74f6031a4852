import Notation

/// Cells that wait for a decision, for people: a line for each value, with the name that `--take`,
/// `admit` and `return` need.
struct ConflictWords {
    let conflicts: [JSON]
    let zh: Bool

    /// The table.
    var text: String {
        var table = Table(
            head: zh
                ? ["单元格", "状态", "单位", "值", "采纳", "记录"]
                : ["cell", "status", "office", "value", "verdict", "entry"])
        for conflict in conflicts {
            let heads = (conflict["heads"]?.array ?? []) + (conflict["waiting"]?.array ?? [])
            let names = [conflict["cell"]?.string ?? "", status(conflict)]
            table.rows += heads.enumerated().map { number, head in
                (number == 0 ? names : ["", ""]) + row(head)
            }
        }
        return table.text
    }

    private func status(_ conflict: JSON) -> String {
        let status = conflict["status"]?.string ?? ""
        guard let other = conflict["against"]?.string else { return status }
        return zh ? "与 \(other) 相差过大" : "too far from \(other)"
    }

    private func row(_ head: JSON) -> [String] {
        [
            head["office"]?.string ?? (zh ? "裁定" : "decision"), Self.value(head), verdict(head),
            head["entry"]?.string ?? head["decision"]?.string ?? "",
        ]
    }

    private func verdict(_ head: JSON) -> String {
        if head["late"] != nil { return zh ? "迟报待收受" : "late, waits" }
        switch head["verdict"]?.string {
        case "held": return zh ? "待定" : "held"
        case "returned": return zh ? "退回" : "returned"
        default: return zh ? "现行" : "in force"
        }
    }

    private static func value(_ head: JSON) -> String {
        if let value = head["value"]?.string ?? head["grade"]?.string { return value }
        if head["notApplicable"] != nil { return "n/a" }
        if head["withdrawn"] != nil { return "—" }
        let counts = head["counts"]?.object ?? [:]
        return counts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.integer ?? 0)" }
            .joined(separator: " ")
    }
}
