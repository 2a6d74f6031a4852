import Aggregator
import ArgumentParser
import Assessment
import Notation
import Submission

/// The command `shangji aggregator publish`.
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "发布名次表，须两人签署。Publish standings; takes two persons.",
        discussion: """
            尚有未定事项的只能以 --provisional 发布；与现行一版相同的不另出新版。
            What has open items can only be published with --provisional; what is unchanged gets no
            new edition.
            """)

    @OptionGroup var centre: CentreOptions

    @Option(help: "方案编号，只有一个方案时可省。The scheme; needed where there are several.")
    var scheme: SchemeID?

    @Option(help: "考核期编号，或 cycle。The id of a period, or cycle.")
    var period: String

    @Option(help: "只发布一个组。One group only.")
    var group: GroupID?

    @Flag(help: "尚有未定事项也发布，为暂定。Publish with open items, as provisional.")
    var provisional = false

    @OptionGroup var signers: SignerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard let scope = ScoringScope(period) else {
            throw ValidationError("--period: 不是考核期 not a period: \(period)")
        }
        let acts = try CentreActs(centre.open())
        let groups = try acts.publish(
            scope, of: acts.scheme(scheme).id, group: group, provisional: provisional,
            by: signers.open(acts), now: Surroundings.real.now())
        for finding in groups.flatMap(\.late).prefix(100) { output.tell(finding) }
        let list = groups.map(Self.json)
        var answer = list.first?.object ?? [:]
        answer["standings"] = .array(list)
        output.answer(
            .object(answer),
            [
                "zh": groups.map { Self.words($0, zh: true) }.joined(separator: "\n"),
                "en": groups.map { Self.words($0, zh: false) }.joined(separator: "\n"),
            ])
    }

    private static func json(_ group: PublishedGroup) -> JSON {
        [
            "differences": .array(group.differences), "edition": .integer(group.standing.edition),
            "group": .string(group.standing.group.text),
            "id": .string(group.record.description), "late": .array(group.late.map(\.json)),
            "new": .bool(group.isNew),
            "root": .string(group.standing.root.hex), "status": .string(group.status),
        ]
    }

    private static func words(_ group: PublishedGroup, zh: Bool) -> String {
        let standing = group.standing
        let status = zh ? (group.status == "final" ? "定稿" : "暂定") : group.status
        let head =
            zh
            ? "\(standing.group) 第 \(standing.edition) 版\(group.isNew ? "已发布" : "未变")（\(status)）"
            : "\(standing.group) edition \(standing.edition) (\(status)) "
                + (group.isNew ? "is published" : "stands unchanged")
        let changed = group.differences.map { difference in
            let id = difference["id"]?.string ?? ""
            return "  \(id): \(brief(difference["was"])) → \(brief(difference["is"]))"
        }
        return (["\(head)  \(group.record)"] + changed).joined(separator: "\n")
    }

    /// Total, rank and grade, as far as they differ.
    private static func brief(_ side: JSON?) -> String {
        let parts = [
            side?["total"]?.string, side?["rank"]?.integer.map { "#\($0)" },
            side?["grade"]?.string,
        ].compactMap { $0 }
        return parts.isEmpty ? "·" : parts.joined(separator: " ")
    }
}
