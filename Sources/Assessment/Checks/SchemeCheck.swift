public import Notation

/// Whether a scheme makes sense: what stops it, and what somebody should look at.
///
/// The `at` of a finding is a path of keys: `/indicators/gdp/weight`; ids stand for the elements of
/// lists, and indicators are named without those above them.
public struct SchemeCheck: Sendable {
    /// What has to be corrected before the scheme can be used, at most 1,000.
    public private(set) var findings: [Finding] = []
    /// What may be meant, and may be a mistake; codes `warning-…`, at most 1,000.
    public private(set) var warnings: [Finding] = []
    let scheme: Scheme
    let outline: Outline
    let mayWrite: MayWrite
    let order: PeriodOrder

    /// Checks a scheme on its own.
    public init(_ scheme: Scheme) {
        self.scheme = scheme
        outline = Outline(scheme)
        mayWrite = MayWrite(scheme)
        order = PeriodOrder(scheme)
        sizes()
        names()
        references()
        guard findings.isEmpty else { return }
        lifetimes()
        weights()
        rules()
        roles()
        writers()
        grades()
        people()
        if scheme.version == 1, scheme.amendment != nil {
            add(.schemeAmendmentFirst, "/amendment")
        }
    }

    /// Checks a scheme as the version after another.
    public init(_ scheme: Scheme, after earlier: Scheme) {
        self.init(scheme)
        if scheme.id != earlier.id || scheme.version != earlier.version + 1 {
            add(
                .schemeSuccessorWrong, "/version",
                [
                    "id": earlier.id.text, "version": "\(earlier.version)",
                    "next": "\(earlier.version + 1)",
                ])
        }
        let changed = scheme.changedLeaves(since: earlier)
        let known = Outline(earlier)
        let named = scheme.amendment?.leaves ?? [:]
        for leaf in changed where named[leaf]?.carry != .keep && known[leaf] != nil {
            warn(.warningAskedAgain, "/indicators/\(leaf)", ["indicator": leaf.text])
        }
        for leaf in named.keys.sorted() where !changed.contains(leaf) {
            warn(.warningAmendmentUnused, "/amendment/leaves/\(leaf)", ["indicator": leaf.text])
        }
    }

    mutating func add(_ code: FindingCode, _ path: String, _ parameters: [String: String] = [:]) {
        guard findings.count < Scheme.Limits.findings else { return }
        findings.append(Finding(code, at: path, parameters))
    }

    mutating func warn(_ code: FindingCode, _ path: String, _ parameters: [String: String] = [:]) {
        guard warnings.count < Scheme.Limits.findings else { return }
        warnings.append(Finding(code, at: path, parameters))
    }

    /// True once further findings would not be listed.
    var isFull: Bool { findings.count >= Scheme.Limits.findings }
}

extension SchemeCheck {
    /// Nothing empty, nothing too large.
    private mutating func sizes() {
        for (key, isEmpty) in [
            ("offices", scheme.offices.isEmpty), ("groups", scheme.groups.isEmpty),
            ("subjects", scheme.subjects.isEmpty), ("periods", scheme.periods.isEmpty),
            ("indicators", outline.leaves.isEmpty),
        ] where isEmpty {
            add(.schemeEmpty, "/\(key)", ["key": key])
        }
        limit("indicators", outline.leaves.count, Scheme.Limits.leaves)
        limit("indicators", outline.nodes.map(\.depth).max() ?? 0, Scheme.Limits.depth)
        limit("offices", scheme.offices.count, Scheme.Limits.offices)
        limit("groups", scheme.groups.count, Scheme.Limits.groups)
        limit("subjects", scheme.subjects.count, Scheme.Limits.subjects)
        limit("periods", scheme.periods.count, Scheme.Limits.periods)
        let counts = Dictionary(scheme.subjects.map { ($0.group, 1) }, uniquingKeysWith: +)
        for group in scheme.groups {
            let path = "groups/\(group.id)"
            limit(path, counts[group.id] ?? 0, Scheme.Limits.subjectsPerGroup)
            if counts[group.id] == nil {
                add(.schemeGroupEmpty, "/\(path)", ["group": group.id.text])
            }
        }
    }

    private mutating func limit(_ key: String, _ count: Int, _ limit: Int) {
        guard count > limit else { return }
        add(.schemeLimit, "/\(key)", ["key": key, "count": "\(count)", "limit": "\(limit)"])
    }

    /// Each id once, and none that has a meaning of its own.
    private mutating func names() {
        unique(scheme.offices.map(\.id.text), "offices", reserved: [SchemeReader.own])
        unique(scheme.groups.map(\.id.text), "groups")
        unique(scheme.subjects.map(\.id.text), "subjects")
        unique(scheme.periods.map(\.id.text), "periods", reserved: ["cycle"])
        unique(outline.nodes.map(\.indicator.id.text), "indicators")
        unique(scheme.grading.grades.map(\.id.text), "grades", reserved: ["otherwise"])
        for index in outline.leaves {
            guard let leaf = outline.nodes[index].indicator.leaf else { continue }
            let path = "indicators/\(outline.nodes[index].indicator.id)"
            unique(leaf.roles.compactMap(\.id?.text), "\(path)/roles")
            switch leaf.rule.takes {
            case .grade(let scores), .ballot(let scores):
                let grades = scores.keys.map(\.text).sorted()
                unique(grades, "\(path)/rule/\(leaf.rule.name)", reserved: [Rule.abstain])
            case .number: break
            }
        }
    }

    private mutating func unique(_ ids: [String], _ path: String, reserved: [String] = []) {
        let key = path.split(separator: "/").last.map(String.init) ?? path
        var seen: Set<String> = []
        for id in ids {
            if !seen.insert(id).inserted {
                add(.schemeIDTwice, "/\(path)/\(id)", ["id": id, "key": key])
            }
            if reserved.contains(id) { add(.schemeIDReserved, "/\(path)/\(id)", ["id": id]) }
        }
    }
}
