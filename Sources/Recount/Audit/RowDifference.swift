internal import Assessment
public import Notation

/// One number of a published row that is not what the records give.
public struct RowDifference: Hashable, Sendable {
    /// Whose row; nil for the row of the group as a whole.
    public let subject: SubjectID?
    /// Where in the row: `total`, `rank`, `scores/A1`.
    public let number: String
    /// What was published; nil where nothing was.
    public let published: String?
    /// What the records give; nil where they give nothing.
    public let recomputed: String?

    /// Most differences that are named for one standing.
    public static let limit = 200

    /// `{"number","published","recomputed","subject"}`, the subject `*` for the group.
    public var json: JSON {
        var members: [String: JSON] = [
            "number": .string(number), "subject": .string(subject?.text ?? "*"),
        ]
        members["published"] = published.map { .string($0) }
        members["recomputed"] = recomputed.map { .string($0) }
        return .object(members)
    }

    /// What differs between two tables, subject by subject, the group last.
    static func all(published: ResultTable, recomputed: ResultTable) -> [RowDifference] {
        let (was, made) = (published.bySubject, recomputed.bySubject)
        let subjects = Set(was.keys).union(made.keys).sorted { one, other in
            guard let one, let other else { return one != nil }
            return one < other
        }
        let all = subjects.lazy.flatMap { subject -> [RowDifference] in
            let (before, now) = (was[subject] ?? [:], made[subject] ?? [:])
            return Set(before.keys).union(now.keys).sorted().compactMap { number in
                guard before[number] != now[number] else { return nil }
                return RowDifference(
                    subject: subject, number: number, published: before[number],
                    recomputed: now[number])
            }
        }
        return Array(all.prefix(limit))
    }
}

extension ResultTable {
    /// Of each row its numbers by their places.
    fileprivate var bySubject: [SubjectID?: [String: String]] {
        Dictionary(rows.map { ($0.subject, $0.json.numbers) }) { first, _ in first }
    }
}

extension JSON {
    /// Everything in it that is no object, by its keys with `/` between.
    fileprivate var numbers: [String: String] {
        guard case .object(let members) = self else { return ["": plain] }
        var numbers: [String: String] = [:]
        for (key, value) in members {
            guard case .object(let inner) = value else {
                numbers[key] = value.plain
                continue
            }
            for (below, number) in JSON.object(inner).numbers {
                numbers["\(key)/\(below)"] = number
            }
        }
        return numbers
    }

    /// A string as it is, all else as canonical JSON.
    private var plain: String { string ?? String(decoding: canonical, as: UTF8.self) }
}
