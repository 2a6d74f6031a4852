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
            尚有未定事项的只能以 --provisional 发布；与现行一版相同的不另出新版。申诉成立后的新版
            自动注明所依据的申诉。两个日期不写时沿用前一版的。
            What has open items can only be published with --provisional; what is unchanged gets no
            new edition. An edition after upheld appeals names them. A day that is not given is that
            of the edition before.
            """)

    @OptionGroup var centre: CentreOptions

    @Option(help: "方案编号，只有一个方案时可省。The scheme; needed where there are several.")
    var scheme: SchemeID?

    @Option(help: "考核期编号，或 cycle。The id of a period, or cycle.")
    var period: String

    @Option(help: "只发布一个组。One group only.")
    var group: GroupID?

    @Flag(help: "作为暂定稿发布，尚有未定事项也可。Publish as provisional, with open items or without.")
    var provisional = false

    @Option(help: "预警答复的最后一天。The last day for answers to warnings.")
    var answerBy: CivilDate?

    @Option(help: "申诉的最后一天。The last day for appeals.")
    var appealBy: CivilDate?

    @OptionGroup var signers: SignerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard let scope = ScoringScope(period) else {
            throw ValidationError("--period: 不是考核期 not a period: \(period)")
        }
        let acts = try CentreActs(centre.open())
        let id = try acts.scheme(scheme).id
        let today = try LocalTime(zone: acts.book.timezone(of: id)).today()
        if let past = [answerBy, appealBy].compactMap({ $0 }).first(where: { $0 < today }) {
            throw ValidationError("日期已过 the day has passed: \(past)")
        }
        let groups = try acts.publish(
            scope, of: id, group: group, provisional: provisional,
            days: PublicationDays(answerBy: answerBy, appealBy: appealBy), by: signers.open(acts),
            now: Surroundings.real.now())
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
        var members: [String: JSON] = [
            "appeals": .array(group.standing.appeals.map { .string($0.description) }),
            "differences": .array(group.differences), "edition": .integer(group.standing.edition),
            "group": .string(group.standing.group.text),
            "id": .string(group.record.description), "late": .array(group.late.map(\.json)),
            "new": .bool(group.isNew),
            "open": .array(
                group.standing.openItems.map {
                    ["at": .string($0.at), "code": .string($0.code)]
                }),
            "root": .string(group.standing.root.hex), "status": .string(group.status),
        ]
        members["answerBy"] = group.standing.answerBy.map { .string($0.description) }
        members["appealBy"] = group.standing.appealBy.map { .string($0.description) }
        return .object(members)
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
        let appeals = standing.appeals.map { (zh ? "  依据申诉 " : "  after the appeal ") + "\($0)" }
        return (["\(head)  \(group.record)"] + appeals + changed).joined(separator: "\n")
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
