public import Notation

/// What one version of a scheme says otherwise than another, thing by thing.
///
/// Complete: it is empty exactly where both have the same canonical bytes but for `version` and
/// `amendment`. Every key of a scheme is compared as it is written, so that no key can be forgotten
/// here. Order: the scheme itself, periods, groups, offices, subjects, indicators (as in the new
/// version, then the removed ones), grades.
public struct SchemeDifference: Hashable, Sendable {
    /// The earlier version.
    public let old: Version
    /// The later version.
    public let new: Version
    /// Why it was amended, as the later version says.
    public let reason: String?
    /// What differs.
    public let changes: [Change]
    let names: ThingNames

    /// A version in short.
    public struct Version: Hashable, Sendable {
        /// The scheme.
        public let id: SchemeID
        /// The number.
        public let number: Int
        /// The hash of its canonical bytes.
        public let hash: Digest
    }

    /// True where nothing differs.
    public var isEmpty: Bool { changes.isEmpty }

    /// Compares two versions of a scheme, or any two schemes.
    public init(from old: Scheme, to new: Scheme) {
        self.old = Version(old)
        self.new = Version(new)
        reason = new.amendment?.reason
        names = ThingNames([old, new])
        let tree = TreeDifference(from: old, to: new)
        var changes = Self.top(old, new)
        changes += Self.list(.period, old.periods.map(\.json), new.periods.map(\.json))
        changes += Self.list(.group, old.groups.map(\.json), new.groups.map(\.json))
        changes += Self.list(.office, old.offices.map(\.json), new.offices.map(\.json))
        changes += Self.list(.subject, old.subjects.map(\.json), new.subjects.map(\.json))
        changes += tree.changes
        let grades = [old, new].map { $0.grading.grades.map(\.json) }
        changes += Self.list(.grade, grades[0], grades[1])
        self.changes = changes
    }

    /// The keys of a scheme that are lists of things with ids, and those that speak of the change.
    private static let apart: Set = [
        "version", "amendment", "periods", "groups", "offices", "subjects", "indicators", "grades",
    ]

    private static func top(_ old: Scheme, _ new: Scheme) -> [Change] {
        let own = { (scheme: Scheme) in
            (scheme.json.object ?? [:]).filter { !apart.contains($0.key) }
        }
        var fields = FieldDifference.between(.object(own(old)), .object(own(new)))
        fields += order("periods", old.periods.map(\.id.text), new.periods.map(\.id.text))
        fields += order(
            "grades", old.grading.grades.map(\.id.text), new.grading.grades.map(\.id.text))
        fields += order(
            "indicators", old.indicators.map(\.id.text), new.indicators.map(\.id.text))
        guard !fields.isEmpty else { return [] }
        return [
            Change(kind: .scheme, id: new.id.text, name: new.title, act: .changed, fields: fields)
        ]
    }

    /// A field where what is in both lists stands in another order.
    static func order(_ key: String, _ old: [String], _ new: [String]) -> [FieldDifference] {
        let common = Set(old).intersection(new)
        let was = old.filter(common.contains)
        let now = new.filter(common.contains)
        guard was != now else { return [] }
        return [
            FieldDifference(
                path: [key], was: .array(was.map { .string($0) }),
                now: .array(now.map { .string($0) }))
        ]
    }

    private static func list(_ kind: Kind, _ old: [JSON], _ now: [JSON]) -> [Change] {
        let pairs = old.map { ($0["id"]?.string ?? "", $0) }
        let before = Dictionary(pairs) { first, _ in first }
        let kept = Set(now.compactMap { $0["id"]?.string })
        let present = now.compactMap { change(kind, before[$0["id"]?.string ?? ""], $0) }
        let removed = pairs.filter { !kept.contains($0.0) }.compactMap { change(kind, $0.1, nil) }
        return present + removed
    }

    private static func change(_ kind: Kind, _ old: JSON?, _ new: JSON?) -> Change? {
        let shown = new ?? old
        var change = Change(
            kind: kind, id: shown?["id"]?.string ?? "", name: shown?["name"]?.string ?? "",
            act: old == nil ? .added : new == nil ? .removed : .changed)
        if let group = shown?["group"]?.string.flatMap({ GroupID($0) }) {
            change.concerns.groups = [group]
        }
        guard let old, let new else { return change }
        change.fields = FieldDifference.between(old, new)
        if change.fields.allSatisfy({ $0.path == ["weight"] }) { change.act = .reweighted }
        return change.fields.isEmpty ? nil : change
    }
}

extension SchemeDifference.Version {
    fileprivate init(_ scheme: Scheme) {
        self.init(id: scheme.id, number: scheme.version, hash: scheme.hash)
    }
}
