public import Assessment
import Notation

extension NewWorkbook {
    /// A scheme as a workbook that people fill in, with drop-downs and notes.
    ///
    /// Reading it gives the same scheme. `english` names the tabs in English; everything else is in
    /// both languages.
    public init(scheme: Scheme, english: Bool = false) {
        var records = SchemeRecords(scheme.json)
        self.init(
            [SchemePages.explanation(english: english)]
                + SchemeForm.pages.map { page in
                    SchemePages.sheet(page, records.take(page.key), english: english)
                })
    }
}

/// The records of a scheme, sheet by sheet.
struct SchemeRecords {
    /// What stands under the paths of the columns.
    typealias Record = [String: JSON]

    private var records: [String: [Record]] = [:]

    init(_ scheme: JSON) {
        for key in ["offices", "groups", "subjects", "periods", "grades"] {
            records[key] = scheme[key]?.array?.map { $0.object ?? [:] }
        }
        records["settings"] = [scheme.object ?? [:]]
        for indicator in scheme["indicators"]?.array ?? [] { add(indicator, below: nil) }
        for (leaf, change) in scheme["amendment"]?["leaves"]?.object?.sorted(by: { $0.key < $1.key }
        )
            ?? []
        {
            records["amendment", default: []].append(
                (change.object ?? [:]).merging(["leaf": .string(leaf)]) { $1 })
        }
    }

    mutating func take(_ key: String) -> [Record] { records.removeValue(forKey: key) ?? [] }

    private mutating func add(_ indicator: JSON, below parent: JSON?) {
        var record = indicator.object ?? [:]
        let id = record["id"] ?? .null
        record["parent"] = parent
        record["children"] = nil
        for role in record.removeValue(forKey: "roles")?.array ?? [] {
            records["roles", default: []].append(
                (role.object ?? [:]).merging(["indicator": id]) { $1 })
        }
        if let (word, parameters) = record["rule"]?.object?.first {
            record["rule"] = .string(word)
            for (key, value) in addRows(of: parameters, word, id) { record["rule.\(key)"] = value }
        }
        records["indicators", default: []].append(record)
        for child in indicator["children"]?.array ?? [] { add(child, below: id) }
    }

    /// Adds what a rule has on other sheets; the rest is returned.
    private mutating func addRows(of parameters: JSON, _ word: String, _ id: JSON) -> Record {
        for step in parameters.array ?? [] {
            addScore([
                "indicator": id, "at": step["from"] ?? .null, "score": step["score"] ?? .null,
            ])
        }
        let sorted = (parameters.object ?? [:]).sorted { $0.key < $1.key }
        if case .scoresByGrade? = Rule.form(of: word) {
            for (grade, score) in sorted {
                var row: Record = ["indicator": id, "at": .string(grade)]
                row["score"] = score.object == nil ? score : score["score"]
                row["name"] = score["name"]
                addScore(row)
            }
            return [:]
        }
        var rest: Record = [:]
        for (key, value) in sorted {
            if let table = value.object { add(table, key, id) } else { rest[key] = value }
        }
        return rest
    }

    private mutating func addScore(_ row: Record) {
        records["scores", default: []].append(row)
    }

    private mutating func add(_ table: [String: JSON], _ name: String, _ id: JSON) {
        for (subject, row) in table.sorted(by: { $0.key < $1.key }) {
            let numbers = row.object ?? ["*": row]
            for (period, value) in numbers.sorted(by: { $0.key < $1.key }) {
                var record: Record = ["indicator": id, "table": .string(name), "value": value]
                if subject != "*" { record["subject"] = .string(subject) }
                if period != "*" { record["period"] = .string(period) }
                records["targets", default: []].append(record)
            }
        }
    }
}
