import Agent
import ArgumentParser
import Notation
import Submission

/// `shangji agent draft carry`: moves drafts to the version of their scheme that is in force.
struct AgentDraftCarry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carry",
        abstract: "把草稿转到现行方案版本。Move drafts to the version of the scheme in force.")

    @OptionGroup var agent: AgentOptions

    @Option(name: .long, help: "考核期，默认全部。The period; all by default.")
    var period: PeriodID?

    @Flag(help: "只显示会怎样。Only show what would become of them.")
    var preview = false

    func run() async throws {
        let carried =
            preview
            ? try DraftDesk(folder: try agent.open()).carry(period: period, preview: true)
            : try await agent.change("draft carry") { folder in
                try DraftDesk(folder: folder).carry(period: period)
            }
        guard case .object(var members) = DraftAnswer.json(carried.moved) else { return }
        members["added"] = .array(carried.added.map { .string($0) })
        members["changed"] = .array(carried.changed.map { .string($0.description) })
        members["dropped"] = .array(
            carried.dropped.map { draft in
                [
                    "cell": .string(draft.place.description),
                    "value": .string(draft.content.shown),
                ]
            })
        members["preview"] = .bool(preview)
        agent.output.answer(.object(members), words(carried))
    }

    private func words(_ carried: CarriedDrafts) -> FindingCode.Words {
        let moved = DraftAnswer.words(carried.moved, agent.output)
        func lines(_ zh: Bool) -> String {
            let changed = carried.changed.map {
                (zh ? "\n* 含义已改变，请核对：" : "\n* changed in meaning, look at it: ")
                    + $0.description
            }
            let dropped = carried.dropped.map {
                (zh ? "\n- 已无此格，收起：" : "\n- gone, taken away: ")
                    + "\($0.place)  \($0.content.shown)"
            }
            let added = carried.added.map { (zh ? "\n+ 新增应报：" : "\n+ new, to be given: ") + $0 }
            return (changed + dropped + added).joined()
        }
        return ["zh": moved.zh + lines(true), "en": moved.en + lines(false)]
    }
}
