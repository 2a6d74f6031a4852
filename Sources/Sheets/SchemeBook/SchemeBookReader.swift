import Assessment
import Notation

/// Brings the sheets of a workbook into the pieces that a scheme is read from.
struct SchemeBookReader {
    private(set) var findings: [Finding] = []
    private(set) var warnings: [Finding] = []
    private var records: [String: [FormTable.Record]] = [:]
    private var top = "A1"

    /// Tabs that only explain.
    static let explaining: Set = ["说明", "readme"]

    /// The pieces; nil where no sheet belongs to a scheme.
    mutating func source(_ sheets: [FormSheet]) -> SourceNode? {
        for sheet in sheets {
            let words = sheet.name.lowercased().split(whereSeparator: \.isWhitespace)
                .map(String.init)
            guard !words.contains(where: Self.explaining.contains) else { continue }
            guard
                let page = SchemeForm.pages.first(where: {
                    words.contains($0.key) || words.contains($0.zh)
                })
            else {
                ignore(sheet)
                continue
            }
            if page.key == SchemeForm.settings.key { top = sheet.place(1, 1) }
            let table = FormTable(sheet, page)
            findings += table.findings
            records[page.key, default: []] += table.records
        }
        guard !records.isEmpty else { return nil }
        return scheme()
    }

    private mutating func ignore(_ sheet: FormSheet) {
        let hint = Suggestion.hint(
            for: sheet.name, among: SchemeForm.pages.flatMap { [$0.zh, $0.key] })
        warnings.append(
            Finding(.markPageIgnored, at: sheet.name, hint.merging(["page": sheet.name]) { $1 }))
    }

    private mutating func scheme() -> SourceNode {
        var scheme = Branch(place: top)
        for record in records["settings"] ?? [] { scheme.put(record) }
        for page in [
            SchemeForm.offices, SchemeForm.groups, SchemeForm.subjects, SchemeForm.periods,
            SchemeForm.grades,
        ] {
            scheme.put(page.key, list: (records[page.key] ?? []).map(\.branch.node))
        }
        scheme.put("indicators", list: tree())
        for record in records["amendment"] ?? [] { amend(record, &scheme) }
        return scheme.node
    }

    private mutating func amend(_ record: FormTable.Record, _ scheme: inout Branch) {
        guard let leaf = record.text("leaf") else {
            findings.append(Finding(.sheetCellEmpty, at: record.place, ["column": "leaf"]))
            return
        }
        let path = ["amendment", "leaves", leaf]
        let rest = record.cells.filter { $0.path != "leaf" }
        for (key, node) in rest { scheme.put(path + [key], node) }
        if rest.isEmpty { scheme.put(path, SourceNode(place: record.place, .map([]))) }
    }

    /// The indicator tree with what other sheets say of its leaves.
    private mutating func tree() -> [SourceNode] {
        var tree = IndicatorRows(records["indicators"] ?? [])
        tree.addTargets(records["targets"] ?? [])
        tree.addScores(records["scores"] ?? [])
        tree.addRoles(records["roles"] ?? [])
        let nodes = tree.nodes()
        findings += tree.findings
        return nodes
    }
}

extension FormTable.Record {
    /// The keys of the record.
    var branch: Branch {
        var branch = Branch(place: place)
        branch.put(self)
        return branch
    }
}

extension Branch {
    /// Puts every cell of a record under its path.
    mutating func put(_ record: FormTable.Record) {
        for (path, node) in record.cells { put(path.split(separator: ".").map(String.init), node) }
    }

    /// Puts a list under a key, where it has anything in it.
    mutating func put(_ key: String, list: [SourceNode]) {
        guard let first = list.first else { return }
        put([key], SourceNode(place: first.place, .list(list)))
    }
}
