public import Notation

/// One key that differs, with both its values as the canonical form writes them.
public struct FieldDifference: Hashable, Sendable {
    /// The keys down to it; members of lists with ids go by their id: `roles`, `peers`, `weight`.
    public let path: [String]
    /// What stood there; nil where the key was left out, at its default or absent.
    public let was: JSON?
    /// What stands there now.
    public let now: JSON?

    /// A difference.
    public init(path: [String], was: JSON?, now: JSON?) {
        self.path = path
        self.was = was
        self.now = now
    }

    /// The path as it is written: `rule/linear/target/130284/*`.
    public var key: String { path.joined(separator: "/") }

    /// Every key in which two objects differ, in the order of their paths.
    public static func between(_ old: JSON, _ new: JSON) -> [FieldDifference] {
        find([], old, new)
    }

    private static func find(_ path: [String], _ old: JSON?, _ new: JSON?) -> [FieldDifference] {
        guard old != new else { return [] }
        let was = members(of: old, at: path)
        let now = members(of: new, at: path)
        guard let was, let now, !isOne(path, was, now) else {
            return [FieldDifference(path: path, was: old, now: new)]
        }
        let found = Set(was.keys).union(now.keys).sorted().flatMap {
            find(path + [$0], was[$0], now[$0])
        }
        // Two ways to write the same, or the same members in another order.
        return found.isEmpty && Self.order(old) != Self.order(new)
            ? [FieldDifference(path: path, was: Self.order(old), now: Self.order(new))] : found
    }

    /// A rule of another name is another rule: its parameters are not compared.
    private static func isOne(
        _ path: [String], _ was: [String: JSON], _ now: [String: JSON]
    ) -> Bool {
        path == ["rule"] && was.keys.sorted() != now.keys.sorted()
    }

    /// What can be compared key by key: an object, a list of things with ids, a table in its full
    /// form.
    private static func members(of json: JSON?, at path: [String]) -> [String: JSON]? {
        guard let json else { return nil }
        if isRow(path), json.object == nil { return ["*": json] }
        if case .object(let members) = json { return members }
        guard let ids = order(json)?.array?.compactMap(\.string) else { return nil }
        let pairs = zip(ids, json.array ?? []).map { ($0, $1) }
        return Dictionary(pairs) { first, _ in first }
    }

    /// The ids of a list of things that all have one; nil for anything else.
    private static func order(_ json: JSON?) -> JSON? {
        guard let list = json?.array, !list.isEmpty else { return nil }
        let ids = list.compactMap { $0["id"] }
        return ids.count == list.count ? .array(ids) : nil
    }

    /// Where one number may stand for a table: `docs/scheme.md`, Canonical JSON.
    private static func isRow(_ path: [String]) -> Bool {
        switch path {
        case ["warn"], ["award", "base"]: true
        default:
            path.count <= 4 && Rule.isTable(path)
        }
    }
}
