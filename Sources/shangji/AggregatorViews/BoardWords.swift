import Notation

/// Who has reported what, for people: what is not complete by name, then a line an office.
struct BoardWords {
    let board: JSON
    let time: LocalTime
    let zh: Bool

    /// The table of the offices, and under it every leaf that is not complete.
    var text: String {
        let lines = board["lines"]?.array ?? []
        var table = Table(
            head: zh
                ? ["单位", "齐", "部分", "未报", "待处理", "迟报", "迟报待收受", "缺批", "最近来件"]
                : [
                    "office", "complete", "partial", "missing", "open", "late", "late, waits",
                    "gaps", "last heard",
                ]
        )
        for office in board["offices"]?.array ?? [] { table.rows.append(row(office, lines)) }
        let open = lines.filter { $0["state"]?.string != "complete" }.map(line)
        return ([table.text] + open).joined(separator: "\n")
    }

    private func row(_ office: JSON, _ lines: [JSON]) -> [String] {
        let name = office["office"]?.string ?? ""
        let own = lines.filter { $0["office"]?.string == name }
        let counts = ["complete", "partial", "missing", "open", "late"].map { state in
            String(own.filter { $0["state"]?.string == state }.count)
        }
        let gaps = (office["gaps"]?.array ?? []).compactMap(\.integer).map(String.init)
        let named = gaps.isEmpty ? "-" : gaps.joined(separator: ",")
        let heard = office["lastHeard"]?.string.map { time.text($0) } ?? (zh ? "从未" : "never")
        let waiting = String(office["waiting"]?.array?.count ?? 0)
        return [name] + counts + [waiting, named, heard]
    }

    private static let shown = 5

    private func line(_ line: JSON) -> String {
        let states =
            zh
            ? ["partial": "部分", "missing": "未报", "open": "待处理", "late": "迟报"]
            : ["partial": "partial", "missing": "missing", "open": "open", "late": "late"]
        let state = states[line["state"]?.string ?? ""] ?? ""
        let places =
            (line["open"]?.array ?? []) + (line["missing"]?.array ?? [])
            + (line["waiting"]?.array ?? []).filter { line["missing"]?.array?.contains($0) != true }
        let names = places.prefix(Self.shown).compactMap(\.string).joined(separator: " ")
        let more = places.count > Self.shown ? " …+\(places.count - Self.shown)" : ""
        let again = line["again"]?.array?.count ?? 0
        let asked = again == 0 ? "" : (zh ? "  须重报 \(again)" : "  to be given again: \(again)")
        return "\(line["office"]?.string ?? "") \(line["indicator"]?.string ?? "") \(state) "
            + "\(line["given"]?.integer ?? 0)/\(line["due"]?.integer ?? 0)  \(names)\(more)\(asked)"
    }
}
