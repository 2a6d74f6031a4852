public import Notation

/// A scheme with its detailed rules as one document, in Markdown, ready to be printed.
///
/// Of every key that a scheme has something is said: what has no words of its own is shown as it is
/// written.
public struct SchemeDocument: Sendable {
    private let scheme: Scheme
    private let rules: [Digest: String]
    private let outline: Outline
    private let shares: WeightShares
    private let names: ThingNames

    /// A document.
    ///
    /// - Parameter rules: the texts of detailed rules by their SHA-256; of what is bound and not
    ///   here the hash alone is shown.
    public init(_ scheme: Scheme, rules: [Digest: String] = [:]) {
        self.scheme = scheme
        self.rules = rules
        outline = Outline(scheme)
        shares = WeightShares(scheme)
        names = ThingNames([scheme])
    }

    /// The document in Chinese.
    public var zh: String { text(DifferenceWords(isChinese: true)) }

    /// The document in English.
    public var en: String { text(DifferenceWords(isChinese: false)) }

    /// The bound rules whose text is not here, by leaf.
    public var lacking: [IndicatorID] {
        outline.leaves.map { outline.nodes[$0].indicator }.filter { indicator in
            indicator.leaf?.detailedRules.map { rules[$0] == nil } ?? false
        }.map(\.id)
    }

    private func text(_ words: DifferenceWords) -> String {
        let head = [
            "# \(scheme.title)", "",
            words.say(
                "方案 \(scheme.id) 第 \(scheme.version) 版，散列值 \(scheme.hash)",
                "Scheme \(scheme.id), version \(scheme.version), hash \(scheme.hash)"),
        ]
        let note = scheme.note.map { ["", $0] } ?? []
        let parts = [
            head + note, section(words.say("考核期", "Periods"), scheme.periods.map(\.json), words),
            people(words), section(words.say("单位", "Offices"), scheme.offices.map(\.json), words),
            ["", "## " + words.say("指标", "Indicators")] + tree(words),
            section(words.say("等次", "Grades"), scheme.grading.grades.map(\.json), words),
            settings(words),
        ]
        return parts.flatMap { $0 }.joined(separator: "\n") + "\n"
    }

    /// A list of things, a line each, all their keys in words.
    private func section(_ title: String, _ things: [JSON], _ words: DifferenceWords) -> [String] {
        guard !things.isEmpty else { return [] }
        return ["", "## \(title)", ""]
            + things.map { thing in
                let name = thing["name"]?.string ?? ""
                let rest = (thing.object ?? [:]).filter { !["id", "name"].contains($0.key) }
                let said = words.members(rest)
                let id = thing["id"]?.string ?? ""
                return "- \(name) (\(id))" + (said.isEmpty ? "" : ": \(said)")
            }
    }

    private func people(_ words: DifferenceWords) -> [String] {
        ["", "## " + words.say("考核对象", "Subjects")]
            + scheme.groups.flatMap { group in
                let members = scheme.subjects.filter { $0.group == group.id }
                let named = members.map { "\($0.name) (\($0.id))" }
                return [
                    "", "### \(group.name) (\(group.id))", "",
                    named.joined(separator: words.say("、", ", ")),
                ]
            }
    }

    private func tree(_ words: DifferenceWords) -> [String] {
        outline.nodes.flatMap { node -> [String] in
            let indicator = node.indicator
            let marks = String(repeating: "#", count: min(node.depth + 2, 6))
            var lines = ["", "\(marks) \(indicator.title) (\(indicator.id))", ""]
            if let weight = indicator.weight {
                let share = shares[indicator.id]?.rounded(to: 2).map { "\($0)%" } ?? ""
                lines.append(
                    words.say(
                        "权重 \(weight)，占总分 \(share)", "Weight \(weight), \(share) of the total"))
            }
            var keys = indicator.json.object ?? [:]
            for key in ["id", "title", "weight", "children", "detailedRules", "responsible"] {
                keys[key] = nil
            }
            lines += keys.sorted { $0.key < $1.key }.map {
                "- " + words.members([$0.key: $0.value])
            }
            if indicator.leaf != nil {
                let offices = node.responsible.map { names.office($0.text) }
                    .joined(separator: words.say("、", ", "))
                lines.append("- " + words.say("责任单位：", "In charge: ") + offices)
            }
            return lines + bound(indicator, words)
        }
    }

    private func bound(_ indicator: Indicator, _ words: DifferenceWords) -> [String] {
        guard let digest = indicator.leaf?.detailedRules else { return [] }
        let title = words.say("细则", "Detailed rules") + " (\(digest))"
        guard let text = rules[digest] else {
            return ["- " + title + words.say("：原文不在本处", ": the text is not here")]
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return ["- " + title, ""] + lines.map { $0.isEmpty ? ">" : "> \($0)" }
    }

    /// What belongs to the scheme as a whole.
    private func settings(_ words: DifferenceWords) -> [String] {
        let apart: Set = [
            "id", "version", "title", "note", "periods", "groups", "subjects", "offices",
            "indicators", "grades",
        ]
        let rest = (scheme.json.object ?? [:]).filter { !apart.contains($0.key) }
        guard !rest.isEmpty else { return [] }
        return ["", "## " + words.say("其他规定", "Further rules"), ""]
            + rest.sorted { $0.key < $1.key }.map { "- " + words.members([$0.key: $0.value]) }
    }
}
