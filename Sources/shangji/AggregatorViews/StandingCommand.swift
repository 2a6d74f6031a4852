import Aggregator
import ArgumentParser
import Assessment
import Notation
import Submission

/// The command `shangji aggregator standing`.
struct StandingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standing",
        abstract: "由日志计算名次表。Score and rank from everything that is logged.",
        discussion: """
            有冲突、待定或缺报时，仍输出名次表，退出码为 1；--provisional 给出暂定名次。
            While something is open the standing is printed all the same; the exit code is 1.
            """)

    @OptionGroup var chosen: StandingOptions

    @Option(help: "只看一个组。One group only.")
    var group: GroupID?

    @Flag(help: "也列出各指标的最高、最低、平均、前三、后三。Also the figures of every indicator.")
    var feedback = false

    @Option(help: "另写一份 Excel 名次表。Also write the standing as a workbook.")
    var xlsx: String?

    @OptionGroup var past: HistoryOptions
    @OptionGroup var questions: ScoreQuestions

    func run() throws {
        if past.history { return try past.answer(chosen.centre, chosen.output) }
        let made = try chosen.standing()
        if try questions.answer(made.run, made.scheme, chosen.output) { return }
        let whole = made.run.standing
        let standing = group.map(whole.only) ?? whole
        let words = StandingWords(scheme: made.scheme, standing: standing)
        for finding in (standing.findings + made.late).prefix(100) { chosen.output.tell(finding) }
        if let xlsx {
            try StandingWorkbook(
                scheme: made.scheme, standing: standing, findings: standing.findings + made.late,
                withFigures: feedback, language: chosen.output.lang
            ).write(to: xlsx)
        }
        let figures = FeedbackWords(scheme: made.scheme, standing: standing)
        chosen.output.answer(
            made.late.isEmpty ? standing.json : Self.json(standing, made.late),
            [
                "zh": words.zh + (feedback ? "\n\n" + figures.zh : ""),
                "en": words.en + (feedback ? "\n\n" + figures.en : ""),
            ])
        if standing.status == .incomplete { throw ExitCode(1) }
    }

    private static func json(_ standing: Assessment.Standing, _ late: [Finding]) -> JSON {
        var members = standing.json.object ?? [:]
        members["late"] = .array(late.map(\.json))
        return .object(members)
    }
}

/// The command `shangji aggregator explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "说明总分由来，直到签名的分值。From a total down to the signed values.")

    @Argument(help: "考核对象，或其单元格。A subject, or one of its cells.")
    var place: String

    @OptionGroup var chosen: StandingOptions

    func run() throws {
        let made = try chosen.standing()
        let (subject, lines) = try made.explanation(of: place)
        let grade = GradeAnswer(made.run, subject, made.scheme)
        let sentences = place.contains("/") ? [] : grade.sentences
        let zh = lines.map { $0.zh + Self.signed($0, made) } + sentences.map(\.zh)
        let en = lines.map { $0.en + Self.signed($0, made) } + sentences.map(\.en)
        chosen.output.answer(
            [
                "subject": .string(subject.text), "size": .integer(made.size),
                "lines": .array(lines.map { Self.json($0, made) }), "grade": grade.json,
            ],
            ["zh": zh.joined(separator: "\n"), "en": en.joined(separator: "\n")])
    }

    private static func heads(
        _ line: ExplanationLine, _ made: CentreStanding
    ) -> [CentreStanding.Head] {
        line.cell.flatMap { made.heads[$0] } ?? []
    }

    private static func signed(_ line: ExplanationLine, _ made: CentreStanding) -> String {
        let heads = heads(line, made)
        guard !heads.isEmpty else { return "" }
        let names = heads.map { "\($0.office?.text ?? "裁定 decision") \($0.id)" }
        return "  ← " + names.joined(separator: ", ")
    }

    private static func json(_ line: ExplanationLine, _ made: CentreStanding) -> JSON {
        var members = line.json.object ?? [:]
        members["signed"] = .array(
            heads(line, made).map { head in
                var item: [String: JSON] = ["entry": .string(head.id.description)]
                item["office"] = head.office.map { .string($0.text) }
                return .object(item)
            })
        return .object(members)
    }
}

/// Which standing of a centre is meant.
struct StandingOptions: ParsableArguments {
    @OptionGroup var centre: CentreOptions

    @Option(help: "方案编号，只有一个方案时可省。The scheme; needed where there are several.")
    var scheme: SchemeID?

    @Option(help: "考核期编号，或 cycle；只有 --history 不用写。A period, or cycle; needed but for --history.")
    var period = ""

    @Flag(help: "暂不计入缺报和不能使用的值。Leave out whatever is missing or cannot be used.")
    var provisional = false

    @OptionGroup var output: OutputOptions

    /// Makes the standing, by the scheme chosen or by another one.
    func standing(of other: SchemeID? = nil) throws -> CentreStanding {
        let acts = try CentreActs(centre.open())
        guard let scope = ScoringScope(period) else {
            throw ValidationError("--period: 不是考核期 not a period: \(period)")
        }
        return try acts.book.standing(
            scope, of: acts.scheme(other ?? scheme), provisional: provisional)
    }
}
