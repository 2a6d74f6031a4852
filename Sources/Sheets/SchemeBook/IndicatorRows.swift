import Assessment
import Notation

/// The rows of the sheet of indicators, put together as a tree.
struct IndicatorRows {
    private(set) var findings: [Finding] = []
    private var rows: [Row] = []
    private var index: [String: Int] = [:]

    private struct Row {
        var branch: Branch
        var parent: SourceNode?
        var children: [Int] = []
        var rule: SourceNode?
        var parameters: Branch
        var steps: [SourceNode] = []
        var roles: [SourceNode] = []
    }

    init(_ records: [FormTable.Record]) {
        for record in records {
            var row = Row(
                branch: Branch(place: record.place), parameters: Branch(place: record.place))
            for (path, node) in record.cells {
                let keys = path.split(separator: ".").map(String.init)
                switch keys {
                case ["parent"]: row.parent = node
                case ["rule"]: row.rule = node
                case _ where keys.first == "rule": row.parameters.put(keys.dropFirst(), node)
                default: row.branch.put(keys, node)
                }
            }
            if let id = record.text("id"), index[id] == nil { index[id] = rows.count }
            rows.append(row)
        }
        for place in rows.indices {
            guard let parent = rows[place].parent else { continue }
            if let above = row(of: parent, "parent") { rows[above].children.append(place) }
        }
    }

    /// Targets and floors by subject and period.
    mutating func addTargets(_ records: [FormTable.Record]) {
        for record in records {
            guard let row = row(of: record) else { continue }
            guard let table = required("table", record), let value = required("value", record),
                case .text(let word, _) = table.content
            else { continue }
            guard Rule.tableKeys.contains(word) else {
                findings.append(
                    Finding(
                        .schemeValueWrong, at: table.place,
                        [
                            "key": "table", "value": String(word.prefix(80)),
                            "hint": Rule.tableKeys.joined(separator: " 或 "),
                            "hintEn": Rule.tableKeys.joined(separator: " or "),
                        ]))
                continue
            }
            let path = [word, record.text("subject") ?? "*", record.text("period") ?? "*"]
            rows[row].parameters.put(path, value)
        }
    }

    /// Scores by grade, or from numbers on.
    mutating func addScores(_ records: [FormTable.Record]) {
        for record in records {
            guard let row = row(of: record), let at = required("at", record) else { continue }
            var step = Branch(place: record.place)
            for key in ["score", "name"] { record.node(key).map { step.put([key], $0) } }
            if case .text(let rule, _)? = rows[row].rule?.content,
                case .scoresByNumber? = Rule.form(of: rule)
            {
                step.put(["from"], at)
                rows[row].steps.append(step.node)
            } else if case .text(let grade, _) = at.content {
                rows[row].parameters.put([grade], step.node)
            }
        }
    }

    /// Who gives values.
    mutating func addRoles(_ records: [FormTable.Record]) {
        for record in records {
            guard let row = row(of: record) else { continue }
            var role = record
            role.cells.removeAll { $0.path == "indicator" }
            rows[row].roles.append(role.branch.node)
        }
    }

    /// The indicators at the top, with all below them.
    mutating func nodes() -> [SourceNode] {
        let roots = rows.indices.filter { rows[$0].parent == nil }
        let result = roots.map { node($0, depth: 1) }
        reportCircles(reached: roots)
        return result
    }

    private func node(_ place: Int, depth: Int) -> SourceNode {
        let row = rows[place]
        var branch = row.branch
        if let rule = row.rule {
            branch.put(["rule"], self.rule(row, rule))
        } else if !row.parameters.isEmpty {
            // Parameters of no rule: the reader will say that it is missing.
            branch.put(["rule"], row.parameters.node)
        }
        branch.put("roles", list: row.roles)
        // What lies deeper than a scheme goes is refused one level below it.
        let children = depth > Scheme.Limits.depth ? [] : row.children
        branch.put("children", list: children.map { node($0, depth: depth + 1) })
        return branch.node
    }

    private func rule(_ row: Row, _ rule: SourceNode) -> SourceNode {
        guard case .text(let word, _) = rule.content else { return rule }
        let parameters: SourceNode
        if !row.steps.isEmpty, row.parameters.isEmpty {
            parameters = SourceNode(place: rule.place, .list(row.steps))
        } else {
            guard !row.parameters.isEmpty else { return rule }
            parameters = SourceNode(place: rule.place, .map(row.parameters.list))
        }
        return SourceNode(
            place: rule.place, .map([SourceNode.Member(word, place: rule.place, parameters)]))
    }

    /// A row whose parents lead back to itself is below nothing.
    private mutating func reportCircles(reached roots: [Int]) {
        var open = roots
        var isReached = [Bool](repeating: false, count: rows.count)
        while let next = open.popLast() {
            isReached[next] = true
            open += rows[next].children
        }
        for (place, row) in rows.enumerated() where !isReached[place] {
            guard let parent = row.parent, case .text(let text, _) = parent.content,
                index[text] != nil
            else { continue }
            findings.append(
                Finding(
                    .schemeValueWrong, at: parent.place,
                    [
                        "key": "parent", "value": String(text.prefix(80)),
                        "hint": "不在其下级之中的指标", "hintEn": "an indicator that is not below it",
                    ]))
        }
    }

    private mutating func row(of record: FormTable.Record) -> Int? {
        required("indicator", record).flatMap { row(of: $0, "indicator") }
    }

    private mutating func row(of node: SourceNode, _ key: String) -> Int? {
        guard case .text(let text, _) = node.content else { return nil }
        if let found = index[text] { return found }
        findings.append(
            Finding(
                .schemeReferenceUnknown, at: node.place,
                Suggestion.hint(for: text, among: index.keys.sorted())
                    .merging(["key": key, "id": String(text.prefix(80))]) { $1 }))
        return nil
    }

    private mutating func required(_ key: String, _ record: FormTable.Record) -> SourceNode? {
        if let node = record.node(key) { return node }
        findings.append(Finding(.sheetCellEmpty, at: record.place, ["column": key]))
        return nil
    }
}
