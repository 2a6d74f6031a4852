import Aggregator
import ArgumentParser
import Notation

/// The command `shangji aggregator conflicts`.
struct ConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: "等待裁定的单元格。Cells that wait for a decision.")

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let conflicts = try centre.log().conflicts()
        output.answer(.array(conflicts), words(conflicts))
    }

    private func words(_ conflicts: [JSON]) -> FindingCode.Words {
        guard !conflicts.isEmpty else {
            return ["zh": "没有等待裁定的单元格。", "en": "No cell waits for a decision."]
        }
        let isChinese = output.lang == .zh
        var table = Table(
            head: isChinese ? ["单元格", "状态", "各方"] : ["cell", "status", "given by"])
        table.rows = conflicts.map { conflict in
            let heads = (conflict["heads"]?.array ?? []).map(Self.text)
            return [
                conflict["cell"]?.string ?? "", conflict["status"]?.string ?? "",
                heads.joined(separator: isChinese ? "；" : "; "),
            ]
        }
        return ["zh": table.text, "en": table.text]
    }

    private static func text(_ head: JSON) -> String {
        let who = head["office"]?.string ?? "裁定 decision"
        let value = head["value"]?.string ?? head["grade"]?.string
        return "\(who) \(value ?? kind(head))"
    }

    private static func kind(_ head: JSON) -> String {
        if head["notApplicable"] != nil { return "不适用 n/a" }
        if head["withdrawn"] != nil { return "撤回 withdrawn" }
        let counts = head["counts"]?.object ?? [:]
        return counts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.integer ?? 0)" }
            .joined(separator: " ")
    }
}
